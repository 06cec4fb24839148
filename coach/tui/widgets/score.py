"""The 0-10 numeric rating scale (clinical.md 5.2)."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.exercises.exercise import Score
from coach.domain.measures.score import SCORES, score_words
from coach.tui.commands import bindings

CELLS = 5
TEN_WAITS_S = 0.8
"""How long a 1 waits for the 0 that makes it ten."""


class ScoreInput(Widget, can_focus=True):
    """A row of 0 to 10 with words below. Digits and arrows move the mark, Enter or a click says it.

    1 followed by 0 is ten. `Chosen` is posted when the person has decided, with None when they
    left it out: by Escape, or by Enter where the number is `optional`. With `at_once` a digit decides.
    """

    DEFAULT_CSS = """
    ScoreInput {
        width: 55;
        height: 2;
    }
    """
    BINDINGS = bindings("score")

    score: reactive[Score | None] = reactive(None)

    class Chosen(Message):
        """The person has decided: `score` is 0-10, or None when they left it out."""

        def __init__(self, widget: "ScoreInput", score: Score | None) -> None:
            super().__init__()
            self.widget = widget
            self.score = score

        @property
        def control(self) -> "ScoreInput":
            return self.widget

    class Marked(Message):
        """The mark has moved to `score`; nothing is decided yet."""

        def __init__(self, widget: "ScoreInput", score: Score) -> None:
            super().__init__()
            self.widget = widget
            self.score = score

        @property
        def control(self) -> "ScoreInput":
            return self.widget

    def __init__(
        self,
        score: Score | None = None,
        *,
        optional: bool = False,
        at_once: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._optional = optional
        self._at_once = at_once
        self.set_reactive(ScoreInput.score, score)

    def render(self) -> RenderResult:
        numbers = [
            Content.styled(
                f"[{number}]".center(CELLS) if number == self.score else str(number).center(CELLS),
                "bold reverse" if number == self.score else "",
            )
            for number in SCORES
        ]
        words = Content.styled(self.words(self.score).center(CELLS * len(SCORES)), "dim")
        return Content("\n").join([Content("").join(numbers), words])

    def words(self, score: Score | None) -> str:
        """What the marked number means."""
        return score_words(score)

    def watch_score(self, score: Score | None) -> None:
        if score is not None:
            self.post_message(self.Marked(self, score))

    def on_key(self, event: events.Key) -> None:
        if not (event.character and event.character in "0123456789"):
            return
        event.stop()
        digit = int(event.character)
        ten = digit == 0 and self.score == 1 and self._typed_one
        self.score = 10 if ten else digit
        self._typed_one = digit == 1
        if self._at_once:
            self._decide_soon()

    def _decide_soon(self) -> None:
        """A digit decides; after 1 a 0 may still come, so that one waits a moment."""
        if self._typed_one:
            self.set_timer(TEN_WAITS_S, self._decide_one)
        else:
            self.action_choose()

    def _decide_one(self) -> None:
        if self._typed_one:
            self._typed_one = False
            self.action_choose()

    _typed_one = False

    def action_move(self, by: int) -> None:
        """Moves the mark by `by`; from no mark to the middle."""
        self._typed_one = False
        self.score = 5 if self.score is None else min(10, max(0, self.score + by))

    def action_choose(self) -> None:
        """Takes the marked number."""
        if self.score is not None or self._optional:
            self.post_message(self.Chosen(self, self.score))

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.x < CELLS * len(SCORES):
            self.score = event.x // CELLS
            self.action_choose()
