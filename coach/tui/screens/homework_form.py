"""Homework, written in the therapist's words; what is understood of it stands below at once, part by part."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from coach.domain.exercises.exercise import Exercise
from coach.domain.homework.due import often_words, until_words
from coach.domain.homework.exercise import COUNTS_AS, NO_PLACE, SOME_LIKE_IT, disagreements
from coach.domain.journal.entries import AnyEntry, Homework
from coach.domain.reminders.proposals import is_often
from coach.domain.safety.situation import Situation
from coach.domain.text import one_line, shorten
from coach.errors import CoachError
from coach.guide.homework import Draft, Wish, WordsNotRead, draft, remind, save, take_back
from coach.paths import home
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.screens.changing import Changed
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.homework_input import HomeworkInput

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

LONGEST_WORDS = 400
MOST_PARTS = 16
NOTE_FIELDS = {
    COUNTS_AS: "If it is another move, write none under Like.",
    SOME_LIKE_IT: "If one of them is meant, write it under Like.",
    NO_PLACE: "Name one under More.",
}
"""The field that answers a note, by how the note begins."""

FIELDS = (
    ("name", "What", "3x10 bridges, hold 5 s, rest 1 min, M/W/F, left only", LONGEST_WORDS),
    ("dose", "How much", "if it is not said above: 2 x 30 s each side", LONGEST_WORDS),
)
MORE_FIELDS = (
    ("sentence", "More", "more words of your therapist, if you like", 300),
    ("stop-if", "Stop if", "what ends it at once, if anything", 200),
    ("like", "Like", "id in the library, none, or empty to look for it", 80),
)
PART_NAMES = {
    "name": "Name",
    "kind": "What",
    "sets": "How many",
    "hold_s": "Hold",
    "breaths": "Hold",
    "minutes": "How long",
    "distance": "How far",
    "to_fatigue": "How long",
    "rest_s": "Rest",
    "load": "Load",
    "tempo": "How fast",
    "side": "Side",
    "per": "Where",
    "days": "Days",
    "until": "Until",
    "stop_if": "Stop if",
    "goal": "Goal",
}
"""What the parts of a dose are called; those that say how often share one name."""


class Typed(Struct, frozen=True):
    """What becomes of each line, and whether the person wants to be reminded."""

    drafts: tuple[Draft, ...]
    remind: bool = False


class HomeworkForm(ModalScreen[Typed | None]):
    """Dismissed with the homework, or None when it was left; `entries` are those of the last weeks.

    Several pasted lines are gone through one by one and saved together.
    """

    CSS_PATH = ["../dialogs.tcss", "../visits.tcss"]  # noqa: RUF012 - Textual declares it as a variable of the instance
    BINDINGS = bindings("homework_form")

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        taken: tuple[str, ...],
        situation: Situation,
        entries: Collection[AnyEntry],
        now: datetime,
        reminded: bool = True,
    ) -> None:
        super().__init__()
        self._exercises = exercises
        self._taken = taken
        self._situation = situation
        self._entries = entries
        self._now = now
        self._reminded = reminded
        self._lines: list[str] = []
        self._line = 0
        self._as_note: set[int] = set()
        self._lift = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("What your therapist gave you to do at home", classes="dialog-title", id="title")
            for ident, name, example, longest in FIELDS:
                with Horizontal(classes="field", id=f"{ident}-row"):
                    yield Static(literal(name), classes="field-name")
                    kind = HomeworkInput if ident == "name" else Input
                    yield kind(placeholder=example, max_length=longest, id=ident, compact=True)
            with VerticalScroll(id="understood", can_focus=False):
                yield Static("One line is enough. Coach shows what it understands.", id="said")
                for number in range(MOST_PARTS):
                    with Horizontal(classes="field part"):
                        yield Static("", classes="field-name")
                        yield Input(id=f"part-{number}", classes="part-input", compact=True, max_length=LONGEST_WORDS)
                yield Static("", id="notes")
            for ident, name, example, longest in MORE_FIELDS:
                with Horizontal(classes="field"):
                    yield Static(literal(name), classes="field-name")
                    yield Input(placeholder=example, max_length=longest, id=ident, compact=True)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="keep", variant="primary", compact=True)
                yield Button("Save it as a note (F2)", id="as-note", compact=True)
                yield Button("My therapist said so (F3)", id="lift", compact=True)
                yield Button("Save and remind me (F4)", id="remind", compact=True)
                yield Hint("Esc cancels")

    def on_mount(self) -> None:
        """Shows no parts before there are words."""
        self._show_parts(())
        self._show_buttons(None)

    @on(HomeworkInput.Lines)
    def several(self, event: HomeworkInput.Lines) -> None:
        """Takes in several exercises; the first of them is shown."""
        self._lines, self._line = list(event.lines), 0
        self._as_note.clear()
        self.query_one("#dose-row").display = False
        self.query_one("#dose", Input).value = ""
        self.query_one("#name", Input).value = self._lines[0]

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Shows what is understood so far; a changed part changes the words above."""
        if (event.input.id or "").startswith("part-"):
            self._take_part()
        elif self._lines and event.input.id == "name":
            self._lines[self._line] = event.value
            self._as_note.discard(self._line)
        self._refresh(parts=not (event.input.id or "").startswith("part-"))

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Goes on to what is missing, and saves where nothing is."""
        event.stop()
        if self._line + 1 < len(self._lines) and event.input.id == "name":
            self._go_to(self._line + 1)
        elif event.input.id == "name" and not self._lines and not self._text("dose") and self._trouble():
            self.query_one("#dose").focus()
        else:
            self.keep()

    @on(Button.Pressed, "#keep")
    def keep(self) -> None:
        """Hands the homework back, or says what is not understood."""
        self._finish(False)

    @on(Button.Pressed, "#remind")
    def action_remind(self) -> None:
        """Hands the homework back, to be reminded of."""
        if self.query_one("#remind").display:
            self._finish(True)

    @on(Button.Pressed, "#as-note")
    def action_note(self) -> None:
        """Keeps what is not understood as a note."""
        if self._trouble() is not None:
            self._as_note.add(self._line)
            self._refresh()

    @on(Button.Pressed, "#lift")
    def action_lift(self) -> None:
        """Goes beyond the limits of Coach, as the therapist said so."""
        self._lift = not self._lift
        self._refresh()

    def action_leave(self) -> None:
        """Saves nothing."""
        self.dismiss(None)

    def action_line(self, step: int) -> None:
        """Goes to another of several lines."""
        if 0 <= self._line + step < len(self._lines):
            self._go_to(self._line + step)

    def _go_to(self, line: int) -> None:
        self._line = line
        words = self.query_one("#name", Input)
        words.value = self._lines[line]
        words.cursor_position = len(words.value)
        words.focus()
        self._refresh()

    def _finish(self, wanted: bool) -> None:
        drafts: list[Draft] = []
        taken = set(self._taken)
        for number in range(max(1, len(self._lines))):
            try:
                made = self._draft(number, taken)
            except CoachError as error:
                if self._lines and number != self._line:
                    self._go_to(number)
                self._say(error)
                self.query_one("#name" if self._lines or not self._text("dose") else "#dose").focus()
                return
            drafts.append(made)
            if isinstance(made.entry, Homework):
                taken.add(made.entry.exercise)
        self.dismiss(Typed(tuple(drafts), wanted))

    def _text(self, ident: str) -> str:
        return one_line(self.query_one(f"#{ident}", Input).value)

    def _draft(self, number: int, taken: Collection[str]) -> Draft:
        dose, sentence = self._text("dose"), self._text("sentence")
        words = self._lines[number] if self._lines else self._text("name")
        if not words:
            raise CoachError("How is it called?", "Write it down, with how much of it.")
        wish = Wish(
            dose or words,
            words if dose else "",
            (sentence,) if sentence else (),
            self._text("stop-if"),
            like=self._text("like"),
            as_note=number in self._as_note,
            lift=self._lift,
        )
        return draft(wish, self._exercises, taken, self._entries, self._now)

    def _trouble(self) -> CoachError | None:
        """Why the line that is shown cannot be saved."""
        try:
            self._draft(self._line, self._taken)
        except CoachError as error:
            return error
        return None

    def _refresh(self, parts: bool = True) -> None:
        """Shows the line anew: what was understood, part by part, or what was not."""
        if self._lines:
            title = f"Exercise {self._line + 1} of {len(self._lines)} that your therapist gave you"
            self.query_one("#title", Static).update(literal(title))
        if not self._text("name"):
            return
        try:
            made = self._draft(self._line, self._taken)
        except CoachError as error:
            self._say(error)
            return
        if parts:
            self._show_parts(made.reading.parts())
        self._show("said", self._understood(made))
        self._show("notes", [*self._beside(made), *self._others()])
        self._show_buttons(made)

    def _say(self, error: CoachError) -> None:
        """Shows why the line cannot be saved."""
        lines = [line for line in (error.title, error.detail, error.hint) if line]
        self._show_parts(())
        self._show("said", [("$text-warning", line) for line in lines])
        self._show("notes", list(self._others()))
        self._show_buttons(error)

    def _show(self, ident: str, lines: list[tuple[str, str]]) -> None:
        shown = Content("\n").join(literal(text, style) for style, text in lines)
        self.query_one(f"#{ident}", Static).update(shown)

    def _show_parts(self, parts: Collection[tuple[str, str]]) -> None:
        rows = list(self.query(".part").results(Horizontal))
        listed = list(parts)[:MOST_PARTS]
        with self.prevent(Input.Changed):
            for number, row in enumerate(rows):
                row.display = number < len(listed)
                field, words = listed[number] if number < len(listed) else ("", "")
                row.query_one(Static).update(literal(PART_NAMES.get(field, "How often") if field else ""))
                row.query_one(Input).value = words

    def _take_part(self) -> None:
        """Makes the words above of the parts, after one of them was changed."""
        rows = [row for row in self.query(".part").results(Horizontal) if row.display]
        words = [one_line(row.query_one(Input).value) for row in rows]
        whole = ", ".join(part for part in words if part)
        with self.prevent(Input.Changed):
            self.query_one("#dose" if self._text("dose") else "#name", Input).value = whole
        if self._lines:
            self._lines[self._line] = whole
            self._as_note.discard(self._line)

    def _show_buttons(self, outcome: Draft | CoachError | None) -> None:
        """Offers what makes sense for the line: a note, a lifted limit, a reminder."""
        built = outcome.built if isinstance(outcome, Draft) else None
        cut = built is not None and any("Coach guides no more" in note for note in built.notes)
        entry = outcome.entry if isinstance(outcome, Draft) else None
        often = isinstance(entry, Homework) and is_often(entry) and not self._reminded
        self.query_one("#as-note").display = isinstance(outcome, WordsNotRead)
        self.query_one("#lift").display = cut or self._lift
        self.query_one("#remind").display = often

    def _understood(self, made: Draft) -> list[tuple[str, str]]:
        if made.built is None:
            return [("bold", "Saved as a note, and not guided.")]
        lines = [("bold", f"Understood: {made.understood}.")]
        lines += [("$text-warning", f'Noted but not scheduled: "{part}"') for part in made.noted]
        return lines

    def _beside(self, made: Draft) -> Iterator[tuple[str, str]]:
        """What the words become, and what speaks against it."""
        built, entry = made.built, made.entry
        if built is None or not isinstance(entry, Homework):
            return
        often = " ".join(part for part in (often_words(entry), until_words(entry, entry.at.date())) if part)
        yield "", f"Guided: {built.understood}, {often}."
        if built.stop_if:
            yield "", f"Stop if: {built.stop_if}"
        for limit in built.lifted:
            yield "", f"Your therapist said so: {limit}"
        for sentence in disagreements(built.exercise, self._situation):
            yield "$text-warning", f"Mind: {sentence}"
        for note in built.notes:
            answers = (field for words, field in NOTE_FIELDS.items() if note.startswith(words))
            yield "$text-muted", " ".join((note, *answers))

    def _others(self) -> Iterator[tuple[str, str]]:
        """All pasted lines, and which of them is not understood."""
        if not self._lines:
            return
        for number, line in enumerate(self._lines):
            try:
                made = self._draft(number, self._taken)
            except CoachError:
                yield "$text-warning", f"{number + 1}. Not understood: {shorten(line, 60)}"
                continue
            words = made.understood or f"a note: {line}"
            yield ("bold" if number == self._line else ""), f"{number + 1}. {shorten(words, 66)}"


def keep_homework(app: "CoachApp", typed: Typed) -> Changed:
    """Write all of it, and let the app read its library again. Raises CoachError; runs in a thread."""
    kept = []
    try:
        for made in typed.drafts:
            kept.append(save(made, app.store, home()))
    except CoachError:
        for each in kept:
            take_back(each, app.store, home())
        raise
    if typed.remind:
        remind(app.store, app.clock.now())

    def back() -> Changed:
        for each in kept:
            take_back(each, app.store, home())
        app.call_from_thread(app.reload_library)
        return Changed("It is taken out again.")

    app.call_from_thread(app.reload_library)
    words = (
        "Saved as a note."
        if all(made.built is None for made in typed.drafts)
        else "Saved. Enter runs it, u takes it back."
    )
    return Changed(words, back)
