"""The measures of a week and of a visit (clinical.md 5.2)."""

from typing import Annotated

from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Score
from coach.domain.journal.entry import Entry, Title

GlobalChange = Annotated[int, Meta(ge=-5, le=5)]


class Weekly(Entry, frozen=True, tag="weekly"):
    """The weekly three of the past 7 days, each 0-10, lower is better: average pain, and how much it got in the way."""

    pain: Score
    enjoyment: Score
    activity: Score


class ActivityRating(Struct, frozen=True, forbid_unknown_fields=True):
    """One activity of the person's own, 0 (cannot do it) to 10 (as before): higher is better."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    score: Score


class Activities(Entry, frozen=True, tag="activities"):
    """My three activities (after Stratford et al. 1995); other names begin a new series."""

    ratings: Annotated[tuple[ActivityRating, ...], Meta(min_length=1, max_length=3)]


class Reach(Entry, frozen=True, tag="reach"):
    """Fingertip to floor in cm, the best of two: 0 touches, below 0 passes the floor; lower is better."""

    cm: Annotated[float, Meta(ge=-60, le=150)]


class Change(Entry, frozen=True, tag="change"):
    """Compared with just before the last visit: -5 (much worse) to +5 (much better); `visit` is that visit's id."""

    change: GlobalChange
    visit: Title = ""
