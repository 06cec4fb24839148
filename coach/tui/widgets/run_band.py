"""The top of a run on the screen: the phase with its place, and the name of the exercise."""

from collections.abc import Sequence
from typing import ClassVar

from coach.domain.run.face import MOODS, Face
from coach.tui.widgets.painted import BLANK, Painted, Row, centred


class RunBand(Painted):
    """The word over the whole width in the colour of its phase; below it the title, where there is room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"band--{mood}" for mood in MOODS} | {"band--title"}

    def __init__(self) -> None:
        super().__init__(id="band")
        self._style_name, self._word, self._title = "", "", ""

    def show(self, now: Face, where: str, title: str) -> None:
        """Shows the phase of `now` with side and set, and the title of the exercise."""
        self._style_name = f"band--{now.mood}"
        self._word = now.word + (f"  ·  {where}" if where and now.mood != "switch" else "")
        self._title = title
        self.follow()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The word and, from three rows on with one between them, the title."""
        word = (*centred(self._word, width, self._style_name), ("", self._style_name))
        title = centred(self._title, width, "band--title")
        return [word, title] if height == 2 else [word, BLANK, title]
