"""The fixed words of clinical.md: phases (front page), codes and macros (1.4), regions and equipment (3)."""

from collections.abc import Mapping
from typing import Literal, get_args

Phase = Literal["acute", "subacute", "chronic", "maintenance"]

Region = Literal[
    "head-neck",
    "neck",
    "upper-back",
    "mid-back",
    "low-back",
    "chest",
    "shoulder",
    "side-trunk",
    "hip-front",
    "hip-side",
    "buttock",
    "thigh-back",
    "calf",
    "foot",
    "whole-body",
]

Equipment = Literal[
    "tennis-ball",
    "two-balls-sock",
    "wall",
    "chair",
    "mat",
    "strap",
    "towel",
    "pillow",
    "doorway",
    "bed",
    "band",
    "heat-pack",
    "heat-wrap",
    "cold-pack",
    "ice-cup",
    "shower",
    "none",
]

Position = Literal["standing", "wall", "chair", "floor", "bed"]

Side = Literal["left", "right", "both"]

Level = Literal["EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST", "CAUTION"]
"""How urgent a warning sign is (clinical.md 1.1), the most urgent first."""

Mode = Literal["normal", "flare", "pre_visit", "post_visit", "locked"]
"""What kind of day it is for the plan (design.md 2)."""

Code = Literal[
    "bleed",
    "dvt",
    "varix",
    "osteo",
    "vfx",
    "surg",
    "disc",
    "stenosis",
    "spondy",
    "neuro",
    "preg",
    "preg20",
    "skin",
    "swell",
    "fever",
    "cancer",
    "cardiac",
    "circ",
    "coldsens",
    "cervart",
    "dizzy",
    "hernia",
    "hyper",
    "inflam",
    "rheum",
    "implant",
    "knee",
    "wrist",
    "shoulder",
    "hip",
    "balance",
    "floor",
    "resp",
    "reflux",
    "cognition",
]

Macro = Literal["BALL", "NECK", "HEAT", "COLD", "STR"]

MACROS: dict[str, tuple[Code, ...]] = {
    "BALL": (
        "bleed",
        "dvt",
        "vfx",
        "surg",
        "neuro",
        "skin",
        "swell",
        "fever",
        "cancer",
        "implant",
        "cognition",
    ),
    "NECK": ("cervart", "dizzy", "rheum"),
    "HEAT": ("neuro", "skin", "swell", "fever", "cancer", "circ", "dvt", "cognition"),
    "COLD": ("neuro", "skin", "circ", "coldsens", "cardiac", "cognition"),
    "STR": ("fever", "surg", "vfx"),
}

PHASES: tuple[Phase, ...] = get_args(Phase)
REGIONS: tuple[Region, ...] = get_args(Region)
EQUIPMENT: tuple[Equipment, ...] = get_args(Equipment)
SIDES: tuple[Side, ...] = get_args(Side)
CODES: tuple[Code, ...] = get_args(Code)
LEVELS: tuple[Level, ...] = get_args(Level)
MODES: tuple[Mode, ...] = get_args(Mode)
POSITIONS: tuple[Position, ...] = get_args(Position)

PHASE_NAMES: dict[Phase, str] = {
    "acute": "first 72 hours",
    "subacute": "up to 12 weeks",
    "chronic": "more than 12 weeks",
    "maintenance": "maintenance",
}

EQUIPMENT_NAMES: Mapping[Equipment, str] = {
    "tennis-ball": "tennis ball",
    "two-balls-sock": "two balls in a sock",
    "wall": "wall",
    "chair": "chair",
    "mat": "mat",
    "strap": "strap",
    "towel": "towel",
    "pillow": "pillow",
    "doorway": "doorway",
    "bed": "bed",
    "band": "exercise band",
    "heat-pack": "heat pack",
    "heat-wrap": "heat wrap sold for wearing",
    "cold-pack": "cold pack",
    "ice-cup": "ice in a paper cup",
    "shower": "shower",
    "none": "nothing",
}

ONLY_IF_TICKED: frozenset[Equipment] = frozenset({"band", "heat-wrap"})
"""What few people have, so that nobody is taken to have it before they say so."""
