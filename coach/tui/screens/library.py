"""Library: all routines and exercises, and what one needs to know about each."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.browse import Filter, exercises_matching, routines_matching
from coach.domain.wording import KIND_NAMES
from coach.tui.commands import bindings
from coach.tui.details import exercise_details, filter_words, routine_details
from coach.tui.literal import literal
from coach.tui.screens.page import Page
from coach.tui.widgets.row import Column, Row

ROUTINE = "routine:"
EXERCISE = "exercise:"


class LibraryScreen(Page):
    """A list, and beside it the marked one with its steps, dose, limits and sources."""

    PAGE = "library"
    CSS_PATH = "../pages.tcss"
    BINDINGS = bindings("library", "rooms", "away")

    def __init__(self) -> None:
        super().__init__()
        self._filter = Filter()

    def compose_page(self) -> ComposeResult:
        yield Static("", id="filter-line")
        with Horizontal(id="browser"):
            yield OptionList(id="moves", classes="first-focus")
            with VerticalScroll(id="detail-pane", can_focus=True):
                yield Static("Reading the library …", id="details")

    def on_mount(self) -> None:
        """Fills the list as soon as the library is there."""
        self.watch(self.app, "library", self._show)

    def _show(self) -> None:
        library = self.coach.library
        if library is None:
            return
        routines = routines_matching(self._filter, library.routines.values(), library.exercises)
        exercises = exercises_matching(self._filter, library.exercises.values())
        options = []
        if routines:
            options.append(_heading("Routines"))
            options += [Option(_row(r.name, f"{r.minutes} min"), ROUTINE + r.id) for r in routines]
        kind = None
        for exercise in exercises:
            if exercise.kind != kind:
                kind = exercise.kind
                options.append(_heading(KIND_NAMES[kind]))
            options.append(Option(_row(exercise.name, _about(exercise.dose.total_s)), EXERCISE + exercise.id))
        moves = self.query_one("#moves", OptionList)
        moves.set_options(options)
        found = literal(f"{len(routines)} routines, {len(exercises)} exercises{filter_words(self._filter)}")
        self.query_one("#filter-line", Static).update(found)
        if options:
            moves.highlighted = 1
        else:
            self.query_one("#details", Static).update("Nothing fits this filter. Press x to show all.")

    @on(OptionList.OptionHighlighted, "#moves")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the marked one."""
        library = self.coach.library
        if library is None or event.option_id is None:
            return
        sort, _, ident = event.option_id.partition(":")
        details = (
            routine_details(library.routines[ident], library.exercises)
            if sort == "routine"
            else exercise_details(library.exercises[ident])
        )
        self.query_one("#details", Static).update(details)
        self.query_one("#detail-pane").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#moves")
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Opens a routine's run; an exercise is read, so the focus goes to its details."""
        if event.option_id and event.option_id.startswith(ROUTINE):
            self.coach.start_run(event.option_id.removeprefix(ROUTINE))
        else:
            self.query_one("#detail-pane").focus()

    def action_start(self) -> None:
        """Opens the marked routine."""
        self.query_one("#moves", OptionList).action_select()

    @work
    async def action_filter(self) -> None:
        """Asks what is wanted."""
        from coach.tui.screens.filtering import FilterScreen

        wanted = await self.app.push_screen_wait(FilterScreen(self._filter))
        if wanted is not None:
            self._filter = wanted
            self._show()

    def action_clear(self) -> None:
        """Shows all again."""
        self._filter = Filter()
        self._show()


def _heading(text: str) -> Option:
    return Option(literal(text, "bold $primary"), disabled=True)


def _row(name: str, time: str) -> Row:
    return Row(Column(name), Column(time, 6, "dim", align="right"))


def _about(seconds: int) -> str:
    return f"{seconds} s" if seconds < 60 else f"{-(-seconds // 60)} min"
