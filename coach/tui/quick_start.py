"""What Textual does more than once at a start, done once."""

import gc

from textual.app import App
from textual.dom import DOMNode


class QuickStart(App[None]):
    """An app whose first frame comes soon."""

    _started = False

    def refresh_css(self, animate: bool = True) -> None:
        """Parses all styles again; not before the first frame, where they have just been, in the same colours."""
        if self._started:
            super().refresh_css(animate)
        else:
            self.stylesheet.update(root=self, animate=animate)

    def fit(self, node: DOMNode) -> None:
        """Gives the classes of the terminal's size before anything is styled by them, not in a second go."""
        for size, points in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            node.add_class([name for least, name in points or () if least <= size][-1])

    def started(self) -> None:
        """The first frame is painted: garbage is collected from now on, apart from what the start has made."""
        self._started = True
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
