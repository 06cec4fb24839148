"""Phrases for moments with known meaning, the same for the same seed: the words are made from the meaning."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coach.domain.base.moments.reading import Reference, Side
from coach.domain.base.vocabulary.spelling import LANGUAGES, Language

ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu"),
    *("Pacific/Apia", "Africa/Casablanca", "Asia/Tokyo", "America/Santiago", "UTC"),
)
DAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
}


def names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS: dict[Language, tuple[str, ...]] = {
    "en": names("January February March April May June July August September October November December"),
    "de": names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "es": names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "fr": names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "it": names("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
}
NEAR: dict[Language, tuple[str, ...]] = {
    "en": ("the day before yesterday", "yesterday", "today", "tomorrow", "the day after tomorrow"),
    "de": ("vorgestern", "gestern", "heute", "morgen", "übermorgen"),
    "es": ("anteayer", "ayer", "hoy", "mañana", "pasado mañana"),
    "fr": ("avant-hier", "hier", "aujourd'hui", "demain", "après-demain"),
    "it": ("l'altro ieri", "ieri", "oggi", "domani", "dopodomani"),
}
AT: dict[Language, str] = {"en": "at", "de": "um", "es": "a las", "fr": "à", "it": "alle"}
AGO: dict[Language, str] = {"en": "{} ago", "de": "vor {}", "es": "hace {}", "fr": "il y a {}", "it": "{} fa"}
IN: dict[Language, str] = {"en": "in {}", "de": "in {}", "es": "dentro de {}", "fr": "dans {}", "it": "tra {}"}
HOURS: dict[Language, str] = {"en": "hours", "de": "Stunden", "es": "horas", "fr": "heures", "it": "ore"}
MINUTES: dict[Language, str] = {"en": "minutes", "de": "Minuten", "es": "minutos", "fr": "minutes", "it": "minuti"}
SPAN: dict[Language, str] = {"en": "days", "de": "Tagen", "es": "días", "fr": "jours", "it": "giorni"}
JUNK = ("or so", "wx", "!!", "ish", "maybe", "99", "and 10:00", "x3", "pm?", "EST", "/4", "not", "Uhr Uhr", "’til late")


class Phrase(NamedTuple):
    """Words, what they are read by, and the moment they mean; None where they have to be refused."""

    words: str
    here: Reference
    side: Side
    meaning: datetime | None


def phrases(seed: int, number: int) -> Iterator[Phrase]:
    """So many phrases, of which some name times that are not there or are on the wrong side of now."""
    chance = Random(seed)
    for _ in range(number):
        zone = ZoneInfo(chance.choice(ZONES))
        wall = datetime(2024, 1, 1) + timedelta(minutes=chance.randrange(5 * 365 * 24 * 60))
        here = Reference(wall.replace(tzinfo=UTC), zone, chance.choice(LANGUAGES), chance.choice(("", "day", "month")))
        side: Side = chance.choice(("past", "future"))
        yield (_length if chance.random() < 0.15 else _on_a_day)(chance, here, side)


def junk(seed: int, number: int) -> Iterator[Phrase]:
    """Readable phrases with something behind them that no moment has."""
    chance = Random(seed)
    for phrase in phrases(seed, number):
        yield phrase._replace(words=f"{phrase.words} {chance.choice(JUNK)}", meaning=None)


def _spoken(chance: Random) -> Language:
    """English as often as all the others."""
    return "en" if chance.random() < 0.5 else chance.choice(LANGUAGES)


def _length(chance: Random, here: Reference, side: Side) -> Phrase:
    """Lengths are added on the instant."""
    language, number = _spoken(chance), chance.randrange(2, 60)
    unit, step = chance.choice(((HOURS, timedelta(hours=1)), (MINUTES, timedelta(minutes=1))))
    said = (AGO if side == "past" else IN)[language].format(f"{number} {unit[language]}")
    at = here.now + number * step * (-1 if side == "past" else 1)
    if language == "en" and side == "past" and chance.random() < 0.3:
        said = f"-{number}{'h' if unit is HOURS else 'm'}"
    return Phrase(_typed(chance, said), here, side, at)


def _on_a_day(chance: Random, here: Reference, side: Side) -> Phrase:
    language = _spoken(chance)
    at = time(chance.randrange(24), chance.choice((0, 0, 15, 30, 45, chance.randrange(60))))
    day, said = _day(chance, here, side, language, at)
    clock = _clock(chance, language, at, dotted="." in said)
    words = f"{clock} {said}" if language == "en" and chance.random() < 0.15 and "/" not in said else f"{said} {clock}"
    meaning = None if day is None else _instant(day, at, here, side)
    return Phrase(_typed(chance, words), here, side, meaning)


def _instant(day: date, at: time, here: Reference, side: Side) -> datetime | None:
    """The one instant of the time on that day, on its side of now."""
    wall = datetime.combine(day, at)
    found = {wall.replace(tzinfo=here.zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    real = [moment for moment in found if moment.astimezone(here.zone).replace(tzinfo=None) == wall]
    if len(real) != 1:
        return None
    if side == "past":
        return real[0] if real[0] <= here.now else None
    return real[0] if real[0] > here.now else None


def _day(chance: Random, here: Reference, side: Side, language: Language, at: time) -> tuple[date | None, str]:
    today, sign = here.now.astimezone(here.zone).date(), -1 if side == "past" else 1
    form = chance.choice(("near", "weekday", "iso", "words", "words", "no year", "dots", "slashes", "days", "dom"))
    if form == "near":
        step = chance.randrange(-2, 3)
        return today + timedelta(days=step), NEAR[language][step + 2]
    if form == "weekday":
        return _weekday(chance, here, side, language, at)
    day = today + timedelta(days=sign * chance.randrange(1, 300))
    month = MONTHS[language][day.month - 1]
    if form == "iso":
        return day, f"{day}"
    if form == "dots":
        return day, f"{day.day}.{day.month}.{day.year}"
    if form == "slashes":
        return _slashes(here, day)
    if form == "days":
        number = chance.randrange(2, 40)
        text = (AGO if side == "past" else IN)[language].format(f"{number} {SPAN[language]}")
        return today + timedelta(days=sign * number), text
    if form == "dom":
        near = today + timedelta(days=sign * chance.randrange(1, 27))
        return near, f"the {_ordinal(near.day)}"
    said = {"en": f"{day.day} {month}", "de": f"{day.day}. {month}", "es": f"{day.day} de {month}"}
    text = said.get(language, f"{day.day} {month}")
    if language == "en" and chance.random() < 0.5:
        text = chance.choice((f"{month} {day.day}", f"{_ordinal(day.day)} of {month}", f"{month[:3]} {day.day}"))
    if chance.random() < 0.3:
        wrong = chance.random() < 0.3
        name = DAYS[language][(day.weekday() + wrong) % 7]
        text, day_or_none = f"{name} {text}", None if wrong else day
    else:
        day_or_none = day
    if form == "no year":
        return day_or_none, text
    joint = " de" if language == "es" else "," if language == "en" and text[-1].isdecimal() else ""
    return day_or_none, f"{text}{joint} {day.year}"


def _weekday(chance: Random, here: Reference, side: Side, language: Language, at: time) -> tuple[date | None, str]:
    """The nearest day of that name on its side; "next" and "last" only where they have one meaning, or refused."""
    wall = here.now.astimezone(here.zone).replace(tzinfo=None)
    day = wall.date()
    wanted = chance.randrange(7)
    step = -1 if side == "past" else 1
    while day.weekday() != wanted or (
        datetime.combine(day, at) > wall if step < 0 else datetime.combine(day, at) <= wall
    ):
        day += timedelta(days=step)
    return day, DAYS[language][wanted]


def _slashes(here: Reference, day: date) -> tuple[date | None, str]:
    """In the person's order; where that is not known, only what has one reading."""
    if here.order == "month":
        return day, f"{day.month}/{day.day}/{day.year}"
    known = here.order == "day" or day.day > 12 or day.day == day.month
    return (day if known else None), f"{day.day}/{day.month}/{day.year}"


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _clock(chance: Random, language: Language, at: time, dotted: bool) -> str:
    half = "am" if at.hour < 12 else "pm"
    forms = [f"{at:%H:%M}", f"{at.hour}:{at:%M}", f"{AT[language]} {at.hour}:{at:%M}"]
    if language == "en":
        forms += [f"{at.hour % 12 or 12}:{at:%M} {half}", f"{at.hour % 12 or 12}:{at:%M}{half}"]
        forms += [f"at {at.hour % 12 or 12} {half}", f"at {at.hour}"] if not at.minute else []
        forms += [f"half past {at.hour}"] if at.minute == 30 and at.hour else []
        forms += ["at noon"] if at == time(12) else []
    if language == "de":
        forms += [f"um {at.hour} Uhr {at:%M}" if at.minute else f"um {at.hour} Uhr"]
    if language in ("es", "fr"):
        forms += [f"{at.hour}h{at:%M}", f"{at.hour} h {at:%M}"]
    if not dotted:
        forms.append(f"{AT[language]} {at.hour}.{at:%M}")
    return chance.choice(forms)


def _typed(chance: Random, words: str) -> str:
    """As fingers and other keyboards give it."""
    way = chance.random()
    if way < 0.1:
        return words.upper()
    if way < 0.15:
        return words.replace(" ", "\u00a0")
    if way < 0.2:
        return f"  {words.replace(' ', '  ')} "
    if way < 0.25:
        return "".join(chr(ord(mark) + 0xFEE0) if mark in "0123456789:" else mark for mark in words)
    return words
