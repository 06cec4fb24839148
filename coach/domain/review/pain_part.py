"""Pain: the numbers beside those before, the chart by days, and the places."""

from collections.abc import Iterable
from statistics import fmean

from coach.domain.counted import counted
from coach.domain.exercises.vocabulary import Region, Side
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entries import (
    Activities,
    Change,
    CheckIn,
    Entry,
    Evening,
    FlareDay,
    Morning,
    NoteEntry,
    Reach,
    Run,
    Visit,
    Weekly,
)
from coach.domain.journal.ratings import pain_ratings
from coach.domain.measures.measure import Period
from coach.domain.measures.pain import high_pain_days, high_pain_time, pain_days, pain_score, worst
from coach.domain.measures.trend import daily_pain
from coach.domain.review.facts import Facts
from coach.domain.review.numbers import row
from coach.domain.review.page import Block, ChartDay, PlaceDays, Row
from coach.domain.when import date_words

MOST_PLACES = 6
TELLING: tuple[type[Entry], ...] = (CheckIn, Morning, Weekly, Activities, Reach, Change, Run, FlareDay, NoteEntry)
Spot = tuple[Region, Side | None]


def pain(facts: Facts) -> Block:
    """Pain now, average, worst, days in high pain and time in it."""
    logs = facts.entries_of(Evening)
    rows = (
        _now(facts),
        row(pain_score, facts.daily, facts.window),
        row(worst, logs, facts.window),
        row(high_pain_days, logs, facts.window),
        row(pain_days, facts.daily, facts.window),
        row(high_pain_time, facts.ratings, facts.window),
    )
    return Block(
        "pain", rows=rows, how=("Lower is better. A change of 2 points, or of 30 %, is usually felt as real.",)
    )


def chart(facts: Facts) -> tuple[ChartDay, ...]:
    """Every day of the period, with its average and worst pain, visits and flares."""
    period = facts.window.now
    logs = facts.evenings
    visits = {visit.at.date() for visit in facts.entries_of(Visit) if visit.at <= facts.now}
    flares = facts.flares.either
    return tuple(
        ChartDay(
            each.day,
            each.mean,
            logs[each.day].worst if each.day in logs else None,
            each.day in visits,
            each.day in flares,
        )
        for each in daily_pain(facts.daily, period.last, period.days)
    )


def places(facts: Facts) -> tuple[PlaceDays, ...]:
    """The places that check-ins and runs named, by how many days, with the mean of their scores."""
    now, before = _spots(facts, facts.window.now), _spots(facts, facts.window.before)
    ranked = sorted(now.items(), key=lambda item: (-len(item[1][0]), REGION_NAMES[item[0][0]], item[0][1] or ""))
    return tuple(
        PlaceDays(
            number=number,
            region=spot[0],
            side=spot[1],
            days=len(days),
            score=fmean(scores) if scores else None,
            new=bool(before) and spot not in before,
        )
        for number, (spot, (days, scores)) in enumerate(ranked, 1)
    )


def place_block(found: Iterable[PlaceDays]) -> Block:
    """The places as a list, numbered as on the body chart."""
    listed = tuple(found)
    lines = [place_line(each) for each in listed[:MOST_PLACES]]
    unlisted = len(listed) - MOST_PLACES
    if unlisted > 0:
        lines.append(f"and {counted(unlisted, 'more place')}")
    how = "Days on which a check-in named the place, or something hurt there in a run; scores are means, 0-10."
    return Block("places", tuple(lines) or ("No place was named.",), how=(how,))


def place_line(each: PlaceDays) -> str:
    """Such as "1 low back, right: 9 days, 4.2 of 10, new"."""
    side = f", {each.side}" if each.side else ""
    score = f", {each.score:.1f} of 10" if each.score is not None else ""
    new = ", new" if each.new else ""
    return f"{each.number} {REGION_NAMES[each.region]}{side}: {counted(each.days, 'day')}{score}{new}"


def recorded_days(facts: Facts) -> int:
    """How many days of the period have an entry of how it was: visits, questions and homework say nothing of it.

    An evening log belongs to the day that it closes.
    """
    told = [entry.at.date() for kind in TELLING for entry in facts.entries_of(kind) if _is_real(entry)]
    return sum(facts.window.now.holds(day) for day in {*told, *facts.evenings})


def _is_real(entry: object) -> bool:
    return not isinstance(entry, Run) or entry.speed == 1.0


def _now(facts: Facts) -> Row:
    end = facts.end
    ratings = [each for each in pain_ratings(facts.ratings, after_runs=True) if each.at <= end]
    inside = [each for each in ratings if facts.window.now.holds(each.at.date())]
    earlier = [each for each in ratings if facts.window.before.holds(each.at.date())]
    how = "The latest rating of pain now, 0-10, and the latest of the period before."
    if not inside:
        return Row("now", "Pain now", "not rated", how=how)
    latest = inside[-1]
    return Row(
        id="now",
        name="Pain now",
        now=str(latest.score),
        before=str(earlier[-1].score) if earlier else "",
        change=f"{date_words(latest.at.date(), facts.now.date())} {latest.at:%H:%M}",
        how=how,
        value=latest.score,
        earlier=earlier[-1].score if earlier else None,
    )


def _spots(facts: Facts, period: Period) -> dict[Spot, tuple[set[object], list[int]]]:
    found: dict[Spot, tuple[set[object], list[int]]] = {}
    for entry in facts.ratings:
        if not period.holds(entry.at.date()):
            continue
        if isinstance(entry, CheckIn):
            for place in entry.places:
                days, scores = found.setdefault((place.region, place.side), (set(), []))
                days.add(entry.at.date())
                scores += [] if place.score is None else [place.score]
        elif isinstance(entry, Run) and entry.speed == 1.0:
            for hurt in (hurt for result in entry.results for hurt in result.hurts):
                if hurt.region is not None:
                    days, scores = found.setdefault((hurt.region, hurt.side), (set(), []))
                    days.add(entry.at.date())
                    scores += [] if hurt.score is None else [hurt.score]
    return found
