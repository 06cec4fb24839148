"""Warning signs to say yes to: a list of questions, and a last line that goes on."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct
from textual import events, on
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coach.domain.journal.entries import CauseId
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hanging import Hanging

NUMBERS = "1234567890"
LETTERS = "abcdefghi"
GO_ON = "go_on"


class Sign(Struct, frozen=True):
    """A question in `text`, and the key and words of each answer to "Which is it?", none where a plain yes will do.

    `urgent`: a yes is handed on at once and marks nothing.
    """

    id: CauseId
    text: str
    branches: tuple[tuple[str, str], ...] = ()
    urgent: bool = False


class SignList(OptionList):
    """At most ten signs with a digit each; below a marked one its branches, with a letter each, to choose one of.

    It stands on the last line, which says "None of these" as long as nothing is marked: Enter there, or `n`, posts
    `Decided`. Nobody gets past a question that was never on the screen, nor past a branch that is open.
    """

    BINDINGS = bindings("warning_signs")

    @dataclass
    class Decided(Message):
        """The person goes on; `answers` hold all that was said yes to so far, with its branch."""

        answers: Mapping[CauseId, str]

    @dataclass
    class Urgent(Message):
        """A yes that cannot wait for the end of the page."""

        sign: Sign

    @dataclass
    class Told(Message):
        """Why it does not go on yet, "" once that is settled."""

        text: str

    def __init__(self, signs: tuple[Sign, ...] = (), *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.marks: dict[CauseId, str | None] = {}
        self._signs: tuple[Sign, ...] = ()
        self._letters: list[tuple[Sign, str]] = []
        self.show(signs)

    def show(self, signs: tuple[Sign, ...]) -> None:
        """Asks `signs` from now on; marks of other signs are kept."""
        self._signs = signs
        self._draw(GO_ON)
        self.scroll_home(animate=False, immediate=True)
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        """Where not all fits, reading begins at the first line and not on the way out."""
        if self.max_scroll_y > 0:
            self.highlighted = 0
            self.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """A smaller window hides something again."""
        self.call_after_refresh(self._start)

    # What is marked

    @property
    def _open(self) -> Sign | None:
        """The first marked sign whose branch nobody has chosen."""
        return next((sign for sign in self._signs if self.marks.get(sign.id, "") is None), None)

    @property
    def _any(self) -> bool:
        return any(sign.id in self.marks for sign in self._signs)

    def action_mark_number(self, key: str) -> None:
        """Marks the sign with that digit, or takes its mark away."""
        place = NUMBERS.index(key)
        if place < len(self._signs):
            self._mark(self._signs[place], GO_ON)

    def action_which_number(self, key: str) -> None:
        """Chooses the branch with that letter."""
        place = LETTERS.index(key)
        if place < len(self._letters):
            self._choose(*self._letters[place])

    def action_none(self) -> None:
        """Says that none of the signs is there."""
        if self._any:
            self.post_message(self.Told("You said yes to one. Take it back first, or press Enter."))
        elif not self.is_vertical_scroll_end:
            self.post_message(self.Told("There is more below. Please look at it first."))
            self.scroll_page_down(animate=False)
        else:
            self._decide()

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, space or a click on a line."""
        event.stop()
        cause, is_branch, branch = (event.option_id or "").partition(":")
        if cause == GO_ON:
            self._go_on()
            return
        sign = next(sign for sign in self._signs if sign.id == cause)
        if is_branch:
            self._choose(sign, branch)
        else:
            self._mark(sign, sign.id)

    def _go_on(self) -> None:
        still = self._open
        if still is not None:
            self._draw(f"{still.id}:{still.branches[0][0]}")
            self.post_message(self.Told("Which is it? Not sure? Take the first."))
        elif self._any:
            self._decide()
        else:
            self.action_none()

    def _decide(self) -> None:
        self.post_message(self.Decided({cause: branch or "" for cause, branch in self.marks.items()}))

    def _mark(self, sign: Sign, then: str) -> None:
        if sign.id in self.marks:
            del self.marks[sign.id]
            self._draw(then)
        elif sign.urgent:
            self.post_message(self.Urgent(sign))
            return
        elif sign.branches:
            self.marks[sign.id] = None
            self._draw(f"{sign.id}:{sign.branches[0][0]}")
        else:
            self.marks[sign.id] = ""
            self._draw(then)
        self.post_message(self.Told(""))

    def _choose(self, sign: Sign, branch: str) -> None:
        self.marks[sign.id] = branch
        self._draw(GO_ON)
        self.post_message(self.Told(""))

    def mark(self, cause: CauseId, branch: str) -> None:
        """Marks a sign whose branch is known."""
        self.marks[cause] = branch
        self._draw(GO_ON)

    # How it looks

    def _draw(self, stand_on: str) -> None:
        options: list[Option] = []
        self._letters = []
        for number, sign in zip(NUMBERS, self._signs, strict=False):
            marked = sign.id in self.marks
            options.append(Option(_sign_row(f"[{'x' if marked else ' '}] {number}  ", sign.text), id=sign.id))
            for branch, text in sign.branches if marked else ():
                chosen = "x" if self.marks[sign.id] == branch else " "
                letter = LETTERS[len(self._letters)]
                self._letters.append((sign, branch))
                options.append(Option(_sign_row(f"       ({chosen}) {letter}  ", text), id=f"{sign.id}:{branch}"))
        last = ("       ", "Go on") if self._any else ("    n  ", "None of these")
        options.append(Option(_sign_row(*last), id=GO_ON))
        self.set_options(options)
        self.highlighted = self.get_option_index(stand_on)


def _sign_row(lead: str, text: str) -> Hanging:
    return Hanging(literal(lead, "bold"), literal(text))
