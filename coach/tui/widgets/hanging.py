"""Text that wraps beside its mark instead of under it."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """`lead` once at the left, and `text` in as many lines as it needs at the right of it."""

    def __init__(self, lead: Content, text: Content) -> None:
        self.lead = lead
        self.text = text

    @property
    def plain(self) -> str:
        """Both in one line."""
        return f"{self.lead.plain}{self.text.plain}"

    def _rest(self, width: int) -> int:
        return max(1, width - self.lead.cell_length)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        indent = self.lead.cell_length
        lines = self.text.render_strips(self._rest(width), height, style, options)
        lead = self.lead.render_strips(indent, 1, style, options)[:1]
        below = Content(" " * indent).render_strips(indent, 1, style, options)
        return [Strip.join([*(lead if number == 0 else below), line]) for number, line in enumerate(lines)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.text.get_height(rules, self._rest(width))
