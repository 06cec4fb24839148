"""The names of the sections of a page, in a row above its list."""

from textual import events
from textual.widgets import Static

from coach.tui.literal import literal


class SectionName(Static):
    """The name of section `index`, with its digit; a click shows the section."""

    def __init__(self, index: int, name: str) -> None:
        super().__init__(literal(f"{index + 1} {name}"))
        self._index = index

    async def on_click(self, event: events.Click) -> None:
        """Shows the section."""
        event.stop()
        await self.run_action(f"screen.section('{self._index + 1}')")
