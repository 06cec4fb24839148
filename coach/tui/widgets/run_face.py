"""The middle of a run on the screen: digits, label, breath and cue."""

from collections.abc import Sequence
from typing import ClassVar

from coach.domain.run.face import MOODS, Face, PacerMoment
from coach.tui.widgets.large_type import enlarged
from coach.tui.widgets.pacer import pacer_rows
from coach.tui.widgets.painted import Painted, Row, centred, wrapped

CLOCK_ROWS = 12
LOWEST_CLOCK = 3
MOST_CUE_ROWS = 2


class RunFace(Painted):
    """Digits as large as the room allows, with a plain label beside them for those who cannot read blocks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"face--{mood}" for mood in MOODS} | {"face--cue", "face--pacer"}

    def __init__(self, *, still: bool = False) -> None:
        super().__init__(id="face")
        self.still = still
        self._now = Face("ready", "", "", "", "")
        self._cue = ""
        self._beat: PacerMoment | None = None

    def show(self, now: Face, cue: str, beat: PacerMoment | None) -> None:
        """Shows the numbers of `now`, one cue, and the breath where there is one."""
        self._now, self._cue, self._beat = now, cue, beat
        self.follow()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """Everything in the middle of the room; what does not fit goes in this order: digits, breath, cue."""
        inside = max(1, width - 4)
        cue = [centred(line, width, "face--cue") for line in wrapped(self._cue, inside)[:MOST_CUE_ROWS]]
        label = [centred(line, width) for line in wrapped(self._now.label, inside)]
        breath = pacer_rows(self._beat, width, height - len(label) - len(cue), self.still)
        beat = [centred(line, width, "face--pacer") for line in breath]
        left = min(CLOCK_ROWS, height - len(label) - len(beat) - len(cue))
        digits = enlarged(self._now.digits, inside, left) if left >= LOWEST_CLOCK else ()
        clock = [centred(line, width, f"face--{self._now.mood}") for line in digits]
        block = [*clock, *label, *beat, *cue]
        return [()] * max(0, (height - len(block)) // 2) + block
