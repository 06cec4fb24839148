"""Today: the plan with its reasons, and how the last days went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.base.moments.local import day_start
from coach.domain.counted import counted
from coach.domain.exercises.routine import Prescription
from coach.domain.journal.entries import AnyEntry, CheckIn, Entry, FlareDay, Run, Skip, SkipReason
from coach.domain.measures.trend import daily_pain, rated_days
from coach.domain.planning.plan import PLAN_ID, Chosen, Plan, Wish
from coach.domain.planning.words import done_words, name_of, runs_of_day
from coach.domain.run.saved_run import SavedRun
from coach.domain.safety.gate import more_to_ask
from coach.domain.safety.honesty import REVIEW_NOTICE
from coach.domain.when import greeting, moment_words, visit_words
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.plan_view import (
    due_line,
    goal_line,
    line_details,
    line_steps,
    plan_heading,
    plan_rows,
    run_row,
    under_plan,
)
from coach.tui.reminders_line import today_line
from coach.tui.screens.page import Page
from coach.tui.widgets.pain_trend import PainTrend
from coach.tui.widgets.row import Rows

if TYPE_CHECKING:
    from coach.domain.measures.schedule import Asked
    from coach.tui.reminders_now import RemindersNow

RUNS = 40
RUNS_SHOWN = 5
NONE_YET = "None yet."
INVITED = "None yet. Five minutes are a good start: g shows short routines."
TREND_DAYS = 14
TAKEN_BACK_WITHIN = timedelta(minutes=1)
PRESETS = (5, 10, 15, 20)
GOAL_LOOK_BACK = timedelta(weeks=26)


@dataclass
class TodayFacts(Message):
    """What the journal says: the interrupted run, the latest runs (newest first), two weeks of entries, the goal.

    `findings` are sentences about files that the person should know of.
    """

    saved: SavedRun | None
    runs: Sequence[Run]
    recent: Sequence[AnyEntry]
    goal: str = ""
    findings: Sequence[str] = ()


@dataclass
class PlanMade(Message):
    """The plan for what was wished, whether something has to be asked first, and the notice of little change (C1.5)."""

    plan: Plan
    pending: bool
    little_change: str = ""


class TodayScreen(Page):
    """The page Coach opens with: Enter starts the plan, one key changes it, a check-in is one key away."""

    PAGE = "today"
    BINDINGS = bindings("rooms", "today")

    def __init__(self) -> None:
        super().__init__()
        self._facts = TodayFacts(None, (), ())
        self._wish = Wish()
        self._day = ""
        self._plan: Plan | None = None
        self._pending = False
        self._unseen = False
        self._before: tuple[Plan, str] | None = None
        self._said = ""

    def compose_page(self) -> ComposeResult:
        yield Static("", id="greeting")
        yield Static("", id="findings")
        yield Static("", id="resume")
        yield Static("", id="due")
        yield Static("", id="reminder-line")
        with Horizontal(id="columns"):
            with Vertical(id="do"):
                yield Static("Your plan", classes="heading", id="plan-heading")
                yield OptionList(id="plan", classes="first-focus")
                yield Static("", id="under-plan")
                yield Static("", id="about")
                yield Static("", id="how")
            with Vertical(id="see"):
                yield Static("Pain, last 14 days", classes="heading", id="trend-heading")
                yield PainTrend(id="trend")
                yield Static("Last runs", classes="heading", id="runs-heading")
                yield Static("", id="runs")
        yield Static(literal(REVIEW_NOTICE), id="notice")

    def on_mount(self) -> None:
        """Shows what is known without the journal, and the rest when it comes."""
        self._show_greeting(self.coach.clock.now(), ())
        self.watch(self.app, "library", self._library_is_there, init=False)
        self.watch(self.app, "open_measures", self._show_due)
        self.watch(self.app, "reminders", self._show_reminders)

    def _library_is_there(self) -> None:
        self._plan_anew()

    def reload(self) -> None:
        """Reads the interrupted run, the latest runs and two weeks of entries, then makes the plan."""
        self.read_store(self._facts_now)
        self._plan_anew()

    def _facts_now(self) -> TodayFacts:
        store = self.coach.store
        now = self.coach.clock.now()
        since = day_start(now.date() - timedelta(days=TREND_DAYS), self.coach.clock.zone())
        runs = [run for run in store.journal.latest(RUNS, (Run,)) if isinstance(run, Run)]
        wanted = store.load_profile().goal_runs
        recent = store.journal.entries(since=since)
        kept = store.journal.entries(since=now - GOAL_LOOK_BACK) if wanted else ()
        goal = goal_line(kept, wanted, now) if wanted else ""
        findings = [finding.title for finding in store.findings()]
        return TodayFacts(store.load_saved_run(), runs, recent, goal, findings)

    @work(thread=True, exclusive=True, group="store-plan", exit_on_error=False)
    def _plan_anew(self) -> None:
        """Makes the plan for what is wished today; a new day begins without wishes."""
        library = self.coach.library
        if library is None:
            return
        from coach.guide.outlook import outlook
        from coach.guide.preparing import prepared

        today = f"{self.coach.clock.now():%Y-%m-%d}"
        if today != self._day:
            self._day, self._wish = today, Wish()
        wish = self._wish

        def made() -> PlanMade:
            facts = outlook(self.coach.store, library, self.coach.clock)
            plan = prepared(PLAN_ID, facts, library, wish).plan
            return PlanMade(plan, more_to_ask(facts.situation), facts.little_change)

        self._do(made, "Making today's plan")

    def on_today_facts(self, facts: TodayFacts) -> None:
        """Shows what the journal says."""
        self._facts = facts
        now = self.coach.clock.now()
        self._show_greeting(now, facts.recent)
        self._show_findings(facts.findings)
        self._show_saved(facts.saved, now)
        trend = daily_pain(facts.recent, now.date())
        self.query_one(PainTrend).trend = trend
        self.query_one("#trend-heading", Static).update(
            Content.assemble("Pain, last 14 days", (f"  lower is better; {rated_days(trend)}", "not bold $text-muted"))
        )
        self.query_one("#runs-heading", Static).update(
            Content.assemble("Last runs", (f"  {facts.goal}", "not bold $text-muted") if facts.goal else "")
        )
        self._show_runs(now)
        self._show_plan_words()
        self.coach.ask_due()

    def on_plan_made(self, event: PlanMade) -> None:
        """Shows the plan, or what comes before it."""
        self._plan, self._pending = event.plan, event.pending
        self._unseen = event.little_change in event.plan.notices
        listing = self.query_one("#plan", OptionList)
        marked = listing.highlighted
        listing.set_options([Option(row) for row in plan_rows(event.plan)])
        if event.plan.chosen:
            listing.highlighted = min(marked or 0, len(event.plan.chosen) - 1)
        self._said = self._change_words(event.plan)
        self._show_plan_words()
        for name in ("#about", "#how"):
            self.query_one(name).set_class(not event.plan.chosen, "-empty")
        self._show_runs(self.coach.clock.now())
        self.refresh_bindings()

    def _show_plan_words(self) -> None:
        """What stands above and below the plan: what was done today, or what is next."""
        if self._plan is None:
            return
        done = done_words(runs_of_day(self._facts.runs, self.coach.clock.now()))
        self.query_one("#plan-heading", Static).update(plan_heading(self._plan, done))
        under = under_plan(self._plan, self._pending, bool(done), self._said, unseen=self._unseen)
        self.query_one("#under-plan", Static).update(under)

    def _change_words(self, made: Plan) -> str:
        """What a key has changed, or why it has changed nothing; empty where no key was pressed."""
        before, self._before = self._before, None
        if before is None:
            return ""
        old, asked = before
        if asked == "minutes" and made.minutes >= old.minutes and made.total_s <= old.total_s and made.limit:
            minutes = max(1, round(made.total_s / 60))
            return f"{counted(minutes, 'minute')} is the most today, because {made.limit}."
        if asked == "minutes":
            return ""
        was = {name_of(line) for line in old.chosen}
        other = next((name_of(line) for line in made.chosen if name_of(line) not in was), "")
        return f"{other} in place of {asked}." if other else "No other move fits here today."

    def _show_runs(self, now: datetime) -> None:
        """The latest runs; whoever has none is invited only where routines are open to them."""
        runs = self.query_one("#runs", Static)
        if self._facts.runs:
            runs.update(Rows([run_row(run, now) for run in self._facts.runs[:RUNS_SHOWN]]))
        else:
            invited = self._plan is not None and self._plan.chosen and self._plan.mode != "locked"
            runs.update(literal(INVITED if invited else NONE_YET, "dim"))

    def _show_greeting(self, now: datetime, recent: Sequence[AnyEntry]) -> None:
        check_ins = [entry for entry in recent if isinstance(entry, CheckIn)]
        latest = max(check_ins, key=lambda entry: entry.at, default=None)
        said = (
            f"Your last check-in: pain {latest.pain} of 10, {moment_words(latest.at, now)}."
            if latest
            else "How is your back now? Press c to check in."
        )
        visits = visit_words(recent, now)
        self.query_one("#greeting", Static).update(
            Content.assemble((f"{greeting(now)}.", "bold"), "  ", said, f"  {visits}" if visits else "")
        )

    def _show_due(self, measures: "Sequence[Asked]") -> None:
        line = self.query_one("#due", Static)
        line.display = bool(measures)
        line.update(due_line(measures))
        self.refresh_bindings()

    def _show_reminders(self, now: "RemindersNow | None") -> None:
        reminder = today_line(now)
        line = self.query_one("#reminder-line", Static)
        line.display = bool(reminder.plain)
        line.update(reminder)

    def _show_findings(self, findings: Sequence[str]) -> None:
        line = self.query_one("#findings", Static)
        line.display = bool(findings)
        if findings:
            more = f" And {len(findings) - 1} more." if len(findings) > 1 else ""
            line.update(
                Content.assemble(
                    literal(f"{findings[0]}{more} See: coach check"), "   ", ("v", "bold $primary"), " takes this away"
                )
            )

    def _show_saved(self, saved: SavedRun | None, now: datetime) -> None:
        line = self.query_one("#resume", Static)
        line.display = saved is not None
        self.refresh_bindings()
        if saved is None:
            return
        segment = saved.state.segments[min(saved.state.index, len(saved.state.segments) - 1)]
        line.update(
            Content.assemble(
                ("Interrupted: ", "bold"), literal(saved.name), f", {moment_words(saved.saved_at, now)}, at ",
                literal(segment.title or "its start"), "\n", ("r", "bold $primary"), " goes on with it   ",
                ("x", "bold $primary"), " drops it",
            )
        )  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key is offered only where it leads somewhere."""
        planned = self._plan is not None and bool(self._plan.chosen)
        match action:
            case "resume" | "drop":
                return self._facts.saved is not None
            case "findings_seen":
                return bool(self._facts.findings)
            case "start" | "minutes":
                return planned
            case "other":
                return self._swappable() is not None
            case "reset":
                return self._wish != Wish() or self._fresh_flare() is not None
            case "why":
                return self._plan is not None
            case "safety":
                return self._pending
            case "seen":
                return self._unseen
            case "measures":
                return bool(self.coach.open_measures)
        return True

    @on(OptionList.OptionHighlighted, "#plan")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Says why the marked line is in the plan and what to mind."""
        if self._plan is not None and event.option_index < len(self._plan.chosen):
            line = self._plan.chosen[event.option_index]
            self.query_one("#about", Static).update(line_details(line))
            self.query_one("#how", Static).update(line_steps(line))
            self.refresh_bindings()

    @on(OptionList.OptionSelected, "#plan")
    def picked(self) -> None:
        """Opens the run of the plan; an Enter that was meant for what lies above it does not."""
        if self.is_current:
            self.coach.start_run(PLAN_ID, self._wish)

    def action_start(self) -> None:
        """Opens the run of the plan."""
        self.picked()

    def action_other(self) -> None:
        """Swaps the marked exercise for another one."""
        line = self._swappable()
        if self._plan is None or line is None or not isinstance(line.step, Prescription):
            return
        self._before = self._plan, name_of(line)
        self._wish_for(without=(*self._wish.without, line.step.exercise.id))

    def _swappable(self) -> Chosen | None:
        """The marked line, where another move fits in its place."""
        marked = self.query_one("#plan", OptionList).highlighted
        if self._plan is None or marked is None or marked >= len(self._plan.chosen):
            return None
        line = self._plan.chosen[marked]
        return line if line.swaps else None

    def action_minutes(self) -> None:
        """Makes the plan as long as the next of 5, 10, 15 and 20 minutes."""
        now = self._wish.minutes or (self._plan.minutes if self._plan else 0)
        longer = next((preset for preset in PRESETS if preset > now), None)
        if self._plan is not None and longer is not None:
            self._before = self._plan, "minutes"
        self._wish_for(minutes=longer or PRESETS[0])

    def action_reset(self) -> None:
        """Takes back a flare of this minute, or else goes back to the plan without wishes."""
        if self._fresh_flare() is not None:
            self._take_flare_back()
            return
        self._wish = Wish()
        self._plan_anew()

    def _wish_for(self, **changes: object) -> None:
        self._wish = msgspec.structs.replace(self._wish, **changes)
        self._plan_anew()

    @work
    async def action_flare(self) -> None:
        """Asks whether today is a flare day, or whether the flare has passed; one of this minute is taken back."""
        from coach.tui.screens.question import Question

        if self._fresh_flare() is not None:
            self._take_flare_back()
            return
        over = self._plan is not None and self._plan.mode == "flare"
        title = "Has the flare passed?" if over else "Make today a flare day?"
        text = "Your usual plan comes back." if over else "The plan turns gentle, and it goes on your page."
        if not await self.app.push_screen_wait(Question(title, text)):
            return
        self._write(FlareDay(at=self.coach.clock.now(), over=over))
        if over:
            self.coach.tell("Good. Your usual plan is back.")
        else:
            self.coach.tell("Today is a flare day. Go gently. u takes it back.")

    def _fresh_flare(self) -> FlareDay | None:
        """The flare that was said within the last minute."""
        now = self.coach.clock.now()
        fresh = (entry for entry in self._facts.recent if isinstance(entry, FlareDay) and not entry.over)
        return next((entry for entry in fresh if timedelta(0) <= now - entry.at <= TAKEN_BACK_WITHIN), None)

    def _take_flare_back(self) -> None:
        """Takes the flare of this minute out of the journal."""
        from coach.tui.flows import JournalChanged

        fresh = self._fresh_flare()
        if fresh is None:
            return

        def write() -> Message:
            self.coach.store.journal.delete(fresh.id)
            return JournalChanged()

        self.write_store(write)
        self.coach.tell("Taken back. It is not on your page.")

    @work
    async def action_routines(self) -> None:
        """Offers the ready routines."""
        from coach.tui.screens.routines import RoutinesScreen

        chosen = await self.app.push_screen_wait(RoutinesScreen(self._facts.runs))
        if chosen is not None:
            self.coach.start_run(chosen)

    def action_measures(self) -> None:
        """Asks the measures that are open."""
        self.coach.action_measures()

    @work
    async def action_skip(self) -> None:
        """Leaves today out of the goal, for a reason."""
        from coach.tui.screens.choose import Choose

        reasons: tuple[tuple[SkipReason, str], ...] = (("on_purpose", "on purpose"), ("ill", "ill"), ("away", "away"))
        chosen = await self.app.push_screen_wait(
            Choose("Leave today out?", "It counts neither for nor against your goal.", reasons)
        )
        for reason, _ in reasons:
            if reason == chosen:
                self._write(Skip(at=self.coach.clock.now(), reason=reason))

    def _write(self, entry: Entry) -> None:
        """Writes an entry down, and reads everything again."""
        from coach.tui.flows import JournalChanged

        def write() -> Message:
            self.coach.store.journal.add(entry)
            return JournalChanged()

        self.write_store(write)

    def action_why(self) -> None:
        """Shows a reason for every line and for all that is left out."""
        from coach.tui.screens.why import WhyScreen

        if self._plan is not None:
            self.app.push_screen(WhyScreen(self._plan))

    def action_safety(self) -> None:
        """Asks what has to be asked before anything is guided."""
        self.coach.ask_safety()

    @work
    async def action_seen(self) -> None:
        """Notes that somebody was seen about pain that changes little, after asking."""
        from coach.domain.safety.clearing import SEEN_RESTS
        from coach.guide.outlook import note_seen
        from coach.tui.flows import JournalChanged
        from coach.tui.screens.question import Question

        if not await self.app.push_screen_wait(Question("Have you seen someone about it?", SEEN_RESTS)):
            return

        def write() -> Message:
            note_seen(self.coach.store, self.coach.clock)
            return JournalChanged()

        self.write_store(write)
        self.coach.tell(f"Saved. {SEEN_RESTS}")

    def action_resume(self) -> None:
        """Goes on with the interrupted run."""
        self.coach.resume_run()

    @work
    async def action_drop(self) -> None:
        """Forgets the interrupted run, after asking."""
        from coach.tui.screens.question import Question

        if await self.app.push_screen_wait(Question("Forget the interrupted run?", "You cannot go on with it then.")):
            self.write_store(self._forget)

    def _forget(self) -> Message:
        self.coach.store.clear_saved_run()
        return replace(self._facts, saved=None)

    def action_findings_seen(self) -> None:
        """Notes that the person has seen what was set aside; the files stay."""

        def dismiss() -> Message:
            self.coach.store.dismiss_findings()
            return replace(self._facts, findings=())

        self.write_store(dismiss)
