"""The editor of the conditions: one page of groups, then for each condition that asks for it places, day and a note."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta

import msgspec
from msgspec import Struct
from textual import events, on
from textual.widgets.option_list import Option

from coach.domain.base.moments.reading import Reference
from coach.domain.base.moments.words import day_in_full
from coach.domain.journal.entries import Place
from coach.domain.person.first_questions import Answer
from coach.domain.person.profile import Condition, ConditionGroup, ConditionId
from coach.domain.person.typed_answers import parse_day
from coach.domain.safety.conditions import CONDITIONS, GROUPS, asks_if_rheumatoid, in_group
from coach.domain.text import MAX_TEXT, one_line
from coach.errors import CoachError
from coach.tui.editors.editor import Editor
from coach.tui.editors.line import LineEditor
from coach.tui.editors.parts import PartsEditor
from coach.tui.editors.places import PlacesEditor, places_in
from coach.tui.editors.tick import TickEditor
from coach.tui.literal import literal
from coach.tui.widgets.checklist import Checklist, Item
from coach.tui.widgets.hanging import Hanging

ASKS_NOTE = "allergy"
DIGITS = "1234567"
ROW = "row:"
MOST_WEEKS = 45
RHEUM_QUESTION = "Is it rheumatoid arthritis or ankylosing spondylitis?"


class Part(Struct, frozen=True):
    """One thing to ask about a condition: the title, the editor, and what the condition is with its answer."""

    index: int
    title: str
    editor: Callable[[Condition], Editor]
    taken: Callable[[Condition, Answer], Condition]


class GroupList(Checklist):
    """The seven rows of conditions with a digit each; under a marked row its lines, to tick now or later (C2).

    Nobody says "none" to what was not on the screen.
    """

    def __init__(self, marked: Collection[ConditionGroup], ticked: Collection[ConditionId]) -> None:
        self._open = {*marked, *(CONDITIONS[ident].group for ident in ticked)}
        super().__init__((), ticked)
        self.set_options(self._rows())

    def on_mount(self) -> None:
        self.highlighted = 0

    @property
    def marked(self) -> tuple[ConditionGroup, ...]:
        """The groups that are marked without a line ticked in them."""
        return tuple(group for group in GROUPS if group in self._open and not self._ticked & {*in_group(group)})

    @property
    def ticked(self) -> tuple[str, ...]:
        """The lines that are ticked, in the order of the list."""
        return tuple(ident for ident in CONDITIONS if ident in self._ticked)

    @property
    def current(self) -> Item | None:
        """The row or line under the mark, with what else belongs to it."""
        ident = self.highlighted_option.id if self.highlighted_option else None
        rows = (Item(ROW + group, row.name, row.help) for group, row in GROUPS.items())
        lines = (Item(line, about.name, about.help) for line, about in CONDITIONS.items())
        return next((item for item in (*rows, *lines) if item.key == ident), None)

    def _rows(self) -> list[Option]:
        rows: list[Option] = []
        for number, (group, row) in enumerate(GROUPS.items(), 1):
            lead = literal(f"[{'x' if group in self._open else ' '}] {number}  ", "bold")
            rows.append(Option(Hanging(lead, literal(f"{row.name}: {row.examples}")), id=ROW + group))
            for ident in in_group(group) if group in self._open else ():
                tick = literal(f"       [{'x' if ident in self._ticked else ' '}] ")
                rows.append(Option(Hanging(tick, literal(CONDITIONS[ident].name)), id=ident))
        return rows

    def change(self, key: str) -> None:
        """Marks a row and opens its lines, or closes it and takes their ticks away; ticks a line."""
        group = next((group for group in GROUPS if ROW + group == key), None)
        if group is None:
            self._ticked ^= {key}
        else:
            self._open ^= {group}
            self._ticked -= set() if group in self._open else {*in_group(group)}
        scroll = self.scroll_y
        self.set_options(self._rows())
        self.highlighted = self.get_option_index(key)
        self.scroll_to(y=scroll, animate=False)
        self.scroll_to_highlight()

    def on_key(self, event: events.Key) -> None:
        """A digit or space marks; n says none."""
        event.prevent_default()
        if event.key in DIGITS:
            event.stop()
            self.change(ROW + tuple(GROUPS)[DIGITS.index(event.key)])
        elif event.key == "space" and self.current:
            event.stop()
            self.change(self.current.key)
        elif event.key == "n":
            event.stop()
            self.finish(none=True)

    def _look(self) -> None:
        """Once all was on the screen, it stays seen."""
        if self.more and self.is_attached and self.size.height:
            self.more = not self.is_vertical_scroll_end

    def finish(self, none: bool = False) -> None:
        """Goes on to what was not on the screen yet, then says that the person is done."""
        any_marked = bool(self._open)
        if self.more and (none or not any_marked):
            self.scroll_page_down(animate=False)
        elif any_marked == none:
            self.post_message(self.Unsure())
        else:
            self.post_message(self.Finished(self))


class ConditionsEditor(PartsEditor):
    """Answers with all conditions and the groups that are only marked.

    What Escape leaves out of a condition counts the more careful way: everywhere, still there.
    """

    def __init__(self, conditions: Iterable[Condition], marked: Collection[ConditionGroup], here: Reference) -> None:
        super().__init__()
        self._before = {condition.id: condition for condition in conditions}
        self._marked: tuple[ConditionGroup, ...] = tuple(marked)
        self._here = here
        self._found: list[Condition] = []
        self._parts: list[Part] = []
        self._asked_rheum = False

    async def on_mount(self) -> None:
        """Begins with the page."""
        groups = GroupList(self._marked, self._before)

        def read() -> tuple[object, ...]:
            told = (self._before.get(ident, Condition(ident)) for ident in CONDITIONS if ident in groups.ticked)
            return (*told, *groups.marked)

        await self.show("", TickEditor(groups, read, "None of these", "1-7 mark"))

    def leave_out(self) -> bool:
        """Leaves out what is asked about one condition."""
        if not self._parts:
            return False
        part = self._parts.pop(0)
        if part.title == RHEUM_QUESTION:
            self._found.pop(part.index)
        self.run_worker(self._next(), group="parts")
        return True

    @on(Editor.Answered)
    async def answered(self, event: Editor.Answered) -> None:
        """Takes the answer to a part, and asks the next one."""
        if event.editor is self:
            return
        event.stop()
        if self._parts:
            part = self._parts.pop(0)
            self._found[part.index] = part.taken(self._found[part.index], event.answer)
            if part.title == RHEUM_QUESTION and event.answer == "no":
                self._found.pop(part.index)
        else:
            said = event.answer if isinstance(event.answer, tuple) else ()
            self._found = [condition for condition in said if isinstance(condition, Condition)]
            self._marked = tuple(group for group in GROUPS if group in said)
            self._parts = [part for index, each in enumerate(self._found) for part in self._asked(index, each)]
        await self._next()

    async def _next(self) -> None:
        if not self._parts and not self._asked_rheum and asks_if_rheumatoid(self._found):
            self._asked_rheum = True
            self._parts = [Part(len(self._found), RHEUM_QUESTION, _rheum_editor, _with_nothing)]
            self._found.append(Condition("rheum"))
        if self._parts:
            part = self._parts[0]
            await self.show(part.title, part.editor(self._found[part.index]))
        else:
            self.answer((*self._found, *self._marked))

    def _asked(self, index: int, condition: Condition) -> Iterable[Part]:
        about = CONDITIONS[condition.id]
        if about.asks_places:
            yield Part(index, f"{about.name}. Where?", _places_editor, _with_places)
        if about.asks_date:
            yield Part(index, f"{about.name}. {about.asks_date}", self._day_editor, _with_day)
        if condition.id == ASKS_NOTE:
            yield Part(index, f"{about.name}. What are you allergic to?", _note_editor, _with_note)

    def _day_editor(self, condition: Condition) -> Editor:
        def day(text: str) -> date:
            typed = text.strip()
            weeks = condition.id == "pregnancy" and typed.isdecimal() and int(typed) <= MOST_WEEKS
            return self._here.today - timedelta(weeks=int(typed)) if weeks else parse_day(text, self._here)

        def parse(text: str) -> Answer:
            return day(text) if text.strip() else None

        def words(text: str) -> str:
            return day_in_full(day(text), self._here.today)

        example = "the week, such as 24" if condition.id == "pregnancy" else f"like {self._here.today}"
        hint = f"{CONDITIONS[condition.id].help} Enter saves it. Empty skips it."
        return LineEditor(parse, str(condition.since or ""), example, hint, words)


def _places_editor(condition: Condition) -> Editor:
    regions = tuple(Place(region) for region in condition.regions)
    usual = CONDITIONS[condition.id].usual
    return PlacesEditor(regions, "As usual" if usual else "Not sure: be careful everywhere", "regions")


def _rheum_editor(condition: Condition) -> Editor:
    def parse(text: str) -> Answer:
        answer = text.strip().lower()[:1]
        if answer not in ("y", "n"):
            raise CoachError("Type yes or no.")
        return "yes" if answer == "y" else "no"

    return LineEditor(parse, "", "yes or no", f"{CONDITIONS[condition.id].help} Enter saves it. Esc means no.")


def _with_nothing(condition: Condition, answer: Answer) -> Condition:
    return condition


def _note_editor(condition: Condition) -> Editor:
    def parse(text: str) -> Answer:
        return one_line(text)[:MAX_TEXT]

    return LineEditor(parse, condition.note, "arnica, latex …", "Enter saves it. Empty skips it.")


def _with_places(condition: Condition, answer: Answer) -> Condition:
    regions = tuple(place.region for place in places_in(answer))
    return msgspec.structs.replace(condition, regions=regions)


def _with_day(condition: Condition, answer: Answer) -> Condition:
    return msgspec.structs.replace(condition, since=answer if isinstance(answer, date) else None)


def _with_note(condition: Condition, answer: Answer) -> Condition:
    return msgspec.structs.replace(condition, note=answer if isinstance(answer, str) else "")
