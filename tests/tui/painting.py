"""What is painted on a screen: every stretch of cells with the colours as the eye gets them."""

from collections.abc import Iterator

from msgspec import Struct
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

Rgb = tuple[int, int, int]

GRAPHICS = (0x2500, 0x28FF)
"""Box lines, blocks, shapes, arrows and Braille: what is drawn and not read."""


class Painted(Struct, frozen=True):
    """Cells of one style: their text, the ink and the ground as they are painted, and whether they are underlined."""

    text: str
    ink: Rgb
    ground: Rgb
    underlined: bool = False

    @property
    def contrast(self) -> float:
        """The contrast of ink and ground by WCAG 2, 1 to 21."""
        return contrast(self.ink, self.ground)

    @property
    def is_text(self) -> bool:
        """Whether there is something to read."""
        return any(not char.isspace() and not is_graphic(char) for char in self.text)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a line, a bar or a dot."""
        return any(is_graphic(char) for char in self.text)


def is_graphic(char: str) -> bool:
    """Whether a character draws."""
    return GRAPHICS[0] <= ord(char) <= GRAPHICS[1]


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb: Rgb) -> float:
    """The relative luminance of WCAG 2, 0 to 1."""
    red, green, blue = (linear(value) for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(value: int) -> float:
    """The light of one channel, 0 to 255, as 0 to 1."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def painted_on(app: App[None], region: Region | None = None, system: ColorSystem = ColorSystem.TRUECOLOR) -> list[list[Painted]]:
    """The rows of the screen or of a part of it, in the colours that a terminal of `system` shows."""
    strips = app.screen._compositor.render_strips()
    if region is not None:
        strips = [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]
    return [list(_row(strip, system)) for strip in strips]


def _row(strip: Strip, system: ColorSystem) -> Iterator[Painted]:
    for segment in strip:
        if segment.text and segment.style is not None:
            yield _painted(segment, segment.style, system)


def _painted(segment: Segment, style: Style, system: ColorSystem) -> Painted:
    ground = _rgb(style.bgcolor, system)
    ink = _rgb(style.color, system) if style.color is not None or segment.text.strip() else ground
    assert not style.dim, "Textual paints dim as a colour of its own"
    if style.reverse:
        ink, ground = ground, ink
    return Painted(segment.text, ink, ground, bool(style.underline))


def _rgb(color: Color | None, system: ColorSystem) -> Rgb:
    assert color is not None
    return tuple(color.downgrade(system).get_truecolor())  # type: ignore[return-value]
