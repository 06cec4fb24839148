"""Reads a dose in the words of a therapist: every word is used, or the part that is not understood is named.

A reader goes once over the tokens; each rule takes the tokens it understands and sets what they say. Nothing is ever
guessed: what can mean two things, contradicts what was said before, or stands where no rule takes it, is refused.
"""

import re
from collections.abc import Callable

from coach.domain.base.vocabulary.spelling import fold
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.homework import vocabulary
from coach.domain.homework.amounts import AmountReader
from coach.domain.homework.reader import PartRefused
from coach.domain.homework.reading import Amount, DoseReading, NotUnderstood
from coach.domain.journal.visit_entries import WEEKDAYS
from coach.domain.text import clean, one_line

LONGEST_TEXT = 400
NAMELESS = "."
"""The name of a move that has none in the words."""

_NOT_ALONE = {"rest_s", "tempo", "load", "side", "per"}
"""What is no homework without anything beside it."""

SHORT_ACTIVITY_MIN = 5
MOST_NOTES = 8


def read(text: str, name: str = "") -> DoseReading | NotUnderstood:
    """What one line says. With a `name` that is known already, words that are no dose are not understood.

    Returns the part that is not understood, with the reason, where anything is not.
    """
    line = _without_bullet(one_line(text))
    if not line:
        return NotUnderstood("", "There is nothing to read.")
    if len(line) > LONGEST_TEXT:
        return NotUnderstood(line[:40], f"It is longer than {LONGEST_TEXT} characters.")
    line = re.sub(r"(?<=[^\W\d_])\((?:s|n|en|es)\)", "", line)
    try:
        return _DoseReader(line, name).read()
    except PartRefused as refusal:
        return refusal.verdict


def read_with_notes(text: str, name: str = "") -> tuple[DoseReading | NotUnderstood, tuple[str, ...]]:
    """What one line says without the parts that are not understood, and those parts.

    Where nothing is left that is understood, the last refusal and the parts before it.
    """
    noted: list[str] = []
    line = one_line(text)
    while True:
        found = read(line, name)
        if isinstance(found, DoseReading) or not found.words or found.words not in line or len(noted) == MOST_NOTES:
            return found, tuple(noted)
        noted.append(found.words)
        line = line.replace(found.words, " , ", 1).strip(" ,")


def homework_lines(text: str) -> tuple[str, ...]:
    """The homeworks of a pasted text, one a line; a name alone goes with the lines of numbers below it."""
    lines = [stripped for line in clean(text).splitlines() if (stripped := _without_bullet(one_line(line)))]
    joined: list[str] = []
    for line in lines:
        dose = read(line, NAMELESS)
        if joined and isinstance(dose, DoseReading) and isinstance(read(joined[-1]), NotUnderstood):
            together = read(f"{joined[-1]}, {line}")
            if isinstance(together, DoseReading):
                joined[-1] = f"{joined[-1]}, {line}"
                continue
        joined.append(line)
    return tuple(joined)


def _without_bullet(line: str) -> str:
    return re.sub(r"^\s*(?:\d{1,2}[.)](?=\s)\s*|[-–—*•‣◦○●▪☐☑✓✔>]+\s+|[a-h]\)\s+)", "", line).strip()


