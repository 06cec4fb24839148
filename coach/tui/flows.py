"""What the app asks and opens: at most one flow of a kind at a time, and a refusal is a sentence."""

from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.app import App
from textual.message import Message

from coach.clock import zone_warning
from coach.errors import CoachError
from coach.tui.holding import Holding

if TYPE_CHECKING:
    from coach.domain.planning.plan import Wish
    from coach.domain.reminders.delivery import Log
    from coach.domain.reminders.occurrence import Occurrence
    from coach.guide.guide import Guide
    from coach.tui.app import CoachApp
    from coach.tui.screens.run import Again


class JournalChanged(Message):
    """Another process has written to the journal."""


class Flows(App[None]):
    """The flows of the app; a flow asks one screen after the other and keeps what was said.

    With `routine` the app opens that routine's run and ends with it; `opens` is the key of a reminder, and what that
    is about is opened first. `begun` is whether the first questions are over.
    """

    def __init__(self, routine: str | None, opens: str) -> None:
        super().__init__()
        self._routine = routine
        self._opens = opens
        self.begun = False
        self.asked: set[tuple[str, date]] = set()

    @property
    def _coach(self) -> "CoachApp":
        """The app, as what it is."""
        return cast("CoachApp", self)

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
            if await safety_flow.hold_emergency(self._coach):
                return
            if self._routine is None:
                if await safety_flow.welcome(self._coach):
                    await safety_flow.tour(self._coach)
                await self._open_reminders()
                self.screen.post_message(JournalChanged())
        except CoachError as error:
            self._coach.show_error(error)
            return
        finally:
            self.begun = True
            self._coach.reminding.take_turn()
            if warning := zone_warning():
                self._coach.tell(warning)
        if self._routine is not None:
            self.start_run(self._routine)

    async def _open_reminders(self) -> None:
        """What a reminder on the command line is about, else the question what Coach may remind of."""
        from coach.tui import reminder_opening

        if self._opens:
            about = await reminder_opening.delivered(self._coach, self._opens)
            self._opens = ""
            self.open_about(about)
        else:
            await reminder_opening.propose(self._coach)

    def ask_safety(self) -> None:
        """Asks what has to be asked before anything is guided: who the person is, then all warning signs."""
        if not self._under_way("run"):
            self._ask_safety()

    @work(group="run")
    async def _ask_safety(self) -> None:
        from coach.tui import safety_flow

        try:
            await safety_flow.asked(self._coach)
        except CoachError as error:
            self._coach.show_error(error)
        self.screen.post_message(JournalChanged())

    def ask_due(self) -> None:
        """Asks what is due by itself: this morning, what came after hard work, numbness that was felt in a run."""
        if self._routine is None and not self._opens and not self._under_way("due"):
            self._ask_due()

    @work(group="due", exit_on_error=False)
    async def _ask_due(self) -> None:
        from coach.tui import due_flow

        try:
            if await due_flow.ask(self._coach):
                self.screen.post_message(JournalChanged())
        except CoachError as error:
            self._coach.show_error(error)

    def action_measures(self) -> None:
        """Asks the measures that are open."""
        if not self._under_way("due"):
            self._ask_measures()

    @work(group="due", exit_on_error=False)
    async def _ask_measures(self) -> None:
        from coach.tui import measures_flow

        try:
            await measures_flow.answer(self._coach, self._coach.open_measures)
        except CoachError as error:
            self._coach.show_error(error)
        self.screen.post_message(JournalChanged())

    def open_about(self, one: "Occurrence") -> None:
        """Opens what a reminder is about."""
        if not self._under_way("due"):
            self._open_about(one)

    @work(group="due", exit_on_error=False)
    async def _open_about(self, one: "Occurrence") -> None:
        from coach.tui import reminder_opening

        try:
            await reminder_opening.open_about(self._coach, one)
        except CoachError as error:
            self._coach.show_error(error)
        self.screen.post_message(JournalChanged())

    def start_run(self, ident: str, wish: "Wish | None" = None, pain: int | None = None) -> None:
        """Opens the run of a routine, an exercise or today's plan; nothing is timed before the person says so."""
        from coach.tui import safety_flow

        if not self._under_way("run"):
            self._open_run(safety_flow.guided(self._coach, ident, wish, pain))

    def resume_run(self) -> None:
        """Goes on with the run that was interrupted, if there is one."""
        from coach.tui import safety_flow

        if not self._under_way("run"):
            self._open_run(safety_flow.resumed(self._coach))

    @work(group="run")
    async def _open_run(self, made: "Coroutine[Any, Any, Guide | None]") -> None:
        try:
            guide = await made
        except CoachError as error:
            self._coach.show_error(error)
            guide = None
        if guide is not None:
            from coach.tui.screens.run import RunScreen

            self.push_screen(RunScreen(guide), partial(self._after_run, guide))
        elif self._routine is None:
            self.screen.post_message(JournalChanged())

    def _after_run(self, guide: "Guide", again: "Again | None") -> None:
        if again is not None and guide.plan is None:
            self.resume_run()
        elif again is not None:
            self.start_run(guide.saved.routine, guide.wish, again.pain)
        elif self._routine is not None:
            self.exit()
        else:
            self._coach.reminding.take_turn()

    def _hold_here(self) -> None:
        """An emergency that another window has noted holds here, too."""
        if not self._under_way("hold") and not any(isinstance(screen, Holding) for screen in self.screen_stack):
            self._hold_emergency()

    @work(group="hold", exit_on_error=False)
    async def _hold_emergency(self) -> None:
        from coach.tui import safety_flow

        await safety_flow.hold_emergency(self._coach)

    # Reminders

    @work(group="answer", exit_on_error=False)
    async def answer_reminder(self, change: "Callable[[Log], Log]", said: str = "") -> None:
        """Keeps what the person says to a reminder, and then says `said`."""
        try:
            await self._coach.reminding.answer(change)
        except CoachError as error:
            self._coach.show_error(error)
        else:
            if said:
                self._coach.tell(said)

    def action_waiting(self) -> None:
        """Opens the reminders that wait."""
        from coach.tui.screens.reminder_prompt import ReminderPrompt

        if self._coach.reminders and self._coach.reminders.waiting and not isinstance(self.screen, ReminderPrompt):
            self.push_screen(ReminderPrompt(), lambda one: self.open_about(one) if one else None)
