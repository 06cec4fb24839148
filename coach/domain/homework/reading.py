"""What the words of a dose say, part by part, and how it is said back."""

import re
from typing import Any, Literal

from msgspec import Struct

from coach.domain.base.moments.words import MONTHS
from coach.domain.counted import counted, times
from coach.domain.exercises.kinds import Kind
from coach.domain.exercises.wording import length_words
from coach.domain.journal.visit_entries import Weekday

ReadSide = Literal["left", "right", "both", "alternating"]


Limit = Literal["", "<=", ">="]


class Amount(Struct, frozen=True):
    """A number, a range up to `high`, or a limit; `comma` says that it was written with a decimal comma."""

    low: float
    high: float | None = None
    limit: Limit = ""
    comma: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one whole number."""
        return self.high is None and not self.limit and self.low == int(self.low)

    def scaled(self, factor: float) -> "Amount":
        """The amount in another unit."""
        high = None if self.high is None else self.high * factor
        return Amount(self.low * factor, high, self.limit)

    def plain(self) -> int | float | str:
        """A number, "8..12" for a range, "<=3" for a limit."""
        low = _number(self.low)
        if self.high is not None:
            return f"{low}..{_number(self.high)}"
        return f"{self.limit}{low}" if self.limit else low

    def words(self) -> str:
        """How it is said: "10", "8 to 12", "up to 3"."""
        low = str(_number(self.low))
        if self.high is not None:
            low = f"{low} to {_number(self.high)}"
        return {"": low, "<=": f"up to {low}", ">=": f"at least {low}"}[self.limit]


class NotUnderstood(Struct, frozen=True):
    """What of the words cannot be read: the part itself, and what is wrong with it as a sentence."""

    words: str
    reason: str


class DoseReading(Struct, frozen=True):
    """What was understood of one homework; only what the words say is set.

    Seconds for holds and rests. `side` both: the count is for each side. `until` is "+14 days", "12-24" (a day of the
    year), a date or an occasion. `place` is where heat, cold or a ball goes. `goal` is what to work up to.
    """

    name: str = ""
    kind: Kind | None = None
    place: str = ""
    load: str = ""
    distance: str = ""
    sets: Amount | None = None
    reps: Amount | None = None
    hold_s: Amount | None = None
    breaths: Amount | None = None
    minutes: Amount | None = None
    rest_s: Amount | None = None
    tempo: str = ""
    side: ReadSide | None = None
    per: str = ""
    times_a_day: Amount | None = None
    per_week: Amount | None = None
    every_h: Amount | None = None
    every_min: Amount | None = None
    every_days: Amount | None = None
    days: tuple[Weekday, ...] = ()
    at: tuple[str, ...] = ()
    when: str = ""
    before: str = ""
    after: str = ""
    until: str = ""
    as_needed: bool = False
    as_tolerated: bool = False
    to_fatigue: bool = False
    stop_if: str = ""
    goal: "DoseReading | None" = None

    def plain(self) -> dict[str, Any]:
        """Only what is set, for programs."""
        found: dict[str, Any] = {}
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if name == "place" or value in (None, "", (), False):
                continue
            if isinstance(value, Amount | DoseReading):
                value = value.plain()
            elif isinstance(value, tuple):
                value = list(value)
            found[name] = value
        return found

    @property
    def has_amount(self) -> bool:
        """Whether it says how much to do at all."""
        return self.to_fatigue or any((self.reps, self.hold_s, self.minutes, self.breaths, self.distance))

    def parts(self) -> list[tuple[str, str]]:
        """What was understood as words, part by part, each with the name of its field, in the order of doing."""
        said: list[tuple[str, str]] = []

        def tell(field: str, words: str) -> None:
            if words:
                said.append((field, words))

        tell("name", self.name)
        tell("kind", f"{self.kind or ''} {self.place}".strip())
        tell("sets", self._count())
        tell("hold_s", f"hold {_length(self.hold_s)}" if self.hold_s else "")
        tell("breaths", f"hold {self.breaths.words()} {_noun(self.breaths, 'breath')}" if self.breaths else "")
        tell("minutes", _length(self.minutes.scaled(60)) if self.minutes else "")
        tell("distance", re.sub(r" m$", " metres", self.distance))
        tell("to_fatigue", "until you are tired" if self.to_fatigue else "")
        if self.rest_s is not None:
            tell("rest_s", f"rest {_length(self.rest_s)}" if self.rest_s.low else "no rest in between")
        tell("load", "no weight" if self.load == "none" else f"with {self.load}" if self.load else "")
        tell("tempo", _tempo(self.tempo))
        if self.side:
            sides = {"both": "each side", "alternating": "sides in turn"}
            tell("side", sides.get(self.side, f"{self.side} side only"))
        tell("per", "per spot" if self.per else "")
        tell("times_a_day", f"{_times(self.times_a_day)} a day" if self.times_a_day else "")
        tell("per_week", f"{_times(self.per_week)} a week" if self.per_week else "")
        tell("every_h", _every(self.every_h, "hour"))
        tell("every_min", _every(self.every_min, "minute"))
        tell("every_days", _every(self.every_days, "day"))
        tell("days", days_words(self.days))
        tell("at", f"at {' and '.join(self.at)}" if self.at else "")
        tell("when", _when(self.when))
        tell("before", f"before {self.before}" if self.before else "")
        tell("after", f"after {self.after}" if self.after else "")
        tell("until", _until(self.until))
        tell("as_needed", "when you need it" if self.as_needed else "")
        tell("as_tolerated", "as much as you tolerate" if self.as_tolerated else "")
        tell("stop_if", f"stop if {self.stop_if}" if self.stop_if else "")
        if self.goal is not None:
            tell("goal", f"to work up to: {self.goal.words()}")
        return said

    def _count(self) -> str:
        sets = f"{self.sets.words()} {_noun(self.sets, 'set')}" if self.sets else ""
        if self.reps is None:
            return sets
        return f"{sets} of {self.reps.words()}" if sets else f"{self.reps.words()} {_noun(self.reps, 'time')}"

    def words(self) -> str:
        """All of it as one line: "Bridges, 3 sets of 10, hold 5 s, rest 1 min"."""
        line = ", ".join(words for _, words in self.parts())
        return line[:1].upper() + line[1:]


def days_words(days: tuple[Weekday, ...]) -> str:
    """ "on Mon, Wed and Fri"; empty for none."""
    names = [day.title() for day in days]
    if not names:
        return ""
    return "on " + " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _noun(amount: Amount, noun: str) -> str:
    return noun if amount.exact and amount.low == 1 else f"{noun}s"


def _length(amount: Amount) -> str:
    low = length_words(int(amount.low))
    if amount.high is not None:
        unit, factor = ("s", 1) if amount.low % 60 or amount.high % 60 else ("min", 60)
        return f"{_number(amount.low / factor)} to {_number(amount.high / factor)} {unit}"
    return {"": low, "<=": f"up to {low}", ">=": f"at least {low}"}[amount.limit]


def _times(amount: Amount) -> str:
    return times(int(amount.low)) if amount.exact else f"{amount.words()} times"


def _every(amount: Amount | None, unit: str) -> str:
    if amount is None:
        return ""
    if amount.exact:
        return f"every {unit}" if amount.low == 1 else f"every {counted(int(amount.low), unit)}"
    return f"every {amount.words()} {unit}s"


def _tempo(tempo: str) -> str:
    if tempo in ("", "slow", "fast"):
        return tempo
    return re.sub(r"(\d+)", r"\1 s", tempo) if re.search("[a-z]", tempo) else f"tempo {tempo}"


def _when(when: str) -> str:
    return f"in the {when}" if when in ("morning", "afternoon", "evening") else when


def _until(until: str) -> str:
    if until.startswith("+"):
        return f"for {until[1:]}"
    if re.fullmatch(r"\d{2}-\d{2}", until):
        return f"until {int(until[3:])} {MONTHS[int(until[:2]) - 1]}"
    return f"until {until}" if until else ""
