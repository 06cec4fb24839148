"""Today: what to do now, and how the last days went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.entries import AnyEntry, CheckIn, Run
from coach.domain.honesty import REVIEW_NOTICE
from coach.domain.routine import Routine, exercise_names
from coach.domain.saved_run import SavedRun
from coach.domain.score import change_words
from coach.domain.suggest import Suggestion, suggest
from coach.domain.trend import daily_pain, rated_days
from coach.domain.when import day_words, greeting, moment_words
from coach.domain.wording import EQUIPMENT_NAMES
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.screens.page import Page
from coach.tui.widgets.pain_trend import PainTrend
from coach.tui.widgets.row import Column, Row, Rows

RUNS = 40
RUNS_SHOWN = 5


@dataclass
class TodayFacts(Message):
    """What the journal says: the interrupted run, the latest runs (newest first) and the entries of two weeks."""

    saved: SavedRun | None
    runs: Sequence[Run]
    recent: Sequence[AnyEntry]


class TodayScreen(Page):
    """The page Coach opens with: a routine is two keys away, a check-in is one."""

    PAGE = "today"
    BINDINGS = bindings("rooms", "today")

    def __init__(self) -> None:
        super().__init__()
        self._facts = TodayFacts(None, (), ())
        self._offered: tuple[Suggestion, ...] = ()

    def compose_page(self) -> ComposeResult:
        yield Static("", id="greeting")
        yield Static("", id="resume")
        with Horizontal(id="columns"):
            with Vertical(id="do"):
                yield Static("Start a routine  [dim]press its number, or arrows and Enter[/dim]", classes="heading")
                yield OptionList(id="routines", classes="first-focus")
                yield Static("", id="about")
            with Vertical(id="see"):
                yield Static("Pain, last 14 days", classes="heading", id="trend-heading")
                yield PainTrend(id="trend")
                yield Static("Last runs", classes="heading", id="runs-heading")
                yield Static("", id="runs")
        yield Static(literal(REVIEW_NOTICE), id="notice")

    def on_mount(self) -> None:
        """Shows what is known without the journal, and the rest when it comes."""
        self._show_greeting(self.coach.clock.now(), ())
        self.watch(self.app, "library", self._show_routines, init=False)

    def reload(self) -> None:
        """Reads the interrupted run, the latest runs and two weeks of entries."""
        self.read_store(self._facts_now)

    def _facts_now(self) -> TodayFacts:
        store = self.coach.store
        now = self.coach.clock.now()
        since = datetime.combine(now.date() - timedelta(days=14), time(), now.tzinfo)
        runs = [run for run in store.journal.latest(RUNS, (Run,)) if isinstance(run, Run)]
        return TodayFacts(store.load_saved_run(), runs, store.journal.entries(since=since))

    def on_today_facts(self, facts: TodayFacts) -> None:
        """Shows what the journal says."""
        self._facts = facts
        now = self.coach.clock.now()
        self._show_greeting(now, facts.recent)
        self._show_saved(facts.saved, now)
        trend = daily_pain(facts.recent, now.date())
        self.query_one(PainTrend).trend = trend
        self.query_one("#trend-heading", Static).update(
            Content.assemble("Pain, last 14 days", (f"  lower is better; {rated_days(trend)}", "not bold dim"))
        )
        runs = self.query_one("#runs", Static)
        if facts.runs:
            runs.update(Rows([_run_row(run, now) for run in facts.runs[:RUNS_SHOWN]]))
        else:
            runs.update("[dim]None yet. Pick a routine; five minutes are a good start.[/dim]")
        self._show_routines()

    def _show_greeting(self, now: datetime, recent: Sequence[AnyEntry]) -> None:
        check_ins = [entry for entry in recent if isinstance(entry, CheckIn)]
        latest = max(check_ins, key=lambda entry: entry.at, default=None)
        said = (
            f"Your last check-in: pain {latest.pain} of 10, {moment_words(latest.at, now)}."
            if latest
            else "How is your back now? Press c to check in."
        )
        self.query_one("#greeting", Static).update(Content.assemble((f"{greeting(now)}.", "bold"), "  ", said))

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

    def _show_routines(self) -> None:
        if self.coach.library is None:
            return
        now = self.coach.clock.now()
        self._offered = suggest(self.coach.library.routines.values(), self._facts.runs, now)
        listing = self.query_one("#routines", OptionList)
        marked = listing.highlighted
        listing.set_options(
            Option(_routine_row(number, offer, now), offer.routine.id) for number, offer in enumerate(self._offered, 1)
        )
        if self._offered:
            listing.highlighted = min(marked or 0, len(self._offered) - 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Resuming and dropping are offered only where there is something to resume."""
        return self._facts.saved is not None if action in ("resume", "drop") else True

    @on(OptionList.OptionHighlighted, "#routines")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Says what the marked routine is for and what is in it."""
        if self.coach.library is None or event.option_id is None:
            return
        routine = self.coach.library.routines[event.option_id]
        names = exercise_names(routine, self.coach.library.exercises)
        self.query_one("#about", Static).update(
            Content.assemble(literal(routine.why), "\n\n", literal(" · ".join(names), "dim"))
        )

    @on(OptionList.OptionSelected, "#routines")
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Opens the marked routine."""
        if event.option_id:
            self.coach.start_run(event.option_id)

    def action_start(self) -> None:
        """Opens the marked routine."""
        self.query_one("#routines", OptionList).action_select()

    def action_start_number(self, number: str) -> None:
        """Opens the routine with that number."""
        if int(number) <= len(self._offered):
            self.coach.start_run(self._offered[int(number) - 1].routine.id)

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
        return TodayFacts(None, self._facts.runs, self._facts.recent)


def _routine_row(number: int, offer: Suggestion, now: datetime) -> Row:
    routine: Routine = offer.routine
    return Row(
        Column(str(number) if number <= 9 else "", 1, "bold $primary"),
        Column(routine.name, 36),
        Column(", ".join(EQUIPMENT_NAMES[need] for need in routine.needs), None, "dim", from_width=56),
        Column(_reason(offer, now), 22, "dim", from_width=94),
        Column(f"{routine.minutes} min", 6, align="right"),
    )


def _reason(offer: Suggestion, now: datetime) -> str:
    if offer.last is None:
        return ""
    last = day_words(offer.last.at.date(), now.date())
    return f"usual now, {last}" if offer.usual else f"last {last}"


def _run_row(run: Run, now: datetime) -> Row:
    return Row(
        Column(day_words(run.at.date(), now.date()), 10, "dim"),
        Column(f"{run.at:%H:%M}", 5, "dim", from_width=60),
        Column(run.name),
        Column(change_words(run.before, run.after), 20),
    )
