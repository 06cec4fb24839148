"""A bar that fills and empties with the breath."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.face import PacerMoment
from coach.tui.literal import literal

WIDEST = 48


class Pacer(Widget):
    """Shows the beat that is on: its word, its seconds, and a bar that grows or shrinks; `still` leaves the bar out."""

    moment: reactive[PacerMoment | None] = reactive(None)

    def __init__(self, *, still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._still = still

    def watch_moment(self, moment: PacerMoment | None) -> None:
        self.display = moment is not None

    def validate_moment(self, moment: PacerMoment | None) -> PacerMoment | None:
        """Round to what can be seen, so that nothing is painted twice."""
        if moment is None:
            return None
        steps = 1 if self._still else WIDEST
        return PacerMoment(moment.label, round(moment.level * steps) / steps, float(-int(-moment.left_s // 1)))

    def render(self) -> Content:
        if self.moment is None:
            return Content("")
        seconds = self.moment.left_s
        left = f"{seconds:.0f}" if seconds < 60 else f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
        line = f"{self.moment.label}  {left}"
        if self._still:
            return literal(line)
        width = min(WIDEST, max(8, self.size.width - 4))
        full = max(1, round(self.moment.level * width))
        bar = ("█" * full).center(width)
        return literal(f"{line}\n{bar}")
