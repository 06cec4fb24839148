"""How words are compared: without case and accents, one width, one kind of space and of digit."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

Language = Literal["en", "de", "es", "fr", "it"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Table = Mapping[str, Mapping[str, str]]
"""Each meaning with its spellings in each language, parted by "|", the usual one first."""

_SINGLE = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "−": "-", "½": " 1/2", "⁄": "/"}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}


def fold(text: str) -> str:
    """`text` as it is compared: small letters without accents, ASCII digits, single spaces.

    "９：00" is "9:00", "Mañana" is "manana", "1½" is "1 1/2"; dashes that join two things stay as they are typed.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    plain = "".join(_SINGLE.get(character, character) for character in text)
    plain = unicodedata.normalize("NFKD", plain).casefold()
    digits = (str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in plain)
    return " ".join("".join(mark for mark in digits if not unicodedata.combining(mark)).split())


def spellings(table: Table) -> Iterator[tuple[str, str, Language]]:
    """Every folded spelling with its meaning and language; umlauts also as "ae", "oe" and "ue"."""
    for meaning, languages in table.items():
        for language in LANGUAGES:
            for spelling in filter(None, languages.get(language, "").split("|")):
                yield fold(spelling), meaning, language
                if re.search("[äöü]", spelling):
                    yield fold("".join(_UMLAUTS.get(mark, mark) for mark in spelling)), meaning, language
