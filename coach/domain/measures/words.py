"""All measures of a week beside the week before, in lines to read (clinical.md 5.2)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from coach.domain.journal.entries import AnyEntry
from coach.domain.measures.daily import medicine_days, medicine_doses, sleep
from coach.domain.measures.measure import WEEK_DAYS, Measure, Measured, Period, last_days
from coach.domain.measures.own import activities, change, reach, weekly_three
from coach.domain.measures.pain import flares, high_pain_days, high_pain_time, pain_days, pain_score, worst

READERS: tuple[Callable[[Iterable[AnyEntry], Period], Measured], ...] = (
    pain_score,
    worst,
    high_pain_days,
    pain_days,
    high_pain_time,
    flares,
    activities,
    weekly_three,
    change,
    reach,
    medicine_days,
    medicine_doses,
    sleep,
)


class TwoWeeks(Struct, frozen=True):
    """One measure over the last seven days, today included, and over the seven before."""

    now: Measured
    before: Measured


def two_weeks(entries: Sequence[AnyEntry], today: date) -> tuple[TwoWeeks, ...]:
    """Every measure; `entries` hold at least the last four weeks."""
    this = last_days(today)
    earlier = last_days(today - timedelta(days=WEEK_DAYS))
    return tuple(TwoWeeks(read(entries, this), read(entries, earlier)) for read in READERS)


def measure_line(pair: TwoWeeks) -> str:
    """The measure in one line: its value, from how many answers, the week before, and whether the change counts."""
    measure, now, before = pair.now.measure, pair.now, pair.before
    if now.value is None:
        return f"{measure.name}: not enough answers ({now.coverage})"
    line = f"{measure.name}: {number(now.value)} ({now.coverage}; {measure.unit})"
    if before.value is None:
        return line
    towards = measure.towards(before.value, now.value)
    counts = measure.counts(before.value, now.value)
    size = "" if towards == "same" or counts is None else ", a change that counts" if counts else ", a small change"
    return f"{line}, the week before {number(before.value)}: {'the same' if towards == 'same' else towards}{size}"


def how_line(pair: TwoWeeks) -> str:
    """How the number of a pair is made, which way is better, and which change counts."""
    return made_words(pair.now.measure)


def made_words(measure: Measure) -> str:
    """How the number of a measure is made, which way is better, which change counts, and after whom."""
    better = "Lower is better." if measure.lower_is_better else "Higher is better."
    threshold = "" if measure.threshold is None else f" A change of {number(measure.threshold)} counts."
    source = f" {measure.source}." if measure.source else ""
    return f"{measure.how} {better}{threshold}{source}"


def number(value: float) -> str:
    """A number with at most one digit behind the point."""
    return f"{value:.1f}".removesuffix(".0")
