"""A switch that can be told on from off without colour."""

from textual.content import Content
from textual.widgets import Checkbox


class Toggle(Checkbox):
    """Shows [x] when on and [ ] when off."""

    def render(self) -> Content:
        label = self._label.stylize_before(self.get_visual_style("toggle--label"))
        return Content.assemble("[x] " if self.value else "[ ] ", label)
