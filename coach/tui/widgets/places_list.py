"""A list of the places of the body, with sides."""

from collections.abc import Iterable, Mapping

import msgspec
from textual import events

from coach.domain.entries import Place
from coach.domain.vocabulary import REGIONS, Region, Side
from coach.domain.wording import REGION_NAMES
from coach.tui.widgets.checklist import Checklist, Item
from coach.tui.widgets.row import Column, Row

BACK: tuple[Region, ...] = (
    "head-neck",
    "neck",
    "upper-back",
    "mid-back",
    "low-back",
    "buttock",
    "thigh-back",
    "calf",
)
FRONT: tuple[Region, ...] = ("chest", "hip-front")
AROUND: tuple[Region, ...] = ("shoulder", "side-trunk", "hip-side", "foot", "whole-body")
GROUPS: Mapping[str, tuple[Region, ...]] = {"Back": BACK, "Front": FRONT, "Sides and all around": AROUND}

WHOLE: Region = "whole-body"
NAME = 22
SIDE = 10
LEFT_FROM = 3 + 2 + NAME + 2
RIGHT_FROM = LEFT_FROM + SIDE + 2


def place_items() -> list[Item]:
    """All places, from behind and then from the front, each from the head down."""
    return [Item(region, REGION_NAMES[region], group=group) for group, regions in GROUPS.items() for region in regions]


class RegionsList(Checklist):
    """Places that can be ticked, without sides and without the whole body: none of them means everywhere."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        items = [item for item in place_items() if item.key != WHOLE]
        super().__init__(items, [place.region for place in places])

    @property
    def places(self) -> tuple[Place, ...]:
        """What is ticked."""
        return tuple(Place(region) for region in REGIONS if self.is_ticked(region))


class PlacesList(Checklist):
    """Places that can be ticked, with the left and right arrows or a click for the sides."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._earlier = {place.region: place for place in places}
        self._sides: dict[str, Side | None] = {region: place.side for region, place in self._earlier.items()}
        super().__init__(place_items())

    @property
    def places(self) -> tuple[Place, ...]:
        """What is ticked; what an earlier answer said beside the side stays with it."""
        return tuple(
            msgspec.structs.replace(self._earlier.get(region, Place(region)), side=self._sides[region])
            for region in REGIONS
            if region in self._sides
        )

    def is_ticked(self, key: str) -> bool:
        return key in self._sides

    def toggle(self, key: str) -> None:
        if key in self._sides:
            del self._sides[key]
        else:
            self._sides[key] = None

    def item_row(self, item: Item) -> Row:
        """The line of a place with its two sides."""
        if item.key == WHOLE:
            return super().item_row(item)
        side = self._sides.get(item.key)
        return Row(
            Column("[x]" if self.is_ticked(item.key) else "[ ]", 3),
            Column(item.name, NAME),
            Column("[x] left" if side in ("left", "both") else "[ ] left", SIDE),
            Column("[x] right" if side in ("right", "both") else "[ ] right", SIDE),
        )

    def change_side(self, key: str, side: Side) -> None:
        """Ticks or unticks one side of a place; the place itself is then ticked as well."""
        if key == WHOLE:
            return
        before = self._sides.get(key)
        sides = {"left", "right"} if before == "both" else {before} - {None}
        after = sides ^ {side}
        self._sides[key] = "both" if len(after) == 2 else ("left" if "left" in after else "right" if after else None)
        self.replace_option_prompt(key, self.item_row(self.items[key]))

    def on_key(self, event: events.Key) -> None:
        """The arrows to the left and right are the sides."""
        if event.key in ("left", "right") and self.current:
            event.stop()
            self.change_side(self.current.key, "left" if event.key == "left" else "right")

    def clicked(self, key: str, x: int) -> None:
        if key != WHOLE and LEFT_FROM <= x < LEFT_FROM + SIDE:
            self.change_side(key, "left")
        elif key != WHOLE and RIGHT_FROM <= x < RIGHT_FROM + SIDE:
            self.change_side(key, "right")
        else:
            self.change(key)
