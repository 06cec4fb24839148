"""Answers with a number each, of which one or several hold."""

from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from coach.tui.commands import bindings

GAP = 3


class Picks(Widget, can_focus=True):
    """A digit or a click picks and goes on, or ticks where `several` may hold; Enter goes on. At most nine answers."""

    DEFAULT_CSS = """
    Picks { width: 1fr; height: auto; }
    Picks:focus { background: $panel; }
    """
    BINDINGS = bindings("picks")

    class Done(Message):
        """The person goes on."""

    def __init__(self, options: Mapping[str, str], picked: Iterable[str] = (), *, several: bool, id: str) -> None:
        super().__init__(id=id)
        self._options = options
        self._picked = set(picked)
        self._several = several

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys that hold, in the order of the options."""
        return tuple(key for key in self._options if key in self._picked)

    def _words(self, key: str) -> str:
        number = list(self._options).index(key) + 1
        return f"{'[x]' if key in self._picked else '[ ]'} {number} {self._options[key]}"

    def _lines(self, width: int) -> list[list[str]]:
        """The keys line by line; an answer is never broken."""
        lines: list[list[str]] = [[]]
        used = 0
        for key in self._options:
            cells = cell_len(self._words(key)) + GAP
            if lines[-1] and used + cells - GAP > width:
                lines.append([])
                used = 0
            lines[-1].append(key)
            used += cells
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the answers take."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        styled = [
            Content(" " * GAP).join(
                Content.styled(self._words(key), "bold" if key in self._picked else "") for key in line
            )
            for line in self._lines(self.content_size.width)
        ]
        return Content("\n").join(styled)

    def on_key(self, event: events.Key) -> None:
        """Picks the answer with that number."""
        number = int(event.key) if event.key.isascii() and event.key.isdecimal() else 0
        if 0 < number <= len(self._options):
            event.stop()
            self._pick(list(self._options)[number - 1])

    def on_click(self, event: events.Click) -> None:
        """Picks the answer under the mouse."""
        for key, line, start in self._places():
            if event.y == line and start <= event.x < start + cell_len(self._words(key)):
                self._pick(key)
                return

    def _places(self) -> Iterator[tuple[str, int, int]]:
        """Each key with the line and the column at which it stands."""
        for line, keys in enumerate(self._lines(self.content_size.width)):
            start = 0
            for key in keys:
                yield key, line, start
                start += cell_len(self._words(key)) + GAP

    def _pick(self, key: str) -> None:
        if self._several:
            self._picked ^= {key}
        else:
            self._picked = {key}
            self.post_message(self.Done())
        self.refresh()

    def action_done(self) -> None:
        """Goes on."""
        self.post_message(self.Done())
