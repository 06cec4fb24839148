"""What a therapist says about how much: "2 x 30 s each side", "3x10", "5 min heat", "twice a day", "for two weeks"."""

import re
from collections.abc import Callable
from typing import Any, get_args

import msgspec
from msgspec import Struct

from coach.domain.exercises.vocabulary import Side
from coach.domain.journal.entries import Weekday
from coach.domain.text import one_line

LONGEST_TEXT = 400
SHORT_HOLD_S = 10
FEW = 4
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class ParsedDose(Struct, frozen=True):
    """What was understood; None and empty are what was not said.

    A dose is timed (`hold_s` seconds) or counted (`reps`, of `tempo_s` seconds each), `sets` times; `sided`: each side
    has its turn. `until_words` name the last day and are left to whoever can read dates, `lasts_days` counts from
    today. `rest` are the words that are kept as they were said, `lowered` the ranges of which the lower end was taken.
    """

    sets: int | None = None
    hold_s: int | None = None
    reps: int | None = None
    tempo_s: int | None = None
    sided: bool = False
    side: Side | None = None
    times_a_day: int | None = None
    per_week: int | None = None
    days: tuple[Weekday, ...] = ()
    lasts_days: int | None = None
    until_words: str = ""
    stop_if: str = ""
    rest: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()

    @property
    def has_amount(self) -> bool:
        """Whether it says how much at all."""
        return self.hold_s is not None or self.reps is not None


class NotUnderstood(Struct, frozen=True):
    """What of the words can not be read: the part itself, and what is wrong with it as a sentence."""

    words: str
    reason: str


NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
}  # fmt: skip
_UNIT_S = {"s": 1, "m": 60, "h": 3600}
_TIME = r"(s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)\b"
_ALONE = r"(?<![\d.,/-])"
_N = rf"{_ALONE}(\d+(?:\.5)?)(?![.,]?\d)"
_W = rf"{_ALONE}(\d+)(?![.,]?\d)"
"""A number that is no part of a longer one, such as the 25 of 1.25."""
_REPS = r"(?:reps?|repetitions?)\b"
_EACH = r"(?:each|per|both|every|either)"
_DAY_NAME = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:s?day|nesday|rsday|urday)?s?"
_DAYS_OF: dict[str, tuple[Weekday, ...]] = {"weekday": WEEKDAYS[:5], "weekend": WEEKDAYS[5:]}
_SPAN = {"day": 1, "week": 7, "month": 30}
_SLOW_S, _FAST_S = 6, 3

_FILLER = re.compile(
    r"\b(?:and|then|of|for|at|a|an|the|it|do|done|hold|holding|held|keep|in|with|on|to|about|sets?|times?|x|each|per|most"
    r"|every|either|heat|cold|ice|stretch|walk|walking|please|up|repeat|go|take|leave|start|your|total|only)\b"
)


class _Reading:
    """The words that are left, and the fields that have been read out of them."""

    def __init__(self, text: str) -> None:
        self.left = text
        self.fields: dict[str, Any] = {}

    def take(self, pattern: str, read: Callable[["re.Match[str]"], dict[str, Any]]) -> bool:
        """Reads the first place that fits `pattern` and takes it out; a field that is there already stays open."""
        found = re.search(pattern, self.left)
        if found is None:
            return False
        fields = read(found)
        if not fields or any(name in self.fields for name in fields):
            return False
        self.fields |= fields
        self.left = f"{self.left[: found.start()]} ; {self.left[found.end() :]}"
        return True


def parse_dose(text: str) -> ParsedDose | NotUnderstood:
    """What `text` says about how much and how often.

    Of a range the lower end counts. Numbers that nobody can place make the whole not understood; words without a
    number are kept as they were said, in `rest`.
    """
    said = one_line(text)
    if not said:
        return NotUnderstood("", "There is nothing to read.")
    if len(said) > LONGEST_TEXT:
        return NotUnderstood(said[:40], f"It is longer than {LONGEST_TEXT} characters.")
    plain, lowered = _normal(said)
    reading = _Reading(plain)
    for pattern, read in _PATTERNS:
        reading.take(pattern, read)
    number = re.search(r"\S*\d\S*(?: \w+)?", reading.left)
    if number:
        return NotUnderstood(number[0].strip(" ;"), "This number does not say what it counts.")
    if "times" in reading.fields and "sets" in reading.fields:
        return NotUnderstood(
            f"{reading.fields['times']} times", "There are sets already: say how often a day or a week."
        )
    found = ParsedDose(**_settled(reading.fields), rest=_rest(reading.left), lowered=lowered)
    return _possible(found)


