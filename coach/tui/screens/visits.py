"""Visits: what was done and is planned, what to ask and tell, homework, and what there is to know (clinical.md 8)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from coach.domain.homework.due import is_over
from coach.domain.journal.entries import Activities, AnyEntry, Change, Homework, TherapistQuestion, Visit
from coach.domain.planning.phases import next_visit
from coach.domain.visits.course import last_visit, open_parts, with_answer
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.screens.changing import Changed
from coach.tui.screens.sections_page import SectionsPage
from coach.tui.section_lines import Line, said
from coach.tui.visit_parts import PARTS, PartId
from coach.tui.visits_reading import cost_lines, guide_lines, plan_lines
from coach.tui.visits_view import (
    Known,
    homework_lines,
    line_row,
    question_lines,
    visit_lines,
    widths,
)
from coach.tui.widgets.row import Row

if TYPE_CHECKING:
    from coach.guide.calendars import Appointment, Intake

KINDS = (Visit, TherapistQuestion, Homework, Change, Activities)
RECENT = timedelta(days=14)
"""How long after a visit what is typed in counts as given there."""

SECTIONS: tuple[tuple[str, Callable[[Known], Iterable[Line]], str], ...] = (
    ("Visits", visit_lines, "No visits yet. n writes one down, planned or past; i takes them from a calendar."),
    ("Questions", question_lines, "Nothing to ask yet. a keeps a question for your therapist."),
    ("Homework", homework_lines, "No homework yet. h writes down what your therapist gave you."),
    ("Guide", guide_lines, ""),
    ("Plan", plan_lines, ""),
    ("Costs", cost_lines, ""),
)
VISITS, QUESTIONS, HOMEWORK = range(3)
MOST_SAID = 6
"""How many sentences about an import are shown."""


@dataclass
class VisitsRead(Message):
    """All that the page shows."""

    known: Known


class VisitsScreen(SectionsPage):
    """Six sections, each a list and beside it all about the marked line."""

    PAGE = "visits"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../pages.tcss", "../visits.tcss"]
    BINDINGS = bindings("visits", "rooms", "away")

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None

    def names(self) -> Iterable[str]:
        """The six of them."""
        return (name for name, *_ in SECTIONS)

    def lines(self) -> Sequence[Line]:
        """What there is of the section."""
        _, lines, empty = SECTIONS[self.section]
        return (tuple(lines(self._known)) or (said(empty),)) if self._known else ()

    def row_of(self, lines: Sequence[Line]) -> Callable[[Line], Row | Content]:
        """Columns as wide as these lines need."""
        left, right = widths(lines)
        return lambda line: line_row(line, left, right)

    def compose_page(self) -> ComposeResult:
        yield from self.compose_sections()

    def on_mount(self) -> None:
        """Reads again once the library is there."""
        self.watch(self.app, "library", self.reload, init=False)

    def reload(self) -> None:
        """Reads the visits and all about them, and how the person stands once the library is there."""
        self.read_store(self._read)

    def _read(self) -> VisitsRead:
        from coach.guide.outlook import outlook

        store, library, clock = self.coach.store, self.coach.library, self.coach.clock
        entries = store.journal.entries(kinds=KINDS)
        course = store.load_profile().course
        if library is None:
            return VisitsRead(Known(clock.now(), entries, course))
        situation = outlook(store, library, clock).situation
        return VisitsRead(Known(clock.now(), entries, course, library.exercises, situation))

    def on_visits_read(self, event: VisitsRead) -> None:
        """Shows them; the mark stays on the same line."""
        self._known = event.known
        self.show_section()

    def _marked(self) -> AnyEntry | None:
        key = self.marked_key
        return next((entry for entry in self._entries() if entry.id == key), None) if key else None

    def _entries(self) -> Sequence[AnyEntry]:
        return self._known.entries if self._known else ()

    # What Enter does

    @on(OptionList.OptionSelected, "#lines")
    def go_on(self) -> None:
        """Asks what is open of a visit or a question, runs homework, plans the costs; else goes to the details."""
        entry = self._marked()
        if isinstance(entry, Visit) and entry.cancelled:
            self.query_one("#detail-pane").focus()
        elif isinstance(entry, Visit):
            asked = open_parts(entry, self.coach.clock.now())
            self._ask_parts(entry, asked) if asked else self._edit_visit(entry)
        elif isinstance(entry, TherapistQuestion):
            self._answer(entry)
        elif isinstance(entry, Homework):
            self._run(entry)
        elif self.marked_key == "budget":
            self._plan_course()
        else:
            self.query_one("#detail-pane").focus()

    @work
    async def _ask_parts(self, visit: Visit, parts: Sequence[PartId]) -> None:
        """Asks one part after the other and keeps them together; leaving one leaves those after it for later."""
        from coach.tui.editors.places import places_in
        from coach.tui.screens.visit_form import VisitForm, treated_places

        new = visit
        for part in parts:
            told = await self.app.push_screen_wait(VisitForm(new, part, reference(self.coach.clock)))
            if told is None or told == new:
                break
            new = told
            if part == "after" and not new.areas:
                places = await self.app.push_screen_wait(treated_places(new))
                if places is not None:
                    new = msgspec.structs.replace(new, areas=places_in(places[0]))
        self.keep_changed(visit, new, "Kept.")

    @work
    async def _edit_visit(self, visit: Visit) -> None:
        """Asks which part, then that part."""
        from coach.tui.editors.places import places_in
        from coach.tui.screens.choose import Choose
        from coach.tui.screens.visit_form import treated_places

        names = [*((ident, part.name) for ident, part in PARTS.items()), ("places", "Places treated")]
        chosen = await self.app.push_screen_wait(Choose("Change this visit", "Which part?", names))
        if chosen == "places":
            places = await self.app.push_screen_wait(treated_places(visit))
            if places is not None:
                new = msgspec.structs.replace(visit, areas=places_in(places[0]))
                self.keep_changed(visit, new, "Kept.")
        part = next((ident for ident in PARTS if ident == chosen), None)
        if part is not None:
            self._ask_parts(visit, (part,))

    @work
    async def _answer(self, question: TherapistQuestion) -> None:
        from coach.tui.screens.ask_line import AskLine

        said = await self.app.push_screen_wait(AskLine("What is the answer?", "", question.answer))
        if said is not None:
            self.keep_changed(question, with_answer(question, said, self.coach.clock.now()), "Struck off.")

    def _run(self, homework: Homework) -> None:
        if is_over(homework, self.coach.clock.now()):
            self.coach.tell("This homework is over. o takes it up again.")
        elif self.coach.library is None or homework.exercise not in self.coach.library.exercises:
            self.coach.tell("Its exercise is not in your library.")
        else:
            self.coach.start_run(homework.exercise)

    @work
    async def _plan_course(self) -> None:
        from coach.tui.screens.course_form import CourseForm

        if self._known is None:
            return
        old = self._known.course
        new = await self.app.push_screen_wait(CourseForm(old, self.coach.clock.now()))
        if new is None or new == old:
            return
        change = self.coach.store.change_profile

        def back() -> Changed:
            change(lambda profile: msgspec.structs.replace(profile, course=old))
            return Changed("The plan is as it was.")

        def write() -> Changed:
            change(lambda profile: msgspec.structs.replace(profile, course=new))
            return Changed("Kept. Press u to take it back.", back)

        self.write_store(write)

    # Keys

    @work
    async def action_new(self) -> None:
        """Writes down a visit."""
        from coach.tui.screens.visit_form import VisitForm

        now = self.coach.clock.now()
        told = await self.app.push_screen_wait(VisitForm(Visit(at=now), "plan", reference(self.coach.clock), new=True))
        if told is not None:
            self.section = VISITS
            self.keep_new(told, "Planned." if told.at > now else "Kept. Enter asks how it went.")

    @work
    async def action_ask(self) -> None:
        """Keeps a question."""
        from coach.tui.screens.ask_line import AskLine

        said = await self.app.push_screen_wait(AskLine("What do you want to ask your therapist?", "Is swimming fine?"))
        if said is not None:
            self.section = QUESTIONS
            self.keep_new(TherapistQuestion(at=self.coach.clock.now(), note=said), "Kept.")

    @work
    async def action_homework(self) -> None:
        """Writes down homework."""
        from coach.tui.screens.homework_form import HomeworkForm, keep_homework

        library = await self.coach.library_ready()
        if self._known is None or self._known.situation is None:
            return
        now = self.coach.clock.now()
        book = await self.coach.in_thread("Reading your reminders", self.coach.store.reminders.book)
        reminded = any(rule.about == "homework" for rule in book.rules)
        form = HomeworkForm(
            library.exercises, tuple(library.routines), self._known.situation, self._known.visits, now, reminded
        )
        typed = await self.app.push_screen_wait(form)
        if typed is not None:
            self.section = HOMEWORK
            self.write_store(lambda: keep_homework(self.coach, typed))
            if typed.remind:
                await self.coach.reminding.tend()

    @work
    async def action_edit(self) -> None:
        """Changes a visit part by part, or the words of a question."""
        from coach.tui.screens.ask_line import AskLine

        entry = self._marked()
        if isinstance(entry, Visit):
            self._edit_visit(entry)
        elif isinstance(entry, TherapistQuestion):
            said = await self.app.push_screen_wait(AskLine("What do you want to ask?", "", entry.note))
            if said is not None:
                self.keep_changed(entry, msgspec.structs.replace(entry, note=said), "Kept.")
        elif isinstance(entry, Homework):
            self.coach.tell("Homework stays as it was given. o ends it, h writes down what is given now.")
        elif self.marked_key == "budget":
            self._plan_course()

    @work
    async def action_told(self) -> None:
        """The checklist of the marked visit, else of the next one or the last."""
        from coach.tui.screens.visit_form import to_tell

        entry, now = self._marked(), self.coach.clock.now()
        visit = entry if isinstance(entry, Visit) else next_visit(self._entries(), now) or self._last()
        if visit is None:
            self.coach.tell("There is no visit yet. n writes one down; then its ticks stay with it.")
            return
        ticked = await self.app.push_screen_wait(to_tell(visit))
        if ticked is not None:
            told = tuple(str(each) for each in ticked[0]) if isinstance(ticked[0], tuple) else ()
            self.keep_changed(visit, msgspec.structs.replace(visit, told=told), "Kept.")

    def _last(self) -> Visit | None:
        return last_visit(self._known.visits, self.coach.clock.now()) if self._known else None

    def action_over(self) -> None:
        """Ends the marked homework, cancels the marked visit, or takes it up again."""
        entry, now = self._marked(), self.coach.clock.now()
        if isinstance(entry, Visit):
            said = "It is on again." if entry.cancelled else "It is cancelled."
            self.keep_changed(entry, msgspec.structs.replace(entry, cancelled=not entry.cancelled), said)
        if not isinstance(entry, Homework):
            return
        if not is_over(entry, now):
            self.keep_changed(entry, msgspec.structs.replace(entry, over_at=now), "It is over.")
            return
        again = msgspec.structs.replace(entry, over_at=None)
        if is_over(again, now):
            self.coach.tell("Its last day has passed. h writes it down anew.")
        else:
            self.keep_changed(entry, again, "It is on again.")

    @work
    async def action_import(self) -> None:
        """Takes in visits from a calendar file, after asking which of its events are visits where that is not clear."""
        from coach.guide.calendars import LARGEST, read_intake
        from coach.outside import read_file
        from coach.paths import expanded
        from coach.tui.screens.ask_line import AskLine
        from coach.tui.screens.visit_form import which_events

        typed = await self.app.push_screen_wait(AskLine("Which calendar file?", "~/Downloads/calendar.ics"))
        if typed is None:
            return
        file, store, clock = expanded(typed), self.coach.store, self.coach.clock
        intake = await self.coach.in_thread(
            "Reading the calendar", lambda: read_intake(store, read_file(file, LARGEST), clock)
        )
        chosen = intake.offered
        if intake.must_choose:
            ticked = await self.app.push_screen_wait(which_events(intake.offered))
            if ticked is None:
                return
            keys = ticked[0] if isinstance(ticked[0], tuple) else ()
            chosen = tuple(each for each in intake.offered if each.key in keys)
        self.section = VISITS
        self.write_store(lambda: self._take_in(intake, chosen, file.name))

    def _take_in(self, intake: "Intake", chosen: "Sequence[Appointment]", name: str) -> Changed:
        from coach.guide.calendars import take_in
        from coach.guide.importing import take_back

        taken = take_in(self.coach.store, intake, chosen, name, self.coach.clock.now())

        def back() -> Changed:
            return Changed(" ".join(take_back(self.coach.store)))

        sentences = "\n".join(taken.sentences[:MOST_SAID])
        more = len(taken.sentences) - MOST_SAID
        said = f"{sentences}\nand {more} more; coach visit import --dry-run names all." if more > 0 else sentences
        return Changed(said, back if taken.added or taken.changes else None)

    def action_delete(self) -> None:
        """Takes the marked entry out."""
        entry = self._marked()
        if entry is not None:
            self.take_out(entry)
