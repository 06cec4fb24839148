"""All warning signs, a page for each group; who has none is through with one key a page (clinical.md 1.2)."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.person.profile import AgeBand
from coach.domain.safety.answers import (
    DISTRESS,
    DISTRESS_NO,
    DISTRESS_OFFER,
    DISTRESS_THANKS,
    safety_check,
    yes_at_once,
    yes_lines,
)
from coach.domain.safety.red_flags import BY_ID, GROUP_NAMES, Group, Question, full_list
from coach.domain.safety.standing import slip
from coach.errors import CoachError
from coach.tui.literal import literal
from coach.tui.screens.said_yes import IsThatSo, SaidYes
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.sign_list import Sign, SignList

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

DISTRESS_SIGN = Sign(DISTRESS, DISTRESS_OFFER, urgent=True)

KEYS = "n: none of these.  Digit: yes to that one.  Left: page before.  Esc: later."
DISTRESS_ANSWERS = (("yes", "Yes, I have such thoughts"), ("no", "No, not that"))
COUNTS = "It counts as a yes until you say it was a slip."
TAKEN_BACK = "Taken back. Nothing is locked."


def sign_of(question: Question, text: str) -> Sign:
    """A question of the domain as a line of the list, in the words of `text`."""
    branches = tuple((branch.key, branch.text) for branch in question.branches)
    return Sign(question.id, text, branches, question.urgent)


class SignScreen(ModalScreen[SafetyCheck | None]):
    """A screen that asks warning signs for `reason`: a yes that may be an emergency is kept the moment it is given.

    Dismissed with that yes once it turned out to be right, whatever else was on the way; the screen after it is the
    emergency's.
    """

    CSS_PATH = "../safety.tcss"
    keys = KEYS

    def __init__(self, reason: CheckReason, questions: Mapping[CauseId, Question]) -> None:
        super().__init__()
        self._reason: CheckReason = reason
        self._questions = questions
        self._keeping = False
        self._told_distress = False

    @property
    def coach(self) -> "CoachApp":
        """The app, which keeps what is said here."""
        return cast("CoachApp", self.app)

    def tell(self, text: str) -> None:
        """Shows why it does not go on, or the keys."""
        hint = self.query_one("#signs-hint", Hint)
        hint.say(text or self.keys)
        hint.set_class(bool(text), "-told")

    @on(SignList.Told)
    def told(self, event: SignList.Told) -> None:
        """Shows it."""
        self.tell(event.text)

    @on(SignList.Urgent)
    def urgent(self, event: SignList.Urgent) -> None:
        """Keeps the yes, and asks whether it is so."""
        if not self._keeping:
            self._keeping = True
            ask = self._distress() if event.sign.id == DISTRESS else self._at_once(event.sign.id)
            self.run_worker(ask, group="urgent", exit_on_error=False)

    async def _at_once(self, cause: CauseId) -> None:
        question = self._questions[cause]
        yes = yes_at_once(question, question.unsure, self._reason, self.coach.clock.now())
        await self._keep(yes)
        answers = tuple((branch.key, branch.text) for branch in question.branches) or (("", "Yes, that's right"),)
        title = "You said yes to this. Is that right?"
        branch = await self.app.push_screen_wait(IsThatSo(title, question.question, answers, COUNTS))
        if branch is not None and branch == question.unsure:
            await self._be_sure(yes)
        elif await self._keep(slip(yes, self.coach.clock.now())):
            self._keeping = False
            if branch is None:
                self.tell(TAKEN_BACK)
            else:
                self.query_one(SignList).mark(cause, branch)
        else:
            await self._be_sure(yes)

    async def _distress(self) -> None:
        """Asks RF28 of a person who is in distress; telling so is no yes to it yet."""
        self._told_distress = True
        question = BY_ID[DISTRESS]
        said = await self.app.push_screen_wait(IsThatSo(DISTRESS_THANKS, question.question, DISTRESS_ANSWERS, "", "no"))
        if said == "yes":
            yes = yes_at_once(question, "", self._reason, self.coach.clock.now())
            await self._keep(yes)
            await self._be_sure(yes)
            return
        self._keeping = False
        self.tell(DISTRESS_NO)

    async def _be_sure(self, yes: SafetyCheck) -> None:
        """Keeps what else was marked so far, and hands the emergency on."""
        marks = {cause: branch for cause, branch in self.query_one(SignList).marks.items() if branch is not None}
        if marks:
            raised = tuple(self._questions[cause].raised(branch) for cause, branch in marks.items())
            await self._keep(SafetyCheck(at=yes.at, reason=self._reason, asked=tuple(marks), raised=raised))
        self.dismiss(yes)

    async def _keep(self, check: SafetyCheck) -> bool:
        """Whether the entry is on the disk; where it is not, the person is told."""
        try:
            await self.coach.in_thread("Writing it down", self._write, check)
        except CoachError as error:
            self.coach.show_error(error)
            return False
        return True

    def _write(self, check: SafetyCheck) -> None:
        with self.coach.writing:
            self.coach.store.keep_safety(check)

    def action_leave(self) -> None:
        """Closes without the answers that are not kept; a yes that is being kept comes first."""
        if not self._keeping:
            self.dismiss(None)


class WarningSignsScreen(SignScreen):
    """Dismissed with the entry to keep, or with None when the person does not want to answer now.

    `pregnant` is also true as long as nobody knows; `age_band` None asks for being under 18. `known` are signs that
    were answered in this sitting: they are not asked again and count as asked.
    """

    def __init__(
        self,
        reason: CheckReason,
        *,
        pregnant: bool,
        age_band: AgeBand | None,
        now: datetime,
        known: frozenset[CauseId] = frozenset(),
    ) -> None:
        flags = full_list(pregnant=pregnant, first_run=reason == "first_run", age_band=age_band)
        self._flags = tuple(flag for flag in flags if flag.id not in known)
        super().__init__(reason, {flag.id: flag for flag in self._flags})
        self._age_band = age_band
        self._now = now
        self._known = tuple(sorted(known))
        pages = ((name, self._signs(group)) for group, name in GROUP_NAMES.items())
        self._pages = tuple((name, signs) for name, signs in pages if signs)
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
        title = f"{page + 1} of {len(self._pages)}: {name}. Is any of this true?"
        self.query_one("#signs-title", Static).update(literal(title))
        self.query_one(SignList).show(signs)
        self.tell("")

    @on(SignList.Decided)
    def decided(self, event: SignList.Decided) -> None:
        """Turns the page; after the last one reads back what was said yes to."""
        if self._keeping:
            return
        if self._page + 1 < len(self._pages):
            self._turn_to(self._page + 1)
            return
        told = (DISTRESS,) if self._told_distress else ()
        asked = (*(flag.id for flag in self._flags), *self._known, *told)
        check = safety_check(asked, event.answers, self._reason, self._now, self._age_band)
        if event.answers:
            lines = yes_lines(event.answers)
            self.app.push_screen(SaidYes(lines), lambda right: self._confirmed(right, check, event.answers))
        else:
            self.dismiss(check)

    def _confirmed(self, right: bool | None, check: SafetyCheck, yes: Mapping[CauseId, str]) -> None:
        if right:
            self.dismiss(check)
            return
        self._turn_to(next(page for page, (_, signs) in enumerate(self._pages) if any(one.id in yes for one in signs)))

    def action_back(self) -> None:
        """Goes to the page before; what was marked stays marked."""
        if self._page > 0 and not self._keeping:
            self._turn_to(self._page - 1)
