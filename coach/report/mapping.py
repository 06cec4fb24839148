"""Diaries of other programs: a table, which of its columns is what, and a check-in for each of its rows.

Nothing is guessed that the person cannot see: what is unclear is refused with what to say, each row that cannot be read
is named with its line, and the id of an entry comes from the raw row, so that no reading of it comes in twice.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple, get_args
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from coach.domain.base.moments.grammar import Order
from coach.domain.base.vocabulary.spelling import fold
from coach.domain.journal.entries import CheckIn, Place
from coach.domain.text import one_line, shorten
from coach.errors import CoachError
from coach.report.region_words import places, side
from coach.report.scale import PainCell, Scale, named_scale, pain_cell, scale_by_numbers, score
from coach.report.table_text import NOTHING, Line, decoded, rows, separated
from coach.report.tables import is_own

Field = Literal["at", "time", "pain", "region", "side", "note"]
FIELDS: tuple[Field, ...] = get_args(Field)
Columns = Mapping[Field, int]
"""The place of each field's column, from 0."""
Moment = Callable[[str, str], datetime]

_DIARY = UUID("5b9f7c3e-2a64-5d1b-8e0f-c47a91d3e628")
_GUESSES: Mapping[Field, str] = {
    "at": "at|date|datetime|date time|timestamp|when|day|start|start date|entry date|date formatted|full date|datum"
    "|tag|fecha|jour|data|giorno",
    "time": "time|time of day|start time|hour|uhrzeit|zeit|tageszeit|hora|heure|ora",
    "pain": "pain|pain intensity|pain level|pain score|pain rating|pain severity|schmerz|schmerzen|schmerzstaerke"
    "|schmerzstarke|dolor|douleur|dolore|intensity|nrs|vas|level|score|severity|rating|rating amount|value|amount",
    "region": "region|location|locations|area|body part|body area|body region|where|site|place|pain location"
    "|pain locations|pain area|pain site|pain region|ort|stelle"
    "|korperstelle|lugar|zona|lieu|luogo",
    "side": "side|pain side|laterality|seite|lado|cote|lato",
    "note": "note|notes|comment|comments|remark|remarks|description|details|notiz|notizen|kommentar|bemerkung|nota"
    "|notas|commentaire|remarque",
}
_OF_ANYTHING = frozenset(["level", "score", "severity", "rating", "value", "amount"]) | {"rating amount"}
"""Names of columns that hold the numbers of more than pain."""
_TRACKERS = [
    "feature name",
    "featurename",
    "tracker",
    "tracker name",
    "symptom",
    "symptom name",
    "detail",
    "metric",
    "item",
    "name",
    "category",
]
_LEVEL_WORDS = {"none": 0, "mild": 1, "moderate": 2, "severe": 3, "unbearable": 4, "extreme": 4}
_LEVEL = re.compile(r"(.*?)\s*\((\w+)\)")
_SCALE_WORDS = re.compile(r"\b(vas|nrs|out of|to|max|mm|cm|percent|scale)\b")
_NO_ANSWER = frozenset({"", "-", "--", "/", "n/a", "none", "no"})
_TOP_LINES = 40
_LONGEST_HEADER = 10_000
_MOST_SHOWN = 12


