"""The grammar of moments: every way to read a phrase, each as a draft without a now and without a zone.

A phrase is a day, a weekday, a part of the day, a time and an offset in any order, each at most once; or a length with
"in" or "ago"; or "now". All ways are found, so that what can be read in two is refused and nothing is guessed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from coach.domain.base.moments.lexicon import Phrase, Word

Order = Literal["", "day", "month"]
"""Which comes first where a date is written in numbers with slashes; empty is not known."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
DATE_SIGNS = "-/."
AM_PM = ("am", "pm")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "half_hour": 1800, "quarter_hour": 900}


class Date(NamedTuple):
    """A day of the calendar; no year or no month where none was typed."""

    day: int
    month: int | None = None
    year: int | None = None


class Near(NamedTuple):
    """So many days, months from today."""

    days: int = 0
    months: int = 0


class Clock(NamedTuple):
    """A time as typed: `half` is "am", "pm" or empty."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""


class Draft(NamedTuple):
    """One way to read a phrase; None and empty are what it does not say.

    `week` is "last", "next" or "this", of the weekday itself, or with `whole_week` of the week that it is in.
    """

    date: Date | None = None
    near: Near | None = None
    weekday: int | None = None
    week: str = ""
    whole_week: bool = False
    part: str = ""
    clock: Clock | None = None
    offset: timedelta | None = None
    length: timedelta | None = None
    now: bool = False
    words: tuple[Word, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()


class Piece(NamedTuple):
    """What one part of the phrase adds to a draft, up to before the token `end`."""

    name: str
    end: int
    fields: dict[str, Any]
    words: tuple[Word, ...] = ()


def drafts(phrase: Phrase, order: Order) -> tuple[Draft, ...]:
    """Every way to read the whole phrase; `phrase.reach` is then the first token that no way could go past."""
    found: dict[Draft, None] = {}
    _go_on(phrase, order, 0, Draft(), found)
    return tuple(found)


def _go_on(phrase: Phrase, order: Order, place: int, draft: Draft, found: dict[Draft, None]) -> None:
    phrase.reach = max(phrase.reach, place)
    if place == len(phrase):
        found[draft] = None
        return None
    if draft.spans and phrase.sign(place, ","):
        return _go_on(phrase, order, place + 1, draft, found)
    for piece in _pieces(phrase, order, place):
        joined = _join(draft, piece, place)
        if joined is not None:
            _go_on(phrase, order, piece.end, joined, found)
    return None


def _join(draft: Draft, piece: Piece, place: int) -> Draft | None:
    """The draft with the piece in it; None where both say the same thing."""
    names = {name for name, *_ in draft.spans}
    alone = {"length", "now"}
    if piece.name in names or (names and (piece.name in alone or names & alone)):
        return None
    if piece.name == "offset" and "clock" not in names:
        return None
    if any(getattr(draft, name) not in (None, "", False) for name in piece.fields):
        return None
    spans = (*draft.spans, (piece.name, place, piece.end))
    return draft._replace(**piece.fields, words=(*draft.words, *piece.words), spans=spans)


def _pieces(phrase: Phrase, order: Order, place: int) -> Iterator[Piece]:
    yield from _dates(phrase, order, place)
    yield from _near_days(phrase, place)
    yield from _weekdays(phrase, place)
    yield from _lengths(phrase, place)
    yield from _clocks(phrase, place)
    yield from _offsets(phrase, place)
    for word in phrase.words(place, "part"):
        yield Piece("part", word.end, {"part": word.sense.value}, (word,))


# -------------------------------------------------------------------------------------------------------------- days


_SUFFIXES = ("st", "nd", "rd", "th")


def _dates(phrase: Phrase, order: Order, place: int) -> Iterator[Piece]:
    begin = place
    words: tuple[Word, ...] = ()
    for word in (*phrase.words(place, "relation", "on"), *phrase.words(place, "article", "the"), None):
        place, words = (word.end, (word,)) if word else (begin, ())
        yield from _numeric(phrase, order, place, words)
        yield from _with_month(phrase, place, words)
        if word is None and phrase.sign(place + 1, *_SUFFIXES):
            yield from _day_of_month(phrase, place, words)
        if word:
            inner = [(place, words), *((each.end, (*words, each)) for each in phrase.words(place, "article", "the"))]
            for start, said in inner:
                yield from _day_of_month(phrase, start, said)
                yield from _with_month(phrase, start, said) if start != place else ()


def _numeric(phrase: Phrase, order: Order, place: int, words: tuple[Word, ...]) -> Iterator[Piece]:
    """Days in figures. Dots are day.month, ISO is year-month-day, of the others each order that may be."""
    sign = phrase.token(place + 1).text
    if sign not in DATE_SIGNS or not phrase.joined(place + 1):
        return
    year = phrase.number(place, LAST_YEAR, (4,))
    close = all(phrase.joined(place + step) for step in range(2, 5)) and phrase.sign(place + 3, sign)
    if year is not None:
        yield from _year_first(phrase, place, words, year, close)
        return
    first, second = phrase.number(place), phrase.number(place + 2)
    if first is None or second is None:
        return
    if sign == ".":
        yield from _dotted(phrase, place, words, first, second)
        return
    last = phrase.number(place + 4, LAST_YEAR, (4,)) if close else None
    if last is None and (sign == "-" or not phrase.joined(place + 2) or phrase.sign(place + 3, "/")):
        return
    end = place + 5 if last is not None else place + 3
    orders = {"day": (first, second), "month": (second, first)}
    if order and orders[order][1] <= 12:
        orders = {order: orders[order]}
    for day, month in dict.fromkeys(orders.values()):
        if month <= 12 and day <= 31:
            yield Piece("date", end, {"date": Date(day, month, last)}, words)


def _year_first(phrase: Phrase, place: int, words: tuple[Word, ...], year: int, close: bool) -> Iterator[Piece]:
    month, day = phrase.number(place + 2), phrase.number(place + 4)
    if close and month is not None and day is not None:
        end = place + 5
        yield Piece("date", end, {"date": Date(day, month, year)}, words)
        if phrase.sign(end, "t") and phrase.joined(end) and phrase.joined(end + 1):
            yield Piece("date", end + 1, {"date": Date(day, month, year)}, words)
    week, weekday = phrase.number(place + 3, 53, (2,)), phrase.number(place + 5, 7, (1,))
    if phrase.sign(place + 1, "-") and phrase.sign(place + 2, "w") and phrase.sign(place + 4, "-") and week and weekday:
        try:
            day_of_week = date.fromisocalendar(year, week, weekday)
        except ValueError:
            return
        found = Date(day_of_week.day, day_of_week.month, day_of_week.year)
        yield Piece("date", place + 6, {"date": found}, words)


def _dotted(phrase: Phrase, place: int, words: tuple[Word, ...], day: int, month: int) -> Iterator[Piece]:
    if month > 12 or day > 31:
        return
    end = place + 3
    if not phrase.sign(end, ".") or not phrase.joined(end):
        yield Piece("date", end, {"date": Date(day, month)}, words)
        return
    yield Piece("date", end + 1, {"date": Date(day, month)}, words)
    year = phrase.number(end + 1, LAST_YEAR, (4,))
    if year is None and phrase.joined(end + 1):
        short = phrase.number(end + 1, 99, (2,))
        year = None if short is None else 2000 + short
    if year is not None:
        yield Piece("date", end + 2, {"date": Date(day, month, year)}, words)


def _with_month(phrase: Phrase, place: int, words: tuple[Word, ...]) -> Iterator[Piece]:
    """ "10 Dec", "10th of December 2026", "10. Dezember", "10 de diciembre de 2026", "Dec 10, 2026"."""
    for day, after_day in _ordinals(phrase, place):
        for of, start in _optional(phrase, after_day, "of"):
            for word in phrase.words(start, "month"):
                month = int(word.sense.value)
                yield from _with_year(phrase, word.end, Date(day, month), (*words, *of, word))
    for word in phrase.words(place, "month"):
        month = int(word.sense.value)
        for day, after_day in _ordinals(phrase, word.end):
            yield from _with_year(phrase, after_day, Date(day, month), (*words, word))


def _with_year(phrase: Phrase, place: int, found: Date, words: tuple[Word, ...]) -> Iterator[Piece]:
    yield Piece("date", place, {"date": found}, words)
    for of, start in _optional(phrase, place, "of"):
        start += phrase.sign(start, ",", "-", "/") if not of else 0
        year = phrase.number(start, LAST_YEAR, (4,))
        if year is not None:
            yield Piece("date", start + 1, {"date": found._replace(year=year)}, (*words, *of))


def _day_of_month(phrase: Phrase, place: int, words: tuple[Word, ...]) -> Iterator[Piece]:
    """ "the 10th", "am 10.", "el 10": the day of a month that is not named."""
    for day, end in _ordinals(phrase, place):
        yield Piece("date", end, {"date": Date(day)}, words)


def _ordinals(phrase: Phrase, place: int) -> Iterator[tuple[int, int]]:
    """ "10", "10.", "10th", "1er", "1º" with the place after it, and after a sign that joins it to its month."""
    day = phrase.number(place, 31)
    if not day:
        return
    end = place + 1
    right = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    if phrase.joined(end) and (phrase.sign(end, ".", right) or (phrase.sign(end, "er", "o") and day == 1)):
        end += 1
    elif phrase.joined(end) and phrase.sign(end, "-", "/") and not phrase.token(end + 1).is_number:
        yield day, end + 1
        return
    elif phrase.joined(end) and phrase.sign(end, ":", "."):
        return
    yield day, end


def _optional(phrase: Phrase, place: int, relation: str) -> Iterator[tuple[tuple[Word, ...], int]]:
    yield (), place
    for word in phrase.words(place, "relation", relation):
        yield (word,), word.end


_NEAR = {
    "today": (0, ""),
    "yesterday": (-1, ""),
    "tomorrow": (1, ""),
    "day_before_yesterday": (-2, ""),
    "day_after_tomorrow": (2, ""),
    "this_morning": (0, "morning"),
    "this_afternoon": (0, "afternoon"),
    "this_evening": (0, "evening"),
    "yesterday_evening": (-1, "evening"),
    "tomorrow_morning": (1, "morning"),
}


def _near_days(phrase: Phrase, place: int) -> Iterator[Piece]:
    for word in phrase.words(place, "day"):
        if word.sense.value == "now":
            yield Piece("now", word.end, {"now": True}, (word,))
            continue
        days, part = _NEAR[word.sense.value]
        yield Piece("near", word.end, {"near": Near(days), **({"part": part} if part else {})}, (word,))


def _weekdays(phrase: Phrase, place: int) -> Iterator[Piece]:
    """A weekday, with "last", "next" or "this" before or after it, of the day itself or of its week."""
    for before, week, start in _weeks(phrase, place):
        whole = any(word.sense.category == "unit" for word in before)
        yield from _named_weekday(phrase, start, week, whole, before)
        for on in phrase.words(start, "relation", "on") if before else ():
            yield from _named_weekday(phrase, on.end, week, whole, (*before, on))
    for on in (*phrase.words(place, "relation", "on"), *phrase.words(place, "article", "the")):
        for before, week, start in _weeks(phrase, on.end):
            yield from _named_weekday(phrase, start, week, False, (on, *before)) if len(before) < 2 else ()


def _named_weekday(phrase: Phrase, place: int, week: str, whole: bool, before: tuple[Word, ...]) -> Iterator[Piece]:
    for word in phrase.words(place, "weekday"):
        if word.sense.value in ("all", "workdays", "weekend"):
            continue
        fields: dict[str, Any] = {"weekday": DAYS.index(word.sense.value)}
        words = (*before, word)
        said = {"week": week, **({"whole_week": True} if whole else {})} if week else {}
        yield Piece("weekday", word.end, {**fields, **said}, words)
        if not week:
            for after, which, end in _weeks(phrase, word.end):
                whole_week = any(each.sense.category == "unit" for each in after)
                extra = {"week": which, **({"whole_week": True} if whole_week else {})}
                if which:
                    yield Piece("weekday", end, {**fields, **extra}, (*words, *after))


def _weeks(phrase: Phrase, place: int) -> Iterator[tuple[tuple[Word, ...], str, int]]:
    """Nothing; "last", "next", "this"; and the same with the word for week, in either order."""
    yield (), "", place
    starts = [((), place), *(((word,), word.end) for word in phrase.words(place, "relation", "of", "in"))]
    starts += [((*said, word), word.end) for said, at in starts for word in phrase.words(at, "article", "the")]
    for said, at in starts:
        for which in phrase.words(at, "relation", "last", "next", "this"):
            if len(said) < 2:
                yield (*said, which), which.sense.value, which.end
            for unit in phrase.words(which.end, "unit", "week"):
                yield (*said, which, unit), which.sense.value, unit.end
        for unit in phrase.words(at, "unit", "week"):
            for which in phrase.words(unit.end, "relation", "last", "next"):
                yield (*said, unit, which), which.sense.value, which.end


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


# ------------------------------------------------------------------------------------------------------------ lengths


def _lengths(phrase: Phrase, place: int) -> Iterator[Piece]:
    """ "in an hour", "2 hours ago", "-2h", "vor 3 Tagen": exact below a day, and from a day on so many days."""
    for length, words, end in lengths(phrase, place):
        for word in phrase.words(end, "relation", "ago"):
            if "en" in word.sense.languages or "it" in word.sense.languages:
                yield from _piece_of(length, -1, (*words, word), word.end)
    for word in (*phrase.words(place, "relation", "in"), *phrase.words(place, "relation", "ago")):
        if word.sense.value == "ago" and word.sense.languages <= {"en", "it"}:
            continue
        for length, words, end in lengths(phrase, word.end):
            yield from _piece_of(length, 1 if word.sense.value == "in" else -1, (word, *words), end)
    if place == 0 and phrase.sign(0, "-", "+"):
        for length, words, end in lengths(phrase, 1):
            days, months = length.near
            if not months:
                moved = timedelta(days=days, seconds=length.seconds) * (-1 if phrase.sign(0, "-") else 1)
                yield Piece("length", end, {"length": moved}, words)


class Length(NamedTuple):
    """A length of time: `near` in whole days and months, `seconds` what is counted on the clock."""

    near: Near
    seconds: int


def _piece_of(length: Length, sign: int, words: tuple[Word, ...], end: int) -> Iterator[Piece]:
    days, months = length.near
    if not days and not months:
        yield Piece("length", end, {"length": sign * timedelta(seconds=length.seconds)}, words)
    elif not length.seconds:
        yield Piece("near", end, {"near": Near(sign * days, sign * months)}, words)


def lengths(phrase: Phrase, place: int) -> Iterator[tuple[Length, tuple[Word, ...], int]]:
    """Every length that begins there: "90 minutes", "an hour and a half", "1 h 30 min", "2 weeks"."""
    for first, words, end in _terms(phrase, place):
        yield first, words, end
        if first.near != Near():
            continue
        for joint, start in _optional(phrase, end, "and"):
            for second, more, last in _terms(phrase, start):
                if second.near == Near() and second.seconds < _SECONDS["hour"] <= first.seconds:
                    yield Length(Near(), first.seconds + second.seconds), (*words, *joint, *more), last
            half = [word for word in phrase.words(start, "article", "a") if phrase.sign(word.end, "half")]
            if joint and half and first.seconds == _SECONDS["hour"]:
                yield Length(Near(), first.seconds * 3 // 2), (*words, *joint, half[0]), half[0].end + 1
        minutes = phrase.number(end, 59, (2,))
        if minutes is not None and first.seconds % _SECONDS["hour"] == 0 and phrase.span(end - 1, end) in ("h", "std"):
            yield Length(Near(), first.seconds + minutes * 60), words, end + 1


def _terms(phrase: Phrase, place: int) -> Iterator[tuple[Length, tuple[Word, ...], int]]:
    for word in phrase.words(place, "unit", "half_hour", "quarter_hour"):
        yield Length(Near(), _SECONDS[word.sense.value]), (word,), word.end
    for article in phrase.words(place, "article", "a"):
        for word in phrase.words(article.end, "unit", "half_hour", "quarter_hour"):
            yield Length(Near(), _SECONDS[word.sense.value]), (article, word), word.end
    for number, words, start in _amounts(phrase, place):
        for word in phrase.words(start, "unit"):
            unit = word.sense.value
            if unit in ("second", "minute", "hour") and (number * _SECONDS[unit]).is_integer():
                yield Length(Near(), int(number * _SECONDS[unit])), (*words, word), word.end
            elif unit == "metre" and phrase.sign(start, "m"):
                yield Length(Near(), int(number * 60)), (*words, word), word.end
            elif unit in ("day", "week") and number.is_integer():
                yield Length(Near(int(number) * (7 if unit == "week" else 1)), 0), (*words, word), word.end
            elif unit in ("month", "year") and number.is_integer():
                yield Length(Near(0, int(number) * (12 if unit == "year" else 1)), 0), (*words, word), word.end


def _amounts(phrase: Phrase, place: int) -> Iterator[tuple[float, tuple[Word, ...], int]]:
    """ "90", "1.5", "1 1/2", "two", "an"."""
    number = phrase.number(place, 9999, (1, 2, 3, 4))
    if number is not None:
        fraction = [phrase.token(place + step).text for step in (1, 2, 3)]
        if fraction == ["1", "/", "2"]:
            yield number + 0.5, (), place + 4
        elif fraction[0] in (".", ",") and phrase.joined(place + 1) and fraction[1] in ("5", "25", "75"):
            yield float(f"{number}.{fraction[1]}"), (), place + 3
        else:
            yield float(number), (), place + 1
    for word in phrase.words(place, "number"):
        yield float(word.sense.value), (word,), word.end
    for word in phrase.words(place, "article", "a"):
        yield 1.0, (word,), word.end


# ------------------------------------------------------------------------------------------------------------- clocks


def _clocks(phrase: Phrase, place: int) -> Iterator[Piece]:
    for clock, words, end in clocks(phrase, place):
        fields: dict[str, Any] = {"clock": clock}
        yield Piece("clock", end, fields, words)
        if not clock.half:
            for part in phrase.words(end, "part"):
                yield Piece("clock", part.end, {**fields, "part": part.sense.value}, (*words, part))


def clocks(phrase: Phrase, place: int) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    """Every time of day that begins there: "9:05", "21.15", "21 h 15", "9 pm", "at 9", "noon", "half past nine"."""
    starts: list[tuple[tuple[Word, ...], int]] = [((), place)]
    starts += [((word,), word.end) for word in phrase.words(place, "relation", "at")]
    for at, start in starts:
        for word in phrase.words(start, "clock", "noon"):
            yield Clock(12), (*at, word), word.end
        for hour, words, end in _hours(phrase, start):
            marked = [*_halves(phrase, hour, end)]
            yield from ((clock, (*at, *words, *more), last) for clock, more, last in marked)
            plain = not (phrase.joined(end) and phrase.sign(end, ":", ".", "/", "-"))
            if at and plain:
                yield hour, (*at, *words), end
            if not at and plain and not hour.minute:
                parts = ((hour, (*words, part), end) for part in phrase.words(end, "part"))
                yield from ((clock, more[:-1], last) for clock, more, last in parts)
        for clock, words, end in _written(phrase, start):
            yield clock, (*at, *words), end
            yield from ((marked, (*at, *words, *more), last) for marked, more, last in _halves(phrase, clock, end))
        for clock, words, end in _quarters(phrase, start):
            yield clock, (*at, *words), end
            yield from ((marked, (*at, *words, *more), last) for marked, more, last in _halves(phrase, clock, end))


def _hours(phrase: Phrase, place: int) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    """An hour by itself, in figures or as a word; whether it is a time is told by what stands around it."""
    hour = phrase.number(place, 24)
    if hour is not None:
        yield Clock(hour), (), place + 1
    for word in phrase.words(place, "number"):
        if 1 <= int(word.sense.value) <= 20:
            yield Clock(int(word.sense.value)), (word,), word.end


def _halves(phrase: Phrase, clock: Clock, place: int) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    for word in phrase.words(place, "clock", *AM_PM):
        yield clock._replace(half=word.sense.value), (word,), word.end


def _written(phrase: Phrase, place: int) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    """Times that show by their form that they are times: with a colon, two figures after a dot, an h or a word."""
    hour = phrase.number(place, 99)
    for spoken, words, end in _hours(phrase, place):
        for word in phrase.words(end, "clock", "oclock"):
            yield spoken, (*words, word), word.end
            minute = phrase.number(word.end, 59, (2,))
            if minute is not None and not (phrase.sign(word.end + 1, ":", ".") and phrase.joined(word.end + 1)):
                yield spoken._replace(minute=minute), (*words, word), word.end + 1
    if hour is None or not phrase.joined(place + 1) or not phrase.joined(place + 2):
        return
    minute = phrase.number(place + 2, 99, (2,))
    if minute is None or not phrase.sign(place + 1, ":", "."):
        return
    end = place + 3
    if phrase.sign(place + 1, ".") and phrase.joined(end) and phrase.sign(end, "."):
        return
    second = phrase.number(end + 1, 99, (2,)) if phrase.sign(end, ":") and phrase.joined(end + 1) else None
    if second is not None:
        end += 2
        if phrase.sign(end, ".") and phrase.joined(end + 1) and phrase.token(end + 1).is_number:
            end += 2
    elif phrase.sign(end, ":"):
        return
    yield Clock(hour, minute, second or 0), (), end
    for word in phrase.words(end, "clock", "oclock"):
        yield Clock(hour, minute, second or 0), (word,), word.end


def _quarters(phrase: Phrase, place: int) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    """ "half past nine", "10 past nine", "quarter to ten", "halb zehn", "las nueve y media", "neuf heures et quart"."""
    for minutes, spoken, after in _hours(phrase, place):
        if minutes.hour > 0 and phrase.sign(after, "past") and not phrase.joined(after):
            for hour, words, end in _hours(phrase, after + 1):
                yield from _shifted(hour, minutes.hour, (*spoken, *words), end)
    shifts = {"half_past": 30, "half_to": -30, "quarter_past": 15, "quarter_to": -15}
    for word in phrase.words(place, "clock", *shifts):
        for hour, words, end in _hours(phrase, word.end):
            if word.sense.languages & {"en", "de"}:
                yield from _shifted(hour, shifts[word.sense.value], (word, *words), end)
    for hour, words, end in _hours(phrase, place):
        for oclock in (None, *phrase.words(end, "clock", "oclock")):
            for word in phrase.words(oclock.end if oclock else end, "clock", *shifts):
                if word.sense.languages & {"es", "fr", "it"}:
                    said = (*words, *((oclock,) if oclock else ()), word)
                    yield from _shifted(hour, shifts[word.sense.value], said, word.end)


def _shifted(
    hour: Clock, minutes: int, words: tuple[Word, ...], end: int
) -> Iterator[tuple[Clock, tuple[Word, ...], int]]:
    """The time so many minutes from the hour; "quarter to one" is 12:45 as it is said, before a part of the day."""
    if not 1 <= hour.hour <= 23 or hour.half:
        return
    before = hour.hour - 1 if minutes < 0 else hour.hour
    yield Clock(before or 12, minutes % 60), words, end


def _offsets(phrase: Phrase, place: int) -> Iterator[Piece]:
    """ "Z", "UTC", "GMT", "+01:00", "+0100", "UTC+1"; a bare minus after a time may be a dash: see `reading`."""
    for word in phrase.words(place, "clock", "utc"):
        yield Piece("offset", word.end, {"offset": timedelta(0)}, (word,))
        if phrase.joined(word.end):
            for offset, end in _signed(phrase, word.end):
                yield Piece("offset", end, {"offset": offset}, (word,))
    for offset, end in _signed(phrase, place):
        yield Piece("offset", end, {"offset": offset})


def _signed(phrase: Phrase, place: int) -> Iterator[tuple[timedelta, int]]:
    if not phrase.sign(place, "+", "-") or not phrase.joined(place + 1):
        return
    sign = -1 if phrase.sign(place, "-") else 1
    both = phrase.number(place + 1, 1500, (4,))
    if both is not None and both % 100 < 60:
        yield sign * timedelta(hours=both // 100, minutes=both % 100), place + 2
    hours, minutes = phrase.number(place + 1, 15), phrase.number(place + 3, 59, (2,))
    if hours is None:
        return
    if phrase.sign(place + 2, ":") and minutes is not None:
        yield sign * timedelta(hours=hours, minutes=minutes), place + 4
    else:
        yield sign * timedelta(hours=hours), place + 2
