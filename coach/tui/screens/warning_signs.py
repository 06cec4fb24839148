"""All warning signs, a page for each group; who has none is through with one key a page (clinical.md 1.2)."""

from collections.abc import Mapping
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.person.profile import AgeBand
from coach.domain.safety.answers import DISTRESS, DISTRESS_NO, DISTRESS_OFFER, DISTRESS_YES, safety_check, yes_lines
from coach.domain.safety.red_flags import GROUP_NAMES, Group, Question, full_list
from coach.tui.literal import literal
from coach.tui.screens.said_yes import SaidYes
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.sign_list import Sign, SignList

TOLD = "told"
"""The branch of the offer of RF28 that is no yes to its question."""

DISTRESS_SIGN = Sign(DISTRESS, DISTRESS_OFFER, (("", DISTRESS_YES), (TOLD, DISTRESS_NO)))

KEYS = "Digit: yes to that one.  n: none.  Left: page before.  Esc: not now."


def sign_of(question: Question, text: str) -> Sign:
    """A question of the domain as a line of the list, in the words of `text`."""
    return Sign(question.id, text, tuple((branch.key, branch.text) for branch in question.branches))


class WarningSignsScreen(ModalScreen[SafetyCheck | None]):
    """Dismissed with the entry to keep, or with None when the person does not want to answer now.

    `pregnant` is also true as long as nobody knows; `age_band` None asks for being under 18.
    """

    CSS_PATH = "../safety.tcss"

    def __init__(self, reason: CheckReason, *, pregnant: bool, age_band: AgeBand | None, now: datetime) -> None:
        super().__init__()
        self._reason = reason
        self._age_band = age_band
        self._now = now
        self._flags = full_list(pregnant=pregnant, first_run=reason == "first_run", age_band=age_band)
        self._pages = tuple((name, self._signs(group)) for group, name in GROUP_NAMES.items())
        self._page = 0

    def _signs(self, group: Group) -> tuple[Sign, ...]:
        asked = tuple(sign_of(flag, flag.question) for flag in self._flags if flag.group == group)
        return (*asked, DISTRESS_SIGN) if group == "now" else asked

    def compose(self) -> ComposeResult:
        yield Static(id="signs-title")
        yield SignList(id="signs")
        yield Hint(KEYS, id="signs-hint", classes="")

    def on_mount(self) -> None:
        self._turn_to(0)

    def _turn_to(self, page: int) -> None:
        self._page = page
        name, signs = self._pages[page]
        title = f"{page + 1} of {len(self._pages)}  {name}: is any of this true?"
        self.query_one("#signs-title", Static).update(literal(title))
        self.query_one(SignList).show(signs)
        self.tell("")

    def tell(self, text: str) -> None:
        """Shows why it does not go on, or the keys."""
        hint = self.query_one("#signs-hint", Hint)
        hint.say(text or KEYS)
        hint.set_class(bool(text), "-told")

    @on(SignList.Told)
    def told(self, event: SignList.Told) -> None:
        """Shows it."""
        self.tell(event.text)

    @on(SignList.Decided)
    def decided(self, event: SignList.Decided) -> None:
        """Turns the page; after the last one reads back what was said yes to."""
        if self._page + 1 < len(self._pages):
            self._turn_to(self._page + 1)
            return
        asked = [flag.id for flag in self._flags]
        if DISTRESS in event.answers:
            asked.append(DISTRESS)
        yes = {cause: branch for cause, branch in event.answers.items() if branch != TOLD}
        check = safety_check(asked, yes, self._reason, self._now, self._age_band)
        if yes:
            self.app.push_screen(SaidYes(yes_lines(yes)), lambda right: self._confirmed(right, check, yes))
        else:
            self.dismiss(check)

    def _confirmed(self, right: bool | None, check: SafetyCheck, yes: Mapping[CauseId, str]) -> None:
        if right:
            self.dismiss(check)
            return
        self._turn_to(next(page for page, (_, signs) in enumerate(self._pages) if any(one.id in yes for one in signs)))

    def action_back(self) -> None:
        """Goes to the page before; what was marked stays marked."""
        if self._page > 0:
            self._turn_to(self._page - 1)

    def action_leave(self) -> None:
        """Answers nothing."""
        self.dismiss(None)