class Diary(NamedTuple):
    """A table: the names of its columns, its rows, and how many lines of titles stand above."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Line, ...]
    titles: int = 0


class Choices(Struct, frozen=True):
    """How a person wants a table read; what they leave open is found out, or asked for where it is unclear.

    `columns` are names or "#2", an empty one is no column; `values` are words and their pain on Coach's own scale;
    `only` is the one thing to take of a table of several, `everything` takes all of them.
    """

    columns: Mapping[Field, str] = {}
    date_format: str | None = None
    order: Order = ""
    scale: Scale | None = None
    values: Mapping[str, int] = {}
    only: str = ""
    everything: bool = False


class BadRow(NamedTuple):
    """A row that is not taken, or not as it stands: its line in the file, why, and what to do on a command line."""

    line: int
    reason: str
    hint: str = ""


class Reading(Struct, frozen=True):
    """What a diary gives: entries with ids that are the same each time, and the rows that give none.

    `kept` are rows that are taken although something in them is at odds. `others` is how many rows belong to something
    else than `only`, `repeated` how many are the same as an earlier one.
    """

    entries: tuple[CheckIn, ...]
    bad: tuple[BadRow, ...]
    kept: tuple[BadRow, ...]
    scale: Scale
    others: int = 0
    repeated: int = 0


def read_diary(raw: bytes, name: str, given: Mapping[Field, str] | None = None) -> Diary:
    """The rows of the table in the file `raw`, called `name` in sentences; `given` are names that the header has.

    Lines of titles above the columns are passed over. Raises CoachError where it is no table.
    """
    text, above, delimiters = separated(decoded(raw, name))
    lines = text.split("\n")
    if not text.strip():
        raise _empty(name)
    at, delimiter = _header_line(lines, delimiters, dict(given or {}))
    above += at
    table = rows("\n".join(lines[at:]), delimiter, name, above)
    if not table:
        raise _empty(name)
    titles = sum(1 for line in lines[:at] if line.strip())
    return Diary(name, tuple(map(one_line, table[0].cells)), table[1:], titles)


def columns(header: tuple[str, ...], given: Mapping[Field, str]) -> Columns:
    """Which column each field comes from: as `given`, and for the others guessed from the names.

    Raises CoachError for a column that is not there, and where the moment or the pain has none.
    """
    chosen: dict[Field, int] = {}
    for field, name in given.items():
        if name:
            chosen[field] = _column(header, name)
    taken = set(chosen.values())
    for field, place in guessed(header).items():
        if field not in given and place not in taken:
            chosen[field] = place
    missing = [field for field in ("at", "pain") if field not in chosen]
    if missing:
        words = {"at": "when it was", "pain": "how much pain there was"}
        twice = next((name for name, count in Counter(header).items() if count > 1 and name), "")
        second = f' Two are called "{shorten(twice, 40)}"; #2 is the second column of the table.' if twice else ""
        raise CoachError(
            f"No column says {' or '.join(words[field] for field in missing)}.",
            f"{_have(header)}{second} {NOTHING}",
            'Say which is which, such as: --map at="Date" --map pain="Intensity"',
        )
    return {field: chosen[field] for field in FIELDS if field in chosen}


def trackers(diary: Diary, found: Columns) -> Mapping[str, int]:
    """What a table of several things keeps numbers of, and how many rows each has; empty for a table of one thing."""
    named = _tracker_column(diary.header, found)
    if named is None:
        return {}
    return Counter(_tracker(line, named) for line in diary.rows if _has_number(line, found["pain"]))


def read_rows(diary: Diary, found: Columns, choices: Choices, moment: Moment, now: datetime) -> Reading:
    """A check-in, written down `now`, for each row whose fields are understood.

    `moment` reads a date and a time and raises ValueError or CoachError where it cannot. Raises CoachError where a
    scale is unclear, where words stand for the numbers, and where a table holds more than one thing.
    """
    table, named = _chosen(diary, found, choices)
    scale = choices.scale or _scale(diary, table, found, named, choices)
    values = {fold(word): number for word, number in choices.values.items()}
    entries: dict[str, CheckIn] = {}
    bad: list[BadRow] = []
    kept: list[BadRow] = []
    repeated = 0
    for line in table:
        try:
            entry, remark = _entry(diary, line, found, scale, values, moment, now, named, choices.everything)
        except CoachError as error:
            bad.append(BadRow(line.line, one_line(f"{error.title} {error.detail}").removesuffix(".")))
        except ValueError as error:
            bad.append(BadRow(line.line, *map(str, error.args)))
        else:
            repeated += entry.id in entries
            entries.setdefault(entry.id, entry)
            if remark:
                kept.append(BadRow(line.line, remark))
    return Reading(tuple(entries.values()), tuple(bad), tuple(kept), scale, len(diary.rows) - len(table), repeated)


def _empty(name: str) -> CoachError:
    return CoachError(f"{name} is empty.", f"It is not readable as a table or an export. {NOTHING}")


# ---------------------------------------------------------------------------------------------------------- the header


def _header_line(lines: list[str], delimiters: str, given: dict[Field, str]) -> tuple[int, str]:
    """The line with the names of the columns, and what separates them."""
    top = [
        (number, delimiter, _names(line, delimiter))
        for number, line in enumerate(lines[:_TOP_LINES])
        for delimiter in delimiters
        if line.strip()
    ]
    for number, delimiter, names in top:
        if _fits(names, given):
            return number, delimiter
    widths = {delimiter: Counter(len(names) for _, mark, names in top if mark == delimiter) for delimiter in delimiters}
    wide = {
        mark: max((width for width in counts if width > 1), key=counts.__getitem__, default=1)
        for mark, counts in widths.items()
    }
    for number, delimiter, names in top:
        if len(names) > 1 and len(names) == wide[delimiter] == max(wide.values()):
            return number, delimiter
    return top[0][0], delimiters[0]


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    return tuple(one_line(cell) for row in csv.reader([line[:_LONGEST_HEADER]], delimiter=delimiter) for cell in row)


def _fits(names: tuple[str, ...], given: dict[Field, str]) -> bool:
    if is_own(names):
        return True
    try:
        columns(names, given)
    except CoachError:
        return False
    return len(names) > 1


def _column(header: tuple[str, ...], name: str) -> int:
    numbered = re.fullmatch(r"(.*?)\s*#(\d{1,3})", name)
    hits = [place for place, column in enumerate(header) if column == name]
    hits = hits or [place for place, column in enumerate(header) if fold(column) == fold(name)]
    if not hits and numbered:
        number = int(numbered[2]) - 1
        same = [place for place, column in enumerate(header) if not numbered[1] or fold(column) == fold(numbered[1])]
        hits = same[number : number + 1] if number >= 0 else []
    if len(hits) != 1:
        problem = "There are two columns" if hits else "There is no column"
        hint = "" if not hits else "Say which one by its place in the table, such as: --map pain=#2"
        raise CoachError(f'{problem} "{shorten(name, 40)}".', f"{_have(header)} {NOTHING}", hint)
    return hits[0]


def guessed(header: tuple[str, ...]) -> dict[Field, int]:
    """The columns whose names say what they hold."""
    plain = [_plain(name) for name in header]
    short = [" ".join(_SCALE_WORDS.sub(" ", name).split()) or name for name in plain]
    found: dict[Field, int] = {}
    for field, names in _GUESSES.items():
        for name in names.split("|"):
            hits = [place for place in range(len(header)) if name in (plain[place], short[place])]
            if hits:
                # Of two columns with one name neither is taken without a word.
                if len(hits) == 1 and hits[0] not in found.values():
                    found[field] = hits[0]
                break
    if "at" not in found and "time" in found:
        found["at"] = found.pop("time")
    return found


def _plain(name: str) -> str:
    return " ".join(re.sub(r"\(.*?\)|\[.*?\]|[^a-z]", " ", fold(name)).split())


def _have(header: tuple[str, ...]) -> str:
    return f"The columns are: {shorten(', '.join(header), 300)}."


# -------------------------------------------------------------------------------------------- one thing of several


def _tracker_column(header: tuple[str, ...], found: Columns) -> int | None:
    """The column that says what a number is of, where the column of the numbers does not."""
    plain = [_plain(name) for name in header]
    if plain[found["pain"]] not in _OF_ANYTHING:
        return None
    places_of = [plain.index(name) for name in _TRACKERS if name in plain]
    return next((place for place in places_of if place not in found.values()), None)


def _tracker(line: Line, column: int) -> str:
    """The thing that a row is about, without the word of a level behind it: "Back pain (Mild)" is "Back pain"."""
    name = one_line(_cell(line, column))
    level = _LEVEL.fullmatch(name)
    return level[1] if level and fold(level[2]) in _LEVEL_WORDS else name


def _chosen(diary: Diary, found: Columns, choices: Choices) -> tuple[list[Line], int | None]:
    """The rows that are wanted, and the column that says what each is about."""
    named = _tracker_column(diary.header, found)
    there = trackers(diary, found)
    if choices.only:
        return _only(diary, found, choices.only, named)
    if len(there) > 1 and not choices.everything:
        first = shorten(next(iter(there)), 40)
        raise CoachError(
            "This table holds more than one thing.",
            f"It has: {_listed(there)}. {NOTHING}",
            f'Take one of them: --only "{first}". Or take all of it: --all',
        )
    return list(diary.rows), named


def _only(diary: Diary, found: Columns, only: str, named: int | None) -> tuple[list[Line], int | None]:
    mapped = set(found.values())
    open_columns = [place for place in range(len(diary.header)) if place not in mapped]
    wanted = fold(only)
    exact = [
        (line, place) for line in diary.rows for place in open_columns if fold(_tracker(line, place)) == wanted
    ] or [(line, place) for line in diary.rows for place in open_columns if fold(_cell(line, place)) == wanted]
    if not exact and named is not None:
        near = {name for name in (_tracker(line, named) for line in diary.rows) if wanted in fold(name)}
        if len(near) == 1:
            exact = [(line, named) for line in diary.rows if _tracker(line, named) in near]
    if not exact:
        names = Counter(_tracker(line, named) for line in diary.rows) if named is not None else {}
        raise CoachError(
            f'No row is about "{shorten(only, 40)}".', f"{f'It has: {_listed(names)}. ' if names else ''}{NOTHING}"
        )
    return list({line.line: line for line, _ in exact}.values()), exact[0][1]


def _listed(names: Iterable[str]) -> str:
    shown = [shorten(name, 40) for name in names if name]
    return ", ".join(shown[:_MOST_SHOWN]) + (
        f" and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    )


# ------------------------------------------------------------------------------------------------------------ the scale


def _scale(diary: Diary, table: list[Line], found: Columns, named: int | None, choices: Choices) -> Scale:
    """The scale in the name of the column, or the one that the rows show. Raises CoachError where it is unclear."""
    column = diary.header[found["pain"]]
    values = {fold(word) for word in choices.values}
    cells = [
        (line, text) for line in table if (text := _cell(line, found["pain"]).strip()) and fold(text) not in values
    ]
    numbers = [number for _, text in cells if (number := _number(text)) is not None]
    words = Counter(fold(text) for _, text in cells if _is_word(text))
    if words and not numbers and not values:
        options = " ".join(f'--value "{shorten(word, 20)}=N"' for word in list(words)[:5])
        raise CoachError(
            "Coach cannot tell what these words mean.",
            f'The column "{shorten(column, 40)}" has: {_listed(words)}. {NOTHING}',
            f"Say how much pain each is, from 0 to 10: {options}",
        )
    hint = "Say from which to which number it goes, such as: --scale 0-100"
    try:
        scale = named_scale(column) or _scale_by_words(table, found["pain"], named)
    except ValueError:
        raise CoachError(
            "Coach cannot tell the scale.", f'The column is called "{shorten(column, 60)}". {NOTHING}', hint
        ) from None
    try:
        return scale or scale_by_numbers(numbers)
    except ValueError as largest:
        detail = f"The pain numbers go up to {largest}. {NOTHING}"
        raise CoachError("Coach cannot tell the scale.", detail, hint) from None


def _scale_by_words(table: list[Line], pain: int, named: int | None) -> Scale | None:
    """0 to 4 where the words beside the numbers say so: 1 is mild, 3 is severe. Raises ValueError where they differ."""
    if named is None:
        return None
    levels = [
        (number.value, _LEVEL_WORDS[fold(level[2])])
        for line in table
        if (level := _LEVEL.fullmatch(one_line(_cell(line, named)))) and fold(level[2]) in _LEVEL_WORDS
        if (number := _number(_cell(line, pain))) is not None
    ]
    if levels and any(number != level for number, level in levels):
        raise ValueError("the words and the numbers differ")
    return Scale(0, 4) if levels else None


def _number(text: str) -> PainCell | None:
    try:
        return pain_cell(text)
    except ValueError:
        return None


def _is_word(text: str) -> bool:
    """Whether the cell says something without a figure, so that only the person knows its number."""
    return fold(text) not in _NO_ANSWER and not any(character.isdigit() for character in text)


def _has_number(line: Line, column: int) -> bool:
    return _number(_cell(line, column)) is not None


# ----------------------------------------------------------------------------------------------------------- one row


def _cell(line: Line, column: int | None) -> str:
    return line.cells[column] if column is not None and column < len(line.cells) else ""


def _entry(
    diary: Diary,
    line: Line,
    found: Columns,
    scale: Scale,
    values: Mapping[str, int],
    moment: Moment,
    now: datetime,
    named: int | None,
    everything: bool,
) -> tuple[CheckIn, str]:
    """The check-in of a row, and what in it is at odds. Raises ValueError or CoachError with the reason."""
    cells = line.cells
    if len(cells) > len(diary.header) and any(cell.strip() for cell in cells[len(diary.header) :]):
        raise ValueError("it has more cells than the header; is a text with commas without quotes?")
    if not any(_cell(line, column).strip() for column in found.values()):
        raise ValueError("it is empty")
    at = moment(_cell(line, found["at"]), _cell(line, found.get("time")))
    pain = _pain(_cell(line, found["pain"]), scale, values)
    where, on = _cell(line, found.get("region")), _cell(line, found.get("side"))
    about = _tracker(line, named) if named is not None else ""
    if not where.strip() and about and places(about)[0]:
        where, about = about, ""
    named_places, unknown = places(where)
    named_places, kept, remark = _sided(named_places, on)
    if len(named_places) == 1:
        named_places = (msgspec.structs.replace(named_places[0], score=pain),)
    note = "\n".join(
        filter(
            None,
            (
                about if everything else "",
                _cell(line, found.get("note")).strip(),
                f"Where: {', '.join(unknown)}" if unknown else "",
                kept,
            ),
        )
    )
    entry = CheckIn(at=at, id=_ident(cells), recorded_at=now, pain=pain, places=named_places, note=note)
    try:
        return msgspec.convert(msgspec.to_builtins(entry), CheckIn), remark
    except msgspec.ValidationError as error:
        raise ValueError(f"{error}".removesuffix(".")) from None


def _sided(named: tuple[Place, ...], cell: str) -> tuple[tuple[Place, ...], str, str]:
    """The places with the side of its own cell where they have none; what of it is left, and a remark on it."""
    on = side(cell)
    if not cell.strip():
        return named, "", ""
    kept = f"Side: {one_line(cell)}"
    if on is None or not named:
        return named, "" if fold(cell) in _NO_ANSWER else kept, ""
    other = next((place.side for place in named if place.side not in (None, on)), None)
    if other is not None and all(place.side is not None for place in named):
        return named, kept, f'the place says "{other}" and the side says "{on}"; the place counts, and both are kept'
    return tuple(msgspec.structs.replace(place, side=place.side or on) for place in named), "", ""


def _pain(text: str, scale: Scale, values: Mapping[str, int]) -> int:
    if fold(text) in values:
        return values[fold(text)]
    try:
        cell = pain_cell(text)
    except ValueError as error:
        if _is_word(text):
            hint = f'say what it means with --value "{shorten(text.strip(), 20)}=N"'
            raise ValueError(str(error), hint) from None
        raise
    return score(cell, scale)


def _ident(cells: tuple[str, ...]) -> str:
    """The id of a row, whichever way it is read: its cells as they stand, without empty ones at the end."""
    plain = [one_line(cell) for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    return str(uuid5(_DIARY, msgspec.json.encode(plain).decode()))


def values_of(pairs: Iterable[str]) -> dict[str, int]:
    """Words and their pain as a person gives them: "rad=1". Raises CoachError."""
    found: dict[str, int] = {}
    for pair in pairs:
        word, _, number = pair.rpartition("=")
        if not word.strip() or not re.fullmatch(r"\d{1,2}", number.strip()) or int(number) not in range(11):
            raise CoachError(
                f'"--value {shorten(pair, 60)}" is no word with its pain.',
                "",
                "Write it like: --value meh=5, from 0 to 10.",
            )
        if found.setdefault(word.strip(), int(number)) != int(number):
            raise CoachError(f'"{shorten(word, 40)}" has two numbers.', "", "Give it once.")
    return found


def columns_of(pairs: Iterable[str]) -> dict[Field, str]:
    """Fields and their columns as a person gives them: "pain=Intensity". Raises CoachError."""
    found: dict[Field, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        field = next((field for field in FIELDS if field == name.strip()), None)
        if field is None or not equals or field in found:
            problem = "is there twice" if field in found else "names no field and column"
            raise CoachError(
                f'"--map {shorten(pair, 60)}" {problem}.',
                f"The fields are: {', '.join(FIELDS)}.",
                'Write it like: --map at="Date" --map pain="Intensity"',
            )
        found[field] = column.strip()
    return found


def column_names(diary: Diary, found: Columns) -> Iterator[tuple[Field, str]]:
    """Each field with the name of its column; the second of two with one name with its place."""
    for field, place in found.items():
        name = shorten(diary.header[place], 40)
        yield field, name if diary.header.count(diary.header[place]) == 1 else f"{name} (#{place + 1})"
