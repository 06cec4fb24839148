"""The tour: three short pages on what there is, after the first questions and whenever someone asks for it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint

Line = tuple[str, str]

PAGES: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
    (
        "Today",
        "Today shows what to do now, how much of it, and why.",
        (
            ("Enter", "opens the plan; the clock waits for you."),
            ("o", "swaps the marked move, m changes the minutes."),
            ("f", "a bad day: the plan becomes gentle."),
            ("c", "writes down your pain: a number, then Enter."),
        ),
    ),
    (
        "A run",
        "Lie down where you can see or hear Coach. From start to end a run needs no key.",
        (
            ("h", "this hurts: stops at once, and asks."),
            ("space", "stops the clock, and goes on."),
            ("0-9", "how strong it is. Ease off when it is too much."),
            ("q", "ends it. What you did counts."),
        ),
    ),
    (
        "Between two visits",
        "What you do and write down comes together for your next visit.",
        (
            ("j", "Journal: all of it, to read and to change."),
            ("b", "Visits: how they went, questions, homework."),
            ("9", "Review: one page for your therapist."),
            ("z", "Reminders: none come unless you want them."),
            ("p", "finds everything by name; ? explains every key."),
        ),
    ),
)
KEY_CELLS = 7


class TourScreen(ModalScreen[None]):
    """Three pages; Enter goes on and ends it, Escape ends it at once."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("tour")
    AUTO_FOCUS: ClassVar[str] = ""  # a focused button does not take Enter twice in a moment, the screen does

    def __init__(self) -> None:
        super().__init__()
        self._page = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="tour"):
            yield Static("", classes="dialog-title")
            yield Static("", classes="dialog-prompt")
            yield Static("", id="tour-lines")
            with Horizontal(classes="buttons"):
                yield Button("Go on", id="on", variant="primary", compact=True)
                yield Button("Before", id="before", compact=True)
            yield Hint("Enter goes on · Escape closes the tour; p finds it again")

    def on_mount(self) -> None:
        """Shows the first page."""
        self._show()

    def _show(self) -> None:
        title, sentence, lines = PAGES[self._page]
        self.query_one(".dialog-title", Static).update(literal(f"{title}  ({self._page + 1} of {len(PAGES)})"))
        self.query_one(".dialog-prompt", Static).update(literal(sentence))
        rows = (Content.assemble((key.ljust(KEY_CELLS), "bold $primary"), literal(said)) for key, said in lines)
        self.query_one("#tour-lines", Static).update(Content("\n").join(rows))
        self.query_one("#on", Button).label = "Go on" if self._page + 1 < len(PAGES) else "Done"
        self.query_one("#before", Button).display = self._page > 0

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """The same as the keys."""
        event.stop()
        self.action_turn(1 if event.button.id == "on" else -1)

    def action_turn(self, by: int) -> None:
        """Shows another page; after the last one it ends."""
        if self._page + by == len(PAGES):
            self.dismiss()
        elif self._page + by >= 0:
            self._page += by
            self._show()

    def action_leave(self) -> None:
        """Ends it."""
        self.dismiss()
