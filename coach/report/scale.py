"""The scale of pain of another diary, and what its numbers are on Coach's own, 0 to 10."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from coach.domain.base.vocabulary.spelling import fold
from coach.domain.text import shorten
from coach.errors import CoachError

LARGEST = 1000
_RANGE = re.compile(r"(?<!\d)(?<!\d[.,])(\d{1,4})\s*(?:-|–|—|\.{2,3}|…|to|bis|a)\s*(\d{1,4})(?!\d|[.,]\d)")
_OUT_OF = re.compile(r"(?:/|out of|von|sur|su)\s*(\d{1,4})(?!\d)")
_MEANING = re.compile(r"(\d{1,4})\s*[=:]\s*([a-z]+)")
_NONE = frozenset(
    ["no", "none", "not", "best", "good", "great", "fine", "well", "nothing", "without", "free", "kein", "keine"]
)
_WORST = frozenset(
    ["worst", "severe", "unbearable", "extreme", "max", "maximum", "terrible", "awful", "bad", "strongest", "most"]
)
_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,12}|,\d{1,2})?)(?:\s*(?:/|out of|of)\s*(\d{1,4})|\s*(%))?")
_LENGTH = re.compile(r"\d+(:\d{1,2}){1,2}|\d+\s*(h|hrs?|hours?|m|min|minutes?|s|sec|seconds?)(\s*\d+.*)?")


class Scale(NamedTuple):
    """From the number that is no pain to the one that is the worst."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"


OURS = Scale(0, 10)


class PainCell(NamedTuple):
    """The number in a cell, and what it says to be out of."""

    value: Decimal
    out_of: int | None = None


def scale_of(text: str) -> Scale:
    """The scale as a person gives it: "1-5", "0 to 100", or only its worst number. Raises CoachError."""
    typed = fold(text)
    found = _RANGE.fullmatch(typed) or re.fullmatch(r"()(\d{1,4})", typed)
    scale = Scale(int(found[1] or 0), int(found[2])) if found else OURS
    if found is None or not scale.low < scale.high <= LARGEST:
        raise CoachError(
            f'"{shorten(text, 40)}" is no scale.', "It goes from no pain to the worst pain.", "Write it like 0-100."
        )
    return scale


def named_scale(column: str) -> Scale | None:
    """The scale in the name of a column, "Pain (0-100)", or None. Raises ValueError where it is unclear."""
    name = fold(column)
    found = {Scale(int(low), int(high)) for low, high in _RANGE.findall(re.sub(r"\bnrs[- ]?11\b", "", name))}
    for limit in map(int, _OUT_OF.findall(name)):
        if limit not in (10, 100):
            raise ValueError(column)
        found.add(Scale(0, limit))
    meanings = [(int(number), word) for number, word in _MEANING.findall(name)]
    if meanings:
        none = [number for number, word in meanings if word in _NONE]
        worst = [number for number, word in meanings if word in _WORST]
        if len(none) + len(worst) != len(meanings) or (not found and not (none and worst)):
            raise ValueError(column)
        if none and worst:
            found.add(Scale(none[0], worst[-1]))
        elif any((none and scale.low != none[0]) or (worst and scale.high != worst[0]) for scale in found):
            raise ValueError(column)
    if re.search(r"%|\bpercent\b|\bmm\b", name):
        found.add(Scale(0, 100))
    elif re.search(r"\bcm\b", name) or (not found and re.search(r"\bnrs\b", name)):
        found.add(OURS)
    if len(found) > 1 or any(not scale.low < scale.high <= LARGEST for scale in found):
        raise ValueError(column)
    if not found and re.search(r"\bvas\b|\bmax\b|\bup to\b|\bstars?\b|\bout of\b", name):
        raise ValueError(column)
    return found.pop() if found else None


def scale_by_numbers(cells: Iterable[PainCell]) -> Scale:
    """The scale that numbers without one are on: 0 to 10. Raises ValueError with the largest where that cannot be."""
    cells = tuple(cells)
    limits = {cell.out_of for cell in cells if cell.out_of is not None}
    if len(limits) == 1 and limits <= {10, 100} and all(cell.out_of for cell in cells):
        return Scale(0, limits.pop() or 10)
    if limits - {10}:
        raise ValueError(f"{max(limits - {10})}")
    above = [cell.value for cell in cells if cell.value > OURS.high]
    # A single 11 among many numbers is a slip of that row; no other scale shows itself by so little.
    if above and not (len(above) == 1 and above[0] <= OURS.high + 1 and len(cells) > 4):
        raise ValueError(f"{max(above):f}")
    return OURS


def pain_cell(text: str) -> PainCell:
    """The number in a cell. Raises ValueError with the reason where it holds none."""
    typed = fold(text)
    number = _NUMBER.fullmatch(typed)
    if number is not None:
        out_of = int(number[2]) if number[2] else 100 if number[3] else None
        return PainCell(Decimal(number[1].replace(",", ".")), out_of)
    if not typed:
        raise ValueError("it has no pain number")
    if _LENGTH.fullmatch(typed):
        raise ValueError(f'"{shorten(text, 40)}" is a length of time and no pain number')
    raise ValueError(f'"{shorten(text, 40)}" is no pain number')


def score(cell: PainCell, scale: Scale) -> int:
    """The number on Coach's scale; between two of them the higher one from the half on. Raises ValueError."""
    if cell.out_of is not None and cell.out_of != scale.high:
        raise ValueError(
            f'"{cell.value:f}/{cell.out_of}" is on another scale', f"say which with --scale 0-{cell.out_of}"
        )
    if not scale.low <= cell.value <= scale.high:
        raise ValueError(f'"{cell.value:f}" is not between {scale.low} and {scale.high}', "say another with --scale")
    return int((cell.value - scale.low) * 10 / (scale.high - scale.low) + Decimal("0.5"))
