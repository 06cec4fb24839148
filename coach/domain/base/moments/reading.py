"""Reads a moment or a day as people type it, for certain or not at all.

`read_moment` and `read_day` are all that others need. Nothing is filled in from now: a time without a day is today, a
day without a time is asked for its time, and what can be read in two ways is refused with the nearest form.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

from coach.domain.base.moments.grammar import (
    DAYS,
    FIRST_YEAR,
    LAST_YEAR,
    Clock,
    Date,
    Draft,
    Near,
    Order,
    drafts,
    lengths,
)
from coach.domain.base.moments.lexicon import Phrase, Word, first_doubtful
from coach.domain.base.moments.local import day_exists, instants, local
from coach.domain.base.moments.refusal import NotRead
from coach.domain.base.moments.words import MONTHS, WEEKDAYS, day_in_full
from coach.domain.base.vocabulary.spelling import Language, fold
from coach.domain.text import one_line, shorten

Side = Literal["past", "future", "either"]
"""Which side of now is asked for; "either" takes both, and of a weekday or a bare day of the month the one to come."""

LONGEST = 80
NOT_READ = "Coach cannot read this time."
NOT_YET = "This time has not come yet."
WHICH_TIME = "Which time of day?"
TWO_DAYS = "This date can mean two days."
NEAREST_DAYS = 120
"""A day without a year on either side of now counts as the nearer one up to here; the other is twice as far."""


class Reference(NamedTuple):
    """Where and when somebody types: now and the zone, their language and their order of day and month if known.

    `day` is the day that a time without one belongs to; without it that is today. `dated` takes only days with their
    year.
    """

    now: datetime
    zone: tzinfo
    language: Language = "en"
    order: Order = ""
    day: date | None = None
    dated: bool = False

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


def read_moment(text: str, reference: Reference, side: Side = "either") -> datetime:
    """The moment that `text` names, with the offset of the person's zone at that time. Raises NotRead."""
    found = _read(text, reference, side, timed=True)
    assert isinstance(found, datetime)
    return found


def read_day(text: str, reference: Reference, side: Side = "either") -> date:
    """The day that `text` names; of a moment its day in the person's zone, and today is on both sides.

    Raises NotRead.
    """
    found = _read(text, reference, side, timed=False)
    return found.date() if isinstance(found, datetime) else found


def read_moment_or_day(text: str, reference: Reference, side: Side = "either") -> datetime | date:
    """The moment that `text` names, or the day where it names no time; for ends and beginnings. Raises NotRead."""
    return _read(text, reference, side, timed=False)


def read_again(text: str, before: datetime, reference: Reference, side: Side = "either") -> datetime:
    """The moment in a form that showed `before`: unchanged it keeps its seconds, and a bare time is on its day.

    Raises NotRead.
    """
    if " ".join(text.split()) == shown_for_change(before, reference):
        return before
    return read_moment(text, reference._replace(day=local(before, reference.zone).date()), side)


def shown_for_change(at: datetime, reference: Reference) -> str:
    """`at` as a form shows it for a change, in the person's zone: "2026-12-10 14:00"."""
    return f"{local(at, reference.zone):%Y-%m-%d %H:%M}"


def read_dated(text: str, reference: Reference) -> datetime | date:
    """The moment or day of a text that names its year, as in a file: nothing is reckoned from now. Raises NotRead."""
    return _read(text, reference._replace(dated=True), "either", timed=False)


def read_length(text: str, language: Language = "en") -> timedelta:
    """A length of time, "30m", "2 hours", "3 days", longer than nothing, to be added on the instant. Raises NotRead."""
    phrase = Phrase(shorten(text, LONGEST + 1))
    found = {
        timedelta(days=length.near.days, seconds=length.seconds)
        for length, words, end in lengths(phrase, 0)
        if end == len(phrase) and not length.near.months and first_doubtful(words, language) is None
    }
    if len(found) != 1 or found == {timedelta(0)}:
        shown = shorten(text, 40)
        raise NotRead(shown, f'"{shown}" is no length of time.', "", 'Write it like "30m", "2h" or "3d".')
    return found.pop()


class _Contradiction(NotRead):
    """A draft that cannot be meant: it says two things that exclude each other, or a day that is not there."""


Outcome = datetime | date | NotRead


