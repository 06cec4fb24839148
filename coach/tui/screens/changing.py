"""A page that changes entries of the journal, takes its changes back, and does them again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import msgspec
from textual.message import Message

from coach.domain.journal.entries import AnyEntry
from coach.store import Store
from coach.tui.own_editor import rescued
from coach.tui.screens.page import Page

Way = Literal["done", "undone", "redone"]


@dataclass
class Changed(Message):
    """The journal has taken a change; `back` turns it round, `said` names it, `way` is how it came about."""

    said: str
    back: "Callable[[], Changed] | None" = None
    way: Way = "done"


class ChangingPage(Page):
    """Keeps, changes and takes out entries in a thread, says so, and reads again; undo and redo go step by step."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: list[Callable[[], Changed]] = []
        self._redo: list[Callable[[], Changed]] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo and redo are offered only where there is something for them."""
        return bool({"undo": self._undo, "redo": self._redo}.get(action, True))

    def keep_new(self, entry: AnyEntry, said: str) -> None:
        """Writes a new entry down."""
        self._change(None, entry, said, "It is taken out again.")

    def keep_changed(self, old: AnyEntry, new: AnyEntry, said: str) -> None:
        """Writes `new` in the place of `old`; nothing happens where both are the same."""
        if new != old:
            self._change(old, new, said, "It is as it was before.")

    def take_out(self, entry: AnyEntry) -> None:
        """Takes an entry out of the journal."""
        self._change(entry, None, "Deleted.", "It is back.")

    def _change(self, old: AnyEntry | None, new: AnyEntry | None, said: str, back: str) -> None:
        store = self.coach.store
        note = new.note if new is not None and (old is None or old.note != new.note) else ""

        def change() -> Changed:
            with rescued(note):
                return _turn(store, old, new, (f"{said} Press u to take it back.", back), "done")

        self.write_store(change)

    def action_undo(self) -> None:
        """Takes the latest change of this page back."""
        if self._undo:
            self.write_store(self._undo.pop())

    def action_redo(self) -> None:
        """Does again what was taken back last."""
        if self._redo:
            self.write_store(self._redo.pop())

    def on_changed(self, event: Changed) -> None:
        """Says so, and reads again."""
        if event.way == "done":
            self._redo.clear()
        if event.back is not None:
            (self._redo if event.way == "undone" else self._undo).append(event.back)
        self.coach.tell(event.said)
        self.refresh_bindings()
        self.reload()


def _turn(store: Store, there: AnyEntry | None, wanted: AnyEntry | None, words: tuple[str, str], way: Way) -> Changed:
    """Puts `wanted` in the place of `there`, None being none; `words` say what this does and what turning back does."""
    kept = _put(store, there, wanted)
    if wanted is not None and kept is None:
        return Changed("It is gone for good.", way=way)
    done, undone = words
    if way == "undone":
        return Changed(undone, lambda: _turn(store, kept, there, words, "redone"), way)
    return Changed(done, lambda: _turn(store, kept, there, words, "undone"), way)


def _put(store: Store, there: AnyEntry | None, wanted: AnyEntry | None) -> AnyEntry | None:
    journal = store.journal
    if wanted is None:
        if there is not None:
            journal.delete(there.id)
        return None
    if there is not None:
        return journal.update(msgspec.structs.replace(wanted, updated_at=there.updated_at))
    return journal.undelete(wanted.id) if wanted.id else journal.add(wanted)
