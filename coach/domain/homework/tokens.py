"""The words of a dose one by one, each with what it can mean; numbers, ranges and clock times are read here."""

import functools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.base.vocabulary import doses, moments
from coach.domain.base.vocabulary.spelling import Table, fold, spellings
from coach.domain.homework import vocabulary
from coach.domain.homework.reading import Amount

TokenKind = Literal["number", "word", "phrase", "mark", "clock", "tempo", "hours", "end"]

_RAW = re.compile(
    r"""
    (?P<hours>\bq\s?\d+(?:\s?[-–]\s?\d+)?\s?(?:h|hrs?|hours?|min|mins|d)\b\.?)
  | (?P<clock>\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?)
  | (?P<date>\b\d{4}-\d{2}-\d{2}\b)
  | (?P<tempo>\b\d{1,2}(?:[-–]\d{1,2}){2,3}\b|(?<=\btempo\s)\d{3,4}\b|\b\d:\d:\d(?::\d)?\b)
  | (?P<code>\b(?:[^\W\d_]\.){2,3}(?=\W|$)|\b[A-WY-Za-wy-z]\d{1,2}\b)
  | (?P<number>\d+(?:[.,]\d+)?|[½¼¾])
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]{2,})*(?:['’][ts]\b)?|w/o|w/)
  | (?P<mark>''|\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SAME = {
    "”": '"', "“": '"', "″": '"', "''": '"', "’": "'", "′": "'", "‘": "'", "×": "x", "✕": "x", "✖": "x", "⨯": "x",
    "*": "x",
    "–": "-", "—": "-", "−": "-", "|": ";", "•": ";", "·": ";", "¿": ";", "¡": ";",
}  # fmt: skip


_RELATIONS: Table = {
    meaning: {
        language: "|".join(word for word in words.split("|") if word.isalpha()) for language, words in said.items()
    }
    for meaning, said in moments.RELATION.items()
    if meaning in ("and", "or", "to")
}
_SECTIONS: tuple[tuple[str, tuple[Table, ...]], ...] = (
    ("dose", (doses.DOSE, vocabulary.MORE_DOSE)),
    ("kind", (doses.KIND, vocabulary.MORE_KIND)),
    ("when", (doses.WHEN, vocabulary.MORE_WHEN)),
    ("load", (doses.LOAD, vocabulary.MORE_LOAD)),
    ("units", (moments.UNITS,)),
    ("numbers", (moments.NUMBERS,)),
    ("relation", (_RELATIONS,)),
    ("weekdays", (moments.WEEKDAYS, moments.SHORT_WEEKDAYS)),
    ("months", (moments.MONTHS, moments.SHORT_MONTHS)),
)


class Token(Struct, frozen=True):
    """A word, number or mark: where it stands, how it is compared, and its possible meanings.

    `amount` is the number of a number; `glued` says that no space stands before it.
    """

    kind: TokenKind
    start: int
    end: int
    key: str
    meanings: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    amount: Amount | None = None
    glued: bool = False

    def means(self, *meanings: str) -> bool:
        """Whether one of `meanings` is among its own."""
        return not self.meanings.isdisjoint(meanings)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, the longest known phrases as one each, ending in one of kind "end"."""
    raw = _raw(text)
    found: list[Token] = []
    at = 0
    while at < len(raw):
        length, token = _longest(raw, at)
        found.append(token)
        at += length
    found = _decided(found)
    found = _numbered(found)
    return (*_ranges(found, text), Token("end", len(text), len(text), ""))


def _raw(text: str) -> list[Token]:
    made: list[Token] = []
    end = -1
    for match in _RAW.finditer(text):
        kind = match.lastgroup or "mark"
        said = match[0]
        key = fold(_SAME.get(said, said))
        amount = None
        shown: TokenKind = "mark"
        match kind:
            case "number":
                shown, amount = "number", _amount(said)
            case "word":
                shown = "word"
            case "code":
                key = key.replace(".", "")
                shown = "word"
            case "date" | "tempo":
                shown = "tempo" if kind == "tempo" else "clock"
            case "hours" | "clock":
                shown = "hours" if kind == "hours" else "clock"
        made.append(Token(shown, match.start(), match.end(), key, amount=amount, glued=match.start() == end))
        end = match.end()
    return made


def _amount(said: str) -> Amount:
    if said in _FRACTIONS:
        return Amount(_FRACTIONS[said])
    return Amount(float(said.replace(",", ".")), comma="," in said)


@functools.cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], frozenset[str], frozenset[str]]]]:
    """The known phrases by their first key, the longest first, each with its meanings and languages."""
    known: dict[tuple[str, ...], tuple[set[str], set[str]]] = {}
    for meaning, language, spelling in _spellings():
        keys = tuple(token.key for token in _raw(spelling))
        meanings, languages = known.setdefault(keys, (set(), set()))
        meanings.add(meaning)
        languages.add(language)
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str], frozenset[str]]]] = {}
    for keys, (meanings, languages) in known.items():
        by_first.setdefault(keys[0], []).append((keys, frozenset(meanings), frozenset(languages)))
    for same in by_first.values():
        same.sort(key=lambda phrase: -len(phrase[0]))
    return by_first


