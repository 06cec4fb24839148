"""What is painted on a screen: every stretch of cells with the colours as the eye gets them."""

from collections.abc import Iterator

from msgspec import Struct
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets._toast import ToastRack

Rgb = tuple[int, int, int]

GRAPHICS = (0x2500, 0x28FF)
"""Box lines, blocks, shapes, arrows and Braille: what is drawn and not read."""

EMOJI = 0x1F000
"""From here on characters bring their own colours."""


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
        return any(not char.isspace() and not is_graphic(char) and ord(char) < EMOJI for char in self.text)

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


def painted_on(
    app: App[None], region: Region | None = None, system: ColorSystem = ColorSystem.TRUECOLOR
) -> list[list[Painted]]:
    """The rows of a part of the screen, or of all that is in use, in the colours that a terminal of `system` shows.

    What lies below a dialog is not in use.
    """
    strips = app.screen._compositor.render_strips()
    regions = _in_use(app) if region is None else [region]
    return [
        list(_row(strip.crop(part.x, part.right), system)) for part in regions for strip in strips[part.y : part.bottom]
    ]


def _in_use(app: App[None]) -> list[Region]:
    if not isinstance(app.screen, ModalScreen):
        return [app.screen.region]
    return [child.region for child in app.screen.children if child.display and not isinstance(child, ToastRack)]


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


Cell = tuple[str, Rgb, Rgb, bool]


def cells_of(app: App[None], region: Region) -> list[Cell]:
    """Each cell of a part of the screen: character, ink, ground, and whether it is underlined."""
    rows = painted_on(app, region)
    return [(char, part.ink, part.ground, part.underlined) for row in rows for part in row for char in part.text]


def mark_contrast(one: list[Cell], other: list[Cell]) -> float:
    """How well two paintings of the same place can be told apart: 1 not at all, 3 and more at a glance."""
    return max((_told_apart(*pair) for pair in zip(one, other, strict=True)), default=1.0)


def _told_apart(one: Cell, other: Cell) -> float:
    ground = contrast(one[2], other[2])
    if (one[0], one[3]) == (other[0], other[3]):
        return ground
    return max(ground, contrast(one[1], one[2]), contrast(other[1], other[2]))
