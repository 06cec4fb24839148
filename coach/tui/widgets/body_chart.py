"""A person from the front and from behind, for choosing places and for showing them."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.body_map import (
    DRAWING,
    START,
    TITLES,
    WIDTH,
    Cell,
    Direction,
    Spot,
    neighbour,
    spot_at,
    spots_of,
)
from coach.domain.entry import PainKind, Place
from coach.domain.entry_words import place_words
from coach.domain.exercise import Score
from coach.tui.commands import bindings
from coach.tui.data_colours import pain_colour
from coach.tui.literal import literal

KINDS: Mapping[str, PainKind] = {"a": "ache", "s": "sharp", "t": "tingling", "i": "stiff"}
LINES = [line.ljust(WIDTH) for line in DRAWING.splitlines()]
NO_SCORE = "x"
TEN = 10


class BodyChart(Widget, can_focus=True):
    """Places on the figure, each with its number beside the colour; the keys are those of "body_chart".

    The line below names the place under the mark in words. With `read_only` it only shows. `pain` (0-10) is what a
    single place without a number of its own has. `Changed` is posted when a place was marked, changed or taken away,
    `Taken` when the person is done.
    """

    DEFAULT_CSS = """
    BodyChart { width: 44; height: 18; }
    BodyChart.-read-only { height: 17; }
    """
    BINDINGS = bindings("body_chart")

    marked: reactive[tuple[Place, ...]] = reactive(())
    pain: reactive[Score | None] = reactive(None)
    spot: reactive[Spot] = reactive(START)

    class Changed(Message):
        """What is marked has changed; `chart.places` holds it."""

        def __init__(self, chart: "BodyChart") -> None:
            super().__init__()
            self.chart = chart

    class Taken(Changed):
        """The person is done."""

    def __init__(self, places: tuple[Place, ...] = (), *, read_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id, classes="-read-only" if read_only else None)
        self.can_focus = not read_only
        self._read_only = read_only
        self._typed_one = False
        self.set_reactive(BodyChart.marked, places)

    @property
    def places(self) -> tuple[Place, ...]:
        """What is marked, in the order of marking; a single place has at least the number of `pain`."""
        if len(self.marked) == 1 and self.marked[0].score is None:
            return (msgspec.structs.replace(self.marked[0], score=self.pain),)
        return self.marked

    def toggle(self, place: Place) -> None:
        """Marks a place, or takes its mark away."""
        if self._find(place) is None:
            self._put(place)
        else:
            self._change(tuple(one for one in self.marked if not _same(one, place)))

    def _find(self, place: Place) -> Place | None:
        return next((one for one in self.marked if _same(one, place)), None)

    def _put(self, place: Place) -> None:
        """Marks `place`, or changes its mark; what the others were shown with stays with them."""
        if self._find(place) is None:
            self._change((*self.places, place))
        else:
            self._change(tuple(place if _same(one, place) else one for one in self.marked))

    def _change(self, places: tuple[Place, ...]) -> None:
        self.marked = places
        self.post_message(self.Changed(self))

    def _here(self) -> Place:
        return self._find(self.spot.place) or self.spot.place

    # Keys and mouse

    def on_key(self, event: events.Key) -> None:
        """A digit is the number of the place under the mark."""
        if not (event.character and event.character in "0123456789"):
            return
        event.stop()
        digit = int(event.character)
        ten = digit == 0 and self._typed_one and self._here().score == 1
        self._put(msgspec.structs.replace(self._here(), score=TEN if ten else digit))
        self._typed_one = digit == 1

    def action_go(self, direction: Direction) -> None:
        """Goes to the neighbour."""
        self._typed_one = False
        self.spot = neighbour(self.spot, direction)

    def action_mark(self) -> None:
        """Marks the place, or takes the mark away."""
        self.toggle(self.spot.place)

    def action_kind(self, key: str) -> None:
        """Says what it is like there; the same again takes that back."""
        place = self._here()
        self._put(msgspec.structs.replace(place, kind=None if place.kind == KINDS[key] else KINDS[key]))

    def action_take(self) -> None:
        """Takes what is marked; where nothing is, the place under the mark."""
        if not self.marked:
            self.toggle(self.spot.place)
        self.post_message(self.Taken(self))

    def on_click(self, event: events.Click) -> None:
        """Marks the place under the mouse."""
        spot = spot_at(event.x, event.y - 1)
        if spot is not None and not self._read_only:
            self._typed_one = False
            self.spot = spot
            self.action_mark()

    # Painting

    def drawn(self, place: Place) -> Sequence[Spot]:
        """Where a place is drawn."""
        return spots_of(place)

    def sign(self, place: Place) -> tuple[str, str]:
        """What stands on a marked place, in at most two cells, and its colour."""
        return NO_SCORE if place.score is None else str(place.score), pain_colour(place.score)

    def render(self) -> RenderResult:
        cells = [list(line) for line in LINES]
        styles: dict[Cell, str] = {}
        for place in self.places:
            text, colour = self.sign(place)
            for spot in self.drawn(place):
                styles |= dict.fromkeys(spot.cells, f"bold {colour} reverse")
                _write(cells, spot, text.rjust(2))
        if self.has_focus:
            marked = self._find(self.spot.place)
            if marked is None:
                styles |= dict.fromkeys(self.spot.cells, "bold $foreground on $primary 40%")
            self._frame(cells, styles)
        lines = [Content.styled(TITLES, "dim"), *(_styled(line, y, styles) for y, line in enumerate(cells))]
        if not self._read_only:
            lines.append(self._caption())
        return Content("\n").join(lines)

    def _frame(self, cells: list[list[str]], styles: dict[Cell, str]) -> None:
        """Brackets around the number under the mark, so that no colour is needed to find it."""
        x, y = self.spot.label
        for column, sign in ((x - 1, "["), (x + 2, "]")):
            cells[y][column] = sign
            styles[column, y] = "bold $accent"

    def _caption(self) -> Content:
        here = next((one for one in self.places if _same(one, self.spot.place)), self.spot.place)
        return literal(place_words(here).center(WIDTH).rstrip(), "bold" if self.has_focus else "dim")


class PlacesWords(Widget):
    """The same places in words, one a line; `empty` where there are none."""

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


def _same(one: Place, other: Place) -> bool:
    return (one.region, one.side) == (other.region, other.side)


def _write(cells: list[list[str]], spot: Spot, text: str) -> None:
    x, y = spot.label
    cells[y][x : x + len(text)] = text


def _styled(line: list[str], y: int, styles: Mapping[Cell, str]) -> Content:
    parts = groupby(range(WIDTH), key=lambda x: styles.get((x, y), ""))
    return Content("").join(Content.styled("".join(line[x] for x in run), style) for style, run in parts)
