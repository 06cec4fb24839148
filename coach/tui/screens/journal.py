"""Journal: what was done and written down, newest first, in groups, narrowed and searched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec
from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.counted import counted
from coach.domain.journal.entries import PERMANENT, AnyEntry, CheckIn, Run
from coach.domain.journal.view import GROUPINGS, Grouping, Headings, JournalFilter, filter_words, grouped, matching
from coach.domain.journal.words import kind_words, pain_words
from coach.domain.text import shorten
from coach.domain.when import day_words
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.details import entry_details
from coach.tui.literal import literal
from coach.tui.screens.changing import ChangingPage
from coach.tui.widgets.row import Column, Row

PAGE = 200
"""How many entries are read for the first look, and how many rows are added at a time."""
MARGIN = 80
"""How many rows before the end of the list more of them are added."""
ALL = JournalFilter()
NUMBERS_LOOK_BACK = timedelta(weeks=6)
EMPTY = "Nothing is written down yet. Press c to check in: a number, then Enter. Runs write themselves down."
NONE_FITS = "No entry fits this. Esc shows all again."
GROUP_NAMES: dict[Grouping, str] = {"day": "by day", "week": "by week", "visit": "from visit to visit"}

Seen = tuple[str, date]


@dataclass
class EntriesRead(Message):
    """The newest entries, or with `seen` all of them, as they are at that revision on that day."""

    entries: Sequence[AnyEntry]
    seen: Seen | None = None


@dataclass
class Narrowed(Message):
    """The entries that fit what was wanted."""

    wanted: JournalFilter
    found: Sequence[AnyEntry]


@dataclass
class NumbersRead(Message):
    """The measures, a line or two each."""

    lines: tuple[str, ...]


class JournalScreen(ChangingPage):
    """A list, and beside it the marked entry. All entries are held in memory, so that moving never waits on disk."""

    PAGE = "journal"
    CSS_PATH = "../pages.tcss"
    BINDINGS = bindings("journal", "rooms", "away")

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[AnyEntry] = ()
        self._seen: Seen | None = None
        self._wanted = ALL
        self._by: Grouping = "day"
        self._found: Sequence[AnyEntry] = ()
        self._by_id: dict[str, AnyEntry] = {}
        self._rows: Iterator[Option] = iter(())

    def compose_page(self) -> ComposeResult:
        yield Static("", id="journal-line")
        with Horizontal(id="browser"):
            yield OptionList(id="entries", classes="first-focus")
            with VerticalScroll(id="detail-pane", can_focus=True):
                yield Static("", id="details")

    def on_mount(self) -> None:
        """Adds rows before the end of the list is reached."""
        self.watch(self.query_one("#entries"), "scroll_y", self._add_ahead, init=False)

    # Reading

    def reload(self) -> None:
        """Reads what has changed: the newest entries, and when they are on the screen all of them."""
        self.read_store(self._read_newest)

    def _read_newest(self) -> EntriesRead | None:
        now = self._now()
        if now == self._seen:
            return None
        newest = self.coach.store.journal.latest(PAGE + 1)
        return EntriesRead(newest, now) if len(newest) <= PAGE else EntriesRead(newest[:PAGE])

    def _read_all(self) -> EntriesRead:
        now = self._now()
        return EntriesRead(self.coach.store.journal.entries()[::-1], now)

    def _now(self) -> Seen:
        return self.coach.store.journal.revision(), self.coach.clock.now().date()

    def on_entries_read(self, event: EntriesRead) -> None:
        """Takes them in; older ones that were read before stay until all are read again."""
        if event.seen is None:
            newest = {entry.id for entry in event.entries}
            last = event.entries[-1].at
            older = (entry for entry in self._entries if entry.at <= last and entry.id not in newest)
            self._entries = (*event.entries, *older)
        else:
            self._entries = event.entries
        self._seen = event.seen
        self._narrow()
        if event.seen is None:
            self.call_after_refresh(self.read_store, self._read_all)

    def _narrow(self) -> None:
        if self._wanted == ALL:
            self._show(self._entries)
        else:
            self._look_through(self._entries, self._wanted)

    @work(thread=True, exclusive=True, group="narrow", description="without the entries in it")
    def _look_through(self, entries: Sequence[AnyEntry], wanted: JournalFilter) -> None:
        with self.coach.working("Looking through your journal"):
            found = matching(wanted, entries)
        self.post_message(Narrowed(wanted, found))

    def on_narrowed(self, event: Narrowed) -> None:
        """Shows what was found, unless something else is wanted by now."""
        if event.wanted == self._wanted:
            self._show(event.found)

    # Showing

    def _show(self, found: Sequence[AnyEntry]) -> None:
        """Shows the entries from the first on; the mark stays on the same entry."""
        listing, now = self.query_one("#entries", OptionList), self.coach.clock.now()
        marked, at = self._marked_entry(), listing.highlighted or 0
        self._found = found
        self._by_id = {entry.id: entry for entry in found}
        self._rows = entry_rows(found, Headings(self._by, now, self._entries), self._by, now)
        listing.set_options(())
        stays = marked.id if marked is not None and marked.id in self._by_id else ""
        self._add(max(PAGE, at + MARGIN), stays)
        if found:
            listing.highlighted = listing.get_option_index(stays) if stays else _nearest(listing, at)
        else:
            self.query_one("#details", Static).update(literal(EMPTY if self._wanted == ALL else NONE_FITS))
        self._show_line()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What changes an entry is offered where there is one, and all is shown again where something is left out."""
        if action in ("edit", "delete", "note", "keep"):
            return bool(self._found)
        if action == "clear":
            return self._wanted != ALL
        return super().check_action(action, parameters)

    def _add(self, count: int, until: str = "") -> None:
        """Adds so many rows to the list, and as many as it takes for the entry `until` to be among them."""
        rows = []
        for row in self._rows:
            rows.append(row)
            if row.id == until:
                until = ""
            if not until and len(rows) >= count:
                break
        self.query_one("#entries", OptionList).add_options(rows)

    def _add_ahead(self) -> None:
        listing = self.query_one("#entries", OptionList)
        if listing.scroll_offset.y + listing.size.height + MARGIN > listing.option_count:
            self._add(PAGE)

    def _show_line(self) -> None:
        count = counted(len(self._found), "entry", "entries")
        narrowed = filter_words(self._wanted)
        if not self._entries and not narrowed:
            said = "No entries"
        elif narrowed:
            reading = "" if self._seen else ", still reading"
            said = f"{count}{reading} · only: {narrowed} · x shows all"
        else:
            said = f"{count if self._seen else 'The newest entries'}, {GROUP_NAMES[self._by]}"
        self.query_one("#journal-line", Static).update(literal(said))

    @on(OptionList.OptionHighlighted, "#entries")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the marked entry."""
        entry = self._by_id.get(event.option_id or "")
        if entry is not None:
            self.query_one("#details", Static).update(entry_details(entry, self.coach.clock.now()))
            self.query_one("#detail-pane").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#entries")
    def picked(self) -> None:
        """Goes to the details, which may be long."""
        self.query_one("#detail-pane").focus()

    def _marked_entry(self) -> AnyEntry | None:
        option = self.query_one("#entries", OptionList).highlighted_option
        return self._by_id.get(option.id or "") if option else None

    # Other ways to look

    def cleared(self) -> bool:
        """Takes the filter away where there is one."""
        narrowed = self._wanted != ALL
        if narrowed:
            self._want(ALL)
        return narrowed

    @work
    async def action_search(self) -> None:
        """Asks for words, and shows the entries that hold them."""
        from coach.tui.screens.ask_line import AskLine

        asked = AskLine("Which words?", "in notes, goals, answers and names", self._wanted.text)
        words = await self.app.push_screen_wait(asked)
        if words is not None:
            self._want(msgspec.structs.replace(self._wanted, text=words))

    @work
    async def action_filter(self) -> None:
        """Asks what to show."""
        from coach.tui.screens.journal_filter import JournalFilterScreen

        wanted = await self.app.push_screen_wait(JournalFilterScreen(self._wanted))
        if wanted is not None:
            self._want(wanted)

    def action_clear(self) -> None:
        """Shows all again."""
        self._want(ALL)

    def _want(self, wanted: JournalFilter) -> None:
        self._wanted = wanted
        self._narrow()

    def action_numbers(self) -> None:
        """Reads the measures of two weeks, and shows them."""

        def read() -> NumbersRead:
            from coach.domain.measures.words import how_line, measure_line, two_weeks

            now = self.coach.clock.now()
            pairs = two_weeks(self.coach.store.journal.entries(since=now - NUMBERS_LOOK_BACK), now.date())
            return NumbersRead(tuple(f"{measure_line(pair)}\n   {how_line(pair)}" for pair in pairs))

        self.read_store(read)

    def on_numbers_read(self, event: NumbersRead) -> None:
        """Shows them, each with how it is made."""
        from coach.tui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen("The last seven days, and the seven before", event.lines))

    def action_group(self) -> None:
        """Goes on to the next way of grouping."""
        self._by = GROUPINGS[(GROUPINGS.index(self._by) + 1) % len(GROUPINGS)]
        self._narrow()

    def action_import(self) -> None:
        """Opens the import of a file; what it brings is read when the page is shown again."""
        from coach.tui.screens.import_file import ImportScreen

        self.app.push_screen(ImportScreen())

    # Changing

    def _changeable(self) -> AnyEntry | None:
        """The marked entry, unless it has to stay as it was said."""
        entry = self._marked_entry()
        if isinstance(entry, PERMANENT):
            self.coach.tell("Safety answers stay as they are. Add what a clinician said under Profile.")
            return None
        return entry

    @work
    async def action_edit(self) -> None:
        """Asks for the changes, and keeps them."""
        from coach.tui.screens.edit import EditScreen

        old = self._changeable()
        if old is not None:
            new = await self.app.push_screen_wait(EditScreen(old, reference(self.coach.clock)))
            if new is not None:
                self.keep_changed(old, new, "Changed.")

    def action_delete(self) -> None:
        """Takes the marked entry out."""
        entry = self._changeable()
        if entry is not None:
            self.take_out(entry)

    def action_note(self) -> None:
        """Opens the note in the person's own editor, which has the terminal meanwhile."""
        from coach.tui.own_editor import edited

        old = self._changeable()
        if old is None:
            return
        try:
            with self.app.suspend():
                note = edited(old.note)
        except SuspendNotSupported:
            self.coach.tell("This terminal can not be lent to an editor. e changes the note here.")
        except CoachError as error:
            self.coach.show_error(error)
        else:
            self.keep_changed(old, msgspec.structs.replace(old, note=note), "The note is kept.")

    # Templates

    @work
    async def action_keep(self) -> None:
        """Keeps the marked check-in as a template, under a name that is asked for."""
        from coach.tui.templates import keep_template

        entry = self._marked_entry()
        if isinstance(entry, CheckIn):
            await keep_template(self.coach, entry)
        else:
            self.coach.tell("Only a check-in can become a template: mark one.")

    @work
    async def action_template(self) -> None:
        """Begins a check-in from a template."""
        from coach.tui.templates import begin_from_template

        await begin_from_template(self.coach)


def entry_rows(entries: Sequence[AnyEntry], headings: Headings, by: Grouping, now: datetime) -> Iterator[Option]:
    """A row for each entry, under headings that can not be marked."""
    for heading, group in grouped(entries, headings):
        yield Option(Row(Column(heading, None, "bold")), disabled=True)
        for entry in group:
            yield Option(_row(entry, "" if by == "day" else day_words(entry.at.date(), now.date())), entry.id)


def _row(entry: AnyEntry, day: str) -> Row:
    whole = isinstance(entry, Run)
    return Row(
        *([Column(day, 11, "dim")] if day else []),
        Column(f"{entry.at:%H:%M}", 5, "dim"),
        Column(pain_words(entry), 20),
        Column(kind_words(entry), None if whole else 14),
        *([] if whole else [Column(shorten(entry.note, 300), None, "dim")]),
    )


def _nearest(listing: OptionList, at: int) -> int:
    """The row at `at` or the last one, but no heading."""
    last = listing.option_count - 1
    ahead = range(min(at, last), last + 1)
    return next((row for row in ahead if not listing.get_option_at_index(row).disabled), last)
