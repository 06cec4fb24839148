"""What is guided of a therapist's words: one number for each dial, the lower end where a range was said."""

import re
from datetime import UTC, date, datetime, time, timedelta
from math import ceil

import msgspec
from msgspec import Struct

from coach.domain.base.moments.reading import Reference, read_day
from coach.domain.exercises.vocabulary import Side
from coach.domain.homework.grammar import NAMELESS, read
from coach.domain.homework.reading import Amount, DoseReading, NotUnderstood
from coach.domain.homework.schedule import is_occasion
from coach.domain.journal.entries import Weekday

__all__ = ["NotUnderstood", "ParsedDose", "guided", "last_day", "parse_dose"]

SHORT_HOLD_S = 10
FEW = 4
BREATH_S = 10
SLOW_S, FAST_S = 6, 3
FATIGUE_S = 60
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.0, "yd": 0.9, "ft": 0.3}
_STROLL = 0.8
"""Metres a second of somebody who takes their time: what is measured in metres is open for so long."""


class ParsedDose(Struct, frozen=True):
    """The dials of a dose; None and empty are what was not said.

    A dose is timed (`hold_s` seconds) or counted (`reps`, of `tempo_s` seconds each), `sets` times; `sided`: each side
    has its turn. `open`: it ends when it is done, `hold_s` at most. `until` is the last day as it was read,
    `lasts_days` counts from today.
    `rest` are words that are kept without being counted, `lowered` the ranges of which the lower end
    was taken. `every_min` and `every_days` are how far apart two times are; every other day is four days
    a week.
    """

    sets: int | None = None
    hold_s: int | None = None
    reps: int | None = None
    tempo_s: int | None = None
    rest_s: int | None = None
    load: str = ""
    open: bool = False
    sided: bool = False
    side: Side | None = None
    times_a_day: int | None = None
    per_week: int | None = None
    every_min: int | None = None
    every_days: int | None = None
    days: tuple[Weekday, ...] = ()
    at: tuple[str, ...] = ()
    as_needed: bool = False
    lasts_days: int | None = None
    until: str = ""
    stop_if: str = ""
    rest: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()

    @property
    def has_amount(self) -> bool:
        """Whether it says how much at all."""
        return self.hold_s is not None or self.reps is not None


def parse_dose(text: str, name: str = "") -> ParsedDose | NotUnderstood:
    """The dials of a dose for a move of this name, or the part that is not understood."""
    found = read(text, name=name or NAMELESS)
    return found if isinstance(found, NotUnderstood) else guided(found)


def guided(reading: DoseReading) -> ParsedDose | NotUnderstood:
    """The dials of what was read, or the number that nobody can be guided by."""
    reps, sets = _low(reading.reps), _low(reading.sets)
    hold_s, open_end = _hold(reading)
    tempo_s = _tempo_s(reading.tempo)
    if hold_s is not None:
        if reps is None and sets is not None and sets > FEW and hold_s <= SHORT_HOLD_S:
            sets, reps, hold_s, tempo_s = None, sets, None, hold_s
        elif reps is not None and hold_s <= SHORT_HOLD_S:
            hold_s, tempo_s = None, hold_s
        elif reps is not None:
            sets, reps = reps * (sets or 1), None
    if hold_s is not None:
        tempo_s = None
    lasts, until = _until(reading.until)
    found = ParsedDose(
        sets=sets,
        hold_s=hold_s,
        reps=reps,
        tempo_s=tempo_s,
        rest_s=_low(reading.rest_s),
        load="" if reading.load == "none" else reading.load,
        open=open_end,
        sided=reading.side == "both",
        side=reading.side if reading.side in ("left", "right") else None,
        times_a_day=_low(reading.times_a_day),
        per_week=_low(reading.per_week) or len(reading.days) or _by_distance(reading),
        every_min=_low(reading.every_min) or 60 * (_low(reading.every_h) or 0) or None,
        every_days=apart if (apart := _low(reading.every_days)) not in (1, 2) else None,
        days=reading.days,
        at=reading.at,
        as_needed=reading.as_needed,
        lasts_days=lasts,
        until=until,
        stop_if=reading.stop_if,
        rest=_beside(reading),
        lowered=_lowered(reading),
    )
    return _possible(found)


