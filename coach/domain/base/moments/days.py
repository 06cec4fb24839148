"""Reads days of the week and times of the day as people list them: "mon, wed-fri", "sat & sun", "9:00 and 17:00"."""

from collections.abc import Iterator
from datetime import time
from typing import Literal, NamedTuple, get_args

from coach.domain.base.moments.grammar import Clock, clocks
from coach.domain.base.moments.lexicon import Phrase, Word, first_doubtful
from coach.domain.base.moments.reading import clock_time
from coach.domain.base.moments.refusal import NotRead
from coach.domain.base.vocabulary.doses import DOSE
from coach.domain.base.vocabulary.spelling import Language, fold, spellings
from coach.domain.text import one_line, shorten

DayName = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[DayName, ...] = get_args(DayName)

LONGEST = 200
_GROUPS: dict[str, tuple[DayName, ...]] = {"all": WEEK, "workdays": WEEK[:5], "weekend": WEEK[5:]}
_SIGNS = (",", "/", "&", "+", ";")
_DASHES = ("-", "–", "—")
_LETTERS: dict[str, DayName] = {
    "m": "mon",
    "tu": "tue",
    "w": "wed",
    "th": "thu",
    "f": "fri",
    "sa": "sat",
    "su": "sun",
}
_TWO_DAYS = {"t": "Tuesday or Thursday", "s": "Saturday or Sunday"}
_EXCEPT = tuple(sorted({fold(word) for word, meaning, _ in spellings(DOSE) if meaning == "except"} | {"but"}))
_EVERY = tuple(fold(word) for word, meaning, _ in spellings(DOSE) if meaning == "every" and " " not in word)
_DAYS_HINT = 'Write them like "mon-fri", "sat, sun" or "daily".'
_TIMES_HINT = 'Write them like "9:00, 21:00".'


class _Item(NamedTuple):
    days: tuple[DayName, ...]
    end: int
    words: tuple[Word, ...]


def read_days(text: str, language: Language = "en") -> tuple[DayName, ...]:
    """The days of the week that `text` names, each once and in the order of the words; "daily" is all seven.

    Raises NotRead.
    """
    typed = one_line(text)
    phrase = Phrase(shorten(text, LONGEST + 1))
    if not phrase.text or len(phrase.text) > LONGEST:
        raise NotRead(shorten(typed, 40), "Which days?", "", _DAYS_HINT)
    found: dict[tuple[DayName, ...], tuple[Word, ...]] = {}
    doubtful: Word | None = None
    for days, words in _lists(phrase):
        word = _doubtful(words, language)
        if word is None:
            found.setdefault(days, words)
        doubtful = doubtful or word
    if len(found) == 1:
        return next(iter(found))
    if not found and doubtful is None:
        raise _no_days(phrase, typed)
    part = phrase.span(doubtful.begin, doubtful.end) if doubtful else typed
    raise NotRead(part, f'"{shorten(part, 40)}" can mean two things here.', "", _DAYS_HINT)


def _doubtful(words: tuple[Word, ...], language: Language) -> Word | None:
    """The first word that neither English, the person's language nor another word of its own language decides."""
    for word in words:
        languages = word.sense.languages
        others = (each.sense.languages for each in words if each.sense.value != word.sense.value)
        if first_doubtful((word,), language) and not any(languages & each for each in others):
            return word
    return None


def _lists(phrase: Phrase) -> Iterator[tuple[tuple[DayName, ...], tuple[Word, ...]]]:
    """Every way to read the whole phrase as days, of which "except" takes some away."""
    for days, words, end in _series(phrase, 0):
        if end == len(phrase):
            yield days, words
    for days, words, end in (*_series(phrase, 0), (WEEK, (), 0)):
        start = end + 1 if phrase.sign(end, ",") else end
        for length in range(1, 4):
            said = phrase.span(start, start + length)
            if said in _EXCEPT or (end == 0 and said in ("not", "not on")):
                for gone, more, last in _series(phrase, start + length):
                    left = tuple(day for day in days if day not in gone)
                    if last == len(phrase) and left and set(gone) <= set(days):
                        yield left, (*words, *more)


