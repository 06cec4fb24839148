"""The weekly three, my three activities and the reach (clinical.md 5.2, 5.3)."""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from coach.domain.journal.entries import Activities, ActivityRating, Entry, Reach, Weekly
from coach.domain.text import one_line
from coach.tui.literal import literal
from coach.tui.screens.asking import AskingScreen
from coach.tui.widgets.scales import EndsInput

MOST = 3
LONGEST_NAME = 200
LEAST_CM, MOST_CM = -60.0, 150.0


class WeeklyScreen(AskingScreen[tuple[Entry, ...]]):
    """Dismissed with one to three entries, or None where nothing was answered whole.

    The weekly three need all three. Of the activities every named one is needed, as fewer would begin a new series.
    Without `activities` they are named here; without `reach` nobody is asked to bend.
    """

    HEADING = "Once a week: the past 7 days"

    def __init__(self, now: datetime, activities: Sequence[str] = (), *, reach: bool = True) -> None:
        super().__init__(now)
        self._activities = tuple(activities[:MOST])
        self._reach = reach

    def questions(self) -> ComposeResult:
        """Three scales, one for each activity, and a length."""
        yield Static("Pain, on average", classes="field-title -first")
        yield EndsInput("no pain", "worst imaginable", "pain")
        yield Static("How much it got in the way of enjoying life", classes="field-title")
        yield EndsInput("not at all", "wholly", "enjoyment")
        yield Static("How much it got in the way of what you do", classes="field-title")
        yield EndsInput("not at all", "wholly", "activity")
        yield Static("What matters to you, and how well it goes", classes="field-title heading")
        for number in range(len(self._activities) or MOST):
            if self._activities:
                yield Static(literal(one_line(self._activities[number])), classes="field-title")
            else:
                yield Input(
                    id=f"name-{number}", placeholder="such as: sit for an hour", max_length=LONGEST_NAME, compact=True
                )
            yield EndsInput("can not do it", "as before", f"rating-{number}")
        if self._reach:
            yield Static("Fingertips to the floor", classes="field-title heading")
            yield Static(
                "Feet together, knees straight, bend forward slowly; the best of two. 0 touches, below 0 goes past it.",
                classes="hint",
            )
            with Horizontal(classes="field"):
                yield Static("cm", classes="field-name")
                yield Input(id="reach", placeholder="Enter skips", restrict=r"-?\d{0,3}([.,]\d{0,1})?", compact=True)

    def trouble(self) -> tuple[str, str] | None:
        """A length that can not be, and an activity named twice."""
        cm = self._cm()
        if self._reach and self.text_of("reach") and (cm is None or not LEAST_CM <= cm <= MOST_CM):
            return "#reach", f"A number of cm from {LEAST_CM:.0f} to {MOST_CM:.0f}."
        names = [name for name, _ in self._rated()]
        if len(set(names)) < len(names):
            return "#name-0" if not self._activities else "#rating-0", "Two of your activities have the same name."
        return None

    def answers(self) -> tuple[Entry, ...] | None:
        """What was answered whole."""
        entries = tuple(entry for entry in (self._weekly(), self._own(), self._length()) if entry is not None)
        return entries or None

    def _weekly(self) -> Weekly | None:
        pain, enjoyment, activity = (self.score_of(name) for name in ("pain", "enjoyment", "activity"))
        if pain is None or enjoyment is None or activity is None:
            return None
        return Weekly(at=self.now, pain=pain, enjoyment=enjoyment, activity=activity)

    def _rated(self) -> list[tuple[str, int | None]]:
        """Every named activity with its number."""
        named = self._activities or tuple(one_line(self.text_of(f"name-{number}")) for number in range(MOST))
        return [(name, self.score_of(f"rating-{number}")) for number, name in enumerate(named) if name]

    def _own(self) -> Activities | None:
        rated = self._rated()
        ratings = tuple(ActivityRating(name, score) for name, score in rated if score is not None)
        return Activities(at=self.now, ratings=ratings) if ratings and len(ratings) == len(rated) else None

    def _cm(self) -> float | None:
        if not self._reach:
            return None
        try:
            return float(self.text_of("reach").replace(",", "."))
        except ValueError:
            return None

    def _length(self) -> Reach | None:
        cm = self._cm()
        return None if cm is None else Reach(at=self.now, cm=cm)
