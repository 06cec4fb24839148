"""What a person can do during a run: one table for the keys, the footer, the palette, the help and the plain lines."""

from typing import Literal

from msgspec import Struct

ControlId = Literal["pause", "done", "next", "back", "restart", "extend", "skip", "hurt", "end"]


class Control(Struct, frozen=True):
    """One control: its keys (names as a terminal screen calls them), a short title and a sentence of help."""

    id: ControlId
    keys: tuple[str, ...]
    title: str
    help: str


CONTROLS: tuple[Control, ...] = (
    Control("pause", ("space",), "Pause", "Stop the clock at once, or go on."),
    Control(
        "done",
        ("enter",),
        "Done",
        "This part is done; go on to the next. It also answers the alarm, and says that it eased.",
    ),
    Control("hurt", ("h",), "This hurts", "Stop at once and say where and how much; then easier, skip or end."),
    Control("end", ("q", "s", "escape"), "Stop", "Stop the clock at once; then end the run, or go on."),
    Control("extend", ("e",), "+15 s", "Make this part 15 seconds longer."),
    Control("next", ("n", "right"), "Next", "Leave this part and go on to the next one."),
    Control("back", ("b", "left"), "Back", "Return to the part before this one."),
    Control("restart", ("r",), "Again", "Begin this part again."),
    Control("skip", ("k",), "Skip", "Skip this exercise."),
)

RATING_HELP = "0 to 9, and 1 then 0 for ten: how strong it is right now."