def _normal(said: str) -> tuple[str, tuple[str, ...]]:
    """Small letters, digits for number words, "x" for the multiplication sign, and ranges as their lower end."""
    text = said.lower().replace("×", " x ").replace("’", "'")
    text = re.sub(r"\bhalf (?:a|an) (minute|hour)\b", lambda found: "30 s" if found[1] == "minute" else "30 min", text)
    text = re.sub(r"\b(?:a|an) (minute|hour)\b", r"1 \1", text)
    text = re.sub(r"\bfor a (day|week|month)\b", r"for 1 \1", text)
    text = re.sub(r"\b(" + "|".join(NUMBER_WORDS) + r")\b", lambda found: str(NUMBER_WORDS[found[1]]), text)
    text = re.sub(r"(\d)(?=[a-z])", r"\1 ", re.sub(r"\bx(?=\d)", "x ", text))
    ranges = re.compile(r"(?<![\d-])(\d+) ?(?:-|–|to) ?(\d+)(?![\d-])")
    lowered = tuple(found[0] for found in ranges.finditer(text) if int(found[1]) < int(found[2]))
    return ranges.sub(lambda found: str(min(int(found[1]), int(found[2]))), text), lowered


def _seconds(number: str, unit: str) -> int:
    return int(float(number) * _UNIT_S[unit[0]])


def _whole(number: str) -> int:
    return int(float(number))


def _named_days(found: "re.Match[str]") -> dict[str, Any]:
    names = re.findall(rf"weekday|weekend|{_DAY_NAME}", found[0])
    days = {day for name in names for day in _DAYS_OF.get(name, (name[:3],))}
    for first, last in re.findall(rf"({_DAY_NAME}) ?(?:-|–|to|through) ?({_DAY_NAME})", found[0]):
        start, end = WEEKDAYS.index(first[:3]), WEEKDAYS.index(last[:3])
        days |= {WEEKDAYS[number % 7] for number in range(start, end + 1 + 7 * (end < start))}
    return {"days": tuple(day for day in WEEKDAYS if day in days)}


def _times_a(found: "re.Match[str]") -> dict[str, Any]:
    number = {"once": 1, "twice": 2, "thrice": 3}.get(found[1]) or int(found[2])
    return {"times_a_day" if found[3] == "day" or found[4] == "daily" else "per_week": number}


