"""Scales of 0 to 10 with other ends than pain, and the scale of change from -5 to +5 (clinical.md 5.2)."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.exercises.exercise import Score
from coach.domain.journal.measure_entries import GlobalChange
from coach.tui.commands import bindings
from coach.tui.widgets.score import ScoreInput

CELLS = 5
CHANGES = range(-5, 6)


class EndsInput(ScoreInput):
    """A digit decides, Enter leaves out; both ends are told in words."""

    def __init__(self, low: str, high: str, id: str) -> None:
        super().__init__(optional=True, at_once=True, id=id)
        self._ends = f"0 {low}  ·  10 {high}"

    def words(self, score: Score | None) -> str:
        """What both ends mean."""
        return self._ends


class ChangeInput(Widget, can_focus=True):
    """A row of -5 to +5. Digits with + or -, and the arrows, move the mark; Enter or a click says it.

    A digit without a sign is not taken: nobody gets better by leaving out the minus.
    """

    DEFAULT_CSS = """
    ChangeInput { width: 55; height: 2; }
    ChangeInput:focus { background: $panel; }
    """
    BINDINGS = bindings("change")

    change: reactive[GlobalChange | None] = reactive(None)

    class Chosen(Message):
        """The person has decided: `change` is -5 to +5, None when it was left out."""

        def __init__(self, change: GlobalChange | None) -> None:
            super().__init__()
            self.change = change

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sign = 0

    def render(self) -> RenderResult:
        numbers = [
            Content.styled(
                (f"[{number:+d}]" if number else "[0]").center(CELLS), "bold reverse"
            ) if number == self.change else Content((f"{number:+d}" if number else "0").center(CELLS))
            for number in CHANGES
        ]  # fmt: skip
        words = Content.styled(change_words(self.change).center(CELLS * len(CHANGES)), "dim")
        return Content("\n").join([Content("").join(numbers), words])

    def on_key(self, event: events.Key) -> None:
        """A sign and then a digit, or 0 alone."""
        typed = event.character or ""
        if typed and typed in "+-":
            event.stop()
            self._sign = 1 if typed == "+" else -1
        elif typed == "0" or (typed and typed in "12345" and self._sign):
            event.stop()
            self.change = self._sign * int(typed)
            self._sign = 0

    def action_move(self, by: int) -> None:
        """Moves the mark; from no mark to the same as before."""
        self.change = 0 if self.change is None else min(5, max(-5, self.change + by))

    def action_choose(self) -> None:
        """Takes the marked number."""
        self.post_message(self.Chosen(self.change))

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.x < CELLS * len(CHANGES):
            self.change = CHANGES[event.x // CELLS]
            self.action_choose()


def change_words(change: GlobalChange | None) -> str:
    """What a number means; without one, both ends."""
    if change is None:
        return "-5 much worse  ·  0 the same  ·  +5 much better"
    if change == 0:
        return "0: the same"
    much = "much " if abs(change) >= 4 else "a little " if abs(change) == 1 else ""
    return f"{change:+d}: {much}{'better' if change > 0 else 'worse'}"
