"""A reader of items in a unit file by systemd.syntax(7) and systemd.unit(5), independent of what writes them."""

import re

_ITEM = re.compile(r""" [ ]* (?: "(?P<double>(?:[^"\\]|\\.)*)"(?=[ ]|$) | (?P<bare>[^ "']+)(?=[ ]|$) )""", re.X | re.S)
_ESCAPE = re.compile(r"\\(.)", re.S)
_KNOWN = {"\\": "\\", '"': '"', "'": "'", "s": " ", "n": "\n", "t": "\t"}


def words_of(line: str) -> list[str]:
    """The items of `line`, unquoted, their specifiers resolved; only %% is known. Raises ValueError."""
    words, place = [], 0
    while place < len(line):
        item = _ITEM.match(line, place)
        if item is None:
            raise ValueError(line[place:])
        if item["bare"] in (";", "\\;"):
            raise ValueError("a lone semicolon would begin another command")
        raw = item["bare"] if item["double"] is None else item["double"]
        words.append(_specifiers(_ESCAPE.sub(lambda found: _KNOWN[found[1]], raw)))
        place = item.end()
    return words


def _specifiers(word: str) -> str:
    if re.search(r"(?<!%)(?:%%)*%(?!%)", word):
        raise ValueError(f"a specifier in {word}")
    return word.replace("%%", "%")
