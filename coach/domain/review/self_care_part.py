"""What the person does at home: how much, what seems to help, what flared, homework, heat and cold."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from statistics import median

from coach.domain.counted import counted
from coach.domain.exercises.kinds import KINDS
from coach.domain.homework.due import is_over, latest_words, often_words
from coach.domain.journal.entries import Homework, Run, Skip
from coach.domain.journal.uses import day_of
from coach.domain.measures.goals import goal_weeks, is_real
from coach.domain.measures.measure import WEEK_DAYS
from coach.domain.measures.stats import HELPING, Effect
from coach.domain.review.facts import Facts
from coach.domain.review.page import Block, Pictured
from coach.domain.text import shorten

MOST = 3
RANK_FROM = 5
"""Exercises with fewer uses are never ranked (clinical.md 6.6)."""

CAVEAT = "Seems to help (high pain usually falls anyway; this is no proof):"
"""In one line, so that what it is about stands below it on a full page; `HOW` says all of it."""

DAY = timedelta(days=1)

HOW = (
    "Minutes are seconds of guided work. What seems to help is measured against your own average run that began with "
    "the same pain, over half a year; n is the number of uses, and nothing with fewer than 5 is named. You tend to "
    "exercise when pain is high, and high pain usually falls anyway; order, heat, rest and attention also count: this "
    "is not proof. Flared: the next morning was 2 or more above your usual."
)


def self_care(facts: Facts) -> Block:
    """Counts first, then what flared and what seems to help, with n; never stronger than it can be said."""
    return Block("self_care", tuple(_lines(facts)), how=(HOW,))


def runs_of(facts: Facts) -> tuple[Run, ...]:
    """The real runs of the period."""
    period = facts.window.now
    return tuple(run for run in facts.entries_of(Run) if is_real(run) and period.holds(day_of(run.at)))


def _lines(facts: Facts) -> Iterator[str]:
    runs = runs_of(facts)
    days = len({day_of(run.at) for run in runs})
    if not runs:
        yield f"No routine in this time.{_goal(facts)}"
    else:
        spread = f"{counted(len(runs), 'routine')} on {days} of {counted(facts.window.now.days, 'day')}"
        yield f"{spread}, {_minutes(facts, runs)}.{_goal(facts)}"
    yield from _homework(facts, runs)
    flared = sorted(_flared(facts.effects), key=lambda each: (-each.flares / each.flares_of, each.exercise))
    for each in flared[:MOST]:
        yield f"{_name(each, facts)}: worse on {each.flares} of {each.flares_of} next mornings"
    ranked = [each for each in facts.effects.values() if each.n >= RANK_FROM]
    helped = sorted((each for each in ranked if each.label in HELPING), key=lambda each: (-each.effect, each.exercise))
    if helped:
        yield CAVEAT
    for each in helped[:MOST]:
        yield f"{_name(each, facts)}: {each.words} ({', '.join(_counts(each))})"
    yield from _thermal(runs, facts.kinds)


def _minutes(facts: Facts, runs: Sequence[Run]) -> str:
    """Minutes a week; in less than a week those there were, as a few days say nothing of a week."""
    minutes, days = sum(run.done_s for run in runs) / 60, facts.window.now.days
    if days < WEEK_DAYS:
        return f"{minutes:.0f} min in all"
    return f"about {minutes * WEEK_DAYS / days:.0f} min a week"


def _counts(effect: Effect) -> Iterator[str]:
    """The uses, what usually changes right after, and the next mornings: two different questions (6.6)."""
    yield f"n {effect.n}"
    if effect.median_change is not None:
        yield f"typically {_lower(effect.median_change)} right after"
    if effect.flares_of:
        yield f"worse on {effect.flares} of {effect.flares_of} next mornings"


def _lower(change: float) -> str:
    """A fall of pain in words, such as "1 lower"."""
    return "the same" if change == 0 else f"{abs(change):g} {'lower' if change > 0 else 'higher'}"


def _goal(facts: Facts) -> str:
    """Done as planned: days with a run of the person's own goal, as days that rest are taken off."""
    if facts.profile.goal_runs is None:
        return ""
    period = facts.window.now
    weeks = [
        week
        for week in goal_weeks(
            (*facts.entries_of(Run), *facts.entries_of(Skip), *facts.daily), facts.profile.goal_runs, facts.end
        )
        if period.since <= week.monday and week.monday + 7 * DAY <= period.until
    ]
    wanted = sum(week.goal for week in weeks)
    if not wanted:
        return ""
    done = sum(min(week.done, week.goal) for week in weeks)
    return f" {done} of {wanted} planned days kept in whole weeks."


def _flared(effects: Mapping[str, Effect]) -> list[Effect]:
    return [
        each
        for each in effects.values()
        if each.flares and each.flares_of >= MOST and 2 * each.flares >= each.flares_of
    ]


def _thermal(runs: Sequence[Run], kinds: Mapping[str, str]) -> Iterator[str]:
    """Heat and cold: how often, and the middle change in pain of the runs with it."""
    told = []
    for kind in (kind for kind, rules in KINDS.items() if rules.skin and rules.skin.offer):
        used = [run for run in runs if any(kinds.get(each.exercise) == kind and each.done_s for each in run.results)]
        changes = [run.before - run.after for run in used if run.before is not None and run.after is not None]
        if used:
            typical = f", pain typically {_lower(float(median(changes)))} after the run" if changes else ""
            told.append(f"{kind} {counted(len(used), 'time')}{typical}")
    if told:
        yield f"{'; '.join(told).capitalize()}."


def _homework(facts: Facts, runs: Sequence[Run]) -> Iterator[str]:
    """How often it was done since it was given, beside how often it was asked for."""
    for each in _given(facts):
        days = {day_of(run.at) for run in runs if any(r.exercise == each.exercise and r.done_s for r in run.results)}
        given = max(facts.window.now.since, each.at.date())
        of = (facts.window.now.until - given).days
        name = shorten(facts.names.get(each.exercise, each.exercise), 40)
        done = sum(day >= given for day in days)
        yield f"Homework {name}: done on {done} of {counted(of, 'day')}; asked for {often_words(each)}"


def _given(facts: Facts) -> list[Homework]:
    """The homework that is not over, as much as the page has room for."""
    known = latest_words(entry for entry in facts.entries if entry.at <= facts.end)
    return [each for each in known.values() if not is_over(each, facts.end)][:MOST]


def pictured(facts: Facts) -> tuple[Pictured, ...]:
    """That homework, as far as its exercise has a figure."""
    shown = (each for each in _given(facts) if each.exercise in facts.drawn)
    return tuple(Pictured(facts.drawn[each.exercise], each.side) for each in shown)


def _name(effect: Effect, facts: Facts) -> str:
    return shorten(facts.names.get(effect.exercise, effect.exercise), 40)
