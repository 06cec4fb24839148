"""Numbers with their units, and loads."""

from typing import Any

from coach.domain.base.vocabulary.spelling import fold
from coach.domain.homework import vocabulary
from coach.domain.homework.reader import PartRefused, Reader
from coach.domain.homework.reading import Amount, Limit

TIME_S = {"units.second": 1, "units.minute": 60, "units.hour": 3600}
LENGTHS = {
    "units.metre": "m",
    "units.kilometre": "km",
    "units.mile": "mi",
    "units.yard": "yd",
    "units.foot": "ft",
}
WEIGHTS = {"units.kilogram": "kg", "units.pound": "lb"}
COLOURS = ("yellow", "red", "green", "blue", "black")


class QuantityReader(Reader):
    """Reads quantities and loads."""

    def _limit_at(self, place: int) -> Limit:
        token = self.look(place)
        if token.means("dose.at_most") and self.look(place + 1).amount is not None:
            return "<="
        if token.means("dose.at_least") and self.look(place + 1).amount is not None:
            return ">="
        return ""

    def _unit_at(self, place: int) -> bool:
        return self.look(place).means(*TIME_S, *LENGTHS, *WEIGHTS, "units.day", "units.week", "units.month")

    def _time(self, place: int) -> tuple[Amount, str, int] | None:
        """A length of time in seconds, the unit it was told in (s or min), and the place behind it."""
        limit = self._limit_at(place)
        if limit:
            place += 1
        token = self.look(place)
        if token.key in ("a", "one", "1", "eine", "un", "une", "una") and self.look(place + 1).key in (
            "minute",
            "hour",
            "minuto",
        ):
            return Amount(60.0 if self.look(place + 1).means("units.minute") else 3600.0), "min", place + 2
        if token.means("units.half_hour"):
            return Amount(1800), "min", place + 1
        if token.means("units.quarter_hour"):
            return Amount(900), "min", place + 1
        if (
            token.key == "half"
            and self.look(place + 1).key in ("a", "an")
            and self.look(place + 2).means("units.minute")
        ):
            return Amount(30), "s", place + 3
        if token.amount is None:
            return None
        unit_place = place + 1
        if self.look(unit_place).key == "-" and self.look(unit_place).glued and self.look(unit_place + 1).glued:
            unit_place += 1
        unit = self.look(unit_place)
        if unit.key == "m" or not unit.means(*TIME_S):
            return None
        if unit.key in ("'", '"', "''") and not unit.glued and unit.key == "'":
            return None
        factor = next(factor for meaning, factor in TIME_S.items() if unit.means(meaning))
        if token.amount.comma:
            self._refuse_comma(place, unit_place + 1)
        if token.amount.low * 2 != int(token.amount.low * 2):
            self.refuse(place, unit_place + 1, "Write whole seconds or minutes.")
        after = unit_place + 1
        seconds = token.amount.scaled(factor)
        second = self.look(after)
        smaller = {60: "units.second", 3600: "units.minute"}.get(factor, "")
        if smaller and second.amount is not None and second.amount.exact:
            bare = unit.key == "h" and second.glued and second.amount.low < 60
            if self.look(after + 1).means(smaller) or bare:
                end = after + (2 if self.look(after + 1).means(smaller) else 1)
                if seconds.high is not None:
                    self.refuse(place, end, "How long exactly?")
                unit_name = "s" if factor == 60 else "min"
                return Amount(seconds.low + second.amount.low * (1 if factor == 60 else 60)), unit_name, end
        if limit:
            seconds = Amount(seconds.low, seconds.high, "<=" if limit == "<=" else ">=")
        return seconds, "s" if factor == 1 else "min", after

    def _refuse_comma(self, place: int, after: int) -> None:
        token = self.look(place)
        raise PartRefused(self.text[token.start : token.end], "Is it one number, or two? Put a space after the comma.")

    def _quantity(self, place: int) -> tuple[str, Any, int] | None:
        """A number with its unit: what it counts, the amount, and the place behind it."""
        time = self._time(place)
        if time is not None:
            return "hold", time[:2], time[2]
        limit = self._limit_at(place)
        if limit:
            place += 1
        token = self.look(place)
        if token.amount is None:
            return None
        number = Amount(token.amount.low, token.amount.high, limit, token.amount.comma)
        unit_place = place + 1
        if (
            self.look(unit_place).key == "-"
            and self.look(unit_place + 1).glued
            and self.look(unit_place + 1).kind == "phrase"
        ):
            unit_place += 1
        unit, after = self.look(unit_place), unit_place + 1
        if self.look(unit_place).means("dose.slow") and self.look(unit_place + 1).means("dose.breaths"):
            unit, after = self.look(unit_place + 1), unit_place + 2
        if unit.means("units.metre") and unit.key == "m":
            if number.low < 100 or number.high is not None:
                carried = "carr" in fold(f"{self.known_name} {self.fields.get('name', '')}")
                if not carried and self.look(after).key != "of":
                    self.refuse(place, after, "Minutes or metres?")
            return "distance", f"{number.words()} m", after
        for meaning, short in WEIGHTS.items():
            if unit.means(meaning):
                if number.comma and place and self.look(place - 1).means("dose.times"):
                    self._refuse_comma(place, after)
                return "load", f"{number.words()} {short}", after
        for meaning, short in LENGTHS.items():
            if unit.means(meaning) and not (unit.means("units.foot") and unit.key == "foot" and number.low == 1):
                return "distance", f"{number.words()} {short}", after
        if number.comma:
            self._refuse_comma(place, after)
        if unit.means("units.day", "units.week", "units.month"):
            return "span", number, after
        if unit.means("dose.sets", "dose.reps") and self.look(after).key == ":":
            return "bare", number, place + 1
        if unit.means("dose.sets"):
            return "sets", number, after
        if unit.means("dose.reps"):
            return "reps", number, after
        if unit.means("dose.steps"):
            return "reps", number, after
        if unit.means("dose.breaths"):
            return "breaths", number, after
        if (
            unit.kind == "word"
            and unit.key in ("deep", "tiefe", "profundas")
            and self.look(after).means("dose.breaths")
        ):
            return "breaths", number, after + 1
        if unit.means("kind.spot") and not unit.means("dose.sets"):
            self.refuse(place, after, "Write one homework for each spot, or: 60 s per spot.")
        return "bare", number, place + 1

    def _count(self, number: Amount, start: int, after: int) -> Amount:
        """A count: whole numbers of 1 or more."""
        numbers = [number.low] if number.high is None else [number.low, number.high]
        if number.comma or any(each != int(each) or each < 1 for each in numbers):
            self.refuse(start, after, "Write whole numbers, with a space after a comma.")
        return number

    def _whole(self, amount: Amount, start: int, after: int) -> Amount:
        numbers = [amount.low] if amount.high is None else [amount.low, amount.high]
        if any(each != int(each) for each in numbers):
            self.refuse(start, after, "Write whole seconds or minutes.")
        return amount

    def _band(self, place: int) -> tuple[str, int] | None:
        words: list[str] = []
        band = False
        if self.look(place).key in vocabulary.OTHER_BANDS and self.look(place + 1).means("load.band"):
            return f"{self.look(place).key} band", place + 2
        while True:
            token = self.look(place)
            colour = next((name for name in COLOURS if token.means(f"load.{name}")), None)
            grade = next((name for name in ("light", "heavy") if token.means(f"load.{name}")), None)
            if token.means("load.band") and not band:
                band = True
            elif (
                (colour or grade)
                and (band or not words)
                and not (words and band and self.look(place - 1).means("load.band") is False)
            ):
                words.append(colour or grade or "")
            elif (
                token.key in ("(", ")")
                and band
                and (self.look(place + 1).means(*(f"load.{name}" for name in COLOURS)) or token.key == ")")
            ):
                pass
            else:
                break
            place += 1
        if not band or len(words) > 1:
            return None
        return " ".join((*words, "band")), place

    def _weight(self, place: int) -> tuple[str, int] | None:
        quantity = self._quantity(place)
        tools = ("dumbbell", "kettlebell")
        if quantity is None:
            grade = next((name for name in ("light", "heavy") if self.look(place).means(f"load.{name}")), None)
            at = place + 1 if grade else place
            tool = next((name for name in tools if self.look(at).means(f"load.{name}")), None)
            if tool is None or (not grade and place == self.at):
                return None
            tool = "weight" if self.look(at).key.startswith(("weight", "gewicht", "peso", "poids")) else tool
            return (f"{grade} {tool}" if grade else tool), at + 1
        if quantity[0] != "load":
            return None
        words, after = str(quantity[1]), quantity[2]
        after = self.skip(after, "each") if self.look(after + 1).means(*(f"load.{name}" for name in tools)) else after
        tool = next((name for name in tools if self.look(after).means(f"load.{name}")), None)
        if tool is None:
            return words, after
        weight = self.look(after).key.startswith(("weight", "gewicht", "peso", "poids"))
        return (words if weight else f"{words} {tool}"), after + 1

    def _load(self) -> bool:
        token, start, place = self.token, self.at, self.at
        if token.means("load.none"):
            return self.put(start, place + 1, load="none")
        if token.means("load.body_weight"):
            after = place + 2 if self.look(place + 1).means("dose.only") else place + 1
            return self.put(start, after, load="body weight")
        if token.means("dose.with"):
            place = self.skip(place + 1, "a", "an", "the", "one", "two", "ein", "einem", "una", "un", "une")
        found = self._band(place) or self._weight(place)
        if found is None:
            return False
        words, after = found
        hand = after + 1 if self.look(after).key in ("in", "per") else after
        if self.look(hand).key in ("each hand", "each arm", "per hand", "per arm"):
            self.refuse(start, hand + 1, "Is it the load of each hand, or is each side done in turn?")
        plain_band = words == "band" and place == start
        if plain_band and (self.look(after).kind == "word" or self.name_end == start):
            return False
        return self.put(start, after, load=words)

    def skip_slow(self, place: int) -> int:
        """The place behind words for slow."""
        while self.look(place).means("dose.slow"):
            place += 1
        return place
