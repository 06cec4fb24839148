"""The editor of the conditions: the list, then for each one that asks for it the places, the day and a note."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec
from msgspec import Struct
from textual import on

from coach.domain.base.moments.reading import Reference
from coach.domain.base.moments.words import day_in_full
from coach.domain.journal.entries import Place
from coach.domain.person.first_questions import Answer
from coach.domain.person.profile import Condition
from coach.domain.person.typed_answers import parse_day
from coach.domain.safety.conditions import CONDITIONS
from coach.domain.text import MAX_TEXT, one_line
from coach.tui.editors.editor import Editor
from coach.tui.editors.line import LineEditor
from coach.tui.editors.parts import PartsEditor
from coach.tui.editors.places import PlacesEditor, places_in
from coach.tui.editors.tick import TickEditor
from coach.tui.widgets.checklist import Checklist, Item

ASKS_NOTE = "allergy"


class Part(Struct, frozen=True):
    """One thing to ask about a condition: the title, the editor, and what the condition is with its answer."""

    index: int
    title: str
    editor: Callable[[Condition], Editor]
    taken: Callable[[Condition, Answer], Condition]


class ConditionsEditor(PartsEditor):
    """Answers with all conditions. What Escape leaves out of one counts the more careful way: everywhere, still so."""

    def __init__(self, conditions: Iterable[Condition], here: Reference) -> None:
        super().__init__()
        self._before = {condition.id: condition for condition in conditions}
        self._here = here
        self._found: list[Condition] = []
        self._parts: list[Part] = []

    async def on_mount(self) -> None:
        """Begins with the list."""
        items = [Item(ident, about.name, about.help) for ident, about in CONDITIONS.items()]
        checklist = Checklist(items, self._before, thorough=True)

        def read() -> tuple[Condition, ...]:
            return tuple(self._before.get(ident, Condition(ident)) for ident in CONDITIONS if ident in checklist.ticked)

        await self.show("", TickEditor(checklist, read, "None of these"))

    def leave_out(self) -> bool:
        """Leaves out what is asked about one condition."""
        if not self._parts:
            return False
        self._parts.pop(0)
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
        else:
            said = event.answer if isinstance(event.answer, tuple) else ()
            self._found = [condition for condition in said if isinstance(condition, Condition)]
            self._parts = [part for index, each in enumerate(self._found) for part in self._asked(index, each)]
        await self._next()

    async def _next(self) -> None:
        if self._parts:
            part = self._parts[0]
            await self.show(part.title, part.editor(self._found[part.index]))
        else:
            self.answer(tuple(self._found))

    def _asked(self, index: int, condition: Condition) -> Iterable[Part]:
        about = CONDITIONS[condition.id]
        if about.asks_places:
            yield Part(index, f"{about.name}. Where?", _places_editor, _with_places)
        if about.asks_date:
            yield Part(index, f"{about.name}. {about.asks_date}", self._day_editor, _with_day)
        if condition.id == ASKS_NOTE:
            yield Part(index, f"{about.name}. To what?", _note_editor, _with_note)

    def _day_editor(self, condition: Condition) -> Editor:
        def parse(text: str) -> Answer:
            return parse_day(text, self._here) if text.strip() else None

        def words(text: str) -> str:
            return day_in_full(parse_day(text, self._here), self._here.today)

        hint = f"{CONDITIONS[condition.id].help} Enter takes it; nothing typed leaves it out."
        return LineEditor(parse, str(condition.since or ""), f"like {self._here.today}", hint, words)


def _places_editor(condition: Condition) -> Editor:
    regions = tuple(Place(region) for region in condition.regions)
    usual = CONDITIONS[condition.id].usual
    return PlacesEditor(regions, "As usual" if usual else "Everywhere, or not sure", "regions")


def _note_editor(condition: Condition) -> Editor:
    def parse(text: str) -> Answer:
        return one_line(text)[:MAX_TEXT]

    return LineEditor(parse, condition.note, "arnica, latex …", "Enter takes it; nothing typed leaves it out.")


def _with_places(condition: Condition, answer: Answer) -> Condition:
    regions = tuple(place.region for place in places_in(answer))
    return msgspec.structs.replace(condition, regions=regions)


def _with_day(condition: Condition, answer: Answer) -> Condition:
    return msgspec.structs.replace(condition, since=answer if isinstance(answer, date) else None)


def _with_note(condition: Condition, answer: Answer) -> Condition:
    return msgspec.structs.replace(condition, note=answer if isinstance(answer, str) else "")