def _series(phrase: Phrase, place: int) -> Iterator[tuple[tuple[DayName, ...], tuple[Word, ...], int]]:
    """Days, ranges and groups one after the other, up to each place where they may end."""
    every = (place + 1,) if phrase.sign(place, *_EVERY) else ()
    for on in (place, *every, *(word.end for word in phrase.words(place, "relation", "on"))):
        for item in _items(phrase, on):
            yield from _more(phrase, item.days, item.words, item.end)


def _more(
    phrase: Phrase, days: tuple[DayName, ...], words: tuple[Word, ...], place: int
) -> Iterator[tuple[tuple[DayName, ...], tuple[Word, ...], int]]:
    yield tuple(dict.fromkeys(days)), words, place
    starts = {place: ()} if not phrase.sign(place, *_DASHES) else {}
    starts |= {place + 1: ()} if phrase.sign(place, *_SIGNS) else {}
    joints = [(at, word) for at in tuple(starts) for word in phrase.words(at, "relation", "and")]
    for start, joint in (*((at, None) for at in starts), *((word.end, word) for _, word in joints)):
        for item in _items(phrase, start):
            yield from _more(phrase, (*days, *item.days), (*words, *((joint,) if joint else ()), *item.words), item.end)


def _items(phrase: Phrase, place: int) -> Iterator[_Item]:
    for word in phrase.words(place, "weekday"):
        if word.sense.value in _GROUPS:
            yield _Item(_GROUPS[word.sense.value], word.end, (word,))
            continue
        first = WEEK.index(word.sense.value)
        yield _Item((WEEK[first],), word.end, (word,))
        ends: list[tuple[int, tuple[Word, ...]]] = [(word.end + 1, ())] if phrase.sign(word.end, *_DASHES) else []
        ends += [] if ends else [(each.end, (each,)) for each in phrase.words(word.end, "relation", "to")]
        for start, joint in ends:
            for until in phrase.words(start, "weekday"):
                if until.sense.value not in _GROUPS and not phrase.sign(until.end, *_DASHES):
                    last = WEEK.index(until.sense.value)
                    days = tuple(WEEK[day % 7] for day in range(first, last + 1 + 7 * (last < first)))
                    yield _Item(days, until.end, (word, *joint, until))
    if phrase.sign(place, "all") or phrase.span(place, place + 2) == "work days":
        every = phrase.sign(place, "all")
        yield _Item(WEEK if every else WEEK[:5], place + (1 if every else 2), ())
    yield from _letters(phrase, place)


def _letters(phrase: Phrase, place: int) -> Iterator[_Item]:
    """ "MWF", "TuTh", and "M/W/F" or "M W F": initials, of which two stand together and in order."""
    text = phrase.token(place).text
    days: list[DayName] = []
    while text:
        initial = next((each for each in ("th", "tu", "sa", "su", "m", "w", "f") if text.startswith(each)), None)
        if initial is None or (days and WEEK.index(_LETTERS[initial]) <= WEEK.index(days[-1])):
            return
        days.append(_LETTERS[initial])
        text = text.removeprefix(initial)
    beside = {phrase.token(place + step).text for step in (-2, -1, 1, 2) if 0 <= place + step < len(phrase)}
    alone = len(phrase.token(place).text) == 1 and not beside & (set(_LETTERS) | {"t", "s"})
    if days and not alone and (len(days) > 1 or len(phrase.token(place).text) == 1):
        yield _Item(tuple(days), place + 1, ())


