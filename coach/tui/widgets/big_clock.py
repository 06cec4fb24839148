"""Digits that can be read from the floor, as large as the room allows."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

GLYPHS: dict[str, tuple[str, ...]] = {
    "0": ("111", "101", "101", "101", "111"),
    "1": ("010", "110", "010", "010", "111"),
    "2": ("111", "001", "111", "100", "111"),
    "3": ("111", "001", "111", "001", "111"),
    "4": ("101", "101", "111", "001", "001"),
    "5": ("111", "100", "111", "001", "111"),
    "6": ("111", "100", "111", "101", "111"),
    "7": ("111", "001", "001", "001", "001"),
    "8": ("111", "101", "111", "101", "111"),
    "9": ("111", "101", "111", "001", "111"),
    ":": ("0", "1", "0", "1", "0"),
    "/": ("001", "001", "010", "100", "100"),
}
GLYPH_HEIGHT = 5
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class BigClock(Widget):
    """`text` (digits, colon, slash) drawn from half blocks at the largest scale that fits; plain text if none does."""

    text = reactive("")

    def render(self) -> Content:
        return Content("\n".join(block_rows(self.text, self.size.width, self.size.height)))


def block_rows(text: str, width: int, height: int) -> list[str]:
    """`text` as rows of half blocks within `width` x `height` cells, or as itself where that is too small."""
    glyphs = [GLYPHS[char] for char in text if char in GLYPHS]
    columns = sum(len(glyph[0]) for glyph in glyphs) + max(0, len(glyphs) - 1)
    scale = min(height * 2 // GLYPH_HEIGHT, width // columns) if columns else 0
    if scale < 1 or height < 3:
        return [text]
    dots = ["0".join(glyph[row] for glyph in glyphs) for row in range(GLYPH_HEIGHT)]
    lines = ["".join(dot * scale for dot in dots[row]) for row in range(GLYPH_HEIGHT) for _ in range(scale)]
    if len(lines) % 2:
        lines.append("0" * len(lines[0]))
    return [
        "".join(HALVES[upper == "1", lower == "1"] for upper, lower in zip(lines[at], lines[at + 1], strict=True))
        for at in range(0, len(lines), 2)
    ]
