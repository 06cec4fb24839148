"""Jump mode: a letter on everything that can be chosen on the page below; the letter chooses it."""

from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_lowercase

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Button, Checkbox, OptionList, Static

from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint


class Target(Struct, frozen=True):
    """Something to choose: the widget, the place of its letter on the screen, and the row where it is one of a list."""

    widget: Widget
    at: Offset
    row: int | None = None


class JumpScreen(ModalScreen[Target | None]):
    """Dismissed with what has the typed letter, or None. With more than 26 targets each has two letters."""

    CSS_PATH = "../jump.tcss"
    BINDINGS = bindings("jump")

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(labels(len(targets)), targets, strict=True))
        self._typed = ""

    def compose(self) -> ComposeResult:
        for label, target in self._targets.items():
            shown = Static(literal(label), name=label, classes="letter")
            shown.styles.offset = Offset(max(0, target.at.x - len(label)), target.at.y)
            yield shown
        yield Hint("Type a letter to choose it · Escape leaves", id="jump-said", classes="")

    def on_key(self, event: events.Key) -> None:
        """Takes the letters; one that nothing begins with leaves."""
        if event.character is None or event.character not in ascii_lowercase:
            return
        event.stop()
        self._typed += event.character
        left = [label for label in self._targets if label.startswith(self._typed)]
        if left == [self._typed] or not left:
            self.dismiss(self._targets.get(self._typed))
            return
        for shown in self.query(".letter"):
            shown.display = str(shown.name) in left

    def on_click(self) -> None:
        """A click leaves."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Chooses nothing."""
        self.dismiss(None)


def labels(count: int) -> list[str]:
    """So many different labels of the same length, of which none begins another."""
    if count <= len(ascii_lowercase):
        return list(ascii_lowercase[:count])
    return ["".join(pair) for pair in product(ascii_lowercase, repeat=2)][:count]


def targets(screen: Screen[object]) -> Iterator[Target]:
    """What can be chosen on a screen and is seen of it, from the top down; of a list its rows."""
    found = [target for widget in screen.focus_chain for target in _of(screen, widget)]
    yield from sorted(found, key=lambda target: (target.at.y, target.at.x))


def choose(target: Target) -> None:
    """Focuses it; a button or a row is pressed, a switch turned, just as a click would do."""
    widget = target.widget
    widget.focus()
    if target.row is not None:
        place = target.at - widget.region.offset
        style = widget.screen.get_style_at(*target.at)
        widget.post_message(
            events.Click(widget, place.x, place.y, 0, 0, 1, False, False, False, *target.at, style=style)
        )
    elif isinstance(widget, Button):
        widget.press()
    elif isinstance(widget, Checkbox):
        widget.toggle()


def _of(screen: Screen[object], widget: Widget) -> Iterator[Target]:
    seen = screen.find_widget(widget).visible_region
    if not seen:
        return
    if not isinstance(widget, OptionList):
        yield Target(widget, seen.offset)
        return
    last = None
    for y in range(seen.y, seen.bottom):
        row = screen.get_style_at(seen.x, y).meta.get("option")
        if row is not None and row != last and not widget.get_option_at_index(row).disabled:
            yield Target(widget, Offset(seen.x, y), row)
        last = row
