"""The body for choosing places: by arrows, by the mouse, or by a few letters of a name."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from coach.domain.body_map.spots import SPOTS, START, Direction, Spot, named, neighbour, spots_of
from coach.domain.exercises.exercise import Score
from coach.domain.journal.entry import PainKind, Place
from coach.domain.journal.words import place_words
from coach.tui.commands import bindings
from coach.tui.data_colours import pain_colour
from coach.tui.literal import literal
from coach.tui.widgets.body_view import BodyView, Mark, spot_words

Asks = Literal["pain", "one", "places", "regions", "region"]
"""Places with a number and a kind each; one place with a number; places; regions, or one, whichever side."""

SCORED: tuple[Asks, ...] = ("pain", "one")
SINGLE: tuple[Asks, ...] = ("one", "region")
SIDELESS: tuple[Asks, ...] = ("regions", "region")

KINDS: Mapping[str, PainKind] = {"a": "ache", "s": "sharp", "t": "tingling", "i": "stiff"}
NO_SCORE = "x"
TEN = 10


class BodyChart(BodyView, can_focus=True):
    """Places on the figure, each with its number beside the colour; the keys are those of "body_chart".

    The line below names the place under the mark in words. `pain` (0-10) is what a single place without a number of
    its own has. `Changed` is posted when a place was marked, changed or taken away, `Taken` when the person is done.
    """

    BINDINGS = bindings("body_chart")

    marked: reactive[tuple[Place, ...]] = reactive(())
    pain: reactive[Score | None] = reactive(None)
    spot: reactive[Spot] = reactive(START)
    sought: reactive[str | None] = reactive(None)
    """The letters of a name that is being typed; None where none is."""

    class Changed(Message):
        """What is marked has changed; `chart.places` holds it."""

        def __init__(self, chart: "BodyChart") -> None:
            super().__init__()
            self.chart = chart

    class Taken(Changed):
        """The person is done."""

    def __init__(self, places: tuple[Place, ...] = (), *, asks: Asks = "pain", id: str | None = None) -> None:
        super().__init__(id=id)
        self._asks = asks
        self._typed_one = False
        self._began = START
        self.set_reactive(BodyChart.marked, places)
        if places:
            self.set_reactive(BodyChart.spot, _seen_best(places[0]))

    @property
    def places(self) -> tuple[Place, ...]:
        """What is marked, in the order of marking; a single place has at least the number of `pain`."""
        if len(self.marked) == 1 and self.marked[0].score is None:
            return (msgspec.structs.replace(self.marked[0], score=self.pain),)
        return self.marked

    def toggle(self, place: Place) -> None:
        """Marks a place, or takes its mark away; of a mark on both sides, that of one."""
        found = self._covering(place)
        if found is None:
            self._put(place)
        elif found.side == place.side or self._asks in SIDELESS:
            self._change(tuple(one for one in self.marked if one is not found))
        else:
            other = msgspec.structs.replace(found, side="left" if place.side == "right" else "right")
            self._change(tuple(other if one is found else one for one in self.marked))

    def watch_marked(self) -> None:
        """Goes along with the one place that is asked."""
        if self._asks in SINGLE and self.marked and self._covering(self._place) is None:
            self.spot = _seen_best(self.marked[0])

    def _covering(self, place: Place) -> Place | None:
        """The mark that lies on `place`, be it on both sides."""
        same = [one for one in self.marked if one.region == place.region]
        if self._asks in SIDELESS:
            return next(iter(same), None)
        exact = next((one for one in same if one.side == place.side), None)
        drawn_on = (one for one in same if any(spot.side == place.side for spot in spots_of(one)))
        return exact or next(drawn_on, None)

    def _put(self, place: Place) -> None:
        """Marks `place`, or changes its mark; what the others were shown with stays with them."""
        found = self._covering(place)
        if found is not None:
            self._change(tuple(place if one is found else one for one in self.marked))
        elif self._asks in SINGLE:
            score = self.marked[0].score if self.marked else None
            self._change((place if place.score is not None else msgspec.structs.replace(place, score=score),))
        else:
            self._change((*self.places, place))

    def _change(self, places: tuple[Place, ...]) -> None:
        self.marked = places
        self.post_message(self.Changed(self))

    @property
    def _place(self) -> Place:
        return self._place_of(self.spot)

    def _place_of(self, spot: Spot) -> Place:
        return Place(spot.region) if self._asks in SIDELESS else spot.place

    def _here(self) -> Place:
        return self._covering(self._place) or self._place

    def _words(self, spot: Spot) -> str:
        """What is marked on a spot, or else its name; numbers only where they are asked."""
        place = self._covering(self._place_of(spot))
        return place_words(place) if place and self._asks in SCORED else spot_words(spot, self._asks not in SIDELESS)

    # Keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What it is like is asked only with pain."""
        return action != "kind" or self._asks == "pain"

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While a name is typed its letters are no commands."""
        return self.sought is not None and character is not None and character.isalpha()

    def on_key(self, event: events.Key) -> None:
        """Takes the letters of a name; a digit is the number of the place under the mark."""
        if self.sought is not None and self._seeks(event, self.sought):
            event.stop()
            event.prevent_default()
        elif event.character and event.character in "0123456789" and self._asks in SCORED:
            event.stop()
            self._type(int(event.character))

    def _type(self, digit: int) -> None:
        ten = digit == 0 and self._typed_one and self._here().score == 1
        self._put(msgspec.structs.replace(self._here(), score=TEN if ten else digit))
        self._typed_one = digit == 1

    def _seeks(self, event: events.Key, sought: str) -> bool:
        """Takes a key as part of a name, or as its end; other keys end it and do what they always do."""
        if event.character and event.character.isalpha():
            if named(sought + event.character):
                self._seek(sought + event.character)
        elif event.key == "backspace":
            self._seek(sought[:-1])
        elif event.key == "escape":
            self.sought, self.spot = None, self._began
        else:
            self.sought = None
            return event.key == "enter"
        return True

    def _seek(self, letters: str) -> None:
        self.sought = letters
        found = named(letters, self._began.view)
        self.spot = found[0] if found else self._began

    def action_seek(self) -> None:
        """Begins to type a name."""
        self._typed_one = False
        self._began, self.sought = self.spot, ""

    def on_blur(self) -> None:
        """A name that was begun is left where it is."""
        self.sought = None

    def action_go(self, direction: Direction) -> None:
        """Goes to the neighbour."""
        self._typed_one = False
        self.spot = neighbour(self.spot, direction)

    def action_mark(self) -> None:
        """Marks the place, or takes the mark away."""
        self.toggle(self._place)

    def action_kind(self, key: str) -> None:
        """Says what it is like there; the same again takes that back."""
        place = self._here()
        self._put(msgspec.structs.replace(place, kind=None if place.kind == KINDS[key] else KINDS[key]))

    def action_take(self) -> None:
        """Takes what is marked; the place under the mark, where one is asked or pain has none yet."""
        if self._covering(self._place) is None and (self._asks in SINGLE or (self._asks == "pain" and not self.marked)):
            self.toggle(self._place)
        self.post_message(self.Taken(self))

    def on_click(self, event: events.Click) -> None:
        """Marks the place under the mouse."""
        spot = self.spot_under(event)
        if spot is not None:
            self._typed_one = False
            self.sought = None
            self.spot = spot
            self.action_mark()

    # Painting

    @property
    def ring(self) -> Spot | None:
        """The place that the keys are at."""
        return self.spot if self.has_focus else None

    def name_line(self) -> Content:
        """The place under the mouse or the mark with its number, and the letters of a name that is typed."""
        if self.sought is not None:
            where = self._words(self.spot) if self.sought else "type a few letters of its name"
            return Content.assemble(literal(f"{self.sought}▏", "bold $accent"), literal(f" {where}", "bold"))
        if self.under_mouse is not None:
            return literal(self._words(self.under_mouse), "bold")
        return literal(self._words(self.spot), "bold" if self.has_focus else "dim")

    def render(self) -> RenderResult:
        self.set_reactive(BodyView.marks, tuple(self._mark(place) for place in self.places))
        return super().render()

    def _mark(self, place: Place) -> Mark:
        if self._asks in SIDELESS:
            return Mark(tuple(spot for spot in SPOTS if spot.region == place.region), NO_SCORE)
        text = NO_SCORE if place.score is None or self._asks not in SCORED else str(place.score)
        return Mark(spots_of(place), text, pain_colour(None if text == NO_SCORE else place.score))


def _seen_best(place: Place) -> Spot:
    """Where the keys begin: on the back, where a place is seen from both sides."""
    return spots_of(place)[-1]
