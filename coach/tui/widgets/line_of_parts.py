"""One line of parts that a click runs: one widget, since a page that opens waits for each widget it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.widget import Widget

from coach.tui.literal import literal


@dataclass(frozen=True)
class Part:
    """A key and what it does. `does` is what a click runs, `call` stands where something waits, `current` is here."""

    key: str
    title: str
    help: str
    does: str
    enabled: bool = True
    current: bool = False
    call: str = ""

    def content(self) -> Content:
        """How it looks."""
        if self.current:
            return Content.styled(f"▸ {self.title}", "bold $primary")
        style = "" if self.enabled else "dim"
        return Content.assemble(
            (self.key, f"bold $primary {style}"), (f" {self.title}", style), (self.call, "bold $warning")
        )


class LineOfParts(Widget):
    """Shows as many parts as there is room for; the one under the mouse says more, and a click runs it."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.parts: Sequence[Part] = ()

    async def run(self, part: Part) -> None:
        """What a click does."""
        raise NotImplementedError

    def say(self, parts: Sequence[Part]) -> None:
        """Shows these parts."""
        if parts != self.parts:
            self.parts = parts
            self.refresh()

    def fitting(self) -> Sequence[Part]:
        """The parts that there is room for."""
        return self.parts

    def taken(self, parts: Sequence[Part]) -> int:
        """How many cells these take."""
        return sum(part.content().cell_length for part in parts) + self.gap * max(0, len(parts) - 1)

    @property
    def gap(self) -> int:
        """Cells between two parts."""
        return 2

    def render(self) -> Content:
        """The line."""
        return Content(" " * self.gap).join(part.content() for part in self.fitting())

    def placed(self) -> Iterator[tuple[int, int, Part]]:
        """Each part with the cells from and up to which it stands."""
        start = 0
        for part in self.fitting():
            end = start + part.content().cell_length
            yield start, end, part
            start = end + self.gap

    def _at(self, event: events.MouseEvent) -> Part | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next((part for start, end, part in self.placed() if start <= offset.x < end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Says what the part under the mouse does."""
        part = self._at(event)
        self.tooltip = literal(part.help) if part and part.help else None

    async def on_click(self, event: events.Click) -> None:
        """Runs the part that was clicked."""
        event.stop()
        part = self._at(event)
        if part is not None and part.enabled:
            await self.run(part)
