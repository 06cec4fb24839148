"""Taking a file in: what it is, what of it would be kept, keeping it, and taking the last import back.

Screen and command line both go through here: `opened`, then `preview`, then `keep`.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from coach import paths
from coach.clock import Clock
from coach.domain.counted import counted
from coach.domain.journal.entries import AnyEntry, CheckIn, Place
from coach.domain.journal.words import kind_words, pain_words, place_words
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.reminders.rule import RuleBook
from coach.domain.text import one_line, shorten
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.outside import read_file
from coach.report.dates import diary_moment
from coach.report.export import Export
from coach.report.importing import FileKind, file_kind, read_export
from coach.report.mapping import (
    BadRow,
    Choices,
    Columns,
    Diary,
    Reading,
    column_names,
    columns,
    guessed,
    read_diary,
    read_rows,
    trackers,
)
from coach.report.pack_files import read_packs
from coach.report.scale import OURS
from coach.report.tables import is_own, read_back
from coach.store import Store, files, intake
from coach.store.door import checked

if TYPE_CHECKING:
    from coach.store.imports import ImportRecord

LARGEST = 512 * 1024 * 1024
FIRST_ROWS = 5


class Opened(NamedTuple):
    """A file that was read: what kind it is, and what is in it."""

    name: str
    kind: FileKind
    raw: bytes


class Preview(NamedTuple):
    """What an import would keep: all entries, those that are new here, how many rows are here already, and the rest.

    For a table `diary`, `columns` and `reading` say how it is read; for an export `export` and `parts`, which are those
    of profile, settings, packs and reminders that would be taken. `bad` are rows that are left out.
    """

    name: str
    entries: tuple[AnyEntry, ...]
    new: tuple[AnyEntry, ...]
    known: int
    bad: tuple[BadRow, ...] = ()
    diary: Diary | None = None
    columns: Columns = MappingProxyType({})
    reading: Reading | None = None
    export: Export | None = None
    parts: tuple[str, ...] = ()


class Kept(NamedTuple):
    """What an import has kept: how many entries; and whether all safety answers of the file count here."""

    entries: int
    whole: bool = True


def opened(file: Path) -> Opened:
    """Read the file, and tell by its content what it is. Raises CoachError."""
    raw = read_file(file, LARGEST)
    return Opened(one_line(file.name), file_kind(raw), raw)


def preview(
    store: Store, file: Opened, choices: Choices, clock: Clock, replace: frozenset[str] = frozenset()
) -> Preview:
    """What taking the file in would keep; nothing is written. Raises CoachError where it is unclear or broken."""
    if file.kind == "calendar":
        raise CoachError(
            "This is a calendar.",
            "It can be taken in on the Visits page: press i there.",
            "Or use: coach visit import FILE",
        )
    if file.kind == "export":
        return _of_export(store, file, replace)
    diary = read_diary(file.raw, file.name, choices.columns)
    if is_own(diary.header):
        return _of_own_table(store, diary)
    return _of_diary(store, diary, choices, clock)


def keep(store: Store, shown: Preview) -> Kept:
    """Take in what the preview showed. Raises CoachError; an import that is cut off can be taken back, too."""
    from coach.store.imports import ImportRecord

    record = ImportRecord(shown.name)
    if shown.export is None:
        return Kept(store.imports.take(record, shown.entries))
    found = shown.export
    profile, settings, reminders = checked_parts(found)
    folder = paths.packs(paths.home())
    here = _packs(folder)
    # Safety answers first: whatever fails afterwards, what has to be locked is locked.
    whole = store.take_safety(checked(found.safety, "safety record"), shown.entries)
    record = msgspec.structs.replace(
        record,
        profile=(store.load_profile(), profile) if "profile" in shown.parts else None,
        settings=(store.load_settings(), settings) if "settings" in shown.parts else None,
        reminders=(store.reminders.book(), reminders) if "reminders" in shown.parts else None,
        packs={name: (here.get(name), text) for name, text in found.packs.items()} if "packs" in shown.parts else {},
    )
    taken = store.imports.take(record, shown.entries)
    if record.profile:
        store.save_profile(profile)
    if record.settings:
        store.save_settings(settings)
    _write_packs(folder, {name: after for name, (_, after) in record.packs.items()})
    if record.reminders:
        store.reminders.change_book(lambda _: reminders)
    return Kept(taken, whole)


def summary(shown: Preview, kept: Kept | None) -> tuple[str, ...]:
    """What was read and taken, as lines; before anything is kept, what would be, with the first rows."""
    if shown.export is not None:
        return _export_lines(shown, kept)
    lines: list[str] = []
    if shown.diary and shown.reading:
        diary, reading = shown.diary, shown.reading
        named = ", ".join(f'{field} from "{name}"' for field, name in column_names(diary, shown.columns))
        lines.append(f"Columns: {named}.")
        unused = [shorten(name, 40) for place, name in enumerate(diary.header) if place not in shown.columns.values()]
        if unused:
            lines.append(f"Left out: {', '.join(unused)}.")
        if reading.scale != OURS:
            lines.append(f"Scale: {reading.scale}, turned into 0 to 10.")
        if diary.titles:
            lines.append(f"Passed over: {counted(diary.titles, 'line')} above the columns.")
        if not diary.rows:
            lines.append("There are no rows below the columns.")
        if reading.others:
            lines.append(f"About something else: {counted(reading.others, 'row')}.")
    if kept is None:
        lines += first_rows(shown)
    taken = len(shown.new) if kept is None else kept.entries
    done = "Would take" if kept is None else "Taken"
    return (*lines, f"{done} {taken}, already here {shown.known}, skipped {len(shown.bad)}.")


def left_out(shown: Preview, kept: Kept | None, hints: bool = True) -> tuple[str, ...]:
    """What a person has to know besides, a line for each row that is not taken as it stands.

    `hints` adds what to do on a command line.
    """
    kept_rows = shown.reading.kept if shown.reading else ()
    lines = [
        *(_row_line(row, "left out", hints) for row in shown.bad),
        *(_row_line(row, "kept", hints) for row in kept_rows),
    ]
    if kept is not None and not kept.whole:
        lines.append("A clearance in the file is not about the warning sign that is open here, so that stays open.")
        lines.append("If a clinician has cleared it, say so with: coach safety clear")
    return tuple(lines)


def first_rows(shown: Preview, count: int = FIRST_ROWS) -> tuple[str, ...]:
    """The first entries as they will be kept: when, how much pain, where, and the note."""
    return tuple(_row(entry) for entry in shown.new[:count])


def _row(entry: AnyEntry) -> str:
    note = shorten(entry.note, 60)
    places = "; ".join(filter(None, map(_where, entry.places))) if isinstance(entry, CheckIn) else kind_words(entry)
    parts = (f"{entry.at:%Y-%m-%d %H:%M}", pain_words(entry), places, f'"{note}"' if note else "")
    return "  ".join(filter(None, parts))


def _row_line(row: BadRow, what: str, hints: bool) -> str:
    hint = f"; {row.hint}" if row.hint and hints else ""
    return f"Line {row.line} is {what}: {one_line(row.reason)}{hint}."


def _where(place: Place) -> str:
    return place_words(msgspec.structs.replace(place, score=None))


def _export_lines(shown: Preview, kept: Kept | None) -> tuple[str, ...]:
    parts = ", ".join(shown.parts)
    if kept is None:
        took = f"Would take {counted(len(shown.new), 'entry', 'entries')}, already here {shown.known}."
        return took, f"Would also take: {parts or 'nothing else'}."
    took = f"Took {counted(kept.entries, 'entry', 'entries')}, already here {len(shown.entries) - kept.entries}."
    return (took, f"Also took: {parts}.") if parts else (took,)


def take_back(store: Store) -> tuple[str, ...]:
    """Take the last import back and return the sentences about it. Raises CoachError where there is none."""
    done = store.imports.take_back()
    if done is None:
        raise CoachError("There is no import to take back.", "Nothing was changed.")
    parts, stayed = _put_back(store, done.record)
    store.imports.forget()
    gone = counted(done.gone, "entry is", "entries are")
    sentences = ["The last import was taken back.", f"{gone} gone."]
    if done.restored:
        sentences.append(f"{counted(done.restored, 'entry is', 'entries are')} as before.")
    if parts:
        sentences.append(f"Also as before: {', '.join(parts)}.")
    if done.changed:
        sentences.append(f"{counted(done.changed, 'entry stays', 'entries stay')} because you have changed it since.")
    if stayed:
        sentences.append(f"Changed since, so kept: {', '.join(stayed)}.")
    if done.safety:
        sentences.append("Safety answers stay.")
    return (*sentences, "Nothing else was changed.")


def checked_parts(found: Export) -> tuple[Profile, Settings, RuleBook]:
    """Profile, settings and reminders of an export, held to their limits. Raises CoachError."""
    return (
        checked(found.profile, "profile"),
        checked(found.settings, "settings"),
        checked(found.reminders, "reminders"),
    )


class Start(NamedTuple):
    """What a table offers for a choice: the names of its columns, those that are known by their names, its trackers."""

    header: tuple[str, ...] = ()
    known: Columns = MappingProxyType({})
    trackers: tuple[str, ...] = ()


def start(file: Opened, choices: Choices) -> Start:
    """What can be chosen of the table of another program; nothing of any other file. Raises CoachError."""
    if file.kind != "table":
        return Start()
    diary = read_diary(file.raw, file.name, choices.columns)
    if is_own(diary.header):
        return Start()
    known = guessed(diary.header)
    return Start(diary.header, known, tuple(trackers(diary, known)) if "pain" in known else ())


def _of_diary(store: Store, diary: Diary, choices: Choices, clock: Clock) -> Preview:
    here = reference(clock)
    if choices.order:
        here = here._replace(order=choices.order)
    found = columns(diary.header, choices.columns)
    reading = read_rows(
        diary, found, choices, lambda day, time: diary_moment(day, choices.date_format, here, time), here.now
    )
    entries = intake.admitted(reading.entries)
    new = _new(store, entries)
    known = len(entries) - len(new) + reading.repeated
    return Preview(diary.name, entries, new, known, reading.bad, diary, found, reading)


def _of_own_table(store: Store, diary: Diary) -> Preview:
    """Coach's own table: what is here stays as it is, and what is not comes back by its id."""
    table = read_back(diary.header, diary.rows)
    known = {entry.id for entry in store.journal.stored(table.idents)}
    entries = intake.admitted(entry for entry in table.entries if entry.id not in known)
    new = _new(store, entries)
    bad = tuple(BadRow(line, reason) for line, ident, reason in table.bad if ident not in known)
    return Preview(diary.name, entries, new, len(table.idents) - len(new) - len(bad), bad, diary)


