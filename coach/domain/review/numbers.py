"""Numbers beside those of the period before, in words (clinical.md 5.2: what counts, never filled in)."""

from collections.abc import Callable, Iterable, Sequence

from coach.domain.entries import AnyEntry
from coach.domain.measures import Measured, Period
from coach.domain.review.page import Row
from coach.domain.review.window import Window

Read = Callable[[Iterable[AnyEntry], Period], Measured]
NOT_ENOUGH = "not enough days"
COUNTED = "days"
WHOLE_UNITS = ("0-10", "-5 to +5")


def row(read: Read, entries: Sequence[AnyEntry], window: Window) -> Row:
    """One measure over both periods."""
    return row_of(read(entries, window.now), read(entries, window.before))


def row_of(now: Measured, before: Measured) -> Row:
    """One measure, its value now and before, and what became of it."""
    measure = now.measure
    return Row(
        id=measure.id,
        name=measure.name,
        now=value_words(now),
        before=value_words(before),
        change=change_words(now, before),
        how=how_words(now),
        value=now.value,
        earlier=before.value,
    )


def value_words(measured: Measured) -> str:
    """The value with its unit, days as "3 of 18" answered ones; "not enough days (2 of 21 days)" instead of a guess."""
    if measured.value is None:
        return f"{NOT_ENOUGH} ({measured.coverage})"
    if measured.measure.unit == COUNTED:
        return f"{number(measured.value)} of {measured.answered}"
    unit = "" if measured.measure.unit in WHOLE_UNITS else f" {measured.measure.unit}"
    sign = "+" if measured.measure.unit == "-5 to +5" and measured.value > 0 else ""
    return f"{sign}{number(measured.value)}{unit}"


def change_words(now: Measured, before: Measured) -> str:
    """Such as "-1.1, better (small)" or "-2.4, better (counts)"; empty where one of both is not known."""
    if now.value is None or before.value is None:
        return ""
    if now.measure.unit == COUNTED:
        return _share_words(now, before)
    difference = round(now.value - before.value, 1)
    towards = now.measure.towards(before.value, now.value)
    if towards == "same" or difference == 0:
        return "the same"
    counts = now.measure.counts(before.value, now.value)
    size = "" if counts is None else " (counts)" if counts else " (small)"
    return f"{difference:+g}, {towards}{size}"


def _share_words(now: Measured, before: Measured) -> str:
    """Days that are counted, as a share of the answered ones: the two periods are seldom of the same length."""
    shares = [100 * (each.value or 0) / each.answered for each in (before, now)]
    difference = round(shares[1] - shares[0])
    if difference == 0:
        return "the same share"
    return f"{difference:+d} %, {now.measure.towards(*shares)}"


def how_words(measured: Measured) -> str:
    """How the number is made, from how many days, which way is better, and which change counts, after whom."""
    measure = measured.measure
    better = "Lower is better." if measure.lower_is_better else "Higher is better."
    threshold = "" if measure.threshold is None else f" A change of {number(measure.threshold)} counts."
    source = f" After: {measure.source}." if measure.source else ""
    return f"{measure.how} {better}{threshold}{source} Answered: {measured.coverage}."


def number(value: float) -> str:
    """A number with at most one digit behind the point."""
    return f"{value:.1f}".removesuffix(".0")
