"""The page as it will be written, before it is."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from coach.domain.review.page import Page
from coach.report.pages import rendered_text
from coach.tui.commands import bindings
from coach.tui.literal import literal


class PreviewScreen(Screen[bool]):
    """The whole text of the page; dismissed with True to make a file of it."""

    CSS_PATH = "../review.tcss"
    BINDINGS = bindings("preview")
    AUTO_FOCUS: ClassVar[str] = "#preview"

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        text = rendered_text(self._page, "text").rstrip("\n")
        yield Static(literal(f"Preview: all {text.count(chr(10)) + 1} lines, as they will be"), id="preview-title")
        with VerticalScroll(id="preview"):
            yield Static(literal(text))
        yield Footer()

    def action_take(self) -> None:
        """Goes on."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Goes back."""
        self.dismiss(False)