class _DoseReader(AmountReader):
    """Reads a whole line."""

    def __init__(self, text: str, name: str = "", inner: bool = False) -> None:
        super().__init__(text, name, inner)
        self.rules: tuple[Callable[[], bool], ...] = (
            self._mark, self._phase, self._refusals, self._goal, self._stop, self._negation, self._rest, self._tempo,
            self._sigs, self._every, self._often, self._weekdays, self._length, self._clock, self._when, self._occasion,
            self._words, self._side, self._load, self._label, self._times, self._chain, self._hold, self._kind,
            self._name, self._filler,
        )  # fmt: skip

    def read(self) -> DoseReading:
        """All of the tokens. Raises PartRefused for the part that is not understood."""
        while self.token.kind != "end":
            if not any(rule() for rule in self.rules):
                self.refuse(self.at, self.at + 1, "Coach does not know what this means here.")
        return self._settled()

    def _mark(self) -> bool:
        if self.token.kind == "mark" and self.token.key in (
            ",",
            ";",
            ".",
            ":",
            "!",
            "?",
            "(",
            ")",
            "-",
            "/",
            "+",
            "&",
            "'",
        ):
            if self.token.key == "-" and self.at == 0 and self.peek().amount:
                self.refuse(0, 2, "It is less than nothing.")
            if self.token.key == "?":
                self.refuse(max(0, self.at - 1), self.at + 1, "It is asked, not said.")
            if self.token.key == "+" and self.token.glued and self.look(self.at - 1).amount:
                self.refuse(self.at - 1, self.at + 1, "Is it at least so many?")
            if self.token.key in ("/", "'") and not self._may_be_left(self.at):
                self.refuse(max(0, self.at - 1), self.at + 2, "What does it mean?")
            self.at += 1
            return True
        if self.token.means("relation.and"):
            self.at += 1
            return True
        return False

    def _may_be_left(self, place: int) -> bool:
        """Whether a stroke only stands between two things that are understood each on its own."""
        return self.look(place).key == "/" and not (self.look(place - 1).amount or self.look(place + 1).amount)

    def _phase(self) -> bool:
        if not self.token.means("units.week", "units.day", "units.month") or not self.peek().amount:
            return False
        if self.phase is not None:
            self.refuse(self.at, self.clause_end(self.at), "Two phases are two homeworks. Add each on its own.")
        self.phase = (self.at, self.clause_end(self.at))
        self.at += 2
        return True

    def _refusals(self) -> bool:
        token, end = self.token, self.clause_end(self.at)
        if token.means("dose.then"):
            self.refuse(self.at, end, "This is a second dose. Add it as homework of its own.")
        if token.means("relation.or") and token.kind == "phrase":
            self.refuse(self.at, end, "Which of the two?")
        if token.means("dose.vague"):
            stop = self.at + 1
            while self.look(stop).means("dose.times", "dose.filler", "dose.reps", "dose.sets"):
                stop += 1
            self.refuse(self.at, stop, "It does not say how much. Write a number.")
        if token.means("dose.unknown_side"):
            self.refuse(self.at, self.at + 1, "Which side is it, left or right?")
        if token.means("dose.progress"):
            self.refuse(self.at, end, "Write what to do now, and a goal as: work up to 3x12.")
        if token.kind == "word" and token.key in vocabulary.REFUSED_SIGS and "name" not in token.meanings:
            self.refuse(self.at, self.at + 1, vocabulary.REFUSED_SIGS[token.key])
        if token.kind == "word" and self._misspelt(token):
            self.refuse(self.at, self.at + 1, "Is it misspelt?")
        unsure = token.kind == "word" and token.key in vocabulary.NEVER_A_NAME and "name" not in token.meanings
        if unsure or (token.kind == "word" and self._adverb(token)):
            self.refuse(self.at, end, "Coach cannot tell what this asks for.")
        return False

    def _goal(self) -> bool:
        token, end = self.token, self.clause_end(self.at)
        if token.means("dose.start"):
            self.at += 1
            return True
        if not token.means("dose.goal"):
            return False
        inner = self.text[self.look(self.at + 1).start : self.look(end).start]
        try:
            goal = _DoseReader(inner, inner=True).read()
        except PartRefused:
            self.refuse(self.at, end, "Write the goal as a dose: work up to 3x12.")
        if not goal.has_amount and goal.sets is None:
            self.refuse(self.at, end, "Write the goal as a dose: work up to 3x12.")
        return self.put(self.at, end, goal=goal)

    def _stop(self) -> bool:
        if not self.token.means("dose.stop_when"):
            if self.token.means("dose.stop_rule"):
                self.refuse(self.at, self.clause_end(self.at), "This is when to stop, not how much.")
            return False
        end = self.clause_end(self.at)
        words = self.said(self.at + 1, end)
        if end == self.at + 1:
            self.refuse(self.at, end, "When should you stop?")
        return self.put(self.at, end, stop_if=words)

    def _negation(self) -> bool:
        token = self.token
        if not token.means("dose.except", "dose.not", "dose.without") or token.means("load.none"):
            return False
        end = self.clause_end(self.at)
        place = self.at + 1
        while self.look(place).means("dose.except", "dose.not", "dose.filler") or self.look(place).key in (
            "on", "at", "am", "an", "el", "le", "los", "les", "the", "im", "il", "la",
        ):  # fmt: skip
            place += 1
        days, after = self._days_at(place)
        if days:
            if after < end and self.look(after).kind == "word":
                self.refuse(self.at, end, "Which days are left out?")
            self.except_days |= set(days)
            self.at = after
            return True
        if token.means("dose.not", "dose.without") and self.look(place).means("dose.rest"):
            after = place + 1
            if self.look(after).means("dose.between_sets"):
                after += 1
            return self.put(self.at, after, rest_s=Amount(0))
        fields = token.means("dose.without", "dose.not") and self.look(place).means("load.dumbbell", "load.band")
        if fields:
            return self.put(self.at, place + 1, load="none")
        self.refuse(self.at, end, "Coach cannot guide by what not to do. Write what to do.")
        return True

    def _words(self) -> bool:
        for meaning in ("as_needed", "as_tolerated", "to_fatigue"):
            if self.token.means(f"dose.{meaning}"):
                return self.put(self.at, self.at + 1, **{meaning: True})
        field, end = self.last
        number = self.fields.get(field)
        if self.token.means("dose.at_most") and end == self.at and isinstance(number, Amount) and number.exact:
            self.fields[field] = Amount(number.low, limit="<=")
            self.at += 1
            return True
        if (
            self.token.means("kind.spot")
            and self.at
            and self.look(self.at - 1).key in ("per", "each", "pro", "je", "por", "par")
        ):
            return self.put(self.at, self.at + 1, per="spot")
        if self.token.key in ("per", "pro", "por", "par", "je") and self.peek().means("kind.spot"):
            return self.put(self.at, self.at + 2, per="spot")
        return False

    def _settled(self) -> DoseReading:
        fields = self.fields
        if self.name_is_place is not None and "name" in fields and self.said(*self.name_is_place) == fields["name"]:
            self.refuse(*self.name_is_place, "It is a place, or a part of a name. What is done there?")
        if self.phase is not None:
            self.refuse(*self.phase, "Two phases are two homeworks. Write for 2 weeks.")
        self._settle_minutes()
        self._settle_loose()
        self._settle_days()
        if fields.get("kind") and "place" not in fields and fields.get("name"):
            fields["place"] = fields.pop("name")
        if self.bare_clock is not None:
            first = str(fields["at"][0])
            short = not ({"sets", "reps", "hold_s", "minutes"} & set(fields) or fields.get("to_fatigue"))
            if short or first < "05:00":
                self.refuse(*self.bare_clock, "A time of day, or how long? Write at 17:00, or 1 min 30 s.")
        reading = DoseReading(**fields)
        said = set(reading.plain()) - {"name"}
        if said - (_NOT_ALONE if self.takes_name else set()):
            return reading
        raise PartRefused(self.said(0, len(self.tokens) - 1), "It does not say how much.")

    def _settle_minutes(self) -> None:
        if self.minutes is None:
            return
        name = fold(str(self.fields.get("name", ""))) or self.known_name
        active = any(word in vocabulary.ACTIVITIES for word in re.findall(r"[^\W\d_]+", name))
        kind: Kind | None = self.fields.get("kind")
        lasting = active or (kind and KINDS[kind].skin) or self.minutes.low >= SHORT_ACTIVITY_MIN
        whole = "hold_s" in self.fields and self.minutes.limit == "<="
        if whole or (lasting and not self.held and not self.intervals):
            if {"sets", "reps"} <= set(self.fields):
                raise PartRefused(self.text, "Is it held so long, or is that all of it?")
            self.fields["minutes"] = self.minutes
        elif "hold_s" in self.fields:
            raise PartRefused(self.text, "It says how long twice.")
        else:
            self.fields["hold_s"] = self.minutes.scaled(60)

    def _settle_loose(self) -> None:
        if self.loose is None:
            return
        number, by_cross, start, after = self.loose
        fields = self.fields
        held = "hold_s" in fields or "minutes" in fields or "to_fatigue" in fields or "distance" in fields
        if "reps" in fields:
            if "sets" in fields or not by_cross:
                self.refuse(start, after, "There are sets already: say how often a day or a week.")
            fields["sets"] = number
        elif "breaths" in fields:
            fields["reps"] = number
        elif held and "sets" not in fields:
            few = (number.low <= 4 and by_cross) or self.intervals or "hold_s" not in fields
            fields["sets" if few else "reps"] = number
        else:
            first = self.look(start)
            alone = first.means("dose.times") and self.takes_name and not fields
            if alone or first.means("dose.once", "dose.twice", "dose.three_times"):
                self.refuse(start, after, "How many of what?")
            fields["reps"] = number

    def _settle_days(self) -> None:
        fields = self.fields
        if self.except_days:
            days = fields.get("days") or WEEKDAYS
            left = tuple(day for day in days if day not in self.except_days)
            if not left:
                raise PartRefused(self.text, "No day is left.")
            fields["days"] = left
        elif self.daily:
            often = next((field for field in ("per_week", "every_days", "days") if field in fields), None)
            if often:
                words = {"per_week": "a week", "every_days": "every other day", "days": "on days"}[often]
                raise PartRefused(_part_of(self.text, often) or words, "Or is it daily?")
            if "times_a_day" not in fields:
                fields["every_days"] = Amount(1)
        if "per_week" in fields and "days" in fields and fields["per_week"].plain() != len(fields["days"]):
            raise PartRefused(self.text, "The days and how often a week do not fit.")


def _part_of(text: str, field: str) -> str:
    """The words of the line that said how often, for a refusal."""
    for part in re.findall(
        r"(?:\S+ )?(?:twice|once|three times|\d+\s?(?:x|times)|\d+ days?) ?(?:a|per|/)? ?week\b|weekly"
        r"|every other day|every \d+ days",
        text,
        re.I,
    ):
        words = re.sub(r"^\S+ (?=twice|once|three)", "", part, flags=re.I)
        return str(words)
    return ""