def _spellings() -> Iterator[tuple[str, str, str]]:
    """Every spelling with its meaning and language."""
    for section, tables in _SECTIONS:
        for table in tables:
            for spelling, meaning, language in spellings(table):
                if not (section in ("weekdays", "months") and _is_unsure(spelling, language)):
                    yield f"{section}.{meaning}", language, spelling
    for name in vocabulary.NAMES.replace("\n", " ").split(","):
        yield "name", "en", name.strip()


def _is_unsure(spelling: str, language: str) -> bool:
    """Whether a short name of a day or month is read in lists of days or beside a date alone."""
    return len(spelling) < 3 or (language != "en" and len(spelling) < 4) or spelling in doses.ORDINARY.split("|")


def _longest(raw: list[Token], at: int) -> tuple[int, Token]:
    first = raw[at]
    for keys, meanings, languages in _phrases().get(first.key, ()):
        part = raw[at : at + len(keys)]
        if keys == ("w", "/") and at and raw[at - 1].key == "/":
            continue
        if tuple(token.key for token in part) == keys:
            last = part[-1]
            if "name" in meanings and (meanings == {"name"} or len(keys) > 1):
                return len(keys), Token("word", first.start, last.end, " ".join(keys), frozenset({"name"}))
            dotted = at + len(keys) < len(raw) and raw[at + len(keys)].key == "." and first.kind == "word"
            following = raw[at + len(keys) + 1 : at + len(keys) + 2]
            abbreviated = dotted and bool(following) and raw[at + len(keys)].glued and last.key in vocabulary.SHORTENED
            used = len(keys) + (1 if abbreviated else 0)
            return used, Token("phrase", first.start, last.end, " ".join(keys), meanings, languages, glued=first.glued)
    return 1, first


def _decided(found: list[Token]) -> list[Token]:
    """Each token with the meanings that the language of the others leaves."""
    own = [token.languages for token in found if token.languages and "en" not in token.languages]
    language = frozenset.intersection(*own) if own else frozenset()
    decided: list[Token] = []
    for token in found:
        if token.kind == "phrase" and len(token.key) == 1 and "en" not in token.languages and not own:
            token = msgspec.structs.replace(token, kind="word", meanings=frozenset(), languages=frozenset())
        if token.key == "once" and "es" in language:
            token = msgspec.structs.replace(token, meanings=frozenset({"numbers.11"}))
        elif token.key == "once":
            token = msgspec.structs.replace(token, meanings=frozenset({"dose.once"}))
        decided.append(token)
    return decided


def _numbered(found: list[Token]) -> list[Token]:
    """Number words as numbers."""
    made: list[Token] = []
    for place, token in enumerate(found):
        number = next((meaning for meaning in token.meanings if meaning.startswith("numbers.")), "")
        article = token.key in ("ein", "eine", "einen", "einem", "einer", "un", "una", "une", "uno")
        following = found[place + 1] if place + 1 < len(found) else None
        if number and not (article and (following is None or following.kind == "word")):
            amount = Amount(float(number.removeprefix("numbers.")))
            token = Token("number", token.start, token.end, token.key, token.meanings, amount=amount)
        made.append(token)
    return made


def _ranges(found: list[Token], text: str) -> list[Token]:
    """Two numbers with "to" between them as one range; a range that does not rise stays apart and is refused later."""
    made: list[Token] = []
    at = 0
    languages = {language for token in found if "en" not in token.languages for language in token.languages}
    while at < len(found):
        one = found[at]
        if at + 2 < len(found) and one.amount and (two := found[at + 2]).amount and not one.amount.high:
            joint = found[at + 1]
            foreign = text[joint.start : joint.end].lower() in ("a", "à") and bool(languages & {"es", "fr", "it"})
            joins = joint.key == "-" or joint.key in ("to", "bis", "hasta", "through", "thru") or foreign
            third = found[at + 3] if at + 3 < len(found) else None
            dated = found[at + 3 : at + 5]
            dated = dated[1:] if third is not None and third.key == "." else dated[:1]
            day_and_month = third is not None and third.key == "." and re.fullmatch(r"\d{1,2}\.\d{1,2}", two.key)
            if day_and_month or any(meaning.startswith("months.") for token in dated for meaning in token.meanings):
                made.append(one)
                at += 1
                continue
            apart = joint.key == "-" and not joint.glued and two.glued
            if joins and not apart and one.amount.low < two.amount.low and not (third is not None and third.key == "/"):
                comma = one.amount.comma or two.amount.comma
                amount = Amount(one.amount.low, two.amount.low, comma=comma)
                made.append(Token("number", one.start, two.end, f"{one.key}-{two.key}", amount=amount, glued=one.glued))
                at += 3
                continue
        made.append(one)
        at += 1
    return made
