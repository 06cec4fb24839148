"""The name of a move, heat, cold or a ball with its place, and the small words in between."""

import re

from coach.domain.base.vocabulary.doses import SIG
from coach.domain.base.vocabulary.spelling import fold
from coach.domain.exercises.kinds import KINDS
from coach.domain.homework import vocabulary
from coach.domain.homework.quantities import COLOURS, QuantityReader
from coach.domain.homework.tokens import Token
from coach.domain.homework.words import GIVEN_KINDS, regions_in

ALONE = tuple(kind for kind in GIVEN_KINDS if (given := KINDS[kind].homework) and given.alone)
_AFTER_KIND = vocabulary.KIND_ENDS | vocabulary.BEFORE_PLACES | frozenset(SIG)
SHORTEST_NAME = 3
"""Letters of a name behind the numbers; what is shorter is some abbreviation."""

_GLUED_DAYS = re.compile(r"(?:M|Tu|Th|TH|W|F|Sa|Su|T|S)+")


class NameReader(QuantityReader):
    """Reads names."""

    def _kind(self) -> bool:
        token = self.token
        kind = next((name for name in ALONE if token.means(f"kind.{name}")), None)
        if kind is None:
            return False
        following = self.peek()
        if following.kind == "word" and following.key not in _AFTER_KIND:
            if following.key in vocabulary.NEVER_A_NAME:
                return False
            return self._name()
        after_name = self.name_end >= 0 and self._joined(self.name_end, self.at)
        name = self.fields.get("name", "")
        if after_name and (KINDS[kind].pressure or not regions_in(name)):
            return self._name()
        if self.name_end >= 0:
            if not regions_in(name):
                self.refuse(self.at, self.clause_end(self.at), "This is a second homework. Add it on its own.")
            self.fields["place"] = self.fields.pop("name")
        after = self.at + 1
        if self.look(after).kind == "word" and self.look(after).key in vocabulary.KIND_ENDS:
            after += 1
        self.put(self.at, after, kind=kind)
        return self._place()

    def _place(self) -> bool:
        """Where heat, cold or a ball goes: "on the low back"."""
        place = self.at
        while self.look(place).key in vocabulary.BEFORE_PLACES:
            place += 1
        if place == self.at or not self._name_word(place):
            return True
        end = self._run_end(place)
        self._refuse_bad(place, end)
        if self.look(self.at).kind == "end":
            return True
        return self.put(self.at, end, place=self.said(self.at, end))

    def _joined(self, end: int, start: int) -> bool:
        return all(self.look(place).key in vocabulary.CONNECTORS for place in range(end, start))

    def _run_end(self, place: int) -> int:
        """The place behind the words of a name that begins at `place`."""
        place += 1
        while True:
            token = self.look(place)
            if self._name_word(place):
                place += 1
                continue
            ahead = place
            while (
                self.look(ahead).key in vocabulary.CONNECTORS and ahead < place + 4 and self.look(ahead).kind != "end"
            ):
                ahead += 1
            joined = ahead > place and self._name_word(ahead, joined=True)
            if joined and not self._stops(place, token):
                place = ahead + 1
                continue
            return place

    def _stops(self, place: int, token: Token) -> bool:
        """Whether a connector here begins something else: "after", "for 2 weeks", "with 2 kg"."""
        loaded = token.means("dose.with") and (self._band(place + 1) is not None or self._weight(place + 1) is not None)
        apart = token.key == "-" and not token.glued and not self.look(place + 1).glued
        return (apart and self.name_end >= 0) or loaded

    def _name_word(self, place: int, joined: bool = False) -> bool:
        token = self.look(place)
        if token.kind == "word":
            return token.key not in SIG and token.key not in vocabulary.REFUSED_SIGS and token.key != "x" and (
                token.key not in vocabulary.NEVER_A_NAME or token.means("name")
            ) and not self._adverb(token) and not self._glued_days(token)  # fmt: skip
        if token.kind != "phrase":
            return False
        if token.means("kind.walk", "kind.swim", "kind.cycle", "kind.stretch"):
            return True
        if token.means("kind.ball", "kind.heat", "kind.cold") and joined:
            return token.means("kind.ball")
        if token.key == "foot" and not self.look(place - 1).amount:
            return True
        if token.means("load.dumbbell", "load.kettlebell"):
            return self._name_word(place + 1)
        if token.means("kind.ball", "load.band"):
            return self.look(place + 1).kind == "word" or (
                token.means("load.band") and self.look(place - 1).kind == "word"
            )
        if token.means("dose.sets", "dose.steps", "load.light", "load.heavy", *(f"load.{name}" for name in COLOURS)):
            return not self.look(place + 1).amount and self.look(place + 1).key != ":"
        return joined and token.means("kind.spot")

    def _glued_days(self, token: Token) -> bool:
        typed = self.text[token.start : token.end]
        return len(typed) > 1 and _GLUED_DAYS.fullmatch(typed) is not None

    def _name(self) -> bool:
        start = self.at
        if not (self._name_word(start) or self.token.means("dose.hold", "kind.heat", "kind.cold", "kind.ball")):
            return False
        if self.token.kind == "phrase" and self.token.means("dose.sets", "dose.steps") and self.name_end != start:
            return False
        end = self._run_end(start)
        self._refuse_bad(start, end)
        if not self.takes_name:
            said = set(re.findall(r"[^\W\d_]+", fold(self.said(start, end))))
            if not said <= {*vocabulary.ACTIVITIES, *re.findall(r"[^\W\d_]+", self.known_name), "stretch"}:
                self.refuse(start, end, "Coach does not know this word in a dose.")
            self.known_name += f" {' '.join(said)}"
            self.at = end
            return True
        if self.name_end == start or (
            self.name_end >= 0 and self._joined(self.name_end, start) and self.token.kind == "phrase"
        ):
            self.fields["name"] = self.said(self.name_start, end)
        elif "name" in self.fields or ("place" in self.fields and "kind" in self.fields):
            self.refuse(start, self.clause_end(start), "This is more than one homework, or words that are no dose.")
        elif "kind" in self.fields:
            self.refuse(start, self.clause_end(start), "Is it a place, or another homework?")
        else:
            if (
                self.at
                and self.look(self.at - 1).key in vocabulary.PREPOSITIONS
                and self.look(self.at - 1).key not in ("of", "de")
            ):
                self.refuse(self.at - 1, end, "Coach does not know what this means here.")
            words = fold(self.said(start, end))
            if self.token.glued and self.look(start - 1).amount is not None:
                self.refuse(start - 1, end, "What does it count?")
            if self.token.key in vocabulary.PREPOSITIONS:
                self.refuse(start, self.clause_end(start), "Coach does not know what this means here.")
            keys = {self.look(place).key for place in range(start, end)}
            behind = bool(self.fields or self.minutes or self.loose or self.daily)
            no_move = vocabulary.QUALIFIERS | vocabulary.BODY | vocabulary.CONNECTORS
            if behind and (keys <= no_move or len(re.sub(r"[\W\d_]", "", words)) < SHORTEST_NAME):
                self.refuse(start, end, "Coach does not know what this means here.")
            if all(self.look(each).means(*(f"load.{name}" for name in COLOURS)) for each in range(start, end)):
                self.refuse(start, end, "Is it a band?")
            if words in vocabulary.PARTS_OF_NAMES or not set(re.findall(r"[^\W\d_]+", words)) - vocabulary.BODY:
                self.name_is_place = (start, end)
            self.fields["name"] = self.said(start, end)
            self.name_start = start
        self.name_end = end
        self.at = end
        return True

    def _refuse_bad(self, start: int, end: int) -> None:
        for place in range(start, end):
            if self.look(place).kind == "word" and self._misspelt(self.look(place)):
                self.refuse(place, place + 1, "Is it misspelt?")
        words = self.said(start, end)
        if len(words) > 80 or not re.search(r"[^\W\d_]{2}|90/90", words):
            self.refuse(start, end, "Coach does not know this word.")

    def _filler(self) -> bool:
        token = self.token
        plain = token.means(
            "dose.filler", "dose.for_length", "dose.with", "relation.to", "units.none"
        ) or token.key in ("is", "o")
        if not plain and not token.means("dose.only"):
            return False
        if token.means("dose.only"):
            self.refuse(self.at, self.at + 1, "Only what?")
        following = self.look(self.at + 1)
        dangling = following.kind == "end" or following.key in (",", ";", ".")
        if dangling and token.key not in ("do", "perform", "complete", "please", "it"):
            self.refuse(self.at, self.at + 1, "Something is missing here.")
        if token.key == "to" and following.means("dose.left", "dose.right"):
            self.at += 1
            return True
        self.at += 1
        return True
