"""Moves that go well together, ball, then move, then load (clinical.md 3.7), and which places are neighbours."""

from collections.abc import Collection, Mapping

from coach.domain.exercises.vocabulary import Region

CHAINS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("ball-upper-trap-wall",), ("upper-trap-stretch",), ("scap-squeeze",)),
    (("ball-levator-wall",), ("levator-stretch",), ("chin-tuck",)),
    (("ball-rhomboid-wall", "ball-thoracic-wall"), ("thread-needle", "open-book"), ("wall-angels",)),
    (("ball-pec-minor-wall",), ("doorway-pec",), ("wall-angels",)),
    (("ball-lat-wall", "ball-ql-wall"), ("standing-side-bend", "lat-prayer"), ("side-plank-knees",)),
    (("ball-lumbar-wall",), ("cat-cow", "knee-rolls"), ("bird-dog",)),
    (
        ("ball-glute-max-floor", "ball-glute-med-wall", "ball-piriformis-floor", "ball-piriformis-chair"),
        ("figure-four-seated", "figure-four-supine"),
        ("bridge", "clamshell"),
    ),
    (("ball-tfl-wall",), ("hip-flexor-half-kneel",), ("bridge",)),
    (("ball-hamstring-chair",), ("hamstring-strap",), ("sit-to-stand-hinge",)),
    (("ball-calf-floor", "ball-plantar-chair"), ("calf-wall",), ("walk-easy",)),
)

NEIGHBOURS: Mapping[Region, frozenset[Region]] = {
    "low-back": frozenset({"buttock", "hip-front", "side-trunk", "mid-back"}),
    "upper-back": frozenset({"neck", "chest", "shoulder", "mid-back"}),
    "neck": frozenset({"head-neck", "upper-back"}),
    "buttock": frozenset({"hip-side", "thigh-back", "low-back"}),
    "thigh-back": frozenset({"calf", "buttock"}),
    "calf": frozenset({"foot", "thigh-back"}),
    "head-neck": frozenset({"neck"}),
    "hip-front": frozenset({"low-back"}),
    "side-trunk": frozenset({"low-back"}),
    "mid-back": frozenset({"low-back", "upper-back"}),
    "chest": frozenset({"upper-back"}),
    "shoulder": frozenset({"upper-back"}),
    "hip-side": frozenset({"buttock"}),
    "foot": frozenset({"calf"}),
}
"""The neighbours of clinical.md 6.3, both ways."""

MAIN, NEIGHBOUR = 1.0, 0.5


def pairs_with(exercise: str, chosen: Collection[str]) -> str | None:
    """The one of `chosen` that `exercise` follows or leads to in one chain, if there is one."""
    for chain in CHAINS:
        if any(exercise in link for link in chain):
            mates = [mate for link in chain if exercise not in link for mate in link if mate in chosen]
            if mates:
                return mates[0]
    return None


def around(wanted: Collection[Region]) -> tuple[Region, ...]:
    """The places `wanted` and all their neighbours."""
    near = (neighbour for region in wanted for neighbour in sorted(NEIGHBOURS.get(region, ())))
    return tuple(dict.fromkeys((*wanted, *near)))


def match(regions: Collection[Region], wanted: Collection[Region]) -> float:
    """How well an exercise for `regions` meets the places `wanted`: 1 for one of them, 0.5 for a neighbour, else 0.

    What is for the whole body meets every place as a neighbour does.
    """
    if any(region in wanted for region in regions):
        return MAIN
    near = around(wanted)
    return NEIGHBOUR if "whole-body" in regions or any(region in near for region in regions) else 0.0