def _read(text: str, reference: Reference, side: Side, *, timed: bool) -> datetime | date:
    phrase = Phrase(shorten(text, LONGEST + 1))
    if not phrase.text or len(phrase.text) > LONGEST:
        raise NotRead(shorten(text, 40), "When was it?" if side == "past" else "When?", "", _example(side, timed))
    typed = one_line(text)
    trouble = _known_trouble(phrase, typed)
    if trouble is not None:
        raise _with_hint(trouble, phrase, typed, reference, side, timed)
    outcomes: dict[str, tuple[Outcome, Draft]] = {}
    contradiction: NotRead | None = None
    for draft in drafts(phrase, reference.order):
        outcome = _outcome(draft, phrase, typed, reference, side, timed)
        if isinstance(outcome, _Contradiction):
            contradiction = contradiction or outcome
        else:
            outcomes.setdefault(f"{outcome}" if not isinstance(outcome, NotRead) else outcome.title, (outcome, draft))
    if len(outcomes) > 1:
        raise _ambiguous(tuple(outcomes.values()), phrase, typed, reference, side, timed)
    for outcome, _ in outcomes.values():
        if not isinstance(outcome, NotRead):
            return outcome
        contradiction = outcome
    raise _with_hint(contradiction or _unknown(phrase, typed), phrase, typed, reference, side, timed)


# ------------------------------------------------------------------------------------------------ one draft, resolved


def _outcome(draft: Draft, phrase: Phrase, typed: str, reference: Reference, side: Side, timed: bool) -> Outcome:
    """What the draft means: a moment, a day where one is asked for, or why not."""
    say = _Parts(draft, phrase, typed)
    try:
        if reference.dated and (draft.date is None or draft.date.year is None):
            raise _Contradiction(say.all, f'"{shorten(say.all, 40)}" names no day with its year.')
        doubtful = first_doubtful(draft.words, reference.language)
        if doubtful is not None:
            return _doubtful(phrase, typed, doubtful)
        if draft.now or draft.length is not None:
            return _side_checked(_moved(draft, reference, say), reference, side, say)
        clock = _time_of(draft, say) if draft.clock else None
        day = _day_of(draft, clock, reference, side, say)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise _Contradiction(say.date, "That year is too far away.", f"Coach reads {FIRST_YEAR} to {LAST_YEAR}.")
        if draft.weekday is not None and day.weekday() != draft.weekday:
            raise _Contradiction(
                say.date,
                "This day and date do not fit.",
                f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {WEEKDAYS[day.weekday()]}.",
                "Type the day or the date, not both.",
            )
        if clock is None:
            return _day_checked(day, reference, side, say, timed)
        return _side_checked(_at(day, clock, draft, reference, say), reference, side, say)
    except NotRead as refusal:
        return refusal
    except (ValueError, OverflowError):
        return _Contradiction(say.all, "That is too far away.", f"Coach reads {FIRST_YEAR} to {LAST_YEAR}.")


class _Parts(NamedTuple):
    """The parts of a draft as they were typed."""

    draft: Draft
    phrase: Phrase
    typed: str

    def of(self, *names: str) -> str:
        spans = [span for span in self.draft.spans if span[0] in names]
        return _as_typed(self.phrase, self.typed, spans[0][1], spans[-1][2]) if spans else self.all

    @property
    def date(self) -> str:
        return self.of("date", "near", "weekday")

    @property
    def clock(self) -> str:
        return self.of("clock")

    @property
    def all(self) -> str:
        return self.typed


def _moved(draft: Draft, reference: Reference, say: _Parts) -> datetime:
    if draft.length == timedelta(0):
        raise _Contradiction(say.all, "That is no length of time.")
    return local(reference.now.astimezone(UTC) + (draft.length or timedelta(0)), reference.zone)


def clock_time(clock: Clock, typed: str) -> time:
    """The time of day of a clock; `typed` is how it was written. Raises NotRead."""
    if clock.hour > 23 or clock.minute > 59 or clock.second > 59:
        raise _Contradiction(typed, f'"{typed}" is no time of day.', "", "The hours go from 0:00 to 23:59.")
    hour = clock.hour
    if clock.half:
        right = range(12) if clock.half == "am" else range(12, 24)
        hour = hour % 12 + (12 if clock.half == "pm" else 0) if 1 <= hour <= 12 else hour
        if hour not in right:
            raise _Contradiction(typed, f'"{typed}" is no time of day.', f"{clock.hour} is not {clock.half}.")
    return time(hour, clock.minute, clock.second)


