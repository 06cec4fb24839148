"""The next-morning check: one key for pain on waking, one for the night (clinical.md 5.3, 6.6)."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.exercises.exercise import Score
from coach.tui.commands import bindings
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.score import ScoreInput


class SleepInput(ScoreInput):
    """The same scale for the night: here higher is better."""

    def words(self, score: Score | None) -> str:
        """What both ends mean."""
        return "0 terrible  ·  10 excellent"


class MorningScreen(ModalScreen[tuple[Score, Score | None] | None]):
    """Dismissed with pain on waking and sleep (None where it was left out), or None where nothing was answered."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("morning")
    AUTO_FOCUS = "#pain"

    def __init__(self) -> None:
        super().__init__()
        self._pain: Score | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("How did your back feel on waking?", classes="dialog-title")
            yield ScoreInput(at_once=True, id="pain")
            yield SleepInput(at_once=True, id="sleep")
            yield Hint("One key, 0 to 9; ten is 1 and then 0.  Escape leaves it out.")

    def on_mount(self) -> None:
        """Asks for pain first."""
        self.query_one("#sleep").display = False

    @on(ScoreInput.Chosen, "#pain")
    def woke(self, event: ScoreInput.Chosen) -> None:
        """Goes on to the night."""
        event.stop()
        self._pain = event.score
        self.query_one(".dialog-title", Static).update("And how was your sleep?")
        self.query_one("#pain").display = False
        night = self.query_one("#sleep")
        night.display = True
        night.focus()

    @on(ScoreInput.Chosen, "#sleep")
    def slept(self, event: ScoreInput.Chosen) -> None:
        """Hands both back."""
        event.stop()
        self._hand_back(event.score)

    def action_skip(self) -> None:
        """Leaves out what is asked now."""
        self._hand_back(None)

    def _hand_back(self, sleep: Score | None) -> None:
        self.dismiss(None if self._pain is None else (self._pain, sleep))
