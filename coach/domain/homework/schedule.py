"""How often, on which days, until when, at what times and on what occasion."""

import re
from datetime import date

from coach.domain.base.moments.days import read_days, read_times
from coach.domain.base.moments.grammar import Draft, drafts
from coach.domain.base.moments.lexicon import Phrase, first_doubtful
from coach.domain.base.moments.refusal import NotRead
from coach.domain.base.moments.words import WEEKDAYS as WEEKDAY_NAMES
from coach.domain.base.vocabulary import moments
from coach.domain.base.vocabulary.doses import SIG
from coach.domain.base.vocabulary.spelling import fold, spellings
from coach.domain.homework import vocabulary
from coach.domain.homework.naming import NameReader
from coach.domain.homework.reader import PartRefused
from coach.domain.homework.reading import Amount
from coach.domain.homework.tokens import Token
from coach.domain.journal.visit_entries import WEEKDAYS, Weekday

_DAYS = tuple(f"weekdays.{day}" for day in (*WEEKDAYS, "workdays", "weekend", "all"))
_INITIALS = {spelling for spelling, _, _ in spellings(moments.SHORT_WEEKDAYS)} | {"t", "s"}
_PARTS = {
    "morning_and_evening": "",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "before_bed": "before bed",
    "on_waking": "on waking",
    "while_awake": "while awake",
    "before_meals": "before meals",
    "after_meals": "after meals",
}
"""The parts of the day and how they are told."""

_ONE_DAY = (["date"], ["near"], ["weekday"])
_COUNTED = ("dose.once", "dose.twice", "dose.three_times")
_MEALS = frozenset({"lunch", "breakfast", "dinner", "supper"})


