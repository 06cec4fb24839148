"""Progress told honestly: against what counts, and with what may have caused it anyway (clinical.md 6.6, 8.3)."""

from collections.abc import Iterator, Sequence

from coach.domain.journal.entries import Activities, AnyEntry, Change, Visit
from coach.domain.measures import periods
from coach.domain.measures.measure import Period
from coach.domain.measures.trend import daily_pain
from coach.domain.review.facts import Facts
from coach.domain.review.page import Block
from coach.domain.visits.course import last_visit, past
from coach.domain.visits.reviews import review

FALLS_ANYWAY = "High pain usually falls anyway, and people seek a visit when it is high."
SIZE_WORDS: dict[periods.Size, str] = {
    "small": "slightly",
    "moderate": "moderately",
    "large": "clearly",
    "very large": "very clearly",
}
HOW = (
    "The share of all pairs of a day before and a day since in which the later one is better (NAP), as "
    "Tau = 2 x NAP - 1: below 0.2 small, up to 0.6 moderate, up to 0.8 large. Where the days before were falling "
    "already, that is taken off (Tau-U). 'Probably' is what 95 % of resamples of 3-day blocks hold. At least 5 rated "
    "days in each period. What counts: 2 points or 30 % of pain, activities 2, reach 5 cm."
)


def progress(facts: Facts) -> Block:
    """How the daily averages compare with the period before, and the looks back after the third and sixth visit."""
    before, now = averages(facts, facts.window.before), averages(facts, facts.window.now)
    found = periods.compare(before, now)
    how = (HOW,) if found is None else (behind(found, len(before), len(now)), HOW)
    return Block("progress", tuple(_lines(facts, found, before, now)), how=how)


def behind(found: periods.Comparison, before: int, now: int) -> str:
    """NAP with its interval, and how many independent days the rated ones are worth (6.6, points 5 and 6)."""
    low, high = found.nap95
    worth, worth_now = (max(1, round(days)) for days in found.n_eff)
    return (
        f"Here the later day is better in {100 * found.nap:.0f} % of all pairs (probably {100 * low:.0f} to "
        f"{100 * high:.0f} %). Each day leans on the one before: {before} and {now} rated days are worth about {worth} "
        f"and {worth_now} of their own."
    )


def averages(facts: Facts, period: Period) -> list[float]:
    """The rated daily averages of a period, in the order of days."""
    return [each.mean for each in daily_pain(facts.daily, period.last, period.days) if each.mean is not None]


def _lines(
    facts: Facts, found: periods.Comparison | None, before: Sequence[float], now: Sequence[float]
) -> Iterator[str]:
    if found is None:
        yield f"Not enough days to compare: {len(before)} rated before, {len(now)} since; 5 of each are needed."
    else:
        start = sum(before) / len(before)
        counts = periods.meaningful(found.difference, start)
        low, high = found.difference95
        yield (
            f"Day by day {_towards(found)}: average pain {_signed(found.difference)} against the time before "
            f"(probably {_signed(low)} to {_signed(high)}; Tau {found.tau:.2f})."
        )
        if found.towards != "neither":
            yield f"That is {'a change that' if counts else 'less than what'} is usually felt as real."
        if found.already_improving:
            yield "Pain was falling before already; that is taken off in these words."
        if found.towards == "better" and start >= FALLING_FROM:
            yield FALLS_ANYWAY
    yield from _reviews(facts)


def _signed(points: float) -> str:
    """A difference with its sign; nothing at all has none."""
    return f"{points:+.1f}" if round(points, 1) else "0.0"


def _towards(found: periods.Comparison) -> str:
    """Such as "moderately better", by the fixed words for the size."""
    if found.towards == "neither":
        return "no different"
    return f"{SIZE_WORDS[found.size]} {found.towards}"


FALLING_FROM = 4.0
"""From this mean of the days before on, a fall may be a return to the usual."""


def _reviews(facts: Facts) -> Iterator[str]:
    """The latest look back that was due, after visit 3 or 6 with the last provider."""
    last = last_visit(facts.entries_of(Visit), facts.end)
    if last is None:
        return
    told: tuple[AnyEntry, ...] = (*facts.entries_of(Visit), *facts.entries_of(Change), *facts.entries_of(Activities))
    looks = [review(visit, told) for visit in past(facts.entries_of(Visit), facts.end)[-REVIEWED:]]
    found = [
        each
        for each in looks
        if each is not None and each.provider.strip().casefold() == last.provider.strip().casefold()
    ]
    if found:
        yield found[-1].sentence


REVIEWED = 4
"""How many visits back a look back still stands on the page."""
