"""Typed words as tokens, and what each may mean in which languages."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coach.domain.base.vocabulary import moments as words
from coach.domain.base.vocabulary.doses import CLASHES, ORDINARY
from coach.domain.base.vocabulary.spelling import Language, fold, spellings

TOO_SHORT = 2
"""Weekdays of a single letter are read in lists of days alone."""

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\S")
_TABLES = (
    ("weekday", words.WEEKDAYS),
    ("weekday", words.SHORT_WEEKDAYS),
    ("month", words.MONTHS),
    ("month", words.SHORT_MONTHS),
    ("day", words.DAYS),
    ("relation", words.RELATION),
    ("unit", words.UNITS),
    ("clock", words.CLOCK),
    ("number", words.NUMBERS),
    ("part", words.PARTS),
    ("article", words.ARTICLES),
    ("vague", words.VAGUE),
)
_GRAMMATICAL = ("relation", "article", "number", "vague")
"""Small words: what one of them means beside a day or a time is told by its place."""


class Token(NamedTuple):
    """A run of letters, a run of digits, or a sign; `spaced` is whether a space stands before it."""

    text: str
    start: int
    end: int
    spaced: bool

    @property
    def is_number(self) -> bool:
        return self.text[0] in "0123456789"


class Sense(NamedTuple):
    """One meaning of a spelling; `certain` is whether it has no other in any of the five languages."""

    parts: tuple[str, ...]
    category: str
    value: str
    languages: frozenset[Language]
    certain: bool


class Word(NamedTuple):
    """A sense where it stands: the tokens from `begin` to before `end`."""

    sense: Sense
    begin: int
    end: int


def tokens(folded: str) -> tuple[Token, ...]:
    """The tokens of a folded text."""
    return tuple(
        Token(found[0], found.start(), found.end(), folded[: found.start()].endswith(" "))
        for found in _TOKEN.finditer(folded)
    )


@cache
def lexicon() -> dict[str, tuple[Sense, ...]]:
    """Every sense by its first token."""
    senses: dict[tuple[tuple[str, ...], str, str], set[Language]] = {}
    meanings: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for category, table in _TABLES:
        for spelling, value, language in spellings(table):
            parts = tuple(token.text for token in tokens(spelling))
            if category == "weekday" and len(spelling) < TOO_SHORT:
                continue
            senses.setdefault((parts, category, value), set()).add(language)
            if category not in _GRAMMATICAL or value == "ago":
                meanings.setdefault(parts, set()).add((category, value))
    doubtful = {*ORDINARY.split("|")}
    doubtful |= {fold(word) for word, senses in CLASHES.items() if any(sense.startswith("numbers") for sense in senses)}
    built: dict[str, list[Sense]] = {}
    for (parts, category, value), languages in senses.items():
        certain = len(meanings.get(parts, ())) < 2 and (len(parts) > 1 or parts[0] not in doubtful)
        built.setdefault(parts[0], []).append(Sense(parts, category, value, frozenset(languages), certain))
    return {first: tuple(found) for first, found in built.items()}


def first_doubtful(words: Sequence[Word], language: Language) -> Word | None:
    """The first word that is no certain one, not English, not of `language`, and alone in its own language."""

    def decides(word: Word, languages: frozenset[Language]) -> bool:
        return word.sense.certain and "en" not in word.sense.languages and bool(word.sense.languages & languages)

    for word in words:
        languages = word.sense.languages
        if word.sense.certain or "en" in languages or language in languages:
            continue
        if not any(decides(other, languages) for other in words):
            return word
    return None


class Phrase:
    """A typed text, folded and cut into tokens, that can be asked which words stand where."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self.tokens = tokens(self.text)
        self.reach = 0

    def __len__(self) -> int:
        return len(self.tokens)

    def token(self, place: int) -> Token:
        """The token at `place`; past the end an empty one."""
        return self.tokens[place] if place < len(self.tokens) else Token("\0", len(self.text), len(self.text), True)

    def sign(self, place: int, *signs: str) -> bool:
        """Whether one of `signs` stands there."""
        return self.token(place).text in signs

    def joined(self, place: int) -> bool:
        """Whether a token stands there without a space before it."""
        return place < len(self.tokens) and not self.tokens[place].spaced

    def number(self, place: int, most: int = 99, digits: tuple[int, ...] = (1, 2)) -> int | None:
        """The number in digits there, if it has one of these numbers of digits and is at most `most`."""
        token = self.token(place)
        if not token.is_number or len(token.text) not in digits or int(token.text) > most:
            return None
        return int(token.text)

    def words(self, place: int, category: str, *values: str) -> Iterator[Word]:
        """The senses of `category` that begin there; the dot of an abbreviation belongs to it."""
        for sense in lexicon().get(self.token(place).text, ()):
            if sense.category != category or (values and sense.value not in values):
                continue
            end = place + len(sense.parts)
            if tuple(token.text for token in self.tokens[place:end]) == sense.parts and self._whole(place, end):
                if self.sign(end, ".") and self.joined(end) and sense.parts[-1].isalpha():
                    end += 1
                yield Word(sense, place, end)

    def _whole(self, begin: int, end: int) -> bool:
        """Whether no letter touches the word: "1o" and "9pmx" are cut by kind, "fri_day" is not a day."""
        return not (self.sign(end, "_") and self.joined(end)) and not (begin and self.sign(begin - 1, "_"))

    def words_at(self, place: int) -> str:
        """What stands at `place` up to the next space, as it was typed; at the end of the text the last word."""
        token = self.token(min(place, max(0, len(self.tokens) - 1)))
        begin = self.text.rfind(" ", 0, token.start + 1) + 1
        end = self.text.find(" ", token.start)
        return self.text[begin : end if end >= 0 else len(self.text)].strip(" ,;")

    def span(self, begin: int, end: int) -> str:
        """The text of the tokens from `begin` to before `end`."""
        return self.text[self.token(begin).start : self.token(end - 1).end] if end > begin else ""