class ScheduleReader(NameReader):
    """Reads times."""

    def _sigs(self) -> bool:
        token = self.token
        if token.kind == "hours":
            match = re.fullmatch(r"q ?(\d+)(?: ?- ?(\d+))? ?([a-z]+)\.?", token.key.replace("–", "-"))
            if match is None:
                self.refuse(self.at, self.at + 1, "How often is it?")
                return False
            low, high = float(match[1]), float(match[2]) if match[2] else None
            field = {"h": "every_h", "m": "every_min", "d": "every_days"}[match[3][0]]
            return self.put(self.at, self.at + 1, **{field: Amount(low, high)})
        if token.key in SIG and token.kind in ("word", "phrase"):
            field, value = next(iter(SIG[token.key].items()))
            amount = Amount(float(value)) if isinstance(value, int) and not isinstance(value, bool) else value
            return self.put(self.at, self.at + 1, **{field: amount})
        return False

    def _every(self) -> bool:
        token = self.token
        if token.means("dose.every_other_day"):
            return self.put(self.at, self.at + 1, every_days=Amount(2))
        if token.means("dose.an_hour") and not token.key.startswith("/"):
            if token.key == "an hour" and not (self.fields.keys() - {"name"} or self.minutes or self.loose):
                self.minutes = Amount(60)
                self.at += 1
                return True
            return self.put(self.at, self.at + 1, every_h=Amount(1))
        if not token.means("dose.every"):
            return False
        place = self.at + 1
        number = self.look(place)
        if number.amount is not None:
            ordinal = self.look(place + 1).key in ("nd", "rd", "th", "st") and self.look(place + 1).glued
            unit = self.look(place + (2 if ordinal else 1))
            after = place + (3 if ordinal else 2)
            field, factor = _every_field(unit)
            if field and not number.amount.comma:
                return self.put(self.at, after, **{field: number.amount.scaled(factor)})
        if number.key in ("third", "fourth") and self.look(place + 1).means("units.day"):
            return self.put(self.at, place + 2, every_days=Amount(3.0 if number.key == "third" else 4.0))
        if number.means("units.half_hour"):
            return self.put(self.at, place + 1, every_min=Amount(30))
        if number.means("units.minute", "units.second") and token.key in ("every",):
            self.refuse(self.at, place + 1, "That is too often to guide.")
        days, after = self._days_at(place)
        if days:
            return self._set_days(days, after)
        if token.key == "each" and self.look(place).means("dose.times"):
            self.at = place + 1
            return True
        self.refuse(self.at, place + 1 if self.look(place).kind == "word" else place, "Every what?")
        return True

    def _often(self) -> bool:
        """ "3 times a day", "2x/week", "twice daily", "daily", "10 times an hour", "5 days a week"."""
        place = self.at
        number: Amount | None = None
        limit_start = place
        limit = self._limit_at(place)
        words_limit = {"dose.at_least": ">=", "dose.at_most": "<="}
        for meaning, sign in words_limit.items():
            if self.look(place).means(meaning) and self.look(place + 1).means(*_COUNTED):
                limit = sign  # type: ignore[assignment]
        if limit:
            place += 1
        counted_as = next(
            (
                n
                for n, meaning in ((1, "once"), (2, "twice"), (3, "three_times"))
                if self.look(place).means(f"dose.{meaning}")
            ),
            None,
        )
        times_said = counted_as is not None
        if counted_as is not None:
            number, place = Amount(float(counted_as)), place + 1
        elif self.look(place).amount is not None:
            number, place = self.look(place).amount, place + 1
            if self.look(place).means("dose.times"):
                times_said, place = True, place + 1
        if number is None:
            return self._daily()
        if number.comma or number.low != int(number.low) or number.low < 1:
            return False
        if limit:
            number = Amount(number.low, number.high, limit)
        unit = self.look(place)
        if unit.key == "in" and self.look(place + 1).means("dose.a_day", "dose.a_week"):
            place, unit = place + 1, self.look(place + 1)
        if unit.means("dose.an_hour") and (times_said or unit.key in ("an hour", "per hour")):
            return self.put(limit_start, place + 1, reps=number, every_h=Amount(1))
        if unit.means("dose.a_day", "weekdays.all") and (times_said or not self._after_times(limit_start)):
            after = place + 1
            return self.put(limit_start, after, times_a_day=self._limited(number, after))
        if unit.means("dose.a_week"):
            return self.put(limit_start, place + 1, per_week=self._limited(number, place + 1))
        if unit.means("units.day") and self.look(place + 1).means("dose.a_week"):
            return self.put(limit_start, place + 2, per_week=number)
        if unit.means("units.day") and self.look(place + 1).key == "/" and self.look(place + 2).means("units.week"):
            return self.put(limit_start, place + 3, per_week=number)
        if times_said and self.look(place).means("dose.every") and self.look(place + 1).means("units.day"):
            return self.put(limit_start, place + 2, times_a_day=number)
        return False

    def _limited(self, number: Amount, after: int) -> Amount:
        """The number with a limit that stands behind it: "3x a day max"."""
        if not number.limit and self.look(after).means("dose.at_most") and self.look(after + 1).amount is None:
            self.at = after + 1
            return Amount(number.low, number.high, "<=")
        return number

    def _after_times(self, place: int) -> bool:
        return place > 0 and self.look(place - 1).means("dose.times")

    def _daily(self) -> bool:
        token = self.token
        if self.peek().key == ":" and self.peek(2).amount is not None:
            amount = self.peek(2).amount
            assert amount is not None
            if token.key in ("daily",):
                return self.put(self.at, self.at + 3, times_a_day=amount)
            if token.key in ("weekly",):
                if amount.plain() != 7:
                    return self.put(self.at, self.at + 3, per_week=amount)
                self.at += 3
                return True
        if token.means("weekdays.all", "dose.a_day") and not token.key.startswith("a "):
            self.daily = True
            self.at += 1
            return True
        if token.means("dose.a_day") and self.at and (self.fields or self.minutes or self.loose):
            self.daily = True
            self.at += 1
            return True
        if token.key in ("weekly", "wochentlich", "every week", "each week", "jede woche"):
            return self.put(self.at, self.at + 1, per_week=Amount(1))
        return False

    def _days_at(self, place: int) -> tuple[tuple[Weekday, ...], int]:
        """The days named from `place` on, and the place behind them."""
        at, after, count, surely = place, place, 0, False
        while self._is_day(at):
            surely = surely or self.look(at).means(*_DAYS) or self._glued_days(self.look(at))
            after, count = at + 1, count + 1
            at = after
            while self.look(at).key in (",", "/", "&", "+", "-", ".") or self.look(at).means(
                "relation.and", "relation.to"
            ):
                at += 1
        if not count or (count < 2 and not surely):
            return (), place
        listed = self.text[self.look(place).start : self.look(after - 1).end]
        try:
            days = read_days(listed)
        except NotRead as refusal:
            raise PartRefused(refusal.part, " ".join((refusal.title, refusal.detail)).strip()) from None
        return tuple(day for day in WEEKDAYS if day in days), after

    def _is_day(self, place: int) -> bool:
        token = self.look(place)
        return (
            token.means(*_DAYS)
            or (token.kind in ("word", "phrase") and token.key in _INITIALS)
            or self._glued_days(token)
        )

    def _weekdays(self) -> bool:
        place = self.at
        if self.token.key in ("on", "am", "el", "los", "le", "il", "immer") or self.token.means("dose.only"):
            place += 1
        if self.look(place).means("weekdays.all"):
            return False
        days, after = self._days_at(place)
        return bool(days) and self._set_days(days, after)

    def _set_days(self, days: tuple[Weekday, ...], after: int) -> bool:
        if self.look(after).means("dose.only"):
            after += 1
        return self.put(self.at, after, days=days)

    def _length(self) -> bool:
        """Until when: "for 2 weeks", "x 7d", "until 24 December", "until your next visit"."""
        start, place = self.at, self.at
        if self.token.means("dose.for_length", "dose.times") or self.token.key in ("for", "over", "next"):
            place = self.skip(place + 1, "the", "next", "die", "nachsten", "los", "proximas")
            number, unit = self.look(place).amount, self.look(place + 1)
            if self.look(place).key == "a week" and self.token.means("dose.for_length"):
                return self.put(start, place + 1, until="+7 days")
            if number is None and self.look(place).key in ("a", "one", "eine", "einen", "una", "un", "une"):
                number = Amount(1)
            if number is not None and unit.means("units.day", "units.week", "units.month"):
                if not number.exact:
                    self.refuse(start, place + 2, "How long exactly?")
                if unit.means("units.month"):
                    until = f"+{int(number.low)} month{'s' if number.low > 1 else ''}"
                else:
                    days = int(number.low) * (7 if unit.means("units.week") else 1)
                    until = f"+{days} day{'s' if days > 1 else ''}"
                return self.put(start, place + 2, until=until)
            return False
        if not self.token.means("dose.until") or (self.token.means("dose.at_most") and self._quantity(self.at + 1)):
            return False
        last = self.clause_end(start)
        while self.look(last).key == "." and self._is_month_or_year(last + 1):
            last = self.clause_end(last + 1)
        for end in range(last, start + 1, -1):
            until = _last_day(self.text[self.look(start + 1).start : self.look(end - 1).end])
            if until:
                return self.put(start, end, until=until)
        self.refuse(start, self.clause_end(start), "Until which day? Write it like until 24 December.")
        return True

    def _is_month_or_year(self, place: int) -> bool:
        token = self.look(place)
        year = token.amount is not None and token.glued and len(token.key) == 4
        return year or any(meaning.startswith("months.") for meaning in token.meanings)

    def _clock(self) -> bool:
        """At which times: "at 9:00 and 17:00", "8am", "um 21 Uhr"."""
        start, place = self.at, self.at
        if self.token.key in ("at", "um", "a las", "alle") or (
            self.token.key in ("a", "@") and self.peek().kind == "clock"
        ):
            place += 1
        named = self.look(place)
        if named.kind != "clock" and (
            place == start or named.amount is None or (self._quantity(place) or ("",))[0] != "bare"
        ):
            return False
        end = self.clause_end(place)
        while self.look(end).key == "," and self.look(end + 1).kind == "clock":
            end = self.clause_end(end + 1)
        while end > place:
            listed = self.text[named.start : self.look(end - 1).end]
            times = self._times_in(listed)
            if times:
                bare_hours = len(re.findall(r":|[ap]\.?m", listed, re.IGNORECASE)) < len(times)
                if bare_hours and (list(times) != sorted(times) or "/" in listed):
                    self.refuse(start, end, "Morning or evening? Write times like 9:00 and 17:00.")
                if place == start and "m" not in fold(listed):
                    self.bare_clock = (start, end)
                return self.put(start, end, at=times)
            end -= 1
        self.refuse(start, place + 1, "Write a time like 9:00 or 17:30.")
        return True

    def _times_in(self, listed: str) -> tuple[str, ...]:
        try:
            return tuple(f"{at:%H:%M}" for at in read_times(listed))
        except NotRead:
            return ()

    def _when(self) -> bool:
        meaning = next((name for name in _PARTS if self.token.means(f"when.{name}")), None)
        if meaning is None:
            return False
        if meaning == "morning_and_evening":
            return self.put(self.at, self.at + 1, times_a_day=Amount(2))
        place = self.at + 1
        while self.look(place).key in (",", "&", "/", "+") or self.look(place).means("relation.and", "dose.filler"):
            place += 1
        pair = {meaning, next((name for name in _PARTS if self.look(place).means(f"when.{name}")), "")}
        if pair in ({"morning", "evening"}, {"morning", "before_bed"}) and place > self.at + 1:
            return self.put(self.at, place + 1, times_a_day=Amount(2))
        return self._set_when(_PARTS[meaning], self.at + 1)

    def _set_when(self, when: str, after: int) -> bool:
        return self.put(self.at, after, when=when)

    def _occasion(self) -> bool:
        token = self.token
        if not token.means("dose.before", "dose.after"):
            return False
        field = "before" if token.means("dose.before") else "after"
        start, place = self.at, self.at + 1
        both = self.look(place).means("relation.and") and self.look(place + 1).means("dose.before", "dose.after")
        if both:
            place += 2
        begin = place
        plain = place
        while self.look(place).kind in ("word", "phrase") or self.look(place).key in ("-", "'"):
            word = self.look(place)
            if word.kind == "phrase" and not (
                word.means(
                    "dose.filler", "kind.walk", "kind.swim", "kind.cycle", "kind.stretch", "kind.heat", "kind.cold"
                )
                or (word.means("dose.for_length", "relation.to") and place > begin)
                or word.key in ("a", "the", "each", "every", "your", "una", "un", "une", "la", "el")
                or (word.means("when.morning", "when.evening") and place > begin)
                or (word.means("dose.rest", "dose.hold") is False and word.languages == frozenset())
            ):
                break
            if word.means("kind.heat", "kind.cold") and place > begin and self.look(place - 1).key not in ("a", "the"):
                break
            if word.kind == "word" and (
                word.key in SIG or (word.key in vocabulary.NEVER_A_NAME and word.key not in _MEALS)
            ):
                break
            place += 1
            if not word.means("dose.filler") and word.key not in ("a", "the", "each", "every", "your"):
                plain = place
        words = self.said(begin, plain) if plain > begin else ""
        if not words and self.look(begin).kind != "end" and self.look(begin).key not in (",", ";", "."):
            self.refuse(start, begin + 1, f"{token.key.capitalize()} what?")
        if not words and not (self.fields or self.minutes):
            self.refuse(start, begin, f"{token.key.capitalize()} what?")
        words = words or "the exercises"
        after = max(begin, plain)
        if both:
            return self.put(start, after, before=words, after=words)
        return self.put(start, after, **{field: words})