def last_day(parsed: ParsedDose, today: date) -> date | None:
    """The last day of a dose; None without one, or where only an occasion was named."""
    if parsed.lasts_days:
        return today + timedelta(days=parsed.lasts_days)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", parsed.until):
        return date.fromisoformat(parsed.until)
    if not re.fullmatch(r"\d{2}-\d{2}", parsed.until):
        return _reckoned(parsed.until, today)
    month, day = int(parsed.until[:2]), int(parsed.until[3:])
    years = (year for year in range(today.year, today.year + 9) if (month, day) != (2, 29) or year % 4 == 0)
    return next(last for year in years if (last := date(year, month, day)) >= today)


def _reckoned(until: str, today: date) -> date | None:
    """The day of words that depend on today; None for an occasion. Raises NotRead where they fit no day."""
    if not until or is_occasion(until):
        return None
    return read_day(until, Reference(datetime.combine(today, time(12), UTC), UTC), "future")


def _low(amount: Amount | None) -> int | None:
    return None if amount is None else int(amount.low)


def _hold(reading: DoseReading) -> tuple[int | None, bool]:
    """Seconds of one piece of timed work, and whether it is over before where it is done before."""
    if reading.hold_s is not None:
        return int(reading.hold_s.low), False
    if reading.minutes is not None:
        return ceil(reading.minutes.low * 60), False
    if reading.breaths is not None:
        return BREATH_S * int(reading.breaths.low), False
    if reading.reps is None and reading.distance:
        number, unit = reading.distance.split()[0], reading.distance.split()[-1]
        return max(10, ceil(float(number) * _METRES[unit] / _STROLL)), True
    if reading.to_fatigue and reading.reps is None:
        return FATIGUE_S, True
    return None, False


def _tempo_s(tempo: str) -> int | None:
    if tempo in ("slow", "fast"):
        return SLOW_S if tempo == "slow" else FAST_S
    if not tempo:
        return None
    numbers = [int(part) for part in re.findall(r"\d+" if re.search(r"\D", tempo) else r"\d", tempo)]
    return max(1, sum(numbers))


def _by_distance(reading: DoseReading) -> int | None:
    """How many days a week a distance of days makes; seven for every day."""
    every = _low(reading.every_days)
    if every is not None:
        return 4 if every == 2 else max(1, 7 // every)
    return None


def _until(until: str) -> tuple[int | None, str]:
    length = re.fullmatch(r"\+(\d+) (day|month)s?", until)
    if length is None:
        return None, until
    return int(length[1]) * (1 if length[2] == "day" else 30), ""


_TOLD_BESIDE = frozenset(
    ("when", "before", "after", "at", "as_needed", "as_tolerated", "per", "to_fatigue", "goal", "distance", "breaths")
)


def _beside(reading: DoseReading) -> tuple[str, ...]:
    """What is told while it is done, for no clock counts it."""
    said = [
        words
        for field, words in reading.parts()
        if field in _TOLD_BESIDE
        or (field == "side" and reading.side == "alternating")
        or (field == "tempo" and reading.tempo not in ("slow", "fast"))
    ]  # fmt: skip
    if is_occasion(reading.until):
        said.append(f"until {reading.until}")
    return tuple(said)


def _lowered(reading: DoseReading) -> tuple[str, ...]:
    amounts = (value for value in msgspec.structs.asdict(reading).values() if isinstance(value, Amount))
    return tuple(amount.words() for amount in amounts if amount.high is not None)


_RANGES = {
    "sets": 20,
    "reps": 100,
    "hold_s": 28_800,
    "tempo_s": 120,
    "rest_s": 600,
    "times_a_day": 24,
    "per_week": 7,
    "every_days": 31,
    "lasts_days": 730,
}
_NAMED = {
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_s": "Seconds",
    "tempo_s": "Seconds for one repetition",
    "rest_s": "Seconds of rest",
    "times_a_day": "Times a day",
    "per_week": "Days a week",
    "every_days": "Days from one to the next",
    "lasts_days": "Days",
}


def _possible(found: ParsedDose) -> ParsedDose | NotUnderstood:
    for name, most in _RANGES.items():
        number = getattr(found, name)
        least = 0 if name == "rest_s" else 1
        if number is not None and not least <= number <= most:
            return NotUnderstood(str(number), f"{_NAMED[name]} go from {least} to {most}.")
    if found.every_min is not None and not 5 <= found.every_min <= 1440:
        return NotUnderstood(f"every {found.every_min} minutes", "Coach can remind every 5 minutes to every 24 hours.")
    return found
