"""The editor of places: on the body, with what is marked in words beside it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from coach.domain.journal.entries import Place
from coach.domain.person.first_questions import Answer
from coach.tui.editors.editor import Editor
from coach.tui.literal import literal
from coach.tui.widgets.body_chart import Asks, BodyChart
from coach.tui.widgets.places_words import PlacesWords, joined_sides

KEYS = "Space or a click marks;\nf finds by name."
NONE_KEY = "n"


class PlacesEditor(Editor):
    """Answers with a tuple of places; `none` is what n says, and nothing less: an empty body is no answer."""

    def __init__(self, places: tuple[Place, ...], none: str, asks: Asks = "places") -> None:
        super().__init__(classes="-places")
        self._places = places
        self._none = none
        self._asks: Asks = asks

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield BodyChart(self._places, asks=self._asks)
            with Vertical(classes="beside-body"):
                yield Static("Marked", classes="heading")
                yield PlacesWords(self._places)
                yield Static("", classes="editor-line")
                yield Static(KEYS, classes="hint")
                yield Button("Go on (Enter)", id="done", variant="primary", compact=True)
                yield Button(literal(f"{self._none} (n)"), id="none", compact=True)

    @on(BodyChart.Changed)
    def placed(self, event: BodyChart.Changed) -> None:
        """Says in words what is marked."""
        self.query_one(PlacesWords).places = joined_sides(event.chart.marked)

    def on_key(self, event: events.Key) -> None:
        """Says that there is none."""
        if event.key == NONE_KEY:
            event.stop()
            self.answer(())

    @on(BodyChart.Taken)
    def taken(self) -> None:
        """Hands on what is marked."""
        marked = joined_sides(self.query_one(BodyChart).marked)
        if marked:
            self.answer(marked)
        else:
            self.say(f"Nothing is marked. Space marks; n says: {self._none.lower()}.")

    @on(Button.Pressed, "#done")
    def done(self, event: Button.Pressed) -> None:
        """The same as Enter."""
        event.stop()
        self.taken()

    @on(Button.Pressed, "#none")
    def none(self, event: Button.Pressed) -> None:
        """The same as n."""
        event.stop()
        self.answer(())


def places_in(answer: Answer) -> tuple[Place, ...]:
    """The places of an answer of this editor."""
    return tuple(each for each in answer if isinstance(each, Place)) if isinstance(answer, tuple) else ()