def _of_export(store: Store, file: Opened, replace: frozenset[str]) -> Preview:
    found = read_export(file.raw, file.name)
    entries = intake.admitted(found.entries)
    checked(found.safety, "safety record")
    profile, settings, reminders = checked_parts(found)
    mine = {
        "profile": (store.load_profile(), Profile(), profile),
        "settings": (store.load_settings(), Settings(), settings),
        "packs": (_packs(paths.packs(paths.home())), {}, found.packs),
        "reminders": (store.reminders.book(), RuleBook(), reminders),
    }
    parts = tuple(
        name
        for name, (here, none, there) in mine.items()
        if there not in (here, none) and (here == none or name in replace)
    )
    new = _new(store, entries)
    return Preview(file.name, entries, new, len(entries) - len(new), export=found, parts=parts)


def _new(store: Store, entries: tuple[AnyEntry, ...]) -> tuple[AnyEntry, ...]:
    """Those of `entries` that would be kept, in their order."""
    arriving = {entry.id for entry in store.journal.arriving(entries)}
    return tuple(entry for entry in entries if entry.id in arriving)


def _packs(folder: Path) -> Mapping[str, str]:
    return read_packs(folder)[0]


def _write_packs(folder: Path, texts: Mapping[str, str]) -> None:
    """Put the files of exercises into the person's folder; others that are there stay."""
    for name, text in texts.items():
        files.write(folder / name, text.encode())


def _put_back(store: Store, record: "ImportRecord") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put profile, settings, reminders and files back as they were; which are, and which were changed since."""
    back: list[str] = []
    changed: list[str] = []
    if record.profile:
        before, after = record.profile
        same = store.load_profile() in (before, after)
        (back if same else changed).append("profile")
        if same:
            store.save_profile(before)
    if record.settings:
        before_settings, after_settings = record.settings
        same = store.load_settings() in (before_settings, after_settings)
        (back if same else changed).append("settings")
        if same:
            store.save_settings(before_settings)
    if record.reminders:
        before_book, after_book = record.reminders
        same = store.reminders.book() in (before_book, after_book)
        (back if same else changed).append("reminders")
        if same:
            store.reminders.change_book(lambda _: before_book)
    folder = paths.packs(paths.home())
    here = _packs(folder)
    for name, (text, written) in record.packs.items():
        if here.get(name) not in (text, written):
            changed.append(name)
        elif text is None and name in here:
            files.remove(folder / name)
        elif text is not None:
            files.write(folder / name, text.encode())
    if any(name not in changed for name in record.packs):
        back.append("own exercises")
    return tuple(back), tuple(changed)
