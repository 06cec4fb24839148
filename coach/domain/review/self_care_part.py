"""What the person does at home: how much, what seems to help, what flared, homework, heat and cold."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from statistics import median

from coach.domain.entries import Run
from coach.domain.goals import goal_weeks, is_real
from coach.domain.homework_due import is_over, latest_words
from coach.domain.measures import WEEK_DAYS
from coach.domain.review.facts import Facts
from coach.domain.review.page import Block
from coach.domain.stats import Effect
from coach.domain.text import shorten
from coach.domain.uses import day_of

MOST = 3
RANK_FROM = 5
"""Exercises with fewer uses are never ranked (clinical.md 6.6)."""

HELPS = ("more", "seems_more")
DAY = timedelta(days=1)

HOW = (
    "Minutes are seconds of guided work. What seems to help is measured against your own average run that began with "
    "the same pain, over half a year; n is the number of uses, and nothing with fewer than 5 is named. You tend to "
    "exercise when pain is high, and high pain usually falls anyway; order, heat, rest and attention also count: this "
    "is not proof. Flared: the next morning was 2 or more above your usual."
)


def self_care(facts: Facts) -> Block:
    """Counts first, then what seems to help and what flared, with n; never stronger than it can be said."""
    return Block("self_care", tuple(_lines(facts)), how=(HOW,))


def runs_of(facts: Facts) -> tuple[Run, ...]:
    """The real runs of the period."""
    period = facts.window.now
    return tuple(run for run in facts.entries_of(Run) if is_real(run) and period.holds(run.at.date()))


def _lines(facts: Facts) -> Iterator[str]:
    runs = runs_of(facts)
    weeks = max(1.0, facts.window.now.days / WEEK_DAYS)
    minutes = sum(run.done_s for run in runs) / 60 / weeks
    days = len({day_of(run.at) for run in runs})
    if not runs:
        yield f"No routine in this time.{_goal(facts)}"
    else:
        spread = f"{len(runs)} {'routine' if len(runs) == 1 else 'routines'} on {days} of {facts.window.now.days} days"
        yield f"{spread}, about {minutes:.0f} min a week.{_goal(facts)}"
    ranked = [each for each in facts.effects.values() if each.n >= RANK_FROM]
    helped = sorted((each for each in ranked if each.label in HELPS), key=lambda each: (-each.effect, each.exercise))
    for each in helped[:MOST]:
        yield f"{_name(each, facts)}: {each.words} ({each.effect:+.1f}, n {each.n})"
    flared = sorted(_flared(facts.effects), key=lambda each: (-each.flares / each.flares_of, each.exercise))
    for each in flared[:MOST]:
        yield f"{_name(each, facts)}: worse on {each.flares} of {each.flares_of} next mornings"
    yield from _thermal(runs, facts.kinds)
    yield from _homework(facts, runs)


def _goal(facts: Facts) -> str:
    """Done as planned: days with a run of the person's own goal, as days that rest are taken off."""
    if facts.profile.goal_runs is None:
        return ""
    period = facts.window.now
    weeks = [
        week
        for week in goal_weeks(facts.entries, facts.profile.goal_runs, facts.now)
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
    for kind in ("heat", "cold"):
        used = [run for run in runs if any(kinds.get(each.exercise) == kind and each.done_s for each in run.results)]
        changes = [run.after - run.before for run in used if run.before is not None and run.after is not None]
        if used:
            typical = f", pain typically {median(changes):+g}" if changes else ""
            told.append(f"{kind} {len(used)} {'time' if len(used) == 1 else 'times'}{typical}")
    if told:
        yield f"{'; '.join(told).capitalize()}."


def _homework(facts: Facts, runs: Sequence[Run]) -> Iterator[str]:
    given = latest_words(facts.entries).values()
    for each in [each for each in given if not is_over(each, facts.now)][:MOST]:
        days = {day_of(run.at) for run in runs if any(r.exercise == each.exercise and r.done_s for r in run.results)}
        name = shorten(facts.names.get(each.exercise, each.exercise), 40)
        yield f"Homework {name}: done on {len(days)} of {facts.window.now.days} days"


def _name(effect: Effect, facts: Facts) -> str:
    return shorten(facts.names.get(effect.exercise, effect.exercise), 40)
