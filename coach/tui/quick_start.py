"""What Textual does more than once at a start, done once."""

import gc

from textual.app import App
from textual.dom import DOMNode


class QuickStart(App[None]):
    """An app whose first frame comes soon."""

    def start_with(self, theme: str) -> None:
        """Takes the theme before the styles are parsed for the first time."""
        self.set_reactive(App.theme, theme)
        self._styled_with = self.get_css_variables()
        self.stylesheet.set_variables(self._styled_with)

    def refresh_css(self, animate: bool = True) -> None:
        """Parses all styles again only if a colour has changed: Textual would for each page that is opened first."""
        variables = self.get_css_variables()
        if variables != self._styled_with:
            self._styled_with = variables
            super().refresh_css(animate)
        else:
            self.stylesheet.update(root=self, animate=animate)
            self.screen.refresh(layout=True)

    def fit(self, node: DOMNode) -> None:
        """Gives the classes of the terminal's size before anything is styled by them, not in a second go."""
        for size, points in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            node.add_class([name for least, name in points or () if least <= size][-1])

    def collect_garbage(self) -> None:
        """Begins to, and leaves alone what the start has made, since all of that stays."""
        gc.freeze()
        gc.enable()
