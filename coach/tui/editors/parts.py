"""An editor that asks one thing after the other."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from coach.tui.editors.editor import Editor
from coach.tui.literal import literal


class PartsEditor(Editor):
    """Shows one part at a time; a part is an editor of its own."""

    def compose(self) -> ComposeResult:
        yield Static("", classes="part-title")
        yield Vertical(classes="part")

    async def show(self, title: str, part: Widget) -> None:
        """Puts `part` in the place of the one before."""
        heading = self.query_one(".part-title", Static)
        heading.update(literal(title))
        heading.display = bool(title)
        if self.parent is not None:
            self.parent.set_class(bool(title), "-asks-part")
        place = self.query_one(".part")
        await place.remove_children()
        await place.mount(part)
        part.query("Checklist, BodyChart, Input").first().focus()
