"""The app: what all screens share, and the way in and out."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import constants, work
from textual.binding import BindingType
from textual.command import Provider
from textual.events import Event, Paste
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.reactive import var
from textual.widgets import Input

from coach.boundary import fault
from coach.clock import Clock
from coach.domain.person.settings import Settings
from coach.domain.text import clean, one_line
from coach.errors import CoachError
from coach.tui.busy import Working
from coach.tui.commands import bindings
from coach.tui.filters import ControlFilter
from coach.tui.flows import Flows, JournalChanged
from coach.tui.holding import lets_through
from coach.tui.leaving import Keeper
from coach.tui.pages import PAGES, finder
from coach.tui.quick_start import QuickStart
from coach.tui.refusals import TellsRefusals, refusal
from coach.tui.reminding import Reminding
from coach.tui.screens.page import Page
from coach.tui.themes import FEW, put_on, theme_name

if TYPE_CHECKING:
    from coach.domain.measures.schedule import Asked
    from coach.library import Library
    from coach.store import Store
    from coach.tui.reminders_now import RemindersNow

POLL_S = 3.0
ERROR_S = 15.0
CONTROL_FILTER = ControlFilter()  # Textual keeps what a filter has made of a line for as long as it is the same filter


@runtime_checkable
class TakesLines(Protocol):
    """A field that can make something of several pasted lines."""

    def take_lines(self, text: str) -> bool:
        """Whether it took them."""
        ...


class CoachApp(TellsRefusals, QuickStart, Flows, Working):
    """Coach on the screen.

    `load_library` is called in a thread after the first frame; `library` is None until it has answered.
    `open_measures` are the measures that can be answered now, `reminders` is how reminders stand, None before it was
    read.
    """

    TITLE = "Coach"
    CSS_PATH = "coach.tcss"
    MODES = PAGES
    DEFAULT_MODE = "today"
    COMMAND_PALETTE_BINDING = "p"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {finder}
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    # Textual declares these two as variables of the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012

    library: "var[Library | None]" = var(None, init=False)
    settings: var[Settings] = var(Settings(), init=False)
    open_measures: "var[tuple[Asked, ...]]" = var((), init=False)
    reminders: "var[RemindersNow | None]" = var(None, init=False)

    def __init__(
        self,
        store: "Store",
        load_library: "Callable[[], Library]",
        clock: Clock,
        routine: str | None = None,
        opens: str = "",
    ) -> None:
        super().__init__(routine, opens)
        self.store = store
        self.clock = clock
        self.writing = threading.Lock()
        self._load_library = load_library
        self._library_loaded = asyncio.Event()
        self._revision: object = None
        self.reminding = Reminding(self)
        try:
            self.set_reactive(CoachApp.settings, store.load_settings())
        except CoachError as error:
            self.call_later(self.show_error, error)
        put_on(self, self.settings.theme)
        self._still(self.settings)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and the one that lets no control character through."""
        return [*super().get_line_filters(), CONTROL_FILTER]

    def _handle_exception(self, error: Exception) -> None:
        """Tell a refusal; whatever else nobody has handled is a fault, which ends the app and is told after it."""
        refused = refusal(error)
        if refused is None:
            self._keep_all()
            super()._handle_exception(error)
        else:
            self.show_error(refused)

    def panic(self, *_: object) -> None:
        """End; Textual would print a traceback with the values of all variables, which may hold a person's words."""
        self._close_messages_no_wait()

    _fatal_error = panic

    @property
    def fault(self) -> Exception | None:
        """What ended the app, if something has that nobody had foreseen."""
        return self._exception

    def tell_fault(self, error: BaseException) -> None:
        """Tell a fault that the app outlives, such as one in a thread, and where its report is."""
        self.show_error(fault(error, ends=False))

    async def on_event(self, event: Event) -> None:
        """Paste into a field of one line all the words, where Textual would take the first line only."""
        if isinstance(event, Paste) and not event.is_forwarded and isinstance(self.focused, Input):
            if not (isinstance(self.focused, TakesLines) and self.focused.take_lines(event.text)):
                self._paste(self.focused, one_line(event.text))
        else:
            await super().on_event(event)

    def _paste(self, field: Input, line: str) -> None:
        before, selection = field.value, field.selection
        field.replace(line, *selection)
        if line and field.value == before and line != before[slice(*sorted(selection))]:
            most = field.max_length
            why = f"It takes {most:,} characters at most." if most and len(line) > most else "It takes a number."
            self.tell(f"{why} The field is as it was.", "Your text does not fit into this field.", "warning")

    def on_mount(self) -> None:
        """The loading waits for the first frame."""
        self.app_resume_signal.subscribe(self, self._paint_again)
        self.app_resume_signal.subscribe(self, self.reminding.resume)
        self.app_suspend_signal.subscribe(self, self.reminding.suspend, immediate=True)
        self.call_after_refresh(self._after_first_frame)

    def _paint_again(self, _: object) -> None:
        """After a suspend the terminal is empty, and Textual would only paint what changes."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            for widget in screen.walk_children():
                widget.refresh()

    def _after_first_frame(self) -> None:
        self.started()
        self._read_library()
        self._poll()
        self.set_interval(POLL_S, self._poll)
        self._open()
        if self._routine is None:
            self._tend_reminders()
            self.set_interval(POLL_S, self._tend_reminders)

    def watch_app_focus(self, looks: bool) -> None:
        """Gives a screen that opened while the person looked elsewhere its focus; Textual would leave it without."""
        wanted = self.screen.AUTO_FOCUS if self.screen_stack else ""
        if looks and wanted != "" and self.focused is None:
            self.screen.focus_next(wanted or "*")
        if looks and self.begun:
            self.reminding.take_turn()

    async def on_unmount(self) -> None:
        """Leaves reminding to others."""
        await self.reminding.stop()

    @work(exclusive=False, group="remind", exit_on_error=False)
    async def _tend_reminders(self) -> None:
        await self.reminding.tend()

    def watch_settings(self, settings: Settings) -> None:
        """Takes up a changed setting at once."""
        self.theme = theme_name(settings.theme, self.console.color_system == FEW)
        self._still(settings)

    def _still(self, settings: Settings) -> None:
        self.animation_level = "none" if settings.reduced_motion else constants.TEXTUAL_ANIMATIONS

    # Loading

    def reload_library(self) -> None:
        """Reads the library again, after an exercise was written into it."""
        self._read_library()

    @work(thread=True, group="library", exit_on_error=False)
    def _read_library(self) -> None:
        try:
            with self.working("Reading the library"):
                library = self._load_library()
        except CoachError as error:
            self.call_from_thread(self.show_error, error)
        else:
            self.call_from_thread(self._take_library, library)

    def _take_library(self, library: "Library") -> None:
        self.library = library
        self._library_loaded.set()
        if library.problems:
            self.tell(
                "They are left out. `coach check` in your shell shows each with file and place.",
                title=f"Problems in exercise or routine files: {len(library.problems)}",
                severity="warning",
            )

    async def library_ready(self) -> "Library":
        """The library, as soon as it has been read."""
        await self._library_loaded.wait()
        assert self.library is not None
        return self.library

    @work(thread=True, exclusive=True, group="poll", exit_on_error=False)
    def _poll(self) -> None:
        """Asks whether another process has written to the journal."""
        revision = self.store.journal.revision()
        if self._revision is not None and revision != self._revision:
            self.screen.post_message(JournalChanged())
            self.call_from_thread(self._hold_here)
        self._revision = revision

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No command of the app leads past a page that holds the person."""
        if action == "waiting" and not (self.reminders and self.reminders.waiting):
            return False
        return lets_through(self.screen_stack, action)

    # What screens share

    def keep_settings(self, settings: Settings, say: Callable[[str], None] | None = None) -> None:
        """Takes up changed settings at once and keeps the newest; `say` tells when, without it a message does."""
        self.settings = settings
        self._write_settings(say or self.tell)

    @work(thread=True, group="store-write", exit_on_error=False)
    def _write_settings(self, say: Callable[[str], None]) -> None:
        try:
            self.write(lambda: self.store.change_settings(self.settings.beside))
        except CoachError as error:
            self.call_from_thread(self.show_error, error)
        else:
            self.call_from_thread(say, "Saved.")

    def write(self, job: Callable[[], object]) -> None:
        """Runs `job` as the only write of this app, in whatever thread it is called. Raises CoachError."""
        with self.writing:
            job()

    def tell(self, text: str, title: str = "", severity: SeverityLevel = "information", seconds: float = 6) -> None:
        """A message that goes away by itself; both texts are literal."""
        self.notify(clean(text), title=clean(title), severity=severity, timeout=seconds, markup=False)

    def show_error(self, error: CoachError) -> None:
        """What was refused or failed, and what to do next."""
        self.tell("\n".join(part for part in (error.detail, error.hint) if part), error.title, "error", ERROR_S)

    def action_go(self, mode: str) -> None:
        """Opens one of the pages."""
        self.switch_mode(mode)

    async def do_there(self, page: str, action: str) -> None:
        """Opens a page and does something there, as soon as the page has been read."""
        await self.switch_mode(page)
        there = self.screen
        if isinstance(there, Page):
            there.once_read(partial(self.run_action, action, there))

    async def show_in_library(self, key: str) -> None:
        """Opens the Library with a routine or an exercise marked, named as its list does."""
        await self.do_there("library", f"mark({key!r})")

    def action_press(self) -> None:
        """Chooses what is marked in the list of the screen, as Enter does."""
        from textual.widgets import OptionList

        for listing in self.screen.query(OptionList).results():
            listing.action_select()
            return

    def action_jump(self) -> None:
        """Paints a letter on everything that can be chosen."""
        from coach.tui.screens.jump import JumpScreen, choose, targets

        if not isinstance(self.screen, JumpScreen):
            found = tuple(targets(self.screen))
            if found:
                self.push_screen(JumpScreen(found), lambda target: choose(target) if target else None)
            else:
                self.tell("There is nothing to choose here. The last line says what can be done.")

    def action_tour(self) -> None:
        """Shows the tour."""
        from coach.tui.screens.tour import TourScreen

        if not isinstance(self.screen, TourScreen):
            self.push_screen(TourScreen())

    def action_check_in(self) -> None:
        """Asks for pain now."""
        from coach.tui.screens.check_in import CheckInScreen

        self.push_screen(CheckInScreen())

    def action_help(self) -> None:
        """Shows every key and what Coach is not."""
        from coach.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_leave(self, code: int = 0, said: str | None = None) -> None:
        """Ends the app; screens that keep something are asked to save it first. `said` stays on the terminal."""
        self._keep_all()
        self.exit(return_code=code, message=said)

    def give_terminal_back(self) -> None:
        """Leave the terminal as it was, for an app that does not get to its end any more."""
        if self._driver is not None:
            with contextlib.suppress(Exception):
                self._driver.stop_application_mode()
                self._driver.close()

    def _keep_all(self) -> None:
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Keeper):
                    screen.keep_for_later()
