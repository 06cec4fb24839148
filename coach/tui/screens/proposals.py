"""What Coach could remind of, to be ticked: proposed, never forced (clinical.md 6.5, reminders)."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static

from coach.domain.reminders.proposals import PROPOSALS, Proposal
from coach.domain.reminders.rule import ABOUT_NAMES, About, RuleBook
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.checklist import Checklist, Item
from coach.tui.widgets.hint import Hint

SAID = "Shall Coach remind you? Each comes at times you can change, and keeps still when it is done already."


class Usual(Checklist):
    """Enter takes what is ticked, also where that is nothing; n takes none, whatever is ticked."""

    class Declined(Message):
        """None is wanted."""

    def finish(self, none: bool = False) -> None:
        """Is done; all lines fit on the screen."""
        self.post_message(self.Declined() if none else self.Finished(self))


class ProposalsScreen(ModalScreen[tuple[About, ...] | None]):
    """Dismissed with the kinds that are wanted, or None to be asked another time; those of `book` are there already."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../reminders.tcss"]
    BINDINGS = bindings("proposals")

    def __init__(self, book: RuleBook, offered: Sequence[Proposal] = PROPOSALS) -> None:
        super().__init__()
        there = {rule.id for rule in book.rules}
        self._offered = [each for each in offered if each.about not in there]
        self._first = not book.agreed

    def compose(self) -> ComposeResult:
        items = [Item(each.about, ABOUT_NAMES[each.about], each.why) for each in self._offered]
        ticked = [each.about for each in self._offered if each.usual and self._first]
        with Vertical(classes="dialog"):
            yield Static("Reminders", classes="dialog-title")
            yield Static(literal(SAID if self._offered else "All the usual ones are set up."), classes="dialog-prompt")
            yield Usual(items, ticked)
            yield Static("", id="why")
            with Horizontal(classes="buttons"):
                yield Button("Take the ticked (Enter)", id="take", variant="primary", compact=True)
                yield Button("None (n)", id="none", compact=True)
                yield Static("space ticks", classes="hint")
            yield Hint("Escape asks another time. Later, z changes all of them.")

    @on(OptionList.OptionHighlighted)
    def marked(self) -> None:
        """Says when the marked one comes."""
        current = self.query_one(Usual).current
        self.query_one("#why", Static).update(literal(current.help if current else ""))

    @on(Checklist.Finished)
    def take(self) -> None:
        """Hands back what is ticked."""
        ticked = self.query_one(Usual).ticked
        self.dismiss(tuple(each.about for each in self._offered if each.about in ticked))

    @on(Usual.Declined)
    def decline(self) -> None:
        """Hands back that none is wanted."""
        self.dismiss(())

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """The same as Enter and n."""
        event.stop()
        self.take() if event.button.id == "take" else self.decline()

    def action_tick(self) -> None:
        """Ticks the marked line, wherever the focus is."""
        current = self.query_one(Usual).current
        if current:
            self.query_one(Usual).change(current.key)

    def action_none(self) -> None:
        """Takes none."""
        self.decline()

    def action_later(self) -> None:
        """Asks another time."""
        self.dismiss(None)
