"""The first run: one question a screen, each answer kept at once."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from coach.domain.person.first_questions import FIRST_QUESTIONS, Answer, QuestionId, unanswered
from coach.domain.safety.honesty import REVIEW_NOTICE
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.editors.editor import Editor
from coach.tui.editors.pane import QuestionPane
from coach.tui.editors.table import Told
from coach.tui.literal import literal
from coach.tui.screens.telling import AnswerKept, TellingScreen
from coach.tui.widgets.key_line import KeyLine

ORDER: tuple[QuestionId, ...] = tuple(FIRST_QUESTIONS)
STILL_LOCKED = "Routines stay locked until you have said which conditions are so for you. The profile page asks."


@dataclass
class WelcomeRead(Message):
    """What the person has told before."""

    told: Told


class WelcomeScreen(TellingScreen[bool]):
    """Dismissed with True when all is asked, with False when the person looks around first or safety is still open.

    It begins with the first question that is neither answered nor put off.
    """

    CSS_PATH = "../profile.tcss"
    BINDINGS = bindings("welcome")

    def __init__(self) -> None:
        super().__init__()
        self._told = Told()
        self._question: QuestionId = ORDER[0]
        self._waiting = True

    def compose(self) -> ComposeResult:
        with Horizontal(id="welcome-top"):
            yield Static("Welcome to Coach", id="welcome-name")
            yield Static("", id="progress")
        yield Vertical(id="pane")
        yield Static(literal(REVIEW_NOTICE), classes="hint", id="welcome-notice")
        yield KeyLine()

    def on_mount(self) -> None:
        """Reads what is answered already."""
        self.read_store(lambda: WelcomeRead(self.told()))

    async def on_welcome_read(self, event: WelcomeRead) -> None:
        """Begins where the person left off."""
        self._told = event.told
        await self._go_on(0)

    async def on_answer_kept(self, event: AnswerKept) -> None:
        """Goes on to the next question."""
        self._told = event.told
        await self._go_on(ORDER.index(event.question) + 1)

    def on_answer_refused(self) -> None:
        """Lets the person try again."""
        self._waiting = False

    async def _go_on(self, start: int) -> None:
        open_questions = unanswered(self._told.profile, self._told.settings)
        following = [question for question in ORDER[start:] if question in open_questions]
        if following:
            await self._ask(following[0])
            return
        if "conditions" in open_questions:
            self.coach.tell(STILL_LOCKED, title="One question is left")
        self.dismiss("conditions" not in open_questions)

    async def _ask(self, question: QuestionId) -> None:
        self._question = question
        self.query_one("#progress", Static).update(literal(f"{ORDER.index(question) + 1} of {len(ORDER)}"))
        pane = self.query_one("#pane")
        await pane.remove_children()
        new = QuestionPane(question, self._told, reference(self.coach.clock))
        await pane.mount(new)
        self.call_after_refresh(new.take_focus)
        self._waiting = False

    @on(Editor.Answered)
    def answered(self, event: Editor.Answered) -> None:
        """Keeps the answer."""
        event.stop()
        self._keep(event.answer)

    def _keep(self, answer: Answer) -> None:
        if not self._waiting:
            self._waiting = True
            self.keep(self._question, answer)

    def action_later(self) -> None:
        """Leaves out the part that is asked, or puts the question off."""
        if not self._waiting and not self.query_one(QuestionPane).editor.leave_out():
            self._keep(None)

    async def action_back(self) -> None:
        """Shows the question before this one."""
        before = ORDER.index(self._question) - 1
        if before >= 0 and not self._waiting:
            await self._ask(ORDER[before])

    def action_explore(self) -> None:
        """Looks around first; what was answered is kept."""
        read = not self._waiting
        if read and "conditions" in unanswered(self._told.profile, self._told.settings):
            self.coach.tell(STILL_LOCKED)
        self.dismiss(False)
