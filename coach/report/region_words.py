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
        "tailbone",
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
_SIDES: dict[str, Side] = {"left": "left", "l": "left", "right": "right", "r": "right", "both": "both"}
_SIDES |= {"bilateral": "both", "both sides": "both", "center": "both", "centre": "both", "middle": "both"}
_REGIONS: dict[str, Region] = {word: region for region, words in _WORDS.items() for word in words}
_REGIONS |= {region.replace("-", " "): region for region in REGIONS}
_BETWEEN = re.compile(r"[,;/+&|\n]|\band\b")
_SIDE = re.compile(r"\b(left|right|both|bilateral|l|r)\b( sides?\b)?( of\b)?")


def places(text: str) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The places that `text` names ("Left lower back, neck"), and the words in it that name none."""
    found: list[Place] = []
    unknown: list[str] = []
    for part in filter(None, map(one_line, _BETWEEN.split(text))):
        plain = " ".join(re.sub(r"[-_().]", " ", part.lower()).split())
        said = _SIDE.search(plain)
        words = " ".join(_SIDE.sub(" ", plain).split()).removeprefix("the ").removeprefix("my ")
        region = _REGIONS.get(words) or _REGIONS.get(words.removesuffix("s"))
        if region is None:
            unknown.append(part)
        else:
            found.append(Place(region, _SIDES[said[1]] if said else None))
    return tuple(dict.fromkeys(found)), tuple(unknown)


def side(text: str) -> Side | None:
    """The side that `text` names, if any."""
    return _SIDES.get(one_line(text).lower())
