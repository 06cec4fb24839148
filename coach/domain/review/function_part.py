"""Function, sleep and medicine, beside those before; and flares."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from coach.domain.counted import counted
from coach.domain.journal.entries import Activities, ActivityRating, Evening, FlareDay, Morning, Reach, Weekly
from coach.domain.measures.daily import medicine_days, medicine_doses, sleep
from coach.domain.measures.measure import ACTIVITY, Measure, Measured, Period
from coach.domain.measures.own import activity_series, plain_name, reach, weekly_three
from coach.domain.review.facts import Facts
from coach.domain.review.numbers import row, row_of
from coach.domain.review.page import Block, Row
from coach.domain.text import shorten
from coach.domain.when import date_words

MOST_FLARES = 4
LONGEST = 60
DAY = timedelta(days=1)

Answer = tuple[datetime, float, tuple[ActivityRating, ...]]


def function(facts: Facts) -> Block:
    """The person's own activities one by one, the weekly three, reach, sleep and medicine."""
    logs = facts.entries_of(Evening)
    rows = [
        *_activities(facts),
        row(weekly_three, facts.entries_of(Weekly), facts.window),
        row(reach, facts.entries_of(Reach), facts.window),
        row(sleep, facts.entries_of(Morning), facts.window),
        row(medicine_days, logs, facts.window),
        row(medicine_doses, logs, facts.window),
    ]
    known = [each for each in rows if each.value is not None or each.earlier is not None]
    unknown = [each.name.lower() for each in rows if each not in known]
    lines = (f"Not enough answers for: {', '.join(unknown)}.",) if unknown else ()
    how = ("Activities and sleep: higher is better. Weekly three, reach and medicine: lower is better.",)
    return Block("function", lines, tuple(known), how)


def flares(facts: Facts) -> Block:
    """The flares that reach into the period: since when, how long, what the person suspects."""
    spells = [spell for spell in _spells(facts.flares.either) if spell[1] >= facts.window.now.since]
    lines = [_spell_words(first, last, facts) for first, last in spells[-MOST_FLARES:]]
    if len(spells) > MOST_FLARES:
        lines.insert(0, f"{len(spells)} flares; the last {MOST_FLARES}:")
    how = (
        "Days called a flare, or, 'from the numbers', with an average 2 or more above the median of 14 days before. "
        "Both are kept, because they often disagree."
    )
    return Block("flares", tuple(lines) or ("None in this time.",), how=(how,))


def _activities(facts: Facts) -> Iterator[Row]:
    """Each of the latest set of activities: its latest answer, and the latest one of the period before."""
    now, before = facts.window.now, facts.window.before
    series = activity_series(each for each in facts.entries_of(Activities) if each.at.date() < now.until)
    if not series:
        return
    inside = [answer for answer in series[-1].answers if now.holds(answer[0].date())]
    earlier = [answer for answer in series[-1].answers if before.holds(answer[0].date())]
    latest = (inside or earlier or [series[-1].answers[-1]])[-1]
    for rating in latest[2]:
        yield row_of(
            Measured(_named(rating.name), _score(inside, rating.name), len(inside), now.days),
            Measured(_named(rating.name), _score(earlier, rating.name), len(earlier), before.days),
        )


def _named(name: str) -> Measure:
    return msgspec.structs.replace(ACTIVITY, name=shorten(name, 30))


def _score(answers: Sequence[Answer], name: str) -> float | None:
    """What the latest of `answers` says of one activity, however it is written."""
    told = answers[-1][2] if answers else ()
    scores = [rating.score for rating in told if plain_name(rating.name) == plain_name(name)]
    return float(scores[0]) if scores else None


def _spells(days: frozenset[date]) -> list[tuple[date, date]]:
    """Flare days that follow each other, as first and last day."""
    spells: list[tuple[date, date]] = []
    for day in sorted(days):
        if spells and day - spells[-1][1] == DAY:
            spells[-1] = (spells[-1][0], day)
        else:
            spells.append((day, day))
    return spells


def _spell_words(first: date, last: date, facts: Facts) -> str:
    length = (last - first).days + 1
    inside = {first + number * DAY for number in range(length)}
    said = "" if inside & facts.flares.said else " (from the numbers)"
    spell = Period(first, last + DAY)
    notes = [entry.note for entry in facts.entries_of(FlareDay) if spell.holds(entry.at.date()) and entry.note]
    notes += [log.note for day, log in facts.evenings.items() if day in inside and log.note]
    why = f", “{shorten(notes[0], LONGEST)}”" if notes else ""
    return f"{date_words(first, facts.now.date())}, {counted(length, 'day')}{said}{why}"
