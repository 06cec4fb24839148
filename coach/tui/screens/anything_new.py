"""Warning signs on one screen with one key for none: before a run (1.2 gate 2), and on the morning after (1.8)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.safety.answers import brief, safety_check, yes_lines
from coach.domain.safety.red_flags import Question, RedFlag
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.screens.said_yes import SaidYes
from coach.tui.screens.warning_signs import SignScreen, sign_of
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.sign_list import SignList

KEYS = "n or Enter: none of these.  Digit: yes to that one.  Esc: later."

MakeCheck = Callable[[Mapping[CauseId, str]], SafetyCheck]


class SignsScreen(SignScreen):
    """Asks `questions` under `title`; dismissed with what `make` makes of the answers, or None without any."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../safety.tcss"]  # type: ignore[assignment]
    BINDINGS = bindings("anything_new")
    keys = KEYS

    def __init__(
        self, title: str, questions: Sequence[Question], make: MakeCheck, reason: CheckReason = "after_run"
    ) -> None:
        super().__init__(reason, {question.id: question for question in questions})
        self._title = title
        self._make = make

    def compose(self) -> ComposeResult:
        signs = tuple(sign_of(question, brief(question)) for question in self._questions.values())
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            yield SignList(signs, id="signs")
            yield Hint(KEYS, id="signs-hint", classes="")

    @on(SignList.Decided)
    def decided(self, event: SignList.Decided) -> None:
        """Hands the answers back; each yes is read back first."""
        if self._keeping:
            return
        check = self._make(event.answers)
        if event.answers:
            said = yes_lines(event.answers, tuple(self._questions.values()))
            self.app.push_screen(SaidYes(said), lambda right: self._confirmed(right, check))
        else:
            self.dismiss(check)

    def _confirmed(self, right: bool | None, check: SafetyCheck) -> None:
        if right:
            self.dismiss(check)


class AnythingNewScreen(SignsScreen):
    """The short set before a run; without an answer the run is not to start. `flags` are `short_list`'s."""

    def __init__(self, flags: Sequence[RedFlag], now: datetime) -> None:
        asked = [flag.id for flag in flags]

        def make(answers: Mapping[CauseId, str]) -> SafetyCheck:
            return safety_check(asked, answers, "before_run", now)

        super().__init__("Anything new since last time?", flags, make, "before_run")
