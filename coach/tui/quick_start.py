"""What Textual does more than once at a start, done once."""

import gc

from textual.app import App
from textual.dom import DOMNode


class QuickStart(App[None]):
    """An app whose first frame comes soon."""

    def refresh_css(self, animate: bool = True) -> None:
        """Parses all styles again only if a colour has changed: Textual would for each page that is opened first."""
        styled_with = self.theme_variables
        if self.get_css_variables() != styled_with:
            super().refresh_css(animate)
        else:
            self.stylesheet.update(root=self, animate=animate)
            self.screen.refresh(layout=True)

    def fit(self, node: DOMNode) -> None:
        """Gives the classes of the terminal's size before anything is styled by them, not in a second go."""
        for size, points in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            node.add_class([name for least, name in points or () if least <= size][-1])

    def collect_garbage(self) -> None:
        """Begins to where the start has put it off, and leaves alone what the start has made, since that stays."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
