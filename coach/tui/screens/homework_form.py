"""Homework, typed as the therapist said it; what was understood of it stands below at once."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from coach.domain.exercises.exercise import Exercise
from coach.domain.homework.dose import ParsedDose
from coach.domain.homework.due import often_words, until_words
from coach.domain.homework.exercise import Built, Said, build, disagreements
from coach.domain.journal.entries import Homework
from coach.domain.safety.situation import Situation
from coach.domain.text import MAX_TEXT, one_line, shorten
from coach.errors import CoachError
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint

LONGEST_DOSE = 200
LIKE, PLACE = "--like", "Name it with --place"
NAMED_HERE = {LIKE: "say so under Like:", PLACE: "Name it under Said"}
"""How this form calls what the command line has options for."""

FIELDS = (
    ("name", "What", "Hip flexor stretch", 80),
    ("dose", "How much", "2 x 30 s each side, mon wed fri, for two weeks", LONGEST_DOSE),
    ("sentence", "Said", "more words of your therapist, if you like", 300),
    ("stop-if", "Stop if", "what ends it at once, if anything", 200),
    ("like", "Like", "id in the library, none, or empty to look for it", 80),
)


class Typed(Struct, frozen=True):
    """The exercise that was made, and the entry of the journal for it."""

    built: Built
    entry: Homework


class HomeworkForm(ModalScreen[Typed | None]):
    """Dismissed with the homework, or None when it was left; `visit` is the visit it was given at, if one is known."""

    CSS_PATH = ["../dialogs.tcss", "../visits.tcss"]  # noqa: RUF012 - Textual declares it as a variable of the instance
    BINDINGS = bindings("homework_form")

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        taken: tuple[str, ...],
        situation: Situation,
        now: datetime,
        visit: str = "",
    ) -> None:
        super().__init__()
        self._exercises = exercises
        self._taken = taken
        self._situation = situation
        self._now = now
        self._visit = visit

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("What your therapist gave you to do at home", classes="dialog-title")
            for ident, name, example, longest in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(literal(name), classes="field-name")
                    yield Input(placeholder=example, max_length=longest, id=ident, compact=True)
            with VerticalScroll(id="understood", can_focus=False):
                yield Static("What and how much are enough.", id="said")
            with Horizontal(classes="buttons"):
                yield Button("Keep", id="keep", variant="primary", compact=True)
                yield Hint("Enter goes on, then keeps it.  Escape keeps nothing.")

    @on(Input.Changed)
    def typed(self) -> None:
        """Shows what was understood so far."""
        if not self._text("name") or not self._text("dose"):
            return
        try:
            shown = list(self._understood(self._read()))
        except CoachError as error:
            shown = [("$text-warning", line) for line in (error.title, error.detail, error.hint) if line]
        self.query_one("#said", Static).update(Content("\n").join(literal(text, style) for style, text in shown))

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Goes on to the dose, and keeps it once both are there."""
        event.stop()
        if event.input.id == "name":
            self.query_one("#dose").focus()
        else:
            self.keep()

    @on(Button.Pressed)
    def keep(self) -> None:
        """Hands the homework back, or says what is not understood."""
        try:
            self.dismiss(self._read())
        except CoachError as error:
            lines = "\n".join(line for line in (error.title, error.detail, error.hint) if line)
            self.query_one("#said", Static).update(literal(lines, "$text-warning"))
            self.query_one("#dose" if self._text("name") else "#name").focus()

    def action_leave(self) -> None:
        """Keeps nothing."""
        self.dismiss(None)

    def _text(self, ident: str) -> str:
        return one_line(self.query_one(f"#{ident}", Input).value)

    def _read(self) -> Typed:
        sentence = self._text("sentence")
        said = Said(
            self._text("name"),
            self._text("dose"),
            (sentence,) if sentence else (),
            self._text("stop-if"),
            like=self._text("like"),
        )
        built = build(said, self._exercises, self._taken)
        parsed = built.parsed
        entry = Homework(
            at=self._now,
            exercise=built.exercise.id,
            note="\n".join((said.name, *said.sentences))[:MAX_TEXT],
            said_dose=said.dose[:LONGEST_DOSE],
            side=built.side,
            per_week=len(parsed.days) or parsed.per_week or 7,
            days=parsed.days,
            times_a_day=built.times_a_day,
            until=last_day(parsed, self._now.date()),
            stop_if=built.stop_if,
            visit=self._visit,
        )
        return Typed(built, entry)

    def _understood(self, typed: Typed) -> Iterator[tuple[str, str]]:
        built, entry = typed.built, typed.entry
        often = " ".join(part for part in (often_words(entry), until_words(entry, entry.at.date())) if part)
        yield "bold", f"Understood: {built.understood}, {often}."
        if built.stop_if:
            yield "", f"Stop if: {built.stop_if}"
        for sentence in disagreements(built.exercise, self._situation):
            yield "$text-warning", f"Mind: {sentence}"
        for note in built.notes:
            for option, here in NAMED_HERE.items():
                note = note.replace(option, here)
            yield "$text-muted", note


def last_day(parsed: ParsedDose, today: date) -> date | None:
    """The last day that a dose names, None without one. Raises CoachError for one that is no day or is over."""
    if not parsed.until_words:
        return today + timedelta(days=parsed.lasts_days) if parsed.lasts_days else None
    try:
        day = date.fromisoformat(parsed.until_words)
    except ValueError:
        named = f'"until {shorten(parsed.until_words, 40)}"'
        raise CoachError(f"{named} is not understood.", hint="Write until 2026-12-12, or for two weeks.") from None
    if day < today:
        raise CoachError("That last day is over.", hint="Name a day to come.")
    return day
