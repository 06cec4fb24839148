"""The measures that are answered now and then: my activities, the weekly three, change and reach (clinical.md 5.2)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import fmean
from typing import TypeVar

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code
from coach.domain.journal.entries import Activities, ActivityRating, AnyEntry, Change, Entry, Reach, Weekly
from coach.domain.measures.measure import ACTIVITIES, ACTIVITY, CHANGE, REACH, WEEKLY_THREE, Measure, Measured, Period

Answer = TypeVar("Answer", bound=Entry)

NO_REACH: frozenset[Code] = frozenset({"osteo", "vfx", "dizzy", "disc"})
"""Who leaves the reach out; whether a disc gets worse with bending is not known here, so any disc does."""


class Series(Struct, frozen=True):
    """All answers about the same activities, oldest first: when (aware), the mean, and each rating (0-10)."""

    names: frozenset[str]
    answers: tuple[tuple[datetime, float, tuple[ActivityRating, ...]], ...]

    @property
    def measure(self) -> Measure:
        """Whose change counts: that of a mean, or of a single activity."""
        return ACTIVITY if len(self.names) == 1 else ACTIVITIES


def activity_series(entries: Iterable[AnyEntry]) -> tuple[Series, ...]:
    """The answers about my activities, one series for each set of names, that of the latest answer last.

    Names are the same whatever their case and order; adding or leaving out one makes another series.
    """
    found: dict[frozenset[str], list[Activities]] = {}
    for answer in _answers(entries, Activities):
        names = frozenset(plain_name(rating.name) for rating in answer.ratings)
        found[names] = [*found.pop(names, []), answer]
    return tuple(
        Series(names, tuple((answer.at, _mean(answer), answer.ratings) for answer in answers))
        for names, answers in found.items()
    )


def activities(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The latest mean of my activities, 0-10; answers of the same series in the period count."""
    series = activity_series(_within(entries, Activities, period))
    if not series:
        return Measured(ACTIVITIES, None, 0, period.days)
    latest = series[-1]
    return Measured(latest.measure, latest.answers[-1][1], len(latest.answers), period.days)


def weekly_three(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The latest mean of the three answers about 7 days, 0-10."""
    means = [fmean((one.pain, one.enjoyment, one.activity)) for one in _within(entries, Weekly, period)]
    return _latest(WEEKLY_THREE, means, period)


def change(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The latest change since the visit, -5 to +5."""
    return _latest(CHANGE, [one.change for one in _within(entries, Change, period)], period)


def reach(entries: Iterable[AnyEntry], period: Period) -> Measured:
    """The latest reach, in cm."""
    return _latest(REACH, [one.cm for one in _within(entries, Reach, period)], period)


def leaves_out_reach(codes: Iterable[Code]) -> bool:
    """Whether a person with these contraindications is not asked to bend forward."""
    return not NO_REACH.isdisjoint(codes)


def _within(entries: Iterable[AnyEntry], kind: type[Answer], period: Period) -> list[Answer]:
    return [answer for answer in _answers(entries, kind) if period.holds(answer.at.date())]


def _answers(entries: Iterable[AnyEntry], kind: type[Answer]) -> list[Answer]:
    """The answers of one kind, oldest first and of several on a day the latest."""
    found = sorted((entry for entry in entries if isinstance(entry, kind)), key=lambda entry: (entry.at, entry.id))
    return list({entry.at.date(): entry for entry in found}.values())


def _latest(measure: Measure, values: Sequence[float], period: Period) -> Measured:
    return Measured(measure, values[-1] if values else None, len(values), period.days)


def _mean(answer: Activities) -> float:
    return fmean(rating.score for rating in answer.ratings)


def plain_name(name: str) -> str:
    """The name of an activity without the differences that do not count: case and white space."""
    return " ".join(name.split()).casefold()
