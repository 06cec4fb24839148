"""The questions after "this hurts": how much, where, what it is like, and how to go on."""

from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Select, Static

from coach.domain.entries import SIGN_NAMES, Sign
from coach.domain.hurt import SIDE_KEYS, SIGN_KEYS, stop_rule, stop_text
from coach.domain.vocabulary import REGIONS, Region, Side
from coach.tui.commands import bindings
from coach.tui.literal import literal
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

    BINDINGS: ClassVar[list[BindingType]] = bindings("hurt")

    def __init__(self, region: Region | None, side: Side | None, easier: str, emergency_number: str) -> None:
        super().__init__()
        self._region = region
        self._side = side
        self._easier = easier
        self._emergency_number = emergency_number
        self._signs: set[Sign] = set()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="hurt", classes="dialog"):
            yield Static(
                literal("Stopped. Come out of it gently. Hurt is not the same as harm."), classes="dialog-title"
            )
            yield Static(literal("How much?  0-10"), classes="dialog-label")
            yield ScoreInput(id="hurt-score")
            with Horizontal(classes="dialog-row"):
                yield Static(literal("Where?"), classes="dialog-label dialog-name")
                yield Select(
                    [(literal(region.replace("-", " ")), region) for region in REGIONS],
                    value=self._region or Select.NULL,
                    id="hurt-region",
                    compact=True,
                )
            with Horizontal(classes="dialog-row"):
                yield Static(literal("Side?"), classes="dialog-label dialog-name")
                for key, side in SIDE_KEYS.items():
                    yield Button(literal(f"{key} {side}"), id=f"side-{side}", compact=True)
            yield Static(literal("Is it one of these?"), classes="dialog-label")
            with Grid(id="hurt-signs"):
                for key, sign in SIGN_KEYS.items():
                    yield Button(literal(f"{key} {SIGN_NAMES[sign]}"), id=f"sign-{sign}", compact=True)
            yield Static(id="hurt-told")
            with Grid(id="hurt-choices"):
                yield Button(literal("e " + self._easier), id="choice-easier", compact=True)
                yield Button(literal("k Skip this exercise"), id="choice-skip", compact=True)
                yield Button(literal("q End the run"), id="choice-end", compact=True)
                yield Button(literal("g Go on"), id="choice-go_on", compact=True)

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

    def action_side(self, side: Side) -> None:
        """Say which side it is."""
        self._side = side
        self._paint()

    def action_sign(self, sign: Sign) -> None:
        """Say, or take back, what it feels like."""
        self._signs ^= {sign}
        self._paint()

    def action_choose(self, choice: str) -> None:
        """Go on as chosen; where a stop rule applies it decides."""
        rule = stop_rule(self._signs)
        if rule is not None:
            choice = "end" if rule.ends == "run" or choice == "end" else "skip"
        region = self.query_one("#hurt-region", Select).value
        self.dismiss(
            HurtAnswer(
                choice,
                self.query_one(ScoreInput).score,
                region if region in REGIONS else None,
                self._side,
                tuple(sorted(self._signs)),
            )
        )

    def _paint(self) -> None:
        for side in SIDE_KEYS.values():
            self.query_one(f"#side-{side}", Button).variant = "primary" if side == self._side else "default"
        for sign in SIGN_KEYS.values():
            self.query_one(f"#sign-{sign}", Button).variant = "error" if sign in self._signs else "default"
        rule = stop_rule(self._signs)
        told = f"{rule.title}.\n{stop_text(rule, self._emergency_number)}" if rule else ""
        self.query_one("#hurt-told", Static).update(literal(told))
        for choice in ("easier", "go_on"):
            self.query_one(f"#choice-{choice}", Button).display = rule is None
        self.query_one("#choice-skip", Button).display = rule is None or rule.ends == "exercise"
