"""How much: sets, repetitions, holds, rests, tempo and sides."""

import re
from typing import Any

from coach.domain.base.vocabulary.doses import SIG
from coach.domain.homework import vocabulary
from coach.domain.homework.reading import Amount
from coach.domain.homework.schedule import ScheduleReader

MOST_PLAIN_SETS = 6
FEW = 4
SHORT_PAUSE_S = 10
"""A shorter pause is as often the hold at the end of a move."""

_BEHIND_HOLD = (":", "for", "it", "each", "the", "-", "@", "fur", "je", "durante", "pendant", "per", "jeweils", "at",
                "position", "stretch", "up", "to")  # fmt: skip
"""What may stand between a hold and its length."""


class AmountReader(ScheduleReader):
    """Reads amounts."""

    def _rest(self) -> bool:
        token = self.token
        if not token.means("dose.rest", "dose.between_sets"):
            return False
        start, place = self.at, self.at + 1
        if self.look(place).means("dose.between_sets"):
            place += 1
        days, after = self._days_at(self.skip(place, "on", "am"))
        if days and token.means("dose.rest") and place == start + 1:
            self.except_days |= set(days)
            self.at = after
            return True
        if self.look(place).means("dose.as_needed", "dose.as_tolerated"):
            self.refuse(start, place + 1, "How long is the rest?")
        labelled = self.look(place).key == ":"
        place = self.skip(place, ":", "for", "of", "is", "-", "=", "de", "di", "da", "durante", "pendant", "fur", "per")
        seconds = self._time(place)
        if seconds is None and labelled and self.look(place).amount:
            amount = self.look(place).amount
            assert amount is not None
            seconds = (amount, "s", place + 1)
        if seconds is None:
            name_before = self.name_end == self.at and token.key in ("break", "off")
            if not name_before:
                self.refuse(start, self.clause_end(start), "How long is the rest?")
            return False
        after = seconds[2]
        if self.look(after).means("dose.between_sets"):
            after += 1
        return self.put(start, after, rest_s=self._whole(seconds[0], start, after))

    def _tempo(self) -> bool:
        token = self.token
        if token.means("dose.slow") and not self.peek().means("dose.breaths"):
            return self.put(self.at, self.at + 1, tempo="slow")
        if token.means("dose.fast"):
            return self.put(self.at, self.at + 1, tempo="fast")
        if token.means("dose.tempo") or (token.key == "@" and self.peek().kind != "clock"):
            place = self.skip(self.at + 1, ":")
            if self.look(place).kind == "tempo":
                return self.put(self.at, place + 1, tempo=re.sub("[–:]", "-", self.look(place).key))
            weight = self._quantity(place)
            if token.key == "@" and weight is not None and weight[0] == "load":
                self.at = place
                return True
            self.refuse(self.at, max(place + 1, self.at + 1), "What does this number count?")
        if token.kind == "tempo":
            after_reps = "reps" in self.fields and not self._unit_at(self.at + 1)
            if not after_reps or max(int(part) for part in re.findall(r"\d+", token.key)) > 12:
                self.refuse(self.at, self.at + 1, "What do these numbers count?")
            return self.put(self.at, self.at + 1, tempo=re.sub("[–:]", "-", token.key))
        return self._up_and_down()

    def _up_and_down(self) -> bool:
        first = self._time(self.at)
        if first is None or self.look(first[2]).key not in ("up", "down", "in", "out"):
            return False
        parts: list[str] = []
        place = self.at
        while (part := self._time(place)) is not None and self.look(part[2]).key in ("up", "down", "in", "out"):
            parts.append(f"{part[0].plain()} {self.look(part[2]).key}")
            place = self.skip(part[2] + 1, ",", "/", "and")
        if len(parts) < 2 or first[1] != "s":
            self.refuse(self.at, first[2] + 1, "How fast is the rest of the move?")
        return self.put(self.at, place, tempo=" ".join(parts))

    def _side(self) -> bool:
        start = self.at
        first = self.skip(start + 1, "on", "the", "to", "auf", "der") if self.token.means("dose.only") else start
        token = self.look(first)
        side = next(
            (
                name
                for name, meanings in (
                    ("both", ("dose.both_sides", "dose.each_limb")),
                    ("alternating", ("dose.alternating",)),
                    ("left", ("dose.left",)),
                    ("right", ("dose.right",)),
                )
                if token.means(*meanings)
            ),
            None,
        )
        if side is None:
            return False
        place = first + 1
        if token.key == "r" and start and self.look(start - 1).amount is not None:
            self.refuse(start - 1, place, "Right, or repetitions?")
        if side in ("left", "right"):
            other = "right" if side == "left" else "left"
            joint = self.look(place)
            if joint.means("relation.or", "dose.then"):
                self.refuse(start, self.clause_end(start), "Which of the two sides?")
            if (joint.means("relation.and") or joint.key in ("&", "+", "/")) and self.look(place + 1).means(
                f"dose.{other}"
            ):
                side, place = "both", place + 2
            if self.look(place).key == ")":
                place += 1
        while self.look(place).means("dose.only"):
            place += 1
        if "side" in self.fields and self.fields["side"] != side:
            self.refuse(start, self.clause_end(start), "Each side has its own dose. Add two homeworks.")
        return self.put(start, place, side=side)

    def _label(self) -> bool:
        """ "REPS: 10", "sets 3", "hold: 5"."""
        token, place = self.token, self.at + 1
        field = next((name for name in ("sets", "reps") if token.means(f"dose.{name}")), None)
        if field == "sets" and self.name_end == self.at and self.peek().key != ":":
            return False
        labelled = self.look(place).key in (":", "=")
        number = self.look(self.skip(place, ":", "="))
        if number.amount is None:
            return False
        after = self.skip(place, ":", "=") + 1
        if field:
            if self._unit_at(after) or self.look(after).means("dose.times"):
                self.refuse(self.at, after + 1, "What does this number count?")
            return self.put(self.at, after, **{field: self._count(number.amount, self.at, after)})
        if token.means("dose.hold") and labelled and not self._unit_at(after):
            self.held = True
            return self.put(self.at, after, hold_s=self._count(number.amount, self.at, after))
        return False

    def _times(self) -> bool:
        """ "x 15", "x3", "repeat 4 times", "twice"."""
        token, start = self.token, self.at
        if token.means("dose.repeat"):
            place = self.skip(start + 1, ":", "for", "x")
            crossed = self.look(place - 1).key == "x"
            counted_as = next(
                (n for n, name in ((2.0, "twice"), (3.0, "three_times")) if self.look(place).means(f"dose.{name}")),
                None,
            )
            number = Amount(counted_as) if counted_as else self.look(place).amount
            after = place + 1
            if self.look(after).means("dose.times", "dose.reps"):
                after += 1
            elif not counted_as and not crossed:
                self.refuse(start, min(after, self.clause_end(start) or after), "How many times?")
            if number is None or "reps" in self.fields:
                self.refuse(start, after, "How many times?")
            assert number is not None
            return self.put(start, after, reps=self._count(number, start, after))
        for word, count in (("twice", 2.0), ("three_times", 3.0), ("once", 1.0)):
            if token.means(f"dose.{word}"):
                if not (self.fields or self.minutes or self.peek().kind != "end"):
                    self.refuse(start, start + 1, "It does not say how much.")
                return self._loosely(Amount(count), False, start, start + 1)
        if not token.means("dose.times"):
            return False
        number = self.peek().amount
        if number is None:
            self.refuse(max(0, start - 1), start + 1, "How many times?")
        quantity = self._quantity(start + 1)
        if quantity is not None and quantity[0] != "bare":
            if quantity[0] == "load":
                self.refuse(max(0, start - 1), quantity[2], "Is it the load, or how many?")
            self.at = start + 1
            return True
        how_often = self.look(start + 2)
        if {"sets", "reps"} <= set(self.fields) and how_often.means("dose.a_day", "dose.a_week") and number is not None:
            field = "times_a_day" if how_often.means("dose.a_day") else "per_week"
            return self.put(start, start + 3, **{field: number})
        self._refuse_daily(start, start + 2)
        if self.look(start + 2).means("dose.times") and self.look(start + 3).amount is not None:
            self.refuse(start + 1, start + 4, "Sets of repetitions, or repetitions of sets?")
        assert number is not None
        return self._loosely(number, True, start, start + 2)

    def _refuse_daily(self, start: int, after: int) -> None:
        if self.look(after).means("dose.a_day", "weekdays.all", "dose.a_week"):
            self.refuse(start, after, "Sets on each day, or times a day?")

    def _loosely(self, number: Amount, by_cross: bool, start: int, after: int) -> bool:
        """A count whose noun is not said; what it counts follows from the rest of the line."""
        if self.loose is not None:
            self.refuse(start, after, "It says how many twice.")
        self.loose = (self._count(number, start, after), by_cross, start, after)
        self.at = after
        return True

    def _chain(self) -> bool:
        """Numbers with their units: "3 x 10 x 5 s", "3 sets of 8 to 12", "30 s", "2 x 20 m"."""
        start = self.at
        quantity = self._quantity(start)
        if quantity is None:
            return False
        parts = [quantity]
        starts = [start]
        crossed = False
        while True:
            place = parts[-1][2]
            joint = self.look(place)
            follows = (
                self.look(place + 1).amount is not None
                or self._time(place + 1) is not None
                or bool(self._limit_at(place + 1))
            )
            if joint.means("dose.times") and follows:
                crossed = True
                place += 1
            elif parts[-1][0] == "sets" and (
                joint.key in ("of", "a", "de", "da", "di", "@", "von", "x", "mit", "with", "-") and follows
            ):
                place += 1
            elif (
                parts[-1][0] == "sets" and (joint.amount is not None or self._limit_at(place)) and self._quantity(place)
            ):
                pass
            else:
                break
            following = self._quantity(place)
            if following is None or following[0] == "span":
                break
            again = crossed and len(parts) > 1 and following[0] == "bare"
            if self._is_often(place) or (again and self.look(following[2]).means("dose.a_day", "dose.a_week")):
                break
            parts.append(following)
            starts.append(place)
        return self._interpret(parts, starts, crossed)

    def _is_often(self, place: int) -> bool:
        """Whether a number at `place` is times a day or a week: "3 sets 2x daily"."""
        after = place + 1
        return self.look(after).means("dose.times") and self.look(after + 1).means(
            "dose.a_day", "weekdays.all", "dose.a_week"
        )

    def _interpret(self, parts: list[tuple[str, Any, int]], starts: list[int], crossed: bool) -> bool:
        start, after = starts[0], parts[-1][2]
        dims = [part[0] for part in parts]
        if "span" in dims:
            self.refuse(start, after, "For how long, or since when? Write for 2 weeks.")
        values = [part[1] for part in parts]
        for dim, value, place, end in zip(dims, values, starts, (part[2] for part in parts), strict=True):
            if dim == "breaths" and any(self.look(each).means("dose.slow") for each in range(place, end)):
                self.put(self.at, self.at, tempo="slow")
            if dim == "reps" and self.look(end - 1).key == "pas" and self.look(end).kind in ("phrase", "word"):
                self.refuse(end - 1, self.clause_end(end), "Steps, or not?")
            if dim in ("bare", "sets", "reps", "breaths"):
                self._count(value, place, end)
        if dims == ["bare"]:
            return self._alone(values[0], start, after)
        if dims[-1] == "bare" and crossed:
            self._refuse_small_daily(starts[-1] - 1, after, values[-1], values[0])
        match dims:
            case ["bare", "bare"]:
                if {"sets", "reps"} <= set(self.fields):
                    self.refuse(start, after, "It says how many twice.")
                self._refuse_order(values[0], values[1], start, after)
                return self.put(start, after, sets=values[0], reps=values[1])
            case ["bare", "bare", "hold"]:
                self._refuse_order(values[0], values[1], start, after)
                self._put_time(values[2], start, after, held=True)
                return self.put(start, after, sets=values[0], reps=values[1])
            case ["bare", "hold"] if not crossed:
                return False
            case ["bare", "hold"]:
                self._put_time(values[1], start, after)
                return self._put_count(values[0], start, after)
            case ["hold", "bare"]:
                self._put_time(values[0], start, starts[1] - 1)
                self.at = starts[1] - 1
                return True
            case ["bare", "reps" | "breaths" | "distance" as dim]:
                return self.put(start, after, sets=values[0], **{dim: values[1]})
            case ["bare", "sets"]:
                if values[1].low > MOST_PLAIN_SETS and values[0].low <= values[1].low:
                    self.refuse(start, after, "Sets, or repetitions?")
                return self.put(start, after, reps=values[0], sets=values[1])
            case ["bare", "reps", "hold"]:
                self._put_time(values[2], start, after, held=True)
                return self.put(start, after, sets=values[0], reps=values[1])
            case ["reps" | "sets", "bare"]:
                other = "sets" if dims[0] == "reps" else "reps"
                return self.put(start, after, **{dims[0]: values[0], other: values[1]})
            case ["sets", "bare", "hold"]:
                self._put_time(values[2], start, after, held=True)
                return self.put(start, after, sets=values[0], reps=values[1])
            case ["breaths" | "distance" | "load" | "reps" | "sets", *_] if len(dims) == 1 and dims[0] != "load":
                return self.put(start, after, **{dims[0]: values[0]})
            case ["breaths", "bare"]:
                return self.put(start, after, breaths=values[0], reps=values[1])
            case ["distance", "bare"]:
                return self.put(start, after, distance=values[0], sets=values[1])
            case ["hold"]:
                self._put_time(values[0], start, after)
                if self.last[0] == "hold_s" and not self.held and "reps" in self.fields:
                    self.refuse(start, after, "Is it held, or is it the rest?")
                return True
        if "bare" in dims or len(set(dims)) != len(dims) or "load" in dims:
            self.refuse(start, after, "What does each of these numbers count?")
        for dim, value, place, end in zip(dims, values, starts, (part[2] for part in parts), strict=True):
            if dim == "hold":
                self._put_time(value, place, end, held=len(dims) > 1)
            else:
                self.put(place, end, **{dim: value})
        self.at = max(self.at, after)
        return True

    def _refuse_small_daily(self, start: int, after: int, last: Amount, first: Amount) -> None:
        if last.low <= 4 and last.high is None:
            self._refuse_daily(start, after)

    def _refuse_order(self, first: Amount, second: Amount, start: int, after: int) -> None:
        if first.low > MOST_PLAIN_SETS and first != second:
            one, two = first.words(), second.words()
            self.refuse(start, after, f"{one} sets of {two}, or {two} sets of {one}?")
        if first.low > second.low and first.low > MOST_PLAIN_SETS - 1:
            one, two = first.words(), second.words()
            self.refuse(start, after, f"{one} sets of {two}, or {two} sets of {one}?")

    def _alone(self, number: Amount, start: int, after: int) -> bool:
        """A number without a unit: "10x", "10 times", "20 squats", "10 each side", "10 5-second holds"."""
        following = self.look(after)
        if following.means("dose.times"):
            if (
                following.key == "x"
                and self.look(after + 1).kind == "end"
                and not (self.fields or self.minutes or self.name_end >= 0 or self.daily)
            ):
                self.refuse(start, after + 1, "How many of what?")
            return self._loosely(number, following.key == "x", start, after + 1)
        glued_word = following.glued and following.kind in ("word", "phrase")
        if glued_word:
            self.refuse(
                start,
                after + 1,
                "A letter stands beside a number." if following.key in ("o", "l", "i") else "What does it count?",
            )
        if following.means("dose.alternating", "dose.both_sides", "dose.each_limb"):
            return self.put(start, after, reps=number)
        if following.key == "-" and self._time(after + 1):
            self.refuse(start, self.clause_end(start), "What does each of these numbers count?")
        time = self._time(after)
        if time is not None and self.look(time[2]).means("dose.hold") and "reps" not in self.fields:
            self._put_time(time[:2], start, time[2], held=True)
            return self.put(start, time[2] + 1, reps=number)
        slow = self.skip_slow(after)
        if slow > after and self.look(slow).means("dose.reps"):
            self.put(after, slow, tempo="slow")
            return self.put(start, slow + 1, reps=number)
        if self.look(slow).kind == "word" and self.takes_name and self.name_end < 0 and "reps" not in self.fields:
            word = self.look(slow)
            if word.key not in vocabulary.NEVER_A_NAME and not self._misspelt(word) and word.key not in SIG:
                return self.put(start, after, reps=number)
            if self._misspelt(word):
                self.refuse(slow, slow + 1, "Is it misspelt?")
        end = after
        if following.kind != "end" and following.key not in (",", ";", "."):
            end = after + 1
        self.refuse(start, end, "This number does not say what it counts.")
        return True

    def _put_count(self, number: Amount, start: int, after: int) -> bool:
        """How often a hold is done: as sets where there are few, else as repetitions."""
        field = "sets" if number.low <= 4 or self.minutes is not None else "reps"
        return self.put(start, after, **{field: number})

    def _put_time(self, value: Any, start: int, after: int, held: bool = False) -> None:
        amount, unit = value[0], value[1]
        following = self.look(after)
        if following.means("dose.hold"):
            held, after = True, after + 1
        elif following.means("dose.rest", "dose.between_sets") and self._time(after + 1) is None:
            if following.key == "pause" and amount.low < SHORT_PAUSE_S:
                self.refuse(start, after + 1, "Is it held, or rest? Write hold or rest.")
            self.put(start, after, rest_s=self._whole(amount, start, after))
            after = after + 1
            if self.look(after).means("dose.between_sets"):
                after += 1
            self.intervals = self.intervals or following.key == "off"
            self.at = max(self.at, after)
            return
        elif following.key in ("on", "work") and (
            self.look(after + 1).key in (",", "/", "-") or self.look(after + 1).amount
        ):
            held, after = True, after + (2 if self.look(after + 1).key in ("/", "-") else 1)
            self.intervals = True
        if following.kind == "word" and following.key in ("step", "box", "stool", "block", "platform", "inch"):
            self.refuse(start, after, "Is it a height?")
        if following.means("dose.steps") and unit == "s":
            self.refuse(start, after, "Is it a height?")
        seconds = self._whole(amount, start, after)
        if held or unit == "s":
            self.held = self.held or held
            self.put(start, after, hold_s=seconds)
        else:
            minutes = seconds.scaled(1 / 60)
            if self.minutes is not None and self.minutes != minutes:
                self.refuse(start, after, "It says something else than the words before. Which is right?")
            self.minutes = minutes
            self.at = max(self.at, after)

    def _hold(self) -> bool:
        token, start = self.token, self.at
        if not token.means("dose.hold"):
            return False
        if token.key.startswith("squeeze") and self.name_end == start:
            return self._name()
        place = self.skip(start + 1, *_BEHIND_HOLD)
        limit = ""
        if self.look(place).means("dose.at_most", "dose.at_least"):
            limit = "<=" if self.look(place).means("dose.at_most") else ">="
            place += 1
        quantity = self._quantity(place)
        if quantity is not None and quantity[0] == "breaths":
            return self.put(start, quantity[2], breaths=self._count(quantity[1], start, quantity[2]))
        time = self._time(place)
        if time is not None:
            amount = Amount(time[0].low, time[0].high, limit) if limit else time[0]  # type: ignore[arg-type]
            self._put_time((amount, time[1]), start, time[2], held=True)
            return True
        if self.look(place).amount is not None:
            self.refuse(start, place + 1, "How long? Write seconds or breaths.")
        if "hold_s" in self.fields or self.minutes is not None or "breaths" in self.fields:
            self.at += 1
            self.held = True
            return True
        if self.name_end == start:
            return self._name()
        if self.look(place).means("dose.times") and self.look(place + 1).amount is not None:
            self.at = place
            return True
        self.refuse(start, max(start + 1, min(place, self.clause_end(start))), "How long?")
        return True
