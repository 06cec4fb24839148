"""The questions after "this hurts": how much, where, what it is like, and how to go on."""

from pathlib import PurePath
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coach.domain.exercises.vocabulary import Region, Side
from coach.domain.journal.entries import SIGN_NAMES, Place, Sign
from coach.domain.run.hurt import SIDE_KEYS, SIGN_KEYS, stop_rule, stop_text
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.body_chart import BodyChart
from coach.tui.widgets.score import ScoreInput


class HurtAnswer(Struct, frozen=True):
    """What the person said; `choice` is easier, skip, end or go_on."""

    choice: str
    score: int | None
    region: Region | None
    side: Side | None
    signs: tuple[Sign, ...]


class HurtScreen(ModalScreen[HurtAnswer]):
    """The clock stands still while this is open. Every question may be left out."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "hurt.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("hurt")

    def __init__(
        self, region: Region | None, side: Side | None, easier: str, emergency_number: str, *, thermal: bool
    ) -> None:
        super().__init__()
        self._region = region
        self._side = side
        self._easier = easier
        self._emergency_number = emergency_number
        self._thermal = thermal
        self._signs: set[Sign] = set()

    def compose(self) -> ComposeResult:
        with Vertical(id="hurt", classes="dialog"):
            yield Static("Stopped. Come out of it slowly. Hurt is not the same as harm.", classes="dialog-title")
            with Horizontal(id="hurt-how-much"):
                yield Static("How much?  0-10", classes="dialog-name")
                yield ScoreInput(id="hurt-score")
            with Horizontal(id="hurt-where"):
                yield BodyChart(self._places(), asks="one", id="hurt-body")
                with VerticalScroll(id="hurt-stop", can_focus=False):
                    yield Static(id="hurt-told")
                with Vertical(id="hurt-beside"):
                    yield Static(classes="dialog-label", id="hurt-where-said")
                    with Horizontal(id="hurt-sides"):
                        for key, side in SIDE_KEYS.items():
                            yield Button(literal(f"{key} {side}"), id=f"side-{side}", compact=True)
                    yield Static("Is it one of these?", classes="dialog-label")
                    for key, sign in SIGN_KEYS.items():
                        yield Button(literal(f"{key} {SIGN_NAMES[sign]}"), id=f"sign-{sign}", compact=True)
                    yield Static("What now?", classes="dialog-label")
                    yield Button(literal("e Easier: " + self._easier), id="choice-easier", compact=True)
                    yield Button("k Skip this move", id="choice-skip", compact=True)
                    yield Button("q End the run", id="choice-end", compact=True)
                    yield Button("g Go on", id="choice-go_on", compact=True)

    def _places(self) -> tuple[Place, ...]:
        return () if self._region is None else (Place(self._region, self._side),)

    def on_mount(self) -> None:
        self.query_one(ScoreInput).focus()
        self._paint()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        group, _, name = (event.button.id or "").partition("-")
        if group == "side":
            self.action_side(next(side for side in SIDE_KEYS.values() if side == name))
        elif group == "sign":
            self.action_sign(next(sign for sign in SIGN_KEYS.values() if sign == name))
        else:
            self.action_choose(name)

    @on(BodyChart.Changed)
    def placed(self, event: BodyChart.Changed) -> None:
        """Takes over what was marked on the body, with a number that was typed there."""
        place = next(iter(event.chart.marked), None)
        self._region, self._side = (place.region, place.side) if place else (None, None)
        if place is not None and place.score is not None:
            self.query_one(ScoreInput).score = place.score
        self._paint()

    @on(BodyChart.Taken)
    def taken(self) -> None:
        """Goes on to how much."""
        self.query_one(ScoreInput).focus()

    @on(ScoreInput.Marked)
    def rated(self, event: ScoreInput.Marked) -> None:
        """The place has this number."""
        self.query_one(BodyChart).pain = event.score

    def action_where(self) -> None:
        """Goes to the body."""
        self.query_one(BodyChart).focus()

    def action_side(self, side: Side) -> None:
        """Say which side it is."""
        self._side = side
        self.query_one(BodyChart).marked = self._places()
        self._paint()

    def action_sign(self, sign: Sign) -> None:
        """Say, or take back, what it feels like."""
        self._signs ^= {sign}
        self._paint()

    def action_choose(self, choice: str) -> None:
        """Go on as chosen; where a stop rule applies it decides."""
        rule = stop_rule(self._signs, thermal=self._thermal)
        if rule is not None:
            choice = "end" if rule.ends == "run" or choice == "end" else "skip"
        score = self.query_one(ScoreInput).score
        self.dismiss(HurtAnswer(choice, score, self._region, self._side, tuple(sorted(self._signs))))

    def _paint(self) -> None:
        for side in SIDE_KEYS.values():
            self.query_one(f"#side-{side}", Button).variant = "primary" if side == self._side else "default"
        for sign in SIGN_KEYS.values():
            self.query_one(f"#sign-{sign}", Button).variant = "error" if sign in self._signs else "default"
        rule = stop_rule(self._signs, thermal=self._thermal)
        told = f"{rule.title}.\n\n{stop_text(rule, self._emergency_number)}" if rule else ""
        self.query_one("#hurt-told", Static).update(literal(told))
        # What to do now matters more than where: it takes the room of the body.
        self.query_one("#hurt-stop").display = rule is not None
        self.query_one("#hurt-where-said", Static).update("Side:" if rule else "w: where, on the body. Side:")
        body = self.query_one(BodyChart)
        if rule is not None and body.has_focus:
            self.query_one(ScoreInput).focus()
        body.display = rule is None
        for choice in ("easier", "go_on"):
            self.query_one(f"#choice-{choice}", Button).display = rule is None
        self.query_one("#choice-skip", Button).display = rule is None or rule.ends == "exercise"
