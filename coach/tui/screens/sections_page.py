"""A page of sections, each a list and beside it all about the marked line."""

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.tui.screens.changing import ChangingPage
from coach.tui.section_lines import Line, line_details
from coach.tui.widgets.row import Row
from coach.tui.widgets.section_name import SectionName


class SectionsPage(ChangingPage):
    """Shows one section at a time; the mark stays on its line when the page is read anew."""

    def __init__(self) -> None:
        super().__init__()
        self.section = 0
        self._lines: Sequence[Line] = ()

    def names(self) -> Iterable[str]:
        """The names of the sections, in their order."""
        raise NotImplementedError

    def lines(self) -> Sequence[Line]:
        """The lines of the section that is shown, one at least; none before the page has been read."""
        raise NotImplementedError

    def row_of(self, lines: Sequence[Line]) -> Callable[[Line], Row | Content]:
        """How the list shows each of these."""
        raise NotImplementedError

    def compose_sections(self) -> ComposeResult:
        """The names of the sections, the list, and what is said about the marked line."""
        with Horizontal(id="sections"):
            for index, name in enumerate(self.names()):
                yield SectionName(index, name)
        with Horizontal(id="browser"):
            yield OptionList(id="lines", classes="first-focus")
            with VerticalScroll(id="detail-pane", can_focus=True):
                yield Static("", id="details")

    def show_section(self) -> None:
        """Shows the section as it is now known."""
        for index, name in enumerate(self.query(SectionName)):
            name.set_class(index == self.section, "-current")
        lines = self.lines()
        if not lines:
            return
        marked, listing = self.marked_key, self._listing
        at = listing.highlighted or 0
        self._lines = lines
        to_row = self.row_of(lines)
        listing.set_options(Option(to_row(line), line.key) for line in lines)
        keys = [line.key for line in lines]
        listing.highlighted = keys.index(marked) if marked in keys else min(at, len(keys) - 1)
        self._describe()

    @property
    def marked_key(self) -> str:
        """The key of the marked line; empty where nothing is marked."""
        at = self._listing.highlighted
        return self._lines[at].key if at is not None and at < len(self._lines) else ""

    @property
    def _listing(self) -> OptionList:
        return self.query_one("#lines", OptionList)

    @on(OptionList.OptionHighlighted, "#lines")
    def _describe(self) -> None:
        at = self._listing.highlighted
        if at is not None and at < len(self._lines):
            self.query_one("#details", Static).update(line_details(self._lines[at]))
            self.query_one("#detail-pane").scroll_home(animate=False)

    def action_section(self, number: str) -> None:
        """Shows another section."""
        self.section = int(number) - 1
        self._listing.highlighted = None
        self.show_section()
        self._listing.focus()
