"""The bottom of a run on the screen: how far this part and the whole run are, and what comes next."""

from collections.abc import Sequence
from typing import ClassVar

from coach.domain.run.face import coming_words, minutes
from coach.domain.run.player import Player
from coach.tui.widgets.bars import bar
from coach.tui.widgets.painted import Painted, Row

NAME_WIDTH, LEFT_WIDTH = 11, 8
MARGIN = 2


class RunFoot(Painted):
    """Two bars with the time that is left, and the next part."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"foot--name", "foot--done", "foot--left"}

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._shown = (0.0, "", 0.0, "", "")

    def show(self, player: Player) -> None:
        """Shows how far the player is, from second to second: any paint looks at the whole screen."""
        left, total = minutes(player.left), minutes(player.total_left)
        coming = "Next: " + coming_words(player.coming)
        if (left, total, coming) == (self._shown[1], self._shown[3], self._shown[4]):
            return
        self._shown = (player.elapsed / max(0.001, player.length), left, player.progress, total, coming)
        self.follow()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The two bars and the line."""
        part, left, run, total, coming = self._shown
        return [
            self._bar("This part", part, left, width),
            self._bar("Whole run", run, total, width),
            ((" " * MARGIN + coming, "foot--name"),),
        ]

    def _bar(self, name: str, part: float, left: str, width: int) -> Row:
        room = max(0, width - 2 * MARGIN - NAME_WIDTH - LEFT_WIDTH)
        start = " " * MARGIN + name.ljust(NAME_WIDTH)
        return ((start, "foot--name"), *bar(part, room, "foot--done", "foot--left"), (left.rjust(LEFT_WIDTH), ""))
