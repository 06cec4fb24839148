"""Review: what happened since the last visit, as it will stand on the page for the next one (clinical.md 7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

import msgspec
from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.base.moments.words import day_in_full
from coach.domain.person.settings import PageChoices
from coach.domain.person.typed_answers import parse_day
from coach.domain.review.page import NEVER_HIDDEN
from coach.domain.review.page import Page as ReviewPage
from coach.domain.review.pain_part import MOST_PLACES
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.page_export import PageWritten, export
from coach.tui.review_reading import VISIT_BEFORE, Looked, Span, Wanted, look_back
from coach.tui.review_view import (
    READERS,
    Line,
    days_said,
    how_lines,
    line_row,
    rest_said,
    review_lines,
    span_words,
    with_toggled,
)
from coach.tui.screens.page import Page
from coach.tui.widgets.body_view import BodyView
from coach.tui.widgets.pain_chart import PainChart
from coach.tui.widgets.places_shown import day_marks
from coach.tui.widgets.said_key import SaidKey

ROOMY, BROAD = 100, 140
"""Columns from which on the numbers have more room, and how they are made stands beside them."""


NOTHING = "Nothing is written down in these days. c checks in: a number, then Enter. w chooses other days."
NOT_RATED = "No day here has a rating of pain yet. c checks in, and the chart begins."
STAYS = "Whoever treats you has to see it first, so that nothing is done that could harm you."
FROM_A_DAY = "day"
SPANS: dict[str, tuple[str, Span]] = {
    "last": ("Since the last visit", Span()),
    "before": ("Since the visit before that", Span(visits=VISIT_BEFORE)),
    "7": ("The last 7 days", Span(days=7)),
    "28": ("The last 28 days", Span(days=28)),
    "90": ("The last 90 days", Span(days=90)),
}


@dataclass
class LookedBack(Message):
    """The page has been made, after so many `decisions` about it."""

    looked: Looked
    decisions: int


@dataclass
class ChoicesKept(Message):
    """What the person decides about the page is on disk."""

    choices: PageChoices


class ReviewScreen(Page):
    """The chart of pain above all numbers and sentences of the page, and the figure beside them where there is room."""

    PAGE = "review"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../pages.tcss", "../review.tcss"]
    BINDINGS = bindings("review", "rooms", "away")

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Wanted()
        self._looked: Looked | None = None
        self._decisions = 0
        self._lines: Sequence[Line] = ()

    def compose_page(self) -> ComposeResult:
        with Vertical(id="review-head"):
            yield SaidKey("review_window", id="said-days")
            with Horizontal(id="review-for"):
                yield SaidKey("review_reader", id="said-reader")
                yield SaidKey("review_name", id="said-name")
                yield Static("", id="said-rest", classes="hint")
            yield Static("", id="review-note")
        with Horizontal(id="charts"):
            with Vertical(id="chart-pane"):
                yield Static("Average pain by day, 0 to 10: lower is better. V visit, f flare", id="chart-heading")
                yield PainChart()
            with Vertical(id="places-pane"):
                yield BodyView()
        with Horizontal(id="review"):
            yield OptionList(id="lines", classes="first-focus")
            with VerticalScroll(id="how-pane", can_focus=False):
                yield Static("", id="how-title", classes="heading")
                yield Static("", id="how-lines")

    def on_mount(self) -> None:
        """Reads once the library is there."""
        self.watch(self.app, "library", self.reload, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Says beside the list how the marked number is made, where there is room for it."""
        self.set_class(event.size.width >= BROAD, "-broad")
        if self._looked is not None:
            self._show_lines(self._looked)

    # Reading

    def reload(self) -> None:
        """Looks back anew."""
        library = self.coach.library
        if library is None:
            return
        wanted, decisions = self._wanted, self._decisions

        def look() -> LookedBack:
            return LookedBack(look_back(self.coach, library, wanted), decisions)

        self.read_store(look, "Looking back over your journal")

    def _note(self, said: str) -> None:
        note = self.query_one("#review-note", Static)
        note.update(literal(said, "bold"))
        note.display = bool(said)

    def on_looked_back(self, event: LookedBack) -> None:
        """Shows the page, unless another one was asked for meanwhile; what was decided since it began holds."""
        looked = event.looked
        if looked.wanted != self._wanted:
            return
        if self._looked is not None and event.decisions != self._decisions:
            looked = looked.decided(self._looked.choices)
        self._show(looked)

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        # The other pages keep the settings as a whole.
        self.coach.settings = msgspec.structs.replace(self.coach.settings, page=looked.choices)
        self._show_head(looked)
        self._show_lines(looked)
        self._show_charts(looked.page)

    def _show_head(self, looked: Looked) -> None:
        page = looked.page
        words = span_words(looked.wanted.span, page.window)
        self.query_one("#said-days", SaidKey).say(words, days_said(page))
        self.query_one("#said-reader", SaidKey).say(READERS[page.for_whom])
        self.query_one("#said-name", SaidKey).say(page.name or "Without a name")
        self.query_one("#said-rest", Static).update(literal(rest_said(looked)))
        rated = any(day.average is not None for day in looked.whole.chart)
        self._note("" if rated else NOT_RATED if page.recorded else NOTHING)

    def _show_lines(self, looked: Looked) -> None:
        listing = self.query_one("#lines", OptionList)
        marked, at = self._marked(), listing.highlighted or 0
        roomy = self.size.width >= ROOMY
        self._lines = tuple(review_lines(looked))
        listing.set_options(Option(line_row(line, roomy), line.key) for line in self._lines)
        keys = [line.key for line in self._lines]
        wanted = [key for key in (marked.key, marked.block.id) if key in keys] if marked else []
        listing.highlighted = keys.index(wanted[0]) if wanted else min(at, len(keys) - 1)

    def _show_charts(self, page: ReviewPage) -> None:
        self.query_one(PainChart).days = page.chart
        self.query_one("#chart-pane").set_class(any(day.average is not None for day in page.chart), "-drawn")
        body = self.query_one(BodyView)
        body.marks, body.legend = day_marks(page.places[:MOST_PLACES])
        self.query_one("#places-pane").set_class(bool(page.places), "-drawn")

    def _marked(self) -> Line | None:
        at = self.query_one("#lines", OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    # Keys

    @on(OptionList.OptionHighlighted, "#lines")
    def marked(self) -> None:
        """Says beside it how it is made."""
        line = self._marked()
        if line is not None and self._looked is not None:
            title, sentences = how_lines(line, self._looked.page)
            self.query_one("#how-title", Static).update(literal(title))
            self.query_one("#how-lines", Static).update(literal("\n\n".join(sentences)))
            self.query_one("#how-pane").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#lines")
    def action_how(self) -> None:
        """Says how the number or the block under the mark is made."""
        from coach.tui.screens.reading import ReadingScreen

        line = self._marked()
        if line is not None and self._looked is not None:
            self.app.push_screen(ReadingScreen(*how_lines(line, self._looked.page)))

    @work
    async def action_window(self) -> None:
        """Chooses the days."""
        from coach.tui.screens.ask_line import AskLine
        from coach.tui.screens.choose import Choose

        answers = [*((name, said) for name, (said, _) in SPANS.items()), (FROM_A_DAY, "From a day on")]
        chosen = await self.app.push_screen_wait(Choose("Which days?", "Up to today, beside those before.", answers))
        if chosen is None:
            return
        span = SPANS[chosen][1] if chosen in SPANS else None
        if span is None:
            here = reference(self.coach.clock)

            def reads(text: str) -> str:
                return day_in_full(parse_day(text, here), here.today)

            asked = AskLine("From which day on?", "2026-09-01, or yesterday", "", reads)
            typed = await self.app.push_screen_wait(asked)
            if typed is None:
                return
            try:
                span = Span(since=parse_day(typed, here))
            except CoachError as error:
                self.coach.show_error(error)
                return
        self._want(msgspec.structs.replace(self._wanted, span=span))

    def action_reader(self) -> None:
        """Turns to the page for the other reader."""
        other = "me" if self._wanted.for_whom == "therapist" else "therapist"
        self._want(msgspec.structs.replace(self._wanted, for_whom=other))

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.reload()

    def action_hide(self) -> None:
        """Hides the block under the mark for this reader, or shows it again; safety stays."""
        line, wanted = self._marked(), self._wanted
        if line is None:
            return
        block = line.block.id
        if block in NEVER_HIDDEN:
            self.coach.tell(STAYS, title="The safety line stays.")
        else:
            self._keep(lambda choices: with_toggled(choices, wanted.for_whom, block))

    @work
    async def action_name(self) -> None:
        """Puts a name or initials on the page; an empty line takes them off."""
        from coach.tui.screens.ask_name import AskName

        if self._looked is None:
            return
        name = await self.app.push_screen_wait(AskName(self._looked.choices.name))
        if name is not None:
            self._keep(lambda choices: msgspec.structs.replace(choices, name=name))

    def _keep(self, change: Callable[[PageChoices], PageChoices]) -> None:
        """Keeps a choice, also among those that another window has kept meanwhile."""

        def write() -> ChoicesKept:
            changed = self.coach.store.change_settings(
                lambda settings: msgspec.structs.replace(settings, page=change(settings.page))
            )
            return ChoicesKept(changed.page)

        self.write_store(write)

    def on_choices_kept(self, event: ChoicesKept) -> None:
        """Shows the page with them."""
        self._decisions += 1
        if self._looked is not None:
            self._show(self._looked.decided(event.choices))

    def action_body(self) -> None:
        """Shows where it hurt."""
        from coach.tui.screens.body import BodyScreen

        if self._looked is not None:
            self.app.push_screen(BodyScreen(self._looked.page.places[:MOST_PLACES]))

    @work
    async def action_export(self) -> None:
        """Shows the page as it will be, then makes a file of it."""
        from coach.tui.screens.preview import PreviewScreen

        if self._looked is None:
            return
        page = self._looked.page
        if await self.app.push_screen_wait(PreviewScreen(page)):
            await export(self, page)

    def on_page_written(self, event: PageWritten) -> None:
        """Says where it is."""
        self.coach.tell(str(event.place), title="Made. It stays on this machine.", seconds=12)
