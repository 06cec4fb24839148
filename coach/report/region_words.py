"""The words other diaries have for a place, and the region of Coach that each stands for."""

import re

from coach.domain.exercises.vocabulary import REGIONS, Region, Side
from coach.domain.journal.entries import Place
from coach.domain.text import one_line

_WORDS: dict[Region, tuple[str, ...]] = {
    "head-neck": ("head", "headache", "skull", "base of skull"),
    "neck": ("cervical", "nape", "cervical spine"),
    "upper-back": ("upper spine", "between shoulder blades", "shoulder blade", "scapula", "trapezius"),
    "mid-back": ("middle back", "thoracic", "thoracic spine", "middle of back"),
    "low-back": (
        "lower back",
        "lumbar",
        "lumbar spine",
        "lumbago",
        "sacrum",
        "si joint",
        "sacroiliac joint",
        "sij",
        "tailbone",
        "tail bone",
        "coccyx",
        "lumbosacral",
    ),
    "chest": ("pec", "sternum", "breastbone"),
    "shoulder": ("rotator cuff", "deltoid"),
    "side-trunk": ("flank", "side", "ribs", "rib", "waist"),
    "hip-front": ("groin", "hip flexor", "psoas"),
    "hip-side": ("hip", "outer hip"),
    "buttock": ("glute", "gluteal", "bottom", "piriformis", "sciatic"),
    "thigh-back": ("hamstring", "back of thigh", "thigh"),
    "calf": ("calves", "lower leg"),
    "foot": ("feet", "heel", "sole", "arch"),
    "whole-body": ("everywhere", "all over", "body", "whole body", "entire body"),
}
_SIDES: dict[str, Side] = {
    **dict.fromkeys(("left", "l", "lt", "lhs", "links", "linke", "linker", "izquierda", "izquierdo"), "left"),
    **dict.fromkeys(("gauche", "sinistra", "sinistro"), "left"),
    **dict.fromkeys(("right", "r", "rt", "rhs", "rechts", "rechte", "rechter", "derecha", "derecho"), "right"),
    **dict.fromkeys(("droite", "droit", "destra", "destro"), "right"),
    **dict.fromkeys(("both", "bilateral", "bilaterally", "beide", "beidseits", "beidseitig"), "both"),
    **dict.fromkeys(("center", "centre", "central", "middle", "midline"), "both"),
}
_MIDDLE = frozenset({"middle", "center", "centre", "central", "midline"})
_FILLING = frozenset(
    ["the", "my", "of", "in", "on", "at", "to", "a", "and", "side", "sides", "area", "region", "pain", "ache", "back's"]
)
_REGIONS: dict[frozenset[str], Region] = {
    frozenset(word.split()) - {"of"}: region for region, words in _WORDS.items() for word in words
}
_REGIONS |= {frozenset(region.split("-")): region for region in REGIONS}
_STRONG = re.compile(r"[;|\n]")
_WEAK = re.compile(r"[,/+&]|\band\b")
_LEVEL = re.compile(r"([ctls]|th)(\d{1,2})|(\d{1,2})")


def places(text: str) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The places that `text` names ("Left lower back, neck"), and the words in it that name none."""
    found: list[Place] = []
    unknown: list[str] = []
    for phrase in filter(None, map(one_line, _STRONG.split(text))):
        parts = _with_sides(list(filter(None, map(one_line, _WEAK.split(phrase)))))
        by_part = [_place(part) for part in parts]
        # "Back, lower left" is one place with a comma in it.
        if None in by_part and (whole := _place(phrase)) is not None:
            parts, by_part = [phrase], [whole]
        found += filter(None, by_part)
        unknown += [part for part, place in zip(parts, by_part, strict=True) if place is None]
    return tuple(dict.fromkeys(found)), tuple(unknown)


def side(text: str) -> Side | None:
    """The side that `text` names and nothing but that, if any: "Left", "R", "left and right"."""
    words = _words(text)
    sides = [_SIDES[word] for word in words if word in _SIDES]
    others = [word for word in words if word not in _SIDES and word not in _FILLING]
    return _joined(sides) if sides and not others else None


def _with_sides(parts: list[str]) -> list[str]:
    """`parts`; one that is no more than a side goes to the place before it, at the beginning to the next."""
    joined: list[str] = []
    waiting = ""
    for part in parts:
        if side(part) is None:
            joined.append(f"{waiting} {part}".strip())
            waiting = ""
        elif joined:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            waiting = f"{waiting} {part}".strip()
    return [*joined, waiting] if waiting else joined


def _place(phrase: str) -> Place | None:
    """The one place that the whole phrase names, whatever the order of its words."""
    words = _words(phrase)
    whole = _region(frozenset(words)) or _region(frozenset(words) - _FILLING)
    middle = [word for word in words if word in _MIDDLE]
    if whole is not None and (middle or not _sides_of(words)):
        return Place(whole)
    others = frozenset(word for word in words if word not in _SIDES)
    region = _region(others) or _region(others - _FILLING)
    return Place(region, _joined(_sides_of(words))) if region else None


def _sides_of(words: list[str]) -> list[Side]:
    return [_SIDES[word] for word in words if word in _SIDES]


def _joined(sides: list[Side]) -> Side | None:
    if not sides:
        return None
    return sides[0] if len(set(sides)) == 1 else "both"


def _region(words: frozenset[str]) -> Region | None:
    if not words:
        return None
    if words in _REGIONS:
        return _REGIONS[words]
    singular = frozenset(word.removesuffix("s") for word in words)
    return _REGIONS.get(singular) or _of_levels(words)


def _of_levels(words: frozenset[str]) -> Region | None:
    """The region of the levels of the spine: "L5/S1", "C6"."""
    found: set[Region] = set()
    numbers = 0
    for word in words:
        level = _LEVEL.fullmatch(word)
        if level is None:
            return None
        letter, number = level[1], int(level[2] or level[3])
        if letter is None:
            numbers += 1
        elif letter == "c":
            found.add("neck")
        elif letter in ("l", "s"):
            found.add("low-back")
        else:
            found.add("upper-back" if number <= 6 else "mid-back")
    return next(iter(found)) if len(found) == 1 and numbers <= 1 else None


def _words(text: str) -> list[str]:
    return re.sub(r"[^\w']|_", " ", text.lower()).split()
