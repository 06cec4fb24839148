"""The places of the page on the figure, with the numbers of their list."""

from collections.abc import Sequence

from coach.domain.body_map import Spot, spots_of
from coach.domain.entry import Place
from coach.domain.review.page import PlaceDays
from coach.tui.widgets.body_chart import BodyChart


class DaysChart(BodyChart):
    """Each place with its number in the list, coloured by its days beside those of the place with most days."""

    def __init__(self) -> None:
        super().__init__(read_only=True)
        self._found: dict[Place, PlaceDays] = {}

    def show(self, found: Sequence[PlaceDays]) -> None:
        """Shows these places."""
        self._found = {Place(each.region, each.side): each for each in found}
        self.marked = tuple(self._found)
        self.refresh()

    def sign(self, place: Place) -> tuple[str, str]:
        """The number in the list, and a colour by its days."""
        share = self._found[place].days / max(each.days for each in self._found.values())
        return str(
            self._found[place].number
        ), "$pain-severe" if share > 2 / 3 else "$pain-moderate" if share > 1 / 3 else "$pain-mild"

    def drawn(self, place: Place) -> Sequence[Spot]:
        """Its spots; both sides leave one that is in the list by itself, and take the middle where none is left."""
        spots = spots_of(place)
        if place.side is not None and place.side != "both":
            return spots
        free = tuple(spot for spot in spots if spot.place == place or spot.place not in self._found)
        middle = Place(place.region)
        return free or (() if middle in self._found else tuple(s for s in spots_of(middle) if s.side is None))
