"""How wide text is on a terminal or in a file of fixed columns: a Chinese sign takes two, an accent none."""

import unicodedata

WIDE = ("W", "F")
NO_WIDTH = ("Mn", "Me", "Cf")


def cells(text: str) -> int:
    """The columns that `text` takes."""
    return sum(map(_cell, text))


def fitted(text: str, width: int) -> str:
    """`text` cut or padded to exactly `width` columns, with an ellipsis where something was cut."""
    if cells(text) > width:
        text = _cut(text, width - 1).rstrip() + "…"
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """The words of `text` in lines of at most `width` columns, one longer than a line broken; [] for no words."""
    lines: list[str] = []
    room = 0
    for word in text.split():
        if lines and cells(word) < room:
            lines[-1] += f" {word}"
            room -= cells(word) + 1
            continue
        while cells(word) > width:
            start = _cut(word, width)
            lines.append(start)
            word = word[len(start) :]
        lines.append(word)
        room = width - cells(word)
    return lines


def _cut(text: str, width: int) -> str:
    taken = 0
    for place, sign in enumerate(text):
        taken += _cell(sign)
        if taken > width:
            return text[:place]
    return text


def _cell(sign: str) -> int:
    if unicodedata.category(sign) in NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in WIDE else 1
