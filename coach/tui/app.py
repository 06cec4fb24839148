"""The app: what all screens share, and the way in and out."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import constants, work
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.filter import LineFilter
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.reactive import var

from coach.clock import Clock
from coach.domain.settings import Settings
from coach.domain.text import clean
from coach.errors import CoachError
from coach.tui.commands import bindings
from coach.tui.filters import ControlFilter
from coach.tui.holding import Holding, lets_through
from coach.tui.leaving import Keeper, leave_on_signals
from coach.tui.pages import PAGES, finder
from coach.tui.reminding import Reminding
from coach.tui.themes import DARK, LIGHT, theme_name

if TYPE_CHECKING:
    from coach.domain.plan import Wish
    from coach.domain.reminders.delivery import Log
    from coach.domain.reminders.occurrence import Occurrence
    from coach.domain.schedule import Asked
    from coach.guide.guide import Guide
    from coach.library import Library
    from coach.store import Store
    from coach.tui.reminders_now import RemindersNow

POLL_S = 3.0
ERROR_S = 15.0


class JournalChanged(Message):
    """Another process has written to the journal."""


class CoachApp(App[None]):
    """Coach on the screen.

    `load_library` is called in a thread after the first frame; `library` is None until it has answered.
    `open_measures` are the measures that can be answered now, `reminders` is how reminders stand, None before it was
    read; `begun` is whether the first questions are over. With `routine` the app opens that routine's run and ends
    with it; `opens` is the key of a reminder, and what that is about is opened first.
    """

    TITLE = "Coach"
    CSS_PATH = "coach.tcss"
    MODES = PAGES
    DEFAULT_MODE = "today"
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
        super().__init__()
        self.store = store
        self.clock = clock
        self.writing = threading.Lock()
        self._load_library = load_library
        self._library_loaded = asyncio.Event()
        self._revision: object = None
        self._routine = routine
        self._opens = opens
        self.begun = False
        self.reminding = Reminding(self)
        self.asked: set[tuple[str, date]] = set()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        try:
            self.set_reactive(CoachApp.settings, store.load_settings())
        except CoachError as error:
            self.call_later(self.show_error, error)
        self.set_reactive(App.theme, theme_name(self.settings.theme))
        self._still(self.settings)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and the one that lets no control character through."""
        return [*super().get_line_filters(), ControlFilter()]

    def on_mount(self) -> None:
        """Puts the signals in place; the loading waits for the first frame."""
        if not self.is_headless:
            leave_on_signals(self)
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

    async def on_unmount(self) -> None:
        """Leaves reminding to others."""
        await self.reminding.stop()

    @work(exclusive=False, group="remind", exit_on_error=False)
    async def _tend_reminders(self) -> None:
        await self.reminding.tend()

    def watch_settings(self, settings: Settings) -> None:
        """Takes up a changed setting at once."""
        self.theme = theme_name(settings.theme)
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

    # Safety and runs

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No command of the app leads past a page that holds the person."""
        if action == "waiting" and not (self.reminders and self.reminders.waiting):
            return False
        return lets_through(self.screen_stack, action)

    def is_asking(self, *groups: str) -> bool:
        """Whether one of these flows goes on."""
        return any(self._under_way(group) for group in groups)

    def _under_way(self, group: str) -> bool:
        """Whether a flow of this group still asks or works; a second one would take its answer away."""
        return any(worker.group == group and not worker.is_finished for worker in self.workers)

    @work(group="open", exit_on_error=False)
    async def _open(self) -> None:
        """The first thing: an emergency holds, a new person is asked, a run named on the command line begins."""
        from coach.tui import safety_flow

        try:
            if await safety_flow.hold_emergency(self):
                return
            if self._routine is None:
                await safety_flow.welcome(self)
                await self._open_reminders()
                self.screen.post_message(JournalChanged())
        except CoachError as error:
            self.show_error(error)
            return
        finally:
            self.begun = True
            self.reminding.take_turn()
        if self._routine is not None:
            self.start_run(self._routine)

    async def _open_reminders(self) -> None:
        """What a reminder on the command line is about, else the question what Coach may remind of."""
        from coach.tui import reminder_opening

        if self._opens:
            about = await reminder_opening.delivered(self, self._opens)
            self._opens = ""
            self.open_about(about)
        else:
            await reminder_opening.propose(self)

    def ask_safety(self) -> None:
        """Asks what has to be asked before anything is guided: who the person is, then all warning signs."""
        if not self._under_way("run"):
            self._ask_safety()

    @work(group="run")
    async def _ask_safety(self) -> None:
        from coach.tui import safety_flow

        try:
            await safety_flow.asked(self)
        except CoachError as error:
            self.show_error(error)
        self.screen.post_message(JournalChanged())

    def ask_due(self) -> None:
        """Asks what is due by itself: this morning, what came after hard work, numbness that was felt in a run."""
        if self._routine is None and not self._opens and not self._under_way("due"):
            self._ask_due()

    @work(group="due", exit_on_error=False)
    async def _ask_due(self) -> None:
        from coach.tui import due_flow

        try:
            if await due_flow.ask(self):
                self.screen.post_message(JournalChanged())
        except CoachError as error:
            self.show_error(error)

    def action_measures(self) -> None:
        """Asks the measures that are open."""
        if not self._under_way("due"):
            self._ask_measures()

    @work(group="due", exit_on_error=False)
    async def _ask_measures(self) -> None:
        from coach.tui import measures_flow

        try:
            await measures_flow.answer(self, self.open_measures)
        except CoachError as error:
            self.show_error(error)
        self.screen.post_message(JournalChanged())

    def open_about(self, one: "Occurrence") -> None:
        """Opens what a reminder is about."""
        if not self._under_way("due"):
            self._open_about(one)

    @work(group="due", exit_on_error=False)
    async def _open_about(self, one: "Occurrence") -> None:
        from coach.tui import reminder_opening

        try:
            await reminder_opening.open_about(self, one)
        except CoachError as error:
            self.show_error(error)
        self.screen.post_message(JournalChanged())

    def start_run(self, ident: str, wish: "Wish | None" = None, pain: int | None = None) -> None:
        """Opens the run of a routine, an exercise or today's plan; nothing is timed before the person says so."""
        from coach.tui import safety_flow

        if not self._under_way("run"):
            self._open_run(safety_flow.guided(self, ident, wish, pain))

    def resume_run(self) -> None:
        """Goes on with the run that was interrupted, if there is one."""
        from coach.tui import safety_flow

        if not self._under_way("run"):
            self._open_run(safety_flow.resumed(self))

    @work(group="run")
    async def _open_run(self, made: "Coroutine[Any, Any, Guide | None]") -> None:
        try:
            guide = await made
        except CoachError as error:
            self.show_error(error)
            guide = None
        if guide is not None:
            from coach.tui.screens.run import RunScreen

            self.push_screen(RunScreen(guide), partial(self._after_run, guide))
        elif self._routine is None:
            self.screen.post_message(JournalChanged())

    def _after_run(self, guide: "Guide", pain: int | None) -> None:
        if pain is not None:
            self.start_run(guide.saved.routine, guide.wish, pain)
        elif self._routine is not None:
            self.exit()
        else:
            self.reminding.take_turn()

    def _hold_here(self) -> None:
        """An emergency that another window has noted holds here, too."""
        if not self._under_way("hold") and not any(isinstance(screen, Holding) for screen in self.screen_stack):
            self._hold_emergency()

    @work(group="hold", exit_on_error=False)
    async def _hold_emergency(self) -> None:
        from coach.tui import safety_flow

        await safety_flow.hold_emergency(self)

    # What screens share

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

    @work(group="answer", exit_on_error=False)
    async def answer_reminder(self, change: "Callable[[Log], Log]", said: str = "") -> None:
        """Keeps what the person says to a reminder, and then says `said`."""
        try:
            await self.reminding.answer(change)
        except CoachError as error:
            self.show_error(error)
        else:
            if said:
                self.tell(said)

    def action_waiting(self) -> None:
        """Opens the reminders that wait."""
        from coach.tui.screens.reminder_prompt import ReminderPrompt

        if self.reminders and self.reminders.waiting and not isinstance(self.screen, ReminderPrompt):
            self.push_screen(ReminderPrompt(), lambda one: self.open_about(one) if one else None)

    def action_go(self, mode: str) -> None:
        """Opens one of the pages."""
        self.switch_mode(mode)

    def action_check_in(self) -> None:
        """Asks for pain now."""
        from coach.tui.screens.check_in import CheckInScreen

        self.push_screen(CheckInScreen())

    def action_help(self) -> None:
        """Shows every key and what Coach is not."""
        from coach.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_leave(self, code: int = 0) -> None:
        """Ends the app; screens that keep something are asked to save it first."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Keeper):
                    screen.keep_for_later()
        self.exit(return_code=code)