def _every_field(unit: Token) -> tuple[str, float]:
    for meaning, field, factor in (
        ("units.hour", "every_h", 1.0),
        ("units.minute", "every_min", 1.0),
        ("units.day", "every_days", 1.0),
        ("units.week", "every_days", 7.0),
    ):
        if unit.means(meaning):
            return field, factor
    return "", 1.0


def is_occasion(words: str) -> bool:
    """Whether homework lasts until something of which the day is not known: "your next visit"."""
    occasion = re.fullmatch(r"(?:the |your |my |our )?(?:next |nachsten )?([a-z -]+)", words)
    return occasion is not None and occasion[1] in vocabulary.OCCASIONS


def _last_day(text: str) -> str:
    """The last day: "12-24" or "2026-12-24", "Friday", an occasion as it was said, or nothing.

    Another day that depends on today, "tomorrow" or "the 24th", stays in its words.
    """
    words = fold(text).strip(" .,;")
    if is_occasion(words):
        return words
    if re.fullmatch(r"(?:i|we) see (?:you|each other)(?: again| next)?", words):
        return "the next visit"
    days = (draft for draft in drafts(Phrase(text), "") if [name for name, *_ in draft.spans] in _ONE_DAY)
    found = {draft._replace(words=()): draft for draft in days}
    draft = next(iter(found.values()), Draft())
    if len(found) != 1 or first_doubtful(draft.words, "en"):
        return ""
    if draft.date and draft.date.month:
        try:
            last = date(draft.date.year or 2024, draft.date.month, draft.date.day)
        except ValueError:
            return ""
        return f"{last:%Y-%m-%d}" if draft.date.year else f"{last:%m-%d}"
    if draft.weekday is not None and not draft.week:
        return WEEKDAY_NAMES[draft.weekday]
    return words
