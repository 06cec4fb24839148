"""Library: all routines and exercises, what each is for this person, and what one needs to know about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.counted import counted
from coach.domain.exercises.browse import Filter, exercises_matching, routines_matching
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.person.profile import Profile
from coach.domain.planning.facts import Facts
from coach.domain.planning.for_you import ForYou, Liking, for_you
from coach.domain.planning.for_you_words import (
    LATER,
    dose_lines,
    effect_lines,
    mark_of,
    number_words,
    past_lines,
    routine_lines,
    standing_words,
)
from coach.domain.planning.own_choices import refusable, with_agreement, with_instruction, with_liking
from coach.domain.planning.plan import Plan
from coach.domain.safety.gate import more_to_ask
from coach.tui.commands import bindings
from coach.tui.details import exercise_details, filter_words, routine_details
from coach.tui.library_commands import EXERCISE_COMMANDS
from coach.tui.literal import literal
from coach.tui.screens.page import Page
from coach.tui.widgets.living_figure import LivingFigure
from coach.tui.widgets.row import Column, Row

ROUTINE = "routine:"
EXERCISE = "exercise:"
TIME = 8


@dataclass
class LibraryJudged(Message):
    """How the person stands, what each exercise is for them, and what each routine would be now."""

    facts: Facts
    exercises: Mapping[str, ForYou]
    routines: Mapping[str, Plan]


@dataclass
class PastRead(Message):
    """The history of a dose, one line a moment."""

    name: str
    lines: list[str]


class LibraryScreen(Page):
    """A list, and beside it the marked one: how it stands for the person, its steps, dose, limits and sources."""

    PAGE = "library"
    CSS_PATH = "../pages.tcss"
    BINDINGS = bindings("library", "rooms", "away")

    def __init__(self) -> None:
        super().__init__()
        self._filter = Filter()
        self._judged: LibraryJudged | None = None
        self._shown = ""

    def compose_page(self) -> ComposeResult:
        yield Static("", id="filter-line")
        with Horizontal(id="browser"):
            yield OptionList(id="moves", classes="first-focus")
            with VerticalScroll(id="detail-pane", can_focus=True):
                yield LivingFigure(id="detail-figure")
                yield Static("Reading the library …", id="details")

    def on_mount(self) -> None:
        """Fills the list as soon as the library is there."""
        self.watch(self.app, "library", self._library_is_there)

    def on_screen_resume(self) -> None:
        """Moves again."""
        self.query_one(LivingFigure).rest(False)

    def on_screen_suspend(self) -> None:
        """Nothing moves below another page or a dialog."""
        self.query_one(LivingFigure).rest()

    def _library_is_there(self) -> None:
        self._show()
        self.reload()

    def reload(self) -> None:
        """Works out anew what each exercise and routine is for the person."""
        if self.coach.library is not None:
            self.read_store(self._judge, "Looking at what is for you")

    def _judge(self) -> LibraryJudged | None:
        from coach.guide.outlook import outlook
        from coach.guide.preparing import prepared

        library = self.coach.library
        if library is None:
            return None
        facts = outlook(self.coach.store, library, self.coach.clock)
        return LibraryJudged(
            facts,
            {ident: for_you(exercise, facts) for ident, exercise in library.exercises.items()},
            {ident: prepared(ident, facts, library).plan for ident in library.routines},
        )

    def on_library_judged(self, event: LibraryJudged) -> None:
        """Marks what is left out."""
        self._judged = event
        self._show()

    def _show(self) -> None:
        library = self.coach.library
        if library is None:
            return
        routines = routines_matching(self._filter, library.routines.values(), library.exercises)
        exercises = exercises_matching(self._filter, library.exercises.values())
        options = []
        if routines:
            options.append(_heading("Routines"))
            options += [
                Option(_row(r.name, f"{r.minutes} min", self._mark(ROUTINE, r.id)), ROUTINE + r.id) for r in routines
            ]
        kind = None
        for exercise in exercises:
            if exercise.kind != kind:
                kind = exercise.kind
                options.append(_heading(KINDS[kind].word))
            row = _row(exercise.name, _about(exercise.dose.total_s), self._mark(EXERCISE, exercise.id))
            options.append(Option(row, EXERCISE + exercise.id))
        moves = self.query_one("#moves", OptionList)
        moves.set_options(options)
        count = f"{counted(len(routines), 'routine')}, {counted(len(exercises), 'exercise')}"
        found = f"{count}{filter_words(self._filter)}"
        later = f'.  Marked "{LATER}": after the safety questions' if self._anything_later() else ""
        self.query_one("#filter-line", Static).update(literal(f"{found}{later}"))
        if options:
            idents = [option.id for option in options]
            moves.highlighted = idents.index(self._shown) if self._shown in idents else 1
        else:
            self._shown = ""
            self.query_one(LivingFigure).show(None)
            self.query_one("#details", Static).update(literal(_nothing_words(self._filter)))
        self.refresh_bindings()

    def _mark(self, sort: str, ident: str) -> str:
        """The word beside what may not be done now."""
        if self._judged is None:
            return ""
        return mark_of(self._judged.routines[ident] if sort == ROUTINE else self._judged.exercises[ident])

    def _anything_later(self) -> bool:
        """Whether something opens only after the safety questions."""
        return self._judged is not None and more_to_ask(self._judged.facts.situation)

    @property
    def _exercise(self) -> Exercise | None:
        """The marked exercise."""
        library = self.coach.library
        ident = self._shown.removeprefix(EXERCISE)
        return library.exercises.get(ident) if library and self._shown.startswith(EXERCISE) else None

    @property
    def _marked(self) -> ForYou | None:
        """The marked exercise, where it is known how it stands."""
        ident = self._shown.removeprefix(EXERCISE)
        return self._judged.exercises.get(ident) if self._judged and self._shown.startswith(EXERCISE) else None

    @on(OptionList.OptionHighlighted, "#moves")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the marked one."""
        library = self.coach.library
        if library is None or event.option_id is None:
            return
        if event.option_id != self._shown:
            self.query_one("#detail-pane").scroll_home(animate=False)
            self._shown = event.option_id
            self.query_one(LivingFigure).show(self._exercise)
        sort, _, ident = event.option_id.partition(":")
        if sort == "routine":
            told = routine_lines(self._judged.routines[ident]) if self._judged else ()
            details = routine_details(library.routines[ident], library.exercises, told)
        else:
            you = self._marked
            lines = (*standing_words(you), *dose_lines(you), *effect_lines(you)) if you else ()
            keys = [key for key in EXERCISE_COMMANDS if self._offers(key.action)] if you else []
            details = exercise_details(library.exercises[ident], lines, keys)
        self.query_one("#details", Static).update(details)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key is offered only where it leads somewhere."""
        if action == "clear":
            return self._filter != Filter()
        return self._offers(action)

    def _offers(self, action: str) -> bool:
        you = self._marked
        match action.partition("(")[0]:
            case "past":
                return you is not None
            case "watch":
                return self._exercise is not None and self._exercise.figure is not None
            case "numbers":
                return you is not None and you.effect is not None
            case "therapist" | "like":
                return you is not None and not you.pending
            case "agree":
                return you is not None and not you.pending and (you.lifts or you.agreed)
            case "keep":
                return you is not None and not you.pending and refusable(you.dosing) is not None
        return True

    @on(OptionList.OptionSelected, "#moves")
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Opens the run of the marked routine or exercise."""
        if event.option_id:
            self.coach.start_run(event.option_id.partition(":")[2])

    def action_start(self) -> None:
        """Opens what is marked."""
        self.query_one("#moves", OptionList).action_select()

    def cleared(self) -> bool:
        """Takes the filter away where there is one."""
        narrowed = self._filter != Filter()
        if narrowed:
            self.action_clear()
        return narrowed

    @work
    async def action_search(self) -> None:
        """Asks for a part of the name."""
        from coach.tui.screens.ask_line import AskLine

        asked = AskLine("Which name?", "a part of it, such as: cat", self._filter.text)
        words = await self.app.push_screen_wait(asked)
        if words is not None:
            self._filter = msgspec.structs.replace(self._filter, text=words)
            self._show()

    @work
    async def action_filter(self) -> None:
        """Asks what is wanted."""
        from coach.tui.screens.filtering import FilterScreen

        exercises = self.coach.library.exercises.values() if self.coach.library else ()
        wanted = await self.app.push_screen_wait(FilterScreen(self._filter, exercises))
        if wanted is not None:
            self._filter = wanted
            self._show()

    def action_mark(self, key: str) -> None:
        """Marks a routine or an exercise, whatever was filtered."""
        self._filter, self._shown = Filter(), key
        self._show()

    def action_clear(self) -> None:
        """Shows all again."""
        self._filter = Filter()
        self._show()

    def action_watch(self) -> None:
        """Shows the figure of the marked exercise."""
        from coach.tui.screens.watching import WatchingScreen

        exercise = self._exercise
        if exercise and exercise.figure:
            self.app.push_screen(WatchingScreen(exercise, exercise.figure))

    def action_past(self) -> None:
        """Reads every dose the marked exercise has had."""
        if self._judged is None or self._marked is None:
            return
        exercise, facts = self._marked.exercise, self._judged.facts

        def read() -> PastRead:
            from coach.guide.own_dose import read_past

            past = read_past(exercise, self.coach.store, facts)
            return PastRead(exercise.name, past_lines(past, facts.situation.now))

        self.read_store(read)

    def on_past_read(self, event: PastRead) -> None:
        """Shows the history."""
        self._read_out(f"{event.name}: its dose so far", event.lines)

    def action_numbers(self) -> None:
        """Shows what the numbers mean and what they can not say."""
        if self._marked is not None:
            self._read_out("What the numbers mean", number_words(self._marked.effect))

    def _read_out(self, title: str, lines: list[str] | tuple[str, ...]) -> None:
        from coach.tui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen(title, lines))

    def action_keep(self) -> None:
        """Refuses the latest change of the marked exercise's dose."""
        library, you = self.coach.library, self._marked
        if library is None or you is None:
            return

        def keep() -> LibraryJudged | None:
            from coach.guide.own_dose import keep_as_it_was

            keep_as_it_was(you.exercise, self.coach.store, library, self.coach.clock)
            return self._judge()

        self.write_store(keep)

    def action_like(self, liking: Liking) -> None:
        """Likes or dislikes the marked exercise, or takes that back."""
        you = self._marked
        if you is not None:
            wanted = None if you.liking == liking else liking
            self._change(partial(with_liking, exercise=you.exercise.id, liking=wanted))

    @work
    async def action_agree(self) -> None:
        """Writes down that a clinician has agreed to the marked exercise, after asking; or takes that back."""
        from coach.tui.screens.question import Question

        you = self._marked
        if you is None:
            return
        ident, agreed = you.exercise.id, not you.agreed
        why = "; ".join(reason.text for reason in you.reasons)
        asked = f"Only with a clinician's word about you. What stands against it now: {why}."
        if not agreed or await self.app.push_screen_wait(
            Question(f"Has a clinician agreed to this: {you.exercise.name}?", asked)
        ):
            self._change(partial(with_agreement, exercise=ident, agreed=agreed))

    @work
    async def action_therapist(self) -> None:
        """Asks what dose a therapist has set for the marked exercise."""
        from coach.tui.screens.therapist_dose import TherapistDoseScreen

        you = self._marked
        if you is None:
            return
        told = await self.app.push_screen_wait(TherapistDoseScreen(you.exercise, you.instruction))
        if told is not None:
            kept = None if told == "own" else told
            self._change(partial(with_instruction, exercise=you.exercise.id, told=kept))

    def _change(self, change: Callable[[Profile], Profile]) -> None:
        """Changes the profile as it is stored now, and shows what follows from it."""

        def write() -> LibraryJudged | None:
            self.coach.store.change_profile(change)
            return self._judge()

        self.write_store(write)


def _heading(text: str) -> Option:
    return Option(literal(text, "bold $primary"), disabled=True)


def _row(name: str, time: str, mark: str) -> Row:
    if mark:
        return Row(Column(f"– {name}", style="dim"), Column(mark, TIME, "dim", align="right"))
    return Row(Column(name), Column(time, TIME, "dim", align="right"))


def _about(seconds: int) -> str:
    return f"{seconds} s" if seconds < 60 else f"{-(-seconds // 60)} min"


def _nothing_words(wanted: Filter) -> str:
    """What stands in place of a list in which nothing is left, with the way back."""
    if wanted == Filter(text=wanted.text):
        return f"No move is called “{wanted.text}”. Try a place, such as hip. Esc shows all again."
    return "No move fits this filter. Esc shows all again."
