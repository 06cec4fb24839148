"""Profile and safety: what the person has told, which warning signs are open, and how to change both."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.person.first_questions import FIRST_QUESTIONS, QuestionId
from coach.domain.person.words import LOCKED, answer_words
from coach.domain.safety.standing import Standing, standing
from coach.domain.safety.urgency import lock_reason
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.editors.table import Told
from coach.tui.literal import literal
from coach.tui.screens.page import Page
from coach.tui.screens.telling import AnswerKept, TellingScreen
from coach.tui.widgets.row import Column, Row

if TYPE_CHECKING:
    from coach.domain.journal.entries import Clearance
    from coach.tui.screens.answer import NewAnswer

ORDER: tuple[QuestionId, ...] = tuple(FIRST_QUESTIONS)
NAME = 18
NOTHING_OPEN = "No open warning signs.  A clean screen is not a clearance."
NOT_ASKED_YET = "The warning signs have not all been asked yet; that comes before your first run: t, then a."
NEW_EPISODE = (
    "Has new trouble begun, or has the old one come back with force? Then the plan starts again at the first 72 hours, "
    "and Coach asks about all warning signs."
)


@dataclass
class ProfileRead(Message):
    """What the person has told, and which warning signs are open."""

    told: Told
    standing: Standing


class ProfileScreen(Page, TellingScreen[None]):
    """The answers in words; Enter changes the marked one."""

    PAGE = "profile"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../pages.tcss", "../profile.tcss"]
    BINDINGS = bindings("rooms", "away", "profile")

    def __init__(self) -> None:
        super().__init__()
        self._told = Told()
        self._standing = Standing()
        self._asks_signs = False

    def compose_page(self) -> ComposeResult:
        yield Static("", id="standing")
        yield OptionList(id="answers", classes="first-focus", compact=True)
        with VerticalScroll(id="answer-pane", can_focus=False):
            yield Static("", id="answer")

    def reload(self) -> None:
        """Reads the answers and the safety record."""
        self.read_store(self._read)

    def _read(self) -> ProfileRead:
        now = self.coach.clock.now()
        return ProfileRead(self.told(), standing(self.coach.store.load_safety().entries, now))

    def on_profile_read(self, event: ProfileRead) -> None:
        """Shows both."""
        self._standing = event.standing
        self._show_standing()
        self._show(event.told)

    def on_answer_kept(self, event: AnswerKept) -> None:
        """Shows the new answer; after a new episode the warning signs are asked."""
        self._show(event.told)
        if self._asks_signs:
            self._asks_signs = False
            self.coach.ask_safety()

    def _show_standing(self) -> None:
        signs = [Content("• ") + literal(lock_reason(cause)) for cause in self._standing.open]
        heading = Content.styled("Open warning signs: w writes down what a clinician said", "bold $text-error")
        calm = NOTHING_OPEN if self._standing.asked_all_at else NOT_ASKED_YET
        shown = Content("\n").join([heading, *signs]) if signs else literal(calm)
        self.query_one("#standing", Static).update(shown)

    def _show(self, told: Told) -> None:
        self._told = told
        answers = self.query_one("#answers", OptionList)
        marked = answers.highlighted or 0
        answers.set_options(Option(self._answer_row(question), id=question) for question in ORDER)
        answers.highlighted = marked

    def _answer_row(self, question: QuestionId) -> Row:
        said = "; ".join(self._words(question))
        style = "bold $text-warning" if said == LOCKED else ""
        return Row(Column(FIRST_QUESTIONS[question].name, NAME, "bold"), Column(said, style=style))

    def _words(self, question: QuestionId) -> tuple[str, ...]:
        return answer_words(
            question, self._told.profile, self._told.settings, self._told.visits, self.coach.clock.now()
        )

    @on(OptionList.OptionHighlighted)
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Shows all of the marked answer, and what it is for."""
        question = ORDER[event.option_index]
        lines = [Content("• ") + literal(line) for line in self._words(question)]
        why = literal(FIRST_QUESTIONS[question].why, "dim")
        key = Content.assemble(("Enter", "bold $primary"), " asks it again.")
        self.query_one("#answer", Static).update(Content("\n").join([key, *lines, why]))

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Asks the marked question again."""
        from coach.tui.screens.answer import AnswerScreen

        question = ORDER[event.option_index]

        def take(new: "NewAnswer | None") -> None:
            if new is not None:
                self.keep(question, new.answer)

        self.coach.push_screen(AnswerScreen(question, self._told, reference(self.coach.clock)), take)

    def action_new_episode(self) -> None:
        """Begins a new episode today, after asking."""
        from coach.tui.screens.question import Question

        def take(yes: bool | None) -> None:
            if yes:
                self._asks_signs = True
                self.keep("episode", self.coach.clock.now().date())

        self.coach.push_screen(Question("A new episode?", NEW_EPISODE), take)

    def action_cleared(self) -> None:
        """Asks what a clinician said about an open warning sign, and keeps it."""
        if not self._standing.open:
            self.coach.tell("Nothing to note: no warning sign is open.")
            return
        from coach.tui.screens.clearing import ClearingScreen

        self.coach.push_screen(ClearingScreen(self._standing, reference(self.coach.clock)), self._keep_clearance)

    def _keep_clearance(self, clearance: "Clearance | None") -> None:
        if clearance is None:
            return

        def write() -> ProfileRead:
            self.coach.store.keep_safety(clearance)
            return self._read()

        self.write_store(write)
