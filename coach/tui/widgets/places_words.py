"""Places of the body in words."""

from collections.abc import Sequence

import msgspec
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.exercises.vocabulary import Region
from coach.domain.journal.entry import Place
from coach.domain.journal.words import place_words
from coach.tui.literal import literal


class PlacesWords(Widget):
    """Places in words, one a line; `empty` where there are none."""

    DEFAULT_CSS = "PlacesWords { height: auto; }"

    places: reactive[tuple[Place, ...]] = reactive((), layout=True)

    def __init__(self, places: tuple[Place, ...] = (), empty: str = "nowhere yet", id: str | None = None) -> None:
        super().__init__(id=id)
        self._empty = empty
        self.set_reactive(PlacesWords.places, places)

    def render(self) -> RenderResult:
        if not self.places:
            return literal(self._empty, "$text-muted")
        return literal("\n".join(place_words(place) for place in self.places))


def joined_sides(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places, with left and right of one region as both."""
    found: dict[tuple[Region, bool], Place] = {}
    for place in places:
        key = place.region, place.side is not None
        known = found.get(key, place)
        found[key] = place if known.side == place.side else msgspec.structs.replace(known, side="both")
    return tuple(found.values())
