"""Numbers beside those of the period before, in words (clinical.md 5.2: what counts, never filled in)."""

from collections.abc import Callable, Iterable, Sequence

from coach.domain.counted import counted
from coach.domain.journal.entries import AnyEntry
from coach.domain.measures.measure import WEEK_DAYS, Measured, Period
from coach.domain.measures.words import made_words, number
from coach.domain.review.page import Row
from coach.domain.review.window import Window

Read = Callable[[Iterable[AnyEntry], Period], Measured]
NOT_ENOUGH = "not enough"
COUNTED = "days"
"""The unit of measures that count days: those answered stand beside them."""
SHORT_UNITS = {"0-10": "", "-5 to +5": "", "days per 7": " a week", "doses per 7": " a week"}


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
    """The value with its unit; "not enough days (2 of 21 days)" instead of a guess."""
    if measured.value is None:
        return f"{NOT_ENOUGH} {'answers' if measured.measure.occasional else 'days'} ({measured.coverage})"
    if measured.measure.unit == COUNTED:
        return f"{number(measured.value)} of {counted(measured.answered, 'day')}"
    unit = SHORT_UNITS.get(measured.measure.unit, f" {measured.measure.unit}")
    sign = "+" if measured.measure.unit == "-5 to +5" and measured.value > 0 else ""
    return f"{sign}{number(measured.value)}{unit}"


def change_words(now: Measured, before: Measured) -> str:
    """Such as "-1.1, better (small)" or "-2.4, better (counts)"; empty where one of both is not known."""
    if now.value is None or before.value is None:
        return ""
    if now.measure.unit == COUNTED:
        return _counted_change(now, before)
    difference = round(now.value - before.value, 1)
    towards = now.measure.towards(before.value, now.value)
    if towards == "same" or difference == 0:
        return "the same"
    counts = now.measure.counts(before.value, now.value)
    size = "" if counts is None else " (counts)" if counts else " (small)"
    return f"{difference:+g}, {towards}{size}"


def _counted_change(now: Measured, before: Measured) -> str:
    """Such as "-4.2 a week, better": the periods differ in length, so their days are compared by the week."""
    this, earlier = _a_week(now), _a_week(before)
    difference = round(this - earlier, 1)
    return f"{difference:+g} a week, {now.measure.towards(earlier, this)}" if difference else "the same"


def _a_week(measured: Measured) -> float:
    return WEEK_DAYS * (measured.value or 0) / max(1, measured.answered)


def how_words(measured: Measured) -> str:
    """How the number is made, and from how many days."""
    return f"{made_words(measured.measure)} Answered: {measured.coverage}."