_PATTERNS: tuple[tuple[str, Callable[["re.Match[str]"], dict[str, Any]]], ...] = (
    (r"\bstop (?:if|when) ([^,;.]+)", lambda m: {"stop_if": m[1].strip()}),
    (
        r"\b(?:until|till|through) (?!it\b|you|the (?!\d)|your|pain)([^,;]+)",
        lambda m: {"until_words": m[1].strip(" .")},
    ),
    (r"\bfor (\d+) (day|week|month)s?\b", lambda m: {"lasts_days": int(m[1]) * _SPAN[m[2]]}),
    (
        r"\b(?:(once|twice|thrice)|(\d+) ?(?:times|x)) ?(?:(?:a|per|each|every|/|in a) ?(day|week)|(daily|weekly))\b",
        _times_a,
    ),
    (r"\b(\d+) days? (?:a|per|each|every) week\b", lambda m: {"per_week": int(m[1])}),
    (r"\bevery (?:other|second|2(?:nd)?) day\b", lambda _: {"per_week": 4}),
    (r"\b(?:morning and (?:evening|night)|mornings and evenings)\b", lambda _: {"times_a_day": 2}),
    (r"\b(?:daily|(?:every|each|1|a) ?day)\b", lambda _: {"per_week": 7}),
    (
        rf"\b(?:on )?(?:{_DAY_NAME}|weekdays?|weekends?)\b(?:(?:,| and| &| to| through|[/–-]| )+(?:{_DAY_NAME})\b)*",
        _named_days,
    ),
    (
        rf"\b(?:on |to )?(?:(?:{_EACH} |/ ?)(?:the )?(?:sides?|legs?|arms?|hips?|foot|feet)|both|bilateral|a side)\b",
        lambda _: {"sided": True},
    ),
    (
        r"\b(?:(?:on |to )?(?:the |your )?)(left|right)(?: (?:side|leg|arm|hip|buttock|foot))?(?: only)?\b",
        lambda m: {"side": m[1]},
    ),
    (
        rf"{_N} ?(?:x|sets? of|rounds? of|times) ?(\d+) ?(?:{_REPS})? ?(?:x|of|for|@) ?(\d+) ?{_TIME}",
        lambda m: {"sets": _whole(m[1]), "reps": int(m[2]), "tempo_s": _seconds(m[3], m[4])},
    ),
    (
        rf"{_N} ?(?:x|sets? of|rounds? of|times) ?{_N} ?{_TIME}",
        lambda m: {"sets": _whole(m[1]), "hold_s": _seconds(m[2], m[3])},
    ),
    (
        rf"{_N} ?(?:x|sets? of|rounds? of) ?(\d+)(?: ?{_REPS}| ?times\b)?(?! ?{_TIME})",
        lambda m: {"sets": _whole(m[1]), "reps": int(m[2])},
    ),
    (rf"{_N} ?{_TIME} ?(?:x|times) ?{_W}(?: ?{_REPS})?", lambda m: {"hold_s": _seconds(m[1], m[2]), "sets": int(m[3])}),
    (rf"{_W} ?{_REPS}", lambda m: {"reps": int(m[1])}),
    (rf"{_N} ?{_TIME}", lambda m: {"hold_s": _seconds(m[1], m[2])}),
    (rf"{_W} ?(?:sets?|rounds?)\b", lambda m: {"sets": int(m[1])}),
    (rf"(?:\bx ?)?{_W} ?(?:times|x)\b|\bx ?{_W}\b", lambda m: {"times": int(m[1] or m[2])}),
    (r"\b(once|twice|thrice)\b", lambda m: {"times": {"once": 1, "twice": 2, "thrice": 3}[m[1]]}),
    (r"\b(?:very )?(?:slow|slowly)\b", lambda _: {"tempo_s": _SLOW_S}),
    (r"\b(?:quick|quickly|fast)\b", lambda _: {"tempo_s": _FAST_S}),
)
"""What is looked for, in this order: what is said about days and times before the bare numbers."""


def _settled(fields: dict[str, Any]) -> dict[str, Any]:
    """The dials in the two ways a dose is counted: a few long holds, or repetitions of a few seconds each."""
    times = fields.pop("times", None)
    if times is not None:
        fields = {"sets" if "hold_s" in fields or "reps" in fields else "reps": times, **fields}
    hold_s, sets, reps = fields.get("hold_s"), fields.get("sets"), fields.get("reps")
    if hold_s is None:
        return fields
    if reps is None and sets is not None and sets > FEW and hold_s <= SHORT_HOLD_S:
        fields |= {"sets": None, "reps": sets, "hold_s": None, "tempo_s": hold_s}
    elif reps is not None and hold_s <= SHORT_HOLD_S:
        fields |= {"hold_s": None, "tempo_s": hold_s}
    elif reps is not None:
        fields |= {"sets": reps * (sets or 1), "reps": None}
    if fields.get("hold_s") is not None:
        fields.pop("tempo_s", None)
    return fields


def _rest(left: str) -> tuple[str, ...]:
    """What else was said, part by part, without the words that only joined what was understood."""
    parts = (part.strip(" .-:/&()") for part in re.split(r"[;,]", left))
    return tuple(part for part in parts if _FILLER.sub("", part).strip(" .-:/&()"))


_RANGES = {
    "sets": 20,
    "reps": 100,
    "hold_s": 28_800,
    "tempo_s": 120,
    "times_a_day": 6,
    "per_week": 7,
    "lasts_days": 730,
}


def _possible(found: ParsedDose) -> ParsedDose | NotUnderstood:
    for name, most in _RANGES.items():
        number = getattr(found, name)
        if number is not None and not 1 <= number <= most:
            return NotUnderstood(str(number), f"{_NAMED[name]} from 1 to {most}, please.")
    if found.days and found.per_week is None:
        return msgspec.structs.replace(found, per_week=len(found.days))
    return found


_NAMED = {
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_s": "Seconds",
    "tempo_s": "Seconds for one repetition",
    "times_a_day": "Times a day",
    "per_week": "Days a week",
    "lasts_days": "Days",
}