def _no_days(phrase: Phrase, typed: str) -> NotRead:
    """Names the first word that is no day."""
    for place, token in enumerate(phrase.tokens):
        if token.text in _TWO_DAYS:
            part = typed[token.start : token.end] if len(typed) == len(phrase.text) else token.text
            return NotRead(part, f'"{part}" can be {_TWO_DAYS[token.text]}.', "", _DAYS_HINT)
        for word in phrase.words(place, "relation", "or"):
            part = phrase.span(place, word.end)
            return NotRead(part, "Coach needs to know which days.", f'"{part}" leaves it open.', _DAYS_HINT)
    known = [end for _, _, end in _series(phrase, 0)]
    place = max(known, default=0)
    begin = phrase.tokens[place].start if place < len(phrase) else 0
    same = len(typed) == len(phrase.text)
    part = (typed if same else phrase.text)[begin:] if place else typed
    return NotRead(shorten(part, 40), f'"{shorten(part, 40)}" names no days.', "", _DAYS_HINT)


def read_times(text: str, language: Language = "en") -> tuple[time, ...]:
    """The times of day that `text` lists, each once and in the order of the words; here "9" is 9:00.

    Raises NotRead.
    """
    typed = one_line(text)
    phrase = Phrase(shorten(text, LONGEST + 1))
    if not phrase.text or len(phrase.text) > LONGEST:
        raise NotRead(shorten(typed, 40), "Which time of day?", "", _TIMES_HINT)
    found = {times: None for times, words in _times(phrase, 0, (), ()) if first_doubtful(words, language) is None}
    if len(found) > 1:
        raise NotRead(typed, f'"{shorten(typed, 40)}" can mean two things.', "", _TIMES_HINT)
    if not found:
        part = phrase.words_at(phrase.reach)
        raise NotRead(part, f'"{shorten(part, 40)}" is no time of day.', "", _TIMES_HINT)
    return tuple(dict.fromkeys(clock_time(clock, typed) for clock in next(iter(found))))


def read_time(text: str, language: Language = "en") -> time:
    """The one time of day that `text` names. Raises NotRead."""
    times = read_times(text, language)
    if len(times) != 1:
        raise NotRead(shorten(text, 40), f'"{shorten(text, 40)}" is more than one time of day.', "", 'Write "21:00".')
    return times[0]


def _times(
    phrase: Phrase, place: int, clocks_before: tuple[Clock, ...], words: tuple[Word, ...]
) -> Iterator[tuple[tuple[Clock, ...], tuple[Word, ...]]]:
    phrase.reach = max(phrase.reach, place)
    if place == len(phrase):
        if clocks_before:
            yield clocks_before, words
        return
    for start, joint in _joints(phrase, place) if clocks_before else ((place, ()),):
        for clock, said, end in _one_time(phrase, start):
            together = start == place and bool(clocks_before) and _may_go_on(phrase, place)
            if together and phrase.number(start) is not None and end == start + 1:
                # "9 15" is a quarter past nine to one person and two times to another.
                continue
            yield from _times(phrase, end, (*clocks_before, clock), (*words, *joint, *said))


def _may_go_on(phrase: Phrase, place: int) -> bool:
    """Whether the time before `place` is an hour that could have minutes after it."""
    if any(word.end == place for word in phrase.words(place - 1, "clock", "oclock")):
        return True
    return phrase.number(place - 1) is not None and not (
        phrase.sign(place - 2, ":", ".", "h") and phrase.joined(place - 1)
    )


def _joints(phrase: Phrase, place: int) -> Iterator[tuple[int, tuple[Word, ...]]]:
    yield place, ()
    after = place + 1 if phrase.sign(place, *_SIGNS) else place
    if after != place:
        yield after, ()
    for word in phrase.words(after, "relation", "and"):
        yield word.end, (word,)


def _one_time(phrase: Phrase, place: int) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    yield from (found for found in clocks(phrase, place) if not found[0].second)
    hour = phrase.number(place, 24)
    if hour is not None and not (phrase.joined(place + 1) and not phrase.sign(place + 1, *_SIGNS)):
        yield Clock(hour), (), place + 1
