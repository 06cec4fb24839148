"""Homework: from the therapist's words to an exercise of the person's own and the entry that says how often."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.vocabulary import Position, Region, Side
from coach.domain.homework.dose import last_day
from coach.domain.homework.exercise import Built, Said, build, refusal
from coach.domain.homework.grammar import read, read_with_notes
from coach.domain.homework.reading import Amount, DoseReading, NotUnderstood
from coach.domain.journal.entries import AnyEntry, Homework, NoteEntry, Weekday, is_visit
from coach.domain.person.profile import Instruction
from coach.domain.planning.own_choices import instructed
from coach.domain.reminders.proposals import set_up
from coach.domain.reminders.rule import Rule
from coach.domain.text import MAX_TEXT, one_line, shorten
from coach.domain.visits.course import last_visit
from coach.errors import CoachError
from coach.library.own_pack import remove_exercise, write_exercise
from coach.store import Store

RECENT = timedelta(days=14)
"""How long after a visit what is written down counts as given there."""


class Wish(Struct, frozen=True):
    """One line of the therapist, and what is said about it apart: that wins over the words.

    With a `name`, `words` are the dose alone. `as_note` keeps the parts that are not understood as a note. With `lift`
    the therapist goes beyond limits of Coach on purpose. None and empty are read from the words.
    """

    words: str
    name: str = ""
    sentences: tuple[str, ...] = ()
    stop_if: str = ""
    side: Side | None = None
    like: str = ""
    kind: Kind | None = None
    regions: tuple[Region, ...] = ()
    position: Position | None = None
    days: tuple[Weekday, ...] = ()
    per_week: int | None = None
    until: date | None = None
    as_note: bool = False
    lift: bool = False


class Draft(Struct, frozen=True):
    """What becomes of the words: the reading, the exercise with its entry, and the parts that are only noted.

    Without an exercise the words are kept as a note of the journal.
    """

    words: str
    reading: DoseReading
    noted: tuple[str, ...]
    entry: Homework | NoteEntry
    built: Built | None = None

    @property
    def understood(self) -> str:
        """All that was read, as one line."""
        return self.reading.words()


class WordsNotRead(CoachError):
    """A part of the words is not understood: `part` is that part, as it was typed."""

    def __init__(self, found: NotUnderstood) -> None:
        error = refusal(found)
        super().__init__(error.title, error.detail, error.hint)
        self.part = found.words
        self.reason = found.reason


def read_words(words: str, name: str = "") -> DoseReading:
    """What one line says. Raises WordsNotRead with the part that is not understood."""
    found = read(words, name)
    if isinstance(found, NotUnderstood):
        raise WordsNotRead(found)
    return found


def draft(
    wish: Wish, exercises: Mapping[str, Exercise], taken: Collection[str], entries: Collection[AnyEntry], now: datetime
) -> Draft:
    """What the words become, before anything is saved; `entries` are those of the last weeks.

    Raises WordsNotRead for a part that is not understood and is not to be kept as a note, and CoachError for what
    cannot be guided.
    """
    name = one_line(wish.name)
    reading, noted = _read(wish, name)
    reading = _with_options(reading, wish)
    name = name or reading.name[:1].upper() + reading.name[1:] or _kind_name(reading)
    said = Said(
        name,
        wish.words,
        (*wish.sentences, *noted),
        wish.stop_if,
        reading.side if reading.side in ("left", "right") else None,
        wish.like,
        wish.kind or reading.kind,
        wish.regions,
        wish.position,
        reading,
        wish.lift,
    )
    if noted and not (name and reading.has_amount):
        note = NoteEntry(at=now, note=f"Homework: {'. '.join((one_line(wish.words), *wish.sentences))}"[:MAX_TEXT])
        return Draft(wish.words, DoseReading(), noted, note)
    built = build(said, exercises, taken)
    return Draft(wish.words, reading, noted, _entry(wish, said, built, entries, now), built)


def save(drafted: Draft, store: Store, home: Path) -> Homework | NoteEntry:
    """Write the exercise and the entry, both or neither; returns the entry as it was kept. Raises CoachError."""
    if drafted.built is None:
        kept = store.journal.add(drafted.entry)
        assert isinstance(kept, NoteEntry)
        return kept
    path = write_exercise(home, drafted.built.exercise)
    try:
        kept = store.journal.add(drafted.entry)
    except CoachError:
        remove_exercise(path)
        raise
    assert isinstance(kept, Homework)
    return kept


def remind(store: Store, now: datetime) -> Rule:
    """Set up the reminder of homework, where there is none yet; returns it. Raises CoachError."""
    book = store.reminders.change_book(lambda book: set_up(book, ["homework"], now))
    return next(rule for rule in book.rules if rule.about == "homework")


def take_back(kept: Homework | NoteEntry, store: Store, home: Path) -> None:
    """Take out again what `save` has just written. Raises CoachError."""
    from coach.library.own_pack import own_file

    store.journal.delete(kept.id)
    if isinstance(kept, Homework):
        remove_exercise(own_file(home, kept.exercise))


def therapist_dose(
    exercise: Exercise, sets: int | None, hold_s: int | None, reps: int | None, said: str = ""
) -> Instruction:
    """A therapist's dose of an exercise of the library; without a number it is read from the words that were said.

    Raises WordsNotRead for a part that is not understood, and CoachError for what this exercise is not counted in.
    """
    if one_line(said) and sets is None and hold_s is None and reps is None:
        sets, hold_s, reps = _numbers_in(exercise, said)
    return instructed(exercise, sets, hold_s, reps, said)


def _numbers_in(exercise: Exercise, said: str) -> tuple[int | None, int | None, int | None]:
    """Sets, seconds of a hold and repetitions of the words, which may hold nothing else."""
    reading = read_words(said, exercise.name)
    both = exercise.sides == 2 and reading.side == "both"
    other = next(
        (words for field, words in reading.parts() if field not in _DIALS and not (field == "side" and both)), ""
    )
    if other:
        raise CoachError(
            f'Coach cannot keep "{other}" with this exercise.',
            hint="Write how many sets, times or seconds, or add it as homework.",
        )
    sets, reps, hold = reading.sets, reading.reps, reading.hold_s
    if hold is None and reading.minutes is not None:
        hold = reading.minutes.scaled(60)
    if hold is not None and reps is not None and sets is None:
        sets, reps = reps, None
    return tuple(None if amount is None else int(amount.low) for amount in (sets, hold, reps))  # type: ignore[return-value]


_DIALS = ("name", "sets", "hold_s", "minutes")
"""What a dose of an exercise of the library is made of; repetitions are told with the sets."""


def _read(wish: Wish, name: str) -> tuple[DoseReading, tuple[str, ...]]:
    """The reading, and the parts that are only noted."""
    if not wish.as_note:
        return read_words(wish.words, name), ()
    found, noted = read_with_notes(wish.words, name)
    return (found, noted) if isinstance(found, DoseReading) else (DoseReading(), (*noted, one_line(wish.words)))


def _with_options(reading: DoseReading, wish: Wish) -> DoseReading:
    """The reading with what was said apart in the place of what the words say."""
    fields: dict[str, object] = {}
    if wish.side is not None:
        fields["side"] = wish.side
    if wish.stop_if:
        fields["stop_if"] = one_line(wish.stop_if)
    if wish.days:
        fields |= {"days": wish.days, "per_week": None, "every_days": None}
    elif wish.per_week is not None:
        fields |= {"days": (), "per_week": Amount(wish.per_week), "every_days": None}
    if wish.until is not None:
        fields["until"] = wish.until.isoformat()
    return msgspec.structs.replace(reading, **fields) if fields else reading


def _kind_name(reading: DoseReading) -> str:
    if reading.kind is None:
        return ""
    return one_line(f"{KINDS[reading.kind].word.capitalize()} {reading.place}")


def _entry(wish: Wish, said: Said, built: Built, entries: Collection[AnyEntry], now: datetime) -> Homework:
    parsed = built.parsed
    until = last_day(parsed, now.date())
    if until is not None and until < now.date():
        raise CoachError("That last day is over.", f"It is {now:%Y-%m-%d} now.", "Name a day to come.")
    given = last_visit((entry for entry in entries if is_visit(entry)), now)
    recent = given is not None and now - given.at < RECENT
    return Homework(
        at=now,
        exercise=built.exercise.id,
        note="\n".join((said.name, *said.sentences))[:MAX_TEXT],
        said_dose=shorten(wish.words, 200),
        side=built.side,
        per_week=len(parsed.days) or parsed.per_week or 7,
        days=parsed.days,
        times_a_day=built.times_a_day,
        until=until,
        stop_if=built.stop_if,
        visit=given.id if given is not None and recent else "",
        every_min=parsed.every_min,
        every_days=parsed.every_days,
        clock_times=parsed.at,
        as_needed=parsed.as_needed,
        understood=shorten(said.reading.words(), 400) if said.reading else "",
        lifted=tuple(shorten(each, 200) for each in built.lifted),
    )
