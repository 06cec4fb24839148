"""Journal: what was done and written down, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.entries import PERMANENT, AnyEntry, Run
from coach.domain.entry_words import kind_words, pain_words
from coach.domain.text import shorten
from coach.domain.when import day_words
from coach.tui.commands import bindings
from coach.tui.details import entry_details
from coach.tui.screens.page import Page
from coach.tui.widgets.row import Column, Row

BATCH = 200


@dataclass
class EntriesRead(Message):
    """The newest entries, and whether there are older ones."""

    entries: Sequence[AnyEntry]
    more: bool


@dataclass
class EntryChanged(Message):
    """The journal has taken a change; `back` takes it back, `said` names it."""

    said: str
    back: Callable[[], Message] | None


class JournalScreen(Page):
    """A list, and beside it the marked entry; edits and deletions of this session can be taken back."""

    PAGE = "journal"
    CSS_PATH = "../pages.tcss"
    BINDINGS = bindings("journal", "rooms", "away")

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, AnyEntry] = {}
        self._wanted = BATCH
        self._more = False
        self._undo: list[EntryChanged] = []

    def compose_page(self) -> ComposeResult:
        yield Static("", id="journal-line")
        with Horizontal(id="browser"):
            yield OptionList(id="entries", classes="first-focus")
            with VerticalScroll(id="detail-pane", can_focus=True):
                yield Static("", id="details")

    def reload(self) -> None:
        """Reads the newest entries."""
        wanted = self._wanted

        def read() -> EntriesRead:
            found = self.coach.store.journal.latest(wanted + 1)
            return EntriesRead(found[:wanted], len(found) > wanted)

        self.read_store(read)

    def on_entries_read(self, event: EntriesRead) -> None:
        """Shows them; the mark stays on the same entry."""
        listing = self.query_one("#entries", OptionList)
        marked, at = self._marked_id(), listing.highlighted or 0
        self._entries = {entry.id: entry for entry in event.entries}
        self._more = event.more
        today = self.coach.clock.now().date()
        listing.set_options(
            Option(
                _row(entry, today),
                entry.id,
            )
            for entry in event.entries
        )
        self._show_line(event)
        if event.entries:
            ids = list(self._entries)
            listing.highlighted = ids.index(marked) if marked in self._entries else min(at, len(ids) - 1)
        else:
            self.query_one("#details", Static).update("")

    def _show_line(self, event: EntriesRead) -> None:
        if not event.entries:
            said = "Nothing yet. Press c to check in: a number, then Enter. Runs write themselves down."
        elif event.more:
            said = f"The newest {len(event.entries)} entries; go to the last one for older ones."
        else:
            said = f"{len(event.entries)} entries"
        self.query_one("#journal-line", Static).update(Content(said))

    @on(OptionList.OptionHighlighted, "#entries")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the marked entry; on the last one, reads older ones."""
        entry = self._entries.get(event.option_id or "")
        if entry is None:
            return
        self.query_one("#details", Static).update(entry_details(entry, self.coach.clock.now()))
        self.query_one("#detail-pane").scroll_home(animate=False)
        if self._more and event.option_index == len(self._entries) - 1:
            self._wanted += BATCH
            self.reload()

    @on(OptionList.OptionSelected, "#entries")
    def picked(self) -> None:
        """Goes to the details, which may be long."""
        self.query_one("#detail-pane").focus()

    def _marked_id(self) -> str | None:
        listing = self.query_one("#entries", OptionList)
        return None if listing.highlighted is None else listing.get_option_at_index(listing.highlighted).id

    def _marked_entry(self) -> AnyEntry | None:
        return self._entries.get(self._marked_id() or "")

    def _changeable(self) -> AnyEntry | None:
        """The marked entry, unless it has to stay as it was said."""
        entry = self._marked_entry()
        if isinstance(entry, PERMANENT):
            self.coach.tell("Safety answers stay as they are. Add what a clinician said under Profile.")
            return None
        return entry

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo is offered only where there is something to take back."""
        return bool(self._undo) if action == "undo" else True

    @work
    async def action_edit(self) -> None:
        """Asks for the changes, and keeps them."""
        from coach.tui.screens.edit import EditScreen

        old = self._changeable()
        if old is None:
            return
        new = await self.app.push_screen_wait(EditScreen(old, self.coach.clock.now()))
        if new is None or new == old:
            return
        journal = self.coach.store.journal

        def back(kept: AnyEntry) -> EntryChanged:
            journal.update(msgspec.structs.replace(old, updated_at=kept.updated_at))
            return EntryChanged("The entry is as it was before the edit.", None)

        def change() -> EntryChanged:
            kept = journal.update(new)
            return EntryChanged("Changed. Press u to take it back.", lambda: back(kept))

        self.write_store(change)

    def action_delete(self) -> None:
        """Takes the marked entry out; `u` brings it back."""
        entry = self._changeable()
        if entry is None:
            return
        journal = self.coach.store.journal

        def back() -> EntryChanged:
            found = journal.undelete(entry.id)
            return EntryChanged("The entry is back." if found else "The entry is gone for good.", None)

        def delete() -> EntryChanged:
            journal.delete(entry.id)
            return EntryChanged("Deleted. Press u to bring it back.", back)

        self.write_store(delete)

    def action_undo(self) -> None:
        """Takes the latest change of this session back."""
        if self._undo and (back := self._undo.pop().back):
            self.write_store(back)

    def on_entry_changed(self, event: EntryChanged) -> None:
        """Says so, and reads again."""
        if event.back is not None:
            self._undo.append(event)
        self.coach.tell(event.said)
        self.refresh_bindings()
        self.reload()


def _row(entry: AnyEntry, today: date) -> Row:
    return Row(
        Column(day_words(entry.at.date(), today), 11, "dim"),
        Column(f"{entry.at:%H:%M}", 5, "dim"),
        Column(pain_words(entry), 20),
        Column(kind_words(entry), None if isinstance(entry, Run) else 14),
        *([] if isinstance(entry, Run) else [Column(shorten(entry.note, 300), None, "dim")]),
    )
