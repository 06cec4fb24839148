"""Check-in: a number and Enter; places on the body, a note and another time where the person wants to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from coach.domain.base.moments.reading import read_moment
from coach.domain.journal.entries import CheckIn, Place
from coach.domain.journal.usual_places import usual_places
from coach.domain.journal.words import place_words
from coach.domain.safety.triggers import MEDIAN_OVER, pending_check
from coach.domain.text import MAX_TEXT, clean
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.store_work import StoreScreen
from coach.tui.widgets.body_chart import BodyChart
from coach.tui.widgets.hint import Hint
from coach.tui.widgets.places_words import PlacesWords
from coach.tui.widgets.reading import moment_reading
from coach.tui.widgets.score import ScoreInput

USUAL_KEYS = "vwxyz"
LATEST = 20


@dataclass
class UsualKnown(Message):
    """The places that are offered with one key each."""

    places: tuple[Place, ...]


@dataclass
class CheckInKept(Message):
    """The check-in is in the journal; `asks` says that the safety questions come up because of it."""

    entry: CheckIn
    asks: bool


class CheckInScreen(ModalScreen[None], StoreScreen[None]):
    """Pain now, 0-10; where, when and a note are optional."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../check_in.tcss"]
    BINDINGS = bindings("check_in")
    AUTO_FOCUS = "#score"

    def __init__(self) -> None:
        super().__init__()
        self._usual: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static("How much does it hurt now?", classes="dialog-title")
            yield ScoreInput(id="score")
            with Horizontal(id="where"):
                yield BodyChart(id="chart")
                with Vertical(id="beside"):
                    yield Static("Where", classes="heading")
                    yield PlacesWords(empty="anywhere you like, or nowhere", id="places")
                    yield Static("One key each", classes="heading")
                    yield Static(id="usual")
                    with Horizontal(classes="field"):
                        yield Static("When", classes="field-name")
                        yield Input(placeholder="now, or yesterday 21:00", id="when", compact=True)
                    yield moment_reading("when", self._read, reference(self.coach.clock))
                    with Horizontal(classes="field under-reading"):
                        yield Static("Note", classes="field-name")
                        yield Input(placeholder="anything", id="note", max_length=MAX_TEXT, compact=True)
                    yield Button("Save", id="save", variant="primary", compact=True)
            yield Hint("0 to 10, Enter saves · b or Tab: body · Escape closes", id="keys")

    def on_key(self, event: events.Key) -> None:
        """A digit that nothing else has taken was typed before the scale had the focus."""
        self.query_one(ScoreInput).on_key(event)

    def on_mount(self) -> None:
        """Looks up the usual places."""
        self.read_store(self._look_up)

    def _look_up(self) -> UsualKnown:
        store = self.coach.store
        latest = store.journal.latest(LATEST, frozenset({CheckIn}))
        return UsualKnown(usual_places(latest, store.load_profile().places or (), len(USUAL_KEYS)))

    def on_usual_known(self, event: UsualKnown) -> None:
        """Offers them."""
        self._usual = event.places
        lines = [f"{key}  {place_words(place)}" for key, place in zip(USUAL_KEYS, event.places, strict=False)]
        self.query_one("#usual", Static).update(literal("\n".join(lines)))

    @on(ScoreInput.Marked)
    def rated(self, event: ScoreInput.Marked) -> None:
        """A single place has this number until it is given its own."""
        chart = self.query_one(BodyChart)
        chart.pain = event.score
        self._say_places(chart)

    @on(BodyChart.Changed)
    def placed(self, event: BodyChart.Changed) -> None:
        """Says in words what is marked."""
        self._say_places(event.chart)

    def _say_places(self, chart: BodyChart) -> None:
        self.query_one(PlacesWords).places = chart.places

    def action_body(self) -> None:
        """Goes to the figure."""
        self.query_one(BodyChart).focus()

    def action_usual(self, key: str) -> None:
        """Marks one of the usual places, or takes its mark away."""
        index = USUAL_KEYS.index(key)
        if index < len(self._usual):
            self.query_one(BodyChart).toggle(self._usual[index])

    def on_descendant_focus(self) -> None:
        """Says which keys work here."""
        on_body = self.query_one(BodyChart).has_focus
        self.query_one("#keys", Hint).say(
            "Space, 0-10 · a ache s sharp t tingling i stiff · f finds · Enter saves"
            if on_body
            else "0 to 10, Enter saves · b or Tab: body · Escape closes"
        )

    @on(ScoreInput.Chosen)
    @on(BodyChart.Taken)
    @on(Input.Submitted)
    @on(Button.Pressed)
    def save(self, event: Message) -> None:
        """Writes the check-in down, once there is a number and the time is one that has been."""
        event.stop()
        scale, now = self.query_one(ScoreInput), self.coach.clock.now()
        typed = self.query_one("#when", Input).value
        if scale.score is None:
            self._refuse("#score", "Type a number from 0 to 10 first.")
            return
        try:
            at = self._read(typed) if typed.strip() else now
        except CoachError as error:
            self._refuse("#when", " ".join(filter(None, (error.title, error.detail, error.hint))))
            return
        note = clean(self.query_one("#note", Input).value)
        entry = CheckIn(at=at, pain=scale.score, places=self.query_one(BodyChart).places, note=note)
        self.write_store(lambda: self._keep(entry, now))

    def _read(self, text: str) -> datetime:
        return read_moment(text, reference(self.coach.clock), "past")

    def _refuse(self, field: str, why: str) -> None:
        self.query_one(field).focus()
        self.coach.tell(why)

    def _keep(self, entry: CheckIn, now: datetime) -> CheckInKept:
        store = self.coach.store
        kept = store.journal.add(entry)
        since = now - 2 * MEDIAN_OVER - timedelta(days=1)
        entries = (*store.load_safety().entries, *store.journal.entries(since=since))
        return CheckInKept(kept, pending_check(entries, None, now) == "high_pain")

    def on_check_in_kept(self, event: CheckInKept) -> None:
        """Says so, and closes."""
        later = " It is marked as written down later." if event.entry.backdated else ""
        self.coach.tell(f"Pain {event.entry.pain} of 10 is in your journal.{later}", title="Saved")
        if event.asks:
            self.coach.tell("That is high, or a jump: the safety questions come before the next guided move.")
        self.dismiss()

    def action_leave_out(self) -> None:
        """Closes without writing."""
        self.dismiss()