def _time_of(draft: Draft, say: _Parts) -> time:
    """The time of day, by the figures, am or pm, and the part of the day, which all have to agree."""
    clock = draft.clock or Clock(0)
    found = clock_time(clock, say.clock)
    return found.replace(hour=_in_part(found.hour, bool(clock.half), draft.part, say)) if draft.part else found


_PART_HOURS: dict[str, tuple[frozenset[int], frozenset[int]]] = {
    "morning": (frozenset(range(12)), frozenset()),
    "afternoon": (frozenset(range(12, 21)), frozenset(range(1, 9))),
    "evening": (frozenset(range(16, 24)), frozenset(range(5, 12))),
    "night": (frozenset(range(20, 24)), frozenset(range(8, 12))),
}
"""For each part of the day the hours it has, and those that are 12 hours later as people say them.

The small hours of a night belong to two days as people say them, and are refused.
"""


def _in_part(hour: int, exact: bool, part: str, say: _Parts) -> int:
    hours, later = _PART_HOURS[part]
    moved = hour + 12 if hour in later and not exact else hour
    if moved not in hours:
        raise _Contradiction(say.clock, f'"{say.all}" does not fit together.', f"{hour}:00 is not in the {part}.")
    return moved


def _at(day: date, clock: time, draft: Draft, reference: Reference, say: _Parts) -> datetime:
    if draft.offset is not None:
        if abs(draft.offset) > timedelta(hours=14):
            raise _Contradiction(say.of("offset"), f'"{say.of("offset")}" is no offset from UTC.')
        _refuse_a_range(draft, say)
        return local(datetime.combine(day, clock, timezone(draft.offset)), reference.zone)
    found = instants(day, clock, reference.zone)
    if len(found) == 1:
        return local(found[0], reference.zone)
    if found:
        both = [local(moment, reference.zone) for moment in found]
        raise NotRead(
            say.clock,
            "This time came twice that day." if both[1] <= reference.now else "This time comes twice that day.",
            "The clocks go back then.",
            "Write " + " or ".join(f'"{_iso(moment)}"' for moment in both) + ".",
        )
    if not day_exists(day, reference.zone):
        raise NotRead(say.date, f"There was no {day_in_full(day)} here.", "The calendar went past that day.")
    raise NotRead(
        say.clock, "There is no such time on that day.", "The clocks go forward then.", "Choose a time before or after."
    )


def _refuse_a_range(draft: Draft, say: _Parts) -> None:
    """ "9:00-10:00" is from nine to ten far more often than an offset; with a T or seconds it is ISO."""
    begin = next(begin for name, begin, _ in draft.spans if name == "offset")
    token = say.phrase.token(begin)
    iso = "t" in (each.text for each in say.phrase.tokens) or say.clock.count(":") > 1 or token.spaced
    if token.text == "-" and not iso:
        raise NotRead(say.of("offset"), "This can be an offset or the end of a time.", "", "Write only when it begins.")


def _side_checked(at: datetime, reference: Reference, side: Side, say: _Parts) -> Outcome:
    now = reference.now.astimezone(UTC)
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise _Contradiction(say.all, "That year is too far away.", f"Coach reads {FIRST_YEAR} to {LAST_YEAR}.")
    bare = say.draft.spans and {name for name, *_ in say.draft.spans} <= {"clock", "part", "offset"}
    here = reference.now.astimezone(reference.zone)
    if side == "past" and at > now:
        return NotRead(say.all, NOT_YET, f'"{say.all}" is in the future: it is {here:%Y-%m-%d %H:%M} now.')
    if side == "future" and at <= now:
        return NotRead(say.all, "This time is over.", f'"{say.all}" has passed: it is {here:%Y-%m-%d %H:%M} now.')
    if side == "either" and bare and reference.day is None and at <= now:
        return NotRead(say.all, "Which day?", f"{at:%H:%M} is over today.")
    return at


def _day_checked(day: date, reference: Reference, side: Side, say: _Parts, timed: bool) -> Outcome:
    if say.draft.part and not timed:
        return NotRead(say.all, "Which day?", f'"{say.all}" is a part of a day.')
    today = reference.today
    if side == "past" and day > today:
        return NotRead(
            say.date, "This day has not come yet.", f'"{say.date}" is in the future: today is {day_in_full(today)}.'
        )
    if side == "future" and day < today:
        return NotRead(say.date, "This day is over.", f'"{say.date}" has passed: today is {day_in_full(today)}.')
    if not day_exists(day, reference.zone):
        return NotRead(say.date, f"There was no {day_in_full(day)} here.", "The calendar went past that day.")
    if timed:
        return NotRead(say.all, WHICH_TIME, f'"{say.all}" names a day but no time.')
    return day


