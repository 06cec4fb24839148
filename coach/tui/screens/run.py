"""The Run screen: before, during and after one guided run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, cast

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from coach.domain.journal.entries import Hurt, Run
from coach.domain.run.controls import ControlId
from coach.domain.run.events import Alarm, CapEnded, Event, OverCap, RunOver, SegmentStarted
from coach.domain.run.spoken import announcement, shown_words, waiting_words
from coach.domain.safety.stop_rules import FollowUp
from coach.errors import CoachError
from coach.guide.guide import Guide
from coach.tui.attention import call_attention
from coach.tui.commands import bindings
from coach.tui.screens.hurt import HurtScreen
from coach.tui.screens.question import Question
from coach.tui.widgets.giant_view import GiantView
from coach.tui.widgets.key_line import KeyLine
from coach.tui.widgets.run_intro import RunIntro
from coach.tui.widgets.run_stage import RunStage
from coach.tui.widgets.run_summary import RunSummary
from coach.tui.widgets.score import ScoreInput

if TYPE_CHECKING:
    from coach.tui.app import CoachApp
    from coach.voice import Voice

BELL_EVENTS = (SegmentStarted, Alarm, RunOver, CapEnded, OverCap)
WAITING = "A run is waiting for you."
INTRO_LOOK_S = 1.0


class Again(NamedTuple):
    """The wish for the same run, prepared anew, with pain now (0-10) where that was told."""

    pain: int | None


PAGES_OF_ACTION = {
    "begin": ("intro",),
    "control": ("stage",),
    "giant": ("stage",),
    "rate": ("stage",),
    "close": ("intro", "summary"),
    "write_down": ("summary",),
}


class RunScreen(Screen[Again | None]):
    """Guides one run: intro, stage, summary. The clock is looked at by a timer that wakes at every whole second.

    A failed sound or write becomes a sentence on the screen; it never reaches the timer. Dismissed with `Again` when
    pain now asks for another run than this one, or when it waited so long on its intro that it gave way to others.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("run_intro", "run", "run_summary")
    CSS_PATH = "run.tcss"
    AUTO_FOCUS = "ScoreInput"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-low"), (22, "-middle"), (30, "-tall")]  # noqa: RUF012

    class Finished(Message):
        """The run has been written down, or could not be: `problem` is a sentence then."""

        def __init__(self, run: Run | None, problem: str = "") -> None:
            super().__init__()
            self.run = run
            self.problem = problem

    class Answered(Message):
        """Pain after the run was added to its entry, or could not be."""

        def __init__(self, run: Run, problem: str = "") -> None:
            super().__init__()
            self.run = run
            self.problem = problem

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide
        self._voice: Voice | None = None
        self._kept: Run | None = None
        self._called = False
        self._page: Literal["intro", "stage", "summary"] = "intro"

    @property
    def coach(self) -> "CoachApp":
        """The app, as what it is."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        yield RunIntro(self.guide)
        yield KeyLine()

    def on_mount(self) -> None:
        from coach.voice import Voice

        self._voice = Voice(self.coach.settings, self.guide.notices.append)
        still = self.coach.animation_level == "none"
        self._near, self._giant = RunStage(still=still), GiantView(still=still)
        self.set_interval(INTRO_LOOK_S, self.look_at_intro)

    def look_at_intro(self) -> None:
        """Let other windows guide a run once nobody has begun this one for ten minutes."""
        if self._page == "intro" and self.guide.forgotten:
            self.guide.release()

    async def _turn_to(self, page: Literal["intro", "stage", "summary"], *content: Widget) -> None:
        """Show another page, with its keys."""
        self._page = page
        await self.query(".run-page").remove()
        await self.mount(*content, before=self.query_one(KeyLine))
        self.refresh_bindings()

    def on_unmount(self) -> None:
        if self._voice:
            self._voice.close()
        if self.guide.player.status in ("idle", "over"):
            self.guide.release()
        else:
            self.guide.leave()

    @property
    def guiding(self) -> bool:
        """Whether somebody is guided, so that a reminder has to wait; not in a run that is over or forgotten."""
        return self.guide.player.status != "over" and not self.guide.forgotten

    def keep_for_later(self) -> None:
        """Save the place in the run before the app ends."""
        if self.guide.player.status not in ("idle", "over"):
            self.guide.leave()

    @on(ScoreInput.Chosen, "#before")
    def begin_with_pain(self, event: ScoreInput.Chosen) -> None:
        """Keep pain before the run and start, or make another run of it where that much pain asks for one."""
        self._begin(event.score)

    @work
    async def _begin(self, before: int | None = None) -> None:
        if not self.guide.holds_claim:
            self.dismiss(Again(before))
            return
        if before is not None:
            if not await self._fits(before):
                self.guide.release()
                self.dismiss(Again(before))
                return
            self.guide.answer_before(before)
        self._show_giant(self.coach.settings.giant)
        await self._turn_to("stage", self._near, self._giant)
        self._follow(self.guide.start())
        self._look_on()

    async def _fits(self, before: int) -> bool:
        try:
            return await self.coach.in_thread("Looking at how you are", self.guide.fits, before)
        except CoachError as error:
            self.coach.show_error(error)
            return True

    def stop_clock(self) -> None:
        """Stop the clock where it is; something more urgent is in front."""
        if self._guiding:
            self._follow(self.guide.press("end"))

    def look(self) -> None:
        """Look at the clock, do what is due, and show the moment."""
        self._follow(self.guide.tick())
        self._show()
        self._call_back()
        while self.guide.notices:
            self._say(self.guide.notices.popleft())

    def _show(self) -> None:
        if self.guide.player.status != "over":
            view = self._giant if self._giant.display else self._near
            view.show(self.guide.player, self.guide.exercise)

    def _call_back(self) -> None:
        """Say that the run waits once it is forgotten, and call the person once."""
        if not self.guide.forgotten:
            self._called = False
            return
        self._say(waiting_words(self.guide.waits_s))
        if not self._called:
            self._called = True
            call_attention(self.coach, self.guide.name, WAITING, sound=self.coach.settings.bell)
            if self.app.screen is not self:
                self.coach.tell(WAITING)
            self.coach.reminding.take_turn()

    def _say(self, text: str) -> None:
        self._near.say(text)
        self._giant.say(text)

    def _show_giant(self, giant: bool) -> None:
        self._giant.display, self._near.display = giant, not giant

    def _look_on(self) -> None:
        """Look now, and again at the next whole second."""
        self.look()
        if self.guide.player.status != "over":
            self.set_timer(self.guide.wake_s, self._look_on)

    def _follow(self, happened: Sequence[Event]) -> None:
        words = [shown for event in happened if (shown := shown_words(event))]
        if words or any(isinstance(event, SegmentStarted | OverCap | Alarm) for event in happened):
            self._say(" ".join(words))
        for event in happened:
            if isinstance(event, BELL_EVENTS) and self.coach.settings.bell:
                self.coach.bell()
            spoken = announcement(event)
            if spoken and self._voice:
                self._voice.announce(spoken)
            if isinstance(event, RunOver):
                self._finish()

    @property
    def _guiding(self) -> bool:
        return self._page == "stage" and self.guide.player.status != "over"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each page of the run has its own keys."""
        pages = PAGES_OF_ACTION.get(action)
        return pages is None or self._page in pages

    def action_begin(self) -> None:
        """Start the clock."""
        self._begin()

    def action_close(self) -> None:
        """Leave the screen."""
        self.dismiss()

    def action_write_down(self) -> None:
        """Try again to write the run down."""
        if self._kept is None:
            self._finish()

    def action_control(self, control: ControlId) -> None:
        """Do what a key of the run asks for."""
        if self.guide.forgotten:
            self._say("")
        self._follow(self.guide.press(control))
        if control == "hurt":
            self._ask_hurt()
        elif control == "end":
            self._ask_end()
        self._show()

    def action_giant(self) -> None:
        """Change between the giant view and the one for near, and begin the next run in it, too."""
        giant = not self._giant.display
        self._show_giant(giant)
        self._show()
        self.coach.keep_settings(msgspec.structs.replace(self.coach.settings, giant=giant), say=lambda _: None)

    def action_rate(self, key: str) -> None:
        """A digit rates the discomfort while the run goes on; 1 and then 0 is ten."""
        if not self._guiding:
            return
        score, happened = self.guide.rate_digit(int(key))
        if self.guide.player.segment.kind == "work":
            self._say(f"{score} of 10, saved.")
        self._follow(happened)
        self._show()

    @work
    async def _ask_hurt(self) -> None:
        segment = self.guide.player.segment
        exercise = self.guide.exercise
        region = exercise.region[0] if exercise else None
        answer = await self.coach.push_screen_wait(
            HurtScreen(
                region,
                segment.side,
                self.guide.easier_words,
                self.coach.settings.emergency_number,
                thermal=segment.thermal is not None,
            )
        )
        hurt = Hurt(self.coach.clock.now(), answer.score, answer.region, answer.side, answer.signs)
        yes = [question.id for question in self.guide.follow_ups(hurt) if await self._is_so(question)]
        if self.guide.record_hurt(hurt, yes):
            self._follow(self.guide.end(because_it_hurts=True))
            from coach.tui.safety_flow import hold

            await hold(self.coach)
        else:
            self._go_on_as(answer.choice)

    async def _is_so(self, question: FollowUp) -> bool:
        asked = Question("The clock has stopped.", question.question)
        return await self.coach.push_screen_wait(asked)

    def _go_on_as(self, choice: str) -> None:
        guide = self.guide
        if choice == "end":
            self._follow(guide.end(because_it_hurts=True))
        elif choice == "skip":
            self._follow(guide.stop_exercise())
        elif choice == "easier":
            self._follow(guide.take_easier() if guide.easier else guide.do_less(guide.easier_words))
        else:
            self._follow(guide.go_on())
        self._show()

    @work
    async def _ask_end(self) -> None:
        question = Question("Stopped. End the run here?", "What you did counts.")
        if await self.coach.push_screen_wait(question):
            self._follow(self.guide.end())
        else:
            self._follow(self.guide.go_on())
        self._show()

    @work(thread=True, exclusive=True, group="store")
    def _finish(self) -> None:
        try:
            self.post_message(self.Finished(self.guide.finish()))
        except CoachError as error:
            self.post_message(self.Finished(None, str(error)))

    @on(Finished)
    async def show_summary(self, message: Finished) -> None:
        """Show what was kept and ask for pain now."""
        self._kept = message.run
        await self._turn_to("summary", RunSummary(self.guide, message.run, message.problem))
        for scale in self.query(ScoreInput):
            scale.focus()

    @on(ScoreInput.Chosen, "#after")
    def answer_after(self, event: ScoreInput.Chosen) -> None:
        """Add pain after the run to its entry."""
        if event.score is not None and self._kept is not None:
            self._add_after(self._kept, event.score)

    @work(thread=True, exclusive=True, group="store")
    def _add_after(self, run: Run, score: int) -> None:
        try:
            self.post_message(self.Answered(self.guide.answer_after(run, score)))
        except CoachError as error:
            self.post_message(self.Answered(run, str(error)))

    @on(Answered)
    def say_change(self, message: Answered) -> None:
        """Say how pain changed; Enter closes then."""
        if message.problem:
            self.coach.tell(message.problem, severity="error")
            return
        self.query_one(RunSummary).say_pain(message.run)
        self.query_one(ScoreInput).disabled = True
