"""The nearest right word for a wrong one."""

from collections.abc import Collection
from difflib import get_close_matches

from coach.domain.text import shorten

_LONGEST = 80
_LARGEST = 2**63


def nearest(word: str, words: Collection[str], count: int = 1) -> list[str]:
    """At most `count` of `words` that look like `word`, the most similar first; large and small letters are alike."""
    small = {each.lower(): each for each in words}
    return [small[each] for each in get_close_matches(word[:_LONGEST].lower(), small, count, 0.6)]


def quoted(value: object) -> str:
    """A value of a file as a message may show it: short, on one line, without bytes a terminal obeys."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{shorten(value, 40)}'"
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "a very large number"
    return shorten(str(value), 40)


def one_of(word: object, allowed: Collection[str]) -> str:
    """The remedy for a word outside a fixed vocabulary: the nearest one and all that are allowed."""
    found = nearest(word, allowed) if isinstance(word, str) else []
    meant = f"Did you mean '{found[0]}'? " if found else ""
    return f"{meant}Allowed: {', '.join(allowed)}."


def known_id(word: str, known: Collection[str]) -> str:
    """The remedy for an id that nothing has."""
    found = nearest(word, known)
    return f"Did you mean '{found[0]}'?" if found else "Name the id of an exercise that the library holds."
