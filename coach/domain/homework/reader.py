"""The tokens of one line, the place in them, and what has been read of a dose so far."""

from typing import Any

from coach.domain.base.vocabulary.spelling import fold
from coach.domain.homework import vocabulary
from coach.domain.homework.reading import Amount, NotUnderstood
from coach.domain.homework.tokens import Token, tokens
from coach.domain.homework.words import REGION_WORDS, named
from coach.domain.journal.visit_entries import Weekday

_PLACES = " ".join(word for words in REGION_WORDS.values() for word in words)


class PartRefused(Exception):
    """A part of the line is not understood; `verdict` names it."""

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(words)
        self.verdict = NotUnderstood(words, reason)


class Reader:
    """Goes once over the tokens; `fields` is what was read, and what needs the whole line to be settled stands beside.

    `loose` is a count whose noun is not said, `minutes` a length that is done or held, `daily` whether it is for every
    day, `except_days` the days that are left out. `name_end` is the place behind the name of the move.
    """

    def __init__(self, text: str, name: str = "", inner: bool = False) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.fields: dict[str, Any] = {}
        self.takes_name = not name and not inner
        self.known_name = fold(name)
        self.name_start = self.name_end = -1
        self.daily = False
        self.except_days: set[Weekday] = set()
        self.minutes: Amount | None = None
        self.loose: tuple[Amount, bool, int, int] | None = None
        self.phase: tuple[int, int] | None = None
        self.name_is_place: tuple[int, int] | None = None
        self.last = ("", -1)
        self.bare_clock: tuple[int, int] | None = None
        self.held = False
        self.intervals = False

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def peek(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def look(self, place: int) -> Token:
        return self.tokens[min(place, len(self.tokens) - 1)]

    def said(self, start: int, end: int) -> str:
        """The words from one token up to another, as they were typed."""
        last = self.look(max(start, end - 1))
        return self.text[self.look(start).start : last.end].strip(" ,;.")

    def clause_end(self, start: int) -> int:
        """Where the part of the sentence that begins at `start` ends."""
        place = start
        while self.look(place).kind != "end" and self.look(place).key not in (",", ";", "."):
            place += 1
        return place

    def refuse(self, start: int, end: int, reason: str) -> None:
        raise PartRefused(self.said(start, end), reason)

    def put(self, start: int, end: int, **fields: Any) -> bool:
        """Sets what the tokens say; what was said otherwise before is refused."""
        for field, value in fields.items():
            if field in self.fields and self.fields[field] != value:
                self.refuse(start, end, "It says something else than the words before. Which is right?")
            self.fields[field] = value
            self.last = (field, end)
        self.at = max(self.at, end)
        return True

    def skip(self, place: int, *keys: str) -> int:
        """The place after fillers."""
        while self.look(place).key in keys and self.look(place).kind != "end":
            place += 1
        return place

    def _adverb(self, token: Token) -> bool:
        return token.key.endswith("ly") and len(token.key) > 5 and token.key not in ("belly",)

    def _misspelt(self, token: Token) -> bool:
        key = token.key
        if (
            len(key) < 4
            or "name" in token.meanings
            or key in vocabulary.WORDS_OF_MOVES
            or key in vocabulary.OFTEN_MISSPELT
        ):
            return False
        if key in vocabulary.ACTIVITIES or named((key,), _PLACES):
            return False
        return any(abs(len(word) - len(key)) <= 1 and _one_slip(word, key) for word in vocabulary.OFTEN_MISSPELT)


def _one_slip(word: str, key: str) -> bool:
    """Whether one letter was left out, put in, changed, or swapped with its neighbour."""
    if word == key:
        return False
    if len(word) == len(key):
        wrong = [place for place in range(len(word)) if word[place] != key[place]]
        if len(wrong) == 1:
            return len(word) > 4
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return swapped and word[wrong[0]] == key[wrong[1]] and word[wrong[1]] == key[wrong[0]]
    longer, shorter = (word, key) if len(word) > len(key) else (key, word)
    if len(shorter) < 4:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
