"""What the name of a homework and the therapist's sentences tell: the kind of move, its place and its position."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.vocabulary import Position, Region

GIVEN_KINDS: tuple[Kind, ...] = tuple(
    kind for _, kind in sorted((rules.homework.rank, kind) for kind, rules in KINDS.items() if rules.homework)
)
"""What can be given as a homework; of two kinds that are named the first counts: what burns or presses."""

REGION_WORDS: Mapping[Region, tuple[str, ...]] = {
    "head-neck": ("skull", "suboccipital", "suboccipitals"),
    "neck": ("neck", "chin", "levator", "upper trap", "upper trapezius", "cervical"),
    "upper-back": ("upper back", "shoulder blade", "shoulder blades", "rhomboid", "rhomboids", "trapezius", "scapula"),
    "mid-back": ("mid back", "middle back", "thoracic", "ribs"),
    "low-back": ("low back", "lower back", "lumbar", "pelvic", "pelvis", "core", "trunk", "spine", "back"),
    "chest": ("chest", "pec", "pecs", "pectoral"),
    "shoulder": ("shoulder", "shoulders", "rotator cuff"),
    "side-trunk": ("waist", "side bend", "ql", "quadratus lumborum", "lats", "oblique", "obliques"),
    "hip-front": ("hip flexor", "hip flexors", "psoas", "quad", "quads", "front of the hip"),
    "hip-side": ("hip", "hips", "side of the hip", "it band", "tfl", "gluteus medius", "clamshell", "clam", "clams"),
    "buttock": ("buttock", "buttocks", "glute", "glutes", "gluteal", "piriformis", "bridge", "bridges"),
    "thigh-back": ("hamstring", "hamstrings", "thigh", "thighs"),
    "calf": ("calf", "calves", "soleus", "shin"),
    "foot": ("foot", "feet", "sole", "plantar", "ankle", "ankles", "toe", "toes"),
}

POSITION_WORDS: Mapping[Position, tuple[str, ...]] = {
    "wall": ("wall",),
    "bed": ("bed",),
    "floor": (
        "floor", "mat", "lying", "lie", "on your back", "on your stomach", "on your side", "kneel", "kneeling",
        "all fours", "hands and knees", "supine", "prone", "plank", "bridge", "bridges",
    ),
    "chair": ("chair", "sit", "sitting", "seated", "desk"),
    "standing": ("stand", "standing"),
}  # fmt: skip

BREATH_HOLD = re.compile(r"\bhold(?:ing)? (?:your |the |a )?breath")

LIKE_ENOUGH = 0.86
MOST_OF_IT = 0.6
_SMALL = frozenset({"the", "a", "an", "and", "with", "on", "at", "of", "your", "to", "exercise", "exercises"})


def named(words: Sequence[str], text: str) -> bool:
    """Whether one of `words` stands in `text` as a whole word."""
    return any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) for word in words)


def kind_in(text: str, counted: bool) -> Kind:
    """The kind that `text` names; else mobility where repetitions are counted, and a stretch where time is."""
    small = text.lower()
    words = {kind: given.words for kind in GIVEN_KINDS if (given := KINDS[kind].homework)}
    found = next((kind for kind in GIVEN_KINDS if named(words[kind], small)), None)
    return found or ("mobility" if counted else "stretch")


def regions_in(text: str) -> tuple[Region, ...]:
    """The places that `text` names; the longest word wins, so that a hip flexor is not the side of the hip."""
    small = text.lower()
    words = sorted(((word, region) for region, own in REGION_WORDS.items() for word in own), key=lambda w: -len(w[0]))
    found: list[Region] = []
    for word, region in words:
        if named((word,), small):
            small = re.sub(rf"(?<![a-z]){re.escape(word)}(?![a-z])", " ", small)
            found.append(region)
    return tuple(region for region in REGION_WORDS if region in found)


def position_in(text: str, kind: Kind) -> Position:
    """The position that `text` names, or else the usual one of the kind."""
    small = text.lower()
    found = next((position for position, words in POSITION_WORDS.items() if named(words, small)), None)
    given = KINDS[kind].homework
    return found or (given.position if given else "standing")


def alike(name: str, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """The exercises whose name or id comes so close to `name` that they may be meant, the closest first.

    One that is the same word for word is the only one.
    """
    wanted = _words(name)
    if not wanted:
        return ()
    ranked = [
        (max(_likeness(wanted, _words(each.name)), _likeness(wanted, _words(each.id))), each) for each in exercises
    ]
    best = sorted((found for found in ranked if found[0] >= LIKE_ENOUGH), key=lambda found: (-found[0], found[1].id))
    exact = tuple(each for likeness, each in best if likeness == 1.0)
    return exact[:1] if exact else tuple(each for _, each in best)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.rstrip("s") for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _SMALL)


def _likeness(wanted: tuple[str, ...], other: tuple[str, ...]) -> float:
    """1 for the same words in any order, 0.9 where what is wanted, two words or more, is most of the other."""
    if sorted(wanted) == sorted(other):
        return 1.0
    if len(wanted) > 1 and set(wanted) <= set(other) and len(wanted) >= MOST_OF_IT * len(other):
        return 0.9
    return min(0.99, SequenceMatcher(None, " ".join(wanted), " ".join(other)).ratio())
