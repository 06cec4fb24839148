"""A page that changes entries of the journal and can take its changes back."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from textual.message import Message

from coach.domain.entries import AnyEntry
from coach.tui.screens.page import Page


@dataclass
class Changed(Message):
    """The journal has taken a change; `back` takes it back, `said` names it."""

    said: str
    back: "Callable[[], Changed] | None" = None


class ChangingPage(Page):
    """Keeps, changes and takes out entries in a thread, says so, and reads again; `u` goes back change by change."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: list[Callable[[], Changed]] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo is offered only where there is something to take back."""
        return bool(self._undo) if action == "undo" else True

    def keep_new(self, entry: AnyEntry, said: str) -> None:
        """Writes a new entry down."""
        journal = self.coach.store.journal

        def write() -> Changed:
            kept = journal.add(entry)

            def back() -> Changed:
                journal.delete(kept.id)
                return Changed("It is taken out again.")

            return Changed(f"{said} Press u to take it back.", back)

        self.write_store(write)

    def keep_changed(self, old: AnyEntry, new: AnyEntry, said: str) -> None:
        """Writes `new` in the place of `old`; nothing happens where both are the same."""
        if new == old:
            return
        journal = self.coach.store.journal

        def write() -> Changed:
            kept = journal.update(new)

            def back() -> Changed:
                journal.update(msgspec.structs.replace(old, updated_at=kept.updated_at))
                return Changed("It is as it was before.")

            return Changed(f"{said} Press u to take it back.", back)

        self.write_store(write)

    def take_out(self, entry: AnyEntry) -> None:
        """Takes an entry out of the journal."""
        journal = self.coach.store.journal

        def back() -> Changed:
            found = journal.undelete(entry.id)
            return Changed("It is back." if found else "It is gone for good.")

        def write() -> Changed:
            journal.delete(entry.id)
            return Changed("Deleted. Press u to bring it back.", back)

        self.write_store(write)

    def action_undo(self) -> None:
        """Takes the latest change of this page back."""
        if self._undo:
            self.write_store(self._undo.pop())

    def on_changed(self, event: Changed) -> None:
        """Says so, and reads again."""
        if event.back is not None:
            self._undo.append(event.back)
        self.coach.tell(event.said)
        self.refresh_bindings()
        self.reload()