# --------------------------------------------------------------------------------------------------------- which day


def _day_of(draft: Draft, clock: time | None, reference: Reference, side: Side, say: _Parts) -> date:
    today = reference.today
    if draft.near is not None:
        day = _near(today, draft.near, say)
        if draft.date is not None and not _agrees(draft.date, day):
            raise _Contradiction(
                say.date, "These are two days.", f"{say.of('near')} is {day_in_full(day)}.", "Type one of them."
            )
        return day
    if draft.date is not None:
        return _dated(draft.date, reference, side, say)
    if draft.weekday is not None:
        return _on_weekday(draft, clock, reference, side, say)
    return reference.day or today


def _near(today: date, near: Near, say: _Parts) -> date:
    if not near.months:
        return today + timedelta(days=near.days)
    year, month = divmod(today.year * 12 + today.month - 1 + near.months, 12)
    return _day(year, month + 1, today.day, say)


def _agrees(typed: Date, day: date) -> bool:
    return typed.day == day.day and typed.month in (None, day.month) and typed.year in (None, day.year)


def _dated(typed: Date, reference: Reference, side: Side, say: _Parts) -> date:
    """The day of the calendar; a month or year that is not said is the nearest on the side that is asked for."""
    today = reference.today
    if typed.month is None:
        month = today.year * 12 + today.month - 1
        if side == "past" and typed.day > today.day:
            month -= 1
        elif side != "past" and typed.day < today.day:
            month += 1
        return _day(month // 12, month % 12 + 1, typed.day, say)
    if typed.year is not None:
        return _day(typed.year, typed.month, typed.day, say)
    over = (typed.month, typed.day) < (today.month, today.day)
    to_come = (typed.month, typed.day) > (today.month, today.day)
    year = today.year
    if side == "past":
        year -= to_come
    elif side == "future":
        year += over
    else:
        before, after = (year, year + 1) if over else (year - 1, year)
        there = [_day(each, typed.month, typed.day, say) for each in (before, after) if _is_day(each, typed)]
        near = [day for day in there if abs((day - today).days) <= NEAREST_DAYS]
        if len(near) != 1 and there:
            raise NotRead(say.date, "Which year?", f"{say.date} is months away from today.", "Add the year.")
        year = near[0].year if near else year
    return _day(year, typed.month, typed.day, say)


def _is_day(year: int, typed: Date) -> bool:
    return bool(typed.month) and typed.day <= monthrange(year, typed.month or 1)[1]


def _day(year: int, month: int, day: int, say: _Parts) -> date:
    if not 1 <= month <= 12:
        raise _Contradiction(say.date, f'"{say.date}" is not a day.', f"There is no month {month}.")
    longest = monthrange(year, month)[1] if 1 <= year <= 9999 else 31
    if not 1 <= day <= longest:
        name = MONTHS[month - 1] if month != 2 else f"February {year}"
        raise _Contradiction(say.date, f'"{say.date}" is not a day.', f"{name} has {longest} days.")
    return date(year, month, day)


def _on_weekday(draft: Draft, clock: time | None, reference: Reference, side: Side, say: _Parts) -> date:
    today = reference.today
    ahead = ((draft.weekday or 0) - today.weekday()) % 7
    monday = today - timedelta(days=today.weekday())
    in_week = monday + timedelta(days=draft.weekday or 0)
    if draft.whole_week:
        if draft.weekday == 6 and reference.language == "en":
            raise NotRead(say.date, "Which Sunday?", "A week begins on Monday for some and on Sunday for others.")
        return in_week + timedelta(weeks={"last": -1, "this": 0, "next": 1}[draft.week])
    if draft.week == "next":
        return _if_one(today + timedelta(days=ahead or 7), in_week + timedelta(weeks=1), ahead == 0, say)
    if draft.week == "last":
        return _if_one(today - timedelta(days=7 - ahead), in_week - timedelta(weeks=1), ahead == 0, say)
    if draft.week == "this":
        return in_week if side == "past" else today + timedelta(days=ahead)
    if ahead == 0:
        over = clock is not None and datetime.combine(today, clock) <= _wall(reference)
        if side == "past":
            return today if over or clock is None else today - timedelta(weeks=1)
        return today if not over else today + timedelta(weeks=1)
    return today + timedelta(days=ahead - 7 if side == "past" else ahead)


def _if_one(nearest: date, of_week: date, same: bool, say: _Parts) -> date:
    """ "next thursday" within the coming week is two days to two people; "last monday" of yesterday, too."""
    if nearest != of_week or (not same and nearest > of_week - timedelta(days=7) and "next" in say.draft.week):
        days = sorted({nearest, of_week if nearest != of_week else of_week + timedelta(weeks=1)})
        names = [f"{day.day} {MONTHS[day.month - 1]}" for day in days]
        raise NotRead(say.date, "This can be two days.", f"{names[0]} or {names[1]}?", "Write the date.")
    return nearest


def _wall(reference: Reference) -> datetime:
    return reference.now.astimezone(reference.zone).replace(tzinfo=None)


# ---------------------------------------------------------------------------------------------------------- refusals


def _known_trouble(phrase: Phrase, typed: str) -> NotRead | None:
    """What is never read for certain, wherever it stands; and "2h" alone, which is a length as well as a time."""
    for word in phrase.words(1, "clock", "oclock"):
        length = any(each.end == word.end for each in phrase.words(1, "unit", "hour"))
        if phrase.number(0, 99) is not None and word.end == len(phrase) and length:
            number = phrase.tokens[0].text
            hint = f'Write "{number}:00", "{number} hours ago" or "in {number} hours".'
            return NotRead(typed, "Is this a time or a length?", f'"{typed}" can be both.', hint)
    for place in range(len(phrase)):
        for word in phrase.words(place, "vague"):
            part = _as_typed(phrase, typed, place, word.end)
            return NotRead(part, "Coach needs an exact time.", f'"{part}" does not say how much or when.')
        for word in phrase.words(place, "clock", "refused_zones"):
            part = _as_typed(phrase, typed, place, word.end)
            detail = f'"{part}" is the name of more than one time zone.'
            return NotRead(part, "Which time zone is this?", detail, "Write the time of where you are.")
        for word in phrase.words(place, "clock", "midnight"):
            part = _as_typed(phrase, typed, place, word.end)
            return NotRead(part, "Which midnight?", "One begins the day and one ends it.", "Write 0:00 or 23:59.")
        if phrase.sign(place, "half"):
            hour = phrase.number(place + 1, 12) or next(phrase.words(place + 1, "number"), None)
            if hour:
                part = _as_typed(phrase, typed, place, place + 2)
                after = _as_typed(phrase, typed, place + 1, place + 2)
                detail = f'"{part}" is an hour apart in English and in German.'
                return NotRead(part, "Half past, or half before?", detail, f'Write "half past {after}".')
    return None


def _doubtful(phrase: Phrase, typed: str, word: Word) -> NotRead:
    """A word that is read in one language and means another thing, or nothing, in the others."""
    part = _as_typed(phrase, typed, word.begin, word.end)
    month = [MONTHS[int(each.sense.value) - 1] for each in phrase.words(word.begin, "month")]
    weekday = [WEEKDAYS[DAYS.index(each.sense.value)] for each in phrase.words(word.begin, "weekday")]
    names = " or ".join(f'"{name}"' for name in (*month, *weekday))
    hint = f"Write {names}." if names else ""
    return NotRead(part, "This word can mean two things.", f'Coach is not sure what "{part}" means here.', hint)


def _unknown(phrase: Phrase, typed: str) -> NotRead:
    """Names the first word past which no reading went."""
    part = phrase.words_at(phrase.reach) if phrase.reach < len(phrase) else phrase.text
    begin = phrase.text.find(part)
    if len(typed) == len(phrase.text) and begin >= 0:
        part = typed[begin : begin + len(part)]
    return NotRead(part, NOT_READ, f'"{shorten(part, 40)}" is not a moment that Coach understands.')


def _ambiguous(
    outcomes: tuple[tuple[Outcome, Draft], ...],
    phrase: Phrase,
    typed: str,
    reference: Reference,
    side: Side,
    timed: bool,
) -> NotRead:
    """Two readings: named by the words in which they differ, each with the form that says it."""
    moments = [outcome for outcome, _ in outcomes if not isinstance(outcome, NotRead)]
    language = next((outcome for outcome, _ in outcomes if isinstance(outcome, NotRead) and not moments), None)
    first, second = outcomes[0][1], outcomes[1][1]
    differ = next((span for span in first.spans if span not in second.spans), first.spans[0])
    part = _as_typed(phrase, typed, differ[1], differ[2])
    forms = [f'"{_iso(moment)}"' for moment in moments]
    hint = f"Write {' or '.join(forms[:2])}." if len(forms) > 1 else ""
    dates = [draft.date for _, draft in outcomes if draft.date and draft.date.month]
    if len(set(dates)) > 1:
        names = [f"{found.day} {MONTHS[(found.month or 1) - 1]}" for found in dict.fromkeys(dates) if found]
        told = typed.replace(part, f"{names[0]}{f' {dates[0].year}' if dates[0] and dates[0].year else ''}")
        return NotRead(part, TWO_DAYS, f"{names[0]} or {names[1]}?", f'Write the month as a word: "{one_line(told)}".')
    if language is not None and not hint:
        return _with_hint(language, phrase, typed, reference, side, timed)
    return NotRead(
        part, "This can mean two times.", f'"{part}" can be read in two ways.', hint or _example(side, timed)
    )


def _with_hint(refusal: NotRead, phrase: Phrase, typed: str, reference: Reference, side: Side, timed: bool) -> NotRead:
    """The refusal with the nearest form that Coach would read, where it has no hint of its own."""
    if not refusal.hint:
        nearest = next(_nearest(refusal, phrase, typed, reference, side, timed), None)
        refusal.hint = f'Write it like "{nearest}".' if nearest else _example(side, timed)
    return refusal


def _nearest(
    refusal: NotRead, phrase: Phrase, typed: str, reference: Reference, side: Side, timed: bool
) -> Iterator[str]:
    """Changed phrases that are read: a day or a time added, a word mended or left out."""
    for changed in dict.fromkeys(_changes(refusal, phrase, typed, side)):
        shorter = " ".join(changed.split())
        if shorter and shorter != typed and _reads(shorter, reference, side, timed):
            yield shorter


def _changes(refusal: NotRead, phrase: Phrase, typed: str, side: Side) -> Iterable[str]:
    text, part = phrase.text, fold(refusal.part)
    if refusal.title == WHICH_TIME:
        yield f"{typed} {'21:00' if side == 'past' or 'evening' in text or 'night' in text else '14:00'}"
    yield from (f"{day} {typed}" for day in (("yesterday",) if side == "past" else ("tomorrow",)))
    if refusal.title == NOT_READ and part in text:
        for word in _spelled_alike(part):
            yield text.replace(part, word, 1)
        yield text.replace(part, "", 1)
        if part.isdigit():
            yield text.replace(part, f"at {part}", 1)
    yield from (f"{text} ago",) if side == "past" else (f"in {text}",)


def _spelled_alike(part: str) -> list[str]:
    from difflib import get_close_matches

    from coach.domain.base.moments.lexicon import lexicon

    single = [word for word, senses in lexicon().items() if any(sense.parts == (word,) for sense in senses)]
    return get_close_matches(part, [word for word in single if len(word) > 2], n=3, cutoff=0.75)


def _reads(text: str, reference: Reference, side: Side, timed: bool) -> bool:
    phrase = Phrase(text)
    if len(phrase.text) > LONGEST or _known_trouble(phrase, text):
        return False
    outcomes = [_outcome(draft, phrase, text, reference, side, timed) for draft in drafts(phrase, reference.order)]
    values = {outcome for outcome in outcomes if not isinstance(outcome, _Contradiction)}
    return len(values) == 1 and not any(isinstance(value, NotRead) for value in values)


def _example(side: Side, timed: bool) -> str:
    if not timed:
        return f'Write it like "{"yesterday" if side == "past" else "tomorrow"}", or 2026-12-01.'
    return f"Write it like {'yesterday 21:00' if side == 'past' else 'tomorrow 14:00'}, or 2026-12-01 14:00."


def _as_typed(phrase: Phrase, typed: str, begin: int, end: int) -> str:
    """The tokens from `begin` to before `end` in the letters of the person, where folding has kept their number."""
    if len(typed) != len(phrase.text) or end <= begin:
        return phrase.span(begin, end)
    return typed[phrase.token(begin).start : phrase.token(end - 1).end]


def _iso(moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return f"{moment}"
    return moment.isoformat(timespec="minutes")
