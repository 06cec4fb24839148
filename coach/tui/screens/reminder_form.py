"""One reminder: what it is about and when it comes; the next times stand below at once."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from coach.domain.reminders.armed import window_note
from coach.domain.reminders.rule import ABOUT_NAMES, FOLLOWING, About, Rule
from coach.domain.reminders.rule_words import next_words, none_words, when_words
from coach.domain.text import clean, one_line
from coach.guide.moments import reference_at
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.reminder_reading import LONGEST_LABEL, WAYS, FieldName, Fields, Way, fields_of, read, read_once
from coach.tui.reminders_now import RemindersNow
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.reading import moment_reading
from coach.tui.widgets.toggle import Toggle

LINES: tuple[tuple[FieldName, str, str, int], ...] = (
    ("label", "Name", "how it is called, such as Evening tea", LONGEST_LABEL),
    ("times", "Times", "9:00, 21:00", 150),
    ("minutes", "Minutes", "45", 4),
    ("start", "From", "09:00", 5),
    ("end", "To", "17:00", 5),
    ("once", "Day, time", "tomorrow 18:00", 40),
    ("days", "Days", "every day; or mon-fri, sat sun", 60),
)
SHOWN_FOR: dict[FieldName, tuple[Way, ...]] = {
    "times": ("daily",),
    "minutes": ("every",),
    "start": ("every",),
    "end": ("every",),
    "once": ("once",),
    "days": ("daily", "every"),
}
SWITCHES = (("sound", "Sound"), ("discreet", "Discreet on the desktop"), ("through_quiet", "In quiet hours, too"))


class ReminderForm(ModalScreen[Rule | None]):
    """Dismissed with the rule as it is to be, or None; `routines` are (name, id)."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../reminders.tcss"]
    BINDINGS = bindings("reminder_form")
    AUTO_FOCUS = "#rule-about"

    def __init__(self, now: RemindersNow, routines: Iterable[tuple[str, str]], old: Rule | None = None) -> None:
        super().__init__()
        self._now = now
        self._local = now.at.astimezone(now.known.zone)
        self._here = reference_at(now.at, now.known.zone)
        self._routines = tuple(routines)
        self._old = old
        self._fields = fields_of(old, self._local) if old else Fields()
        self._tried = old is not None

    def compose(self) -> ComposeResult:
        fields = self._fields
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static("Change a reminder" if self._old else "A new reminder", classes="dialog-title")
            yield from self._choice("about", "About", [(name, about) for about, name in ABOUT_NAMES.items()])
            yield from self._choice("routine", "Routine", self._routines)
            yield from self._line(*LINES[0])
            yield from self._choice("way", "Comes", [(name, way) for way, name in WAYS.items()])
            for line in LINES[1:]:
                yield from self._line(*line)
            with Horizontal(classes="switches"):
                for name, title in SWITCHES:
                    yield Toggle(literal(title), getattr(fields, name), id=f"rule-{name}", compact=True)
            yield Static("", id="next-times")
            with Horizontal(classes="buttons"):
                yield Button("Keep", id="keep", variant="primary", compact=True)
                yield Hint("Enter keeps it, Tab goes on, Escape leaves.")

    def _choice(self, name: FieldName, title: str, options: Iterable[tuple[str, str]]) -> ComposeResult:
        value = getattr(self._fields, name)
        choices = [(literal(text), each) for text, each in options]
        known = any(each == value for _, each in choices)
        with Vertical(classes="part", id=f"part-{name}"):
            with Horizontal(classes="field"):
                yield Static(literal(title), classes="field-name")
                yield Select(
                    choices, value=value if known else Select.NULL, prompt="choose", id=f"rule-{name}", compact=True,
                    allow_blank=name == "routine",
                )  # fmt: skip
            yield Static("", classes="field-trouble", id=f"trouble-{name}")

    def _line(self, name: FieldName, title: str, example: str, longest: int) -> ComposeResult:
        with Vertical(classes="part", id=f"part-{name}"):
            with Horizontal(classes="field"):
                yield Static(literal(title), classes="field-name")
                value = clean(getattr(self._fields, name))
                yield Input(value, placeholder=example, max_length=longest, id=f"rule-{name}", compact=True)
            if name == "once":
                yield moment_reading("rule-once", self._once, self._here)
            yield Static("", classes="field-trouble", id=f"trouble-{name}")

    def on_mount(self) -> None:
        """Shows what belongs to the choices."""
        self._show()

    @on(Select.Changed, "#rule-about")
    def chose_about(self, event: Select.Changed) -> None:
        """Fills in the name, and the way that fits, where the person has not said them."""
        about = cast(About, event.value)
        before, self._fields = self._fields, self._typed()
        if about == before.about:
            return
        label = self.query_one("#rule-label", Input)
        if one_line(label.value) in ("", ABOUT_NAMES[before.about]):
            label.value = "" if about in ("own", "routine") else ABOUT_NAMES[about]
        way = self.query_one("#rule-way", Select)
        if about in FOLLOWING and not one_line(self._fields.times):
            way.value = "follows"
        elif about not in FOLLOWING and way.value == "follows":
            way.value = "daily"
        self._show()

    @on(Select.Changed, "#rule-routine")
    def chose_routine(self, event: Select.Changed) -> None:
        """Fills in its name, where the person has given none."""
        label = self.query_one("#rule-label", Input)
        names = [name for name, _ in self._routines]
        if event.value != Select.NULL and (not one_line(label.value) or label.value in names):
            label.value = next(name for name, ident in self._routines if ident == event.value)
        self._show()

    @on(Select.Changed, "#rule-way")
    @on(Input.Changed)
    @on(Toggle.Changed)
    def changed(self) -> None:
        """Shows the next times, or what is in the way."""
        self._show()

    @on(Input.Submitted)
    @on(Button.Pressed)
    def keep(self) -> None:
        """Hands the rule back, or goes to what is in the way."""
        rule, troubles = read(self._typed(), self._old, self._now.book, self._local)
        if rule is not None:
            self.dismiss(rule)
            return
        self._tried = True
        self._show()
        if troubles:
            self.query_one(f"#rule-{next(iter(troubles))}").focus()

    def _once(self, text: str) -> datetime:
        return read_once(text, self._old, self._local)

    def action_leave(self) -> None:
        """Keeps nothing."""
        self.dismiss(None)

    def _typed(self) -> Fields:
        lines = {name: self.query_one(f"#rule-{name}", Input).value for name, *_ in LINES}
        switches = {name: self.query_one(f"#rule-{name}", Toggle).value for name, _ in SWITCHES}
        chosen = {name: self.query_one(f"#rule-{name}", Select).value for name in ("about", "routine", "way")}
        chosen = {name: "" if value == Select.NULL else value for name, value in chosen.items()}
        return msgspec.structs.replace(self._fields, **lines, **switches, **chosen)

    def _show(self) -> None:
        fields = self._typed()
        self.query_one("#part-routine").display = fields.about == "routine"
        for name, ways in SHOWN_FOR.items():
            self.query_one(f"#part-{name}").display = fields.way in ways
        rule, troubles = read(fields, self._old, self._now.book, self._local)
        for name in ("about", "routine", "way", *(name for name, *_ in LINES)):
            line = self.query_one(f"#trouble-{name}", Static)
            # An empty line is no mistake before the person wants to keep it.
            told = self._tried or bool(getattr(fields, name))
            read_live = name == "once" and bool(fields.once.strip())
            line.display = told and name in troubles and not read_live
            line.update(literal(troubles.get(name, "")))
        self.query_one("#next-times", Static).update(literal(self._next(rule), "$text-muted" if rule is None else ""))

    def _next(self, rule: Rule | None) -> str:
        if rule is None:
            return "The next times stand here."
        now = self._now
        book = now.book.with_rule(rule)
        coming = next_words(rule, book, now.known, now.at)
        when = f"Comes {when_words(rule, self._local)}. {window_note(rule)}".strip()
        return f"{when}\nNext: {' · '.join(coming) if coming else none_words(rule, book, now.known, now.at)}"
