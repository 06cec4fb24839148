"""Words and digits that can be read from the floor: a font of blocks, as large as the room allows."""

from functools import lru_cache
from typing import NamedTuple

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
    "A": ("0110", "1001", "1111", "1001", "1001"),
    "B": ("1110", "1001", "1110", "1001", "1110"),
    "C": ("0111", "1000", "1000", "1000", "0111"),
    "D": ("1110", "1001", "1001", "1001", "1110"),
    "E": ("111", "100", "110", "100", "111"),
    "F": ("111", "100", "110", "100", "100"),
    "G": ("0111", "1000", "1011", "1001", "0111"),
    "H": ("1001", "1001", "1111", "1001", "1001"),
    "I": ("1", "1", "1", "1", "1"),
    "J": ("001", "001", "001", "101", "111"),
    "K": ("1001", "1010", "1100", "1010", "1001"),
    "L": ("100", "100", "100", "100", "111"),
    "M": ("10001", "11011", "10101", "10001", "10001"),
    "N": ("1001", "1101", "1011", "1001", "1001"),
    "O": ("0110", "1001", "1001", "1001", "0110"),
    "P": ("1110", "1001", "1110", "1000", "1000"),
    "Q": ("0110", "1001", "1001", "1010", "0101"),
    "R": ("1110", "1001", "1110", "1010", "1001"),
    "S": ("0111", "1000", "0110", "0001", "1110"),
    "T": ("111", "010", "010", "010", "010"),
    "U": ("1001", "1001", "1001", "1001", "0110"),
    "V": ("10001", "10001", "01010", "01010", "00100"),
    "W": ("10001", "10001", "10101", "11011", "10001"),
    "X": ("101", "101", "010", "101", "101"),
    "Y": ("101", "101", "010", "010", "010"),
    "Z": ("1111", "0010", "0100", "1000", "1111"),
    "←": ("001", "011", "111", "011", "001"),
    "→": ("100", "110", "111", "110", "100"),
    ".": ("0", "0", "0", "0", "1"),
    ",": ("00", "00", "00", "01", "10"),
    "'": ("1", "1", "0", "0", "0"),
    "-": ("00", "00", "11", "00", "00"),
    " ": ("00", "00", "00", "00", "00"),
}
GLYPH_HEIGHT = 5
NARROWEST = 1.0
"""Half cells across to half rows down, of one dot: 2 is square, below this a letter is too narrow to be read."""

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


class Scale(NamedTuple):
    """How large one dot of a glyph is: half cells across, half rows down."""

    across: int
    down: int


def dots(text: str) -> list[str] | None:
    """The rows of dots of `text`, one dot between two glyphs; None where a character has no glyph."""
    if not text or any(char not in GLYPHS for char in text):
        return None
    return ["0".join(GLYPHS[char][row] for char in text) for row in range(GLYPH_HEIGHT)]


def scale_of(text: str, width: int, height: int) -> Scale | None:
    """The largest scale at which `text` fits into `width` x `height` cells; None where it does not fit at all."""
    drawn = dots(text)
    if drawn is None:
        return None
    widest = width * 2 // len(drawn[0])
    down = min(height * 2 // GLYPH_HEIGHT, int(widest / NARROWEST))
    return Scale(min(widest, 2 * down), down) if down >= 1 else None


@lru_cache(maxsize=256)
def enlarged(text: str, width: int, height: int) -> tuple[str, ...]:
    """`text` in blocks, as large as `width` x `height` cells allow; in plain letters where they are too few.

    All rows are equally long; nothing is returned where not even plain letters fit.
    """
    scale = scale_of(text, width, height)
    if scale is not None:
        return at_scale(text, scale)
    return (text,) if len(text) <= width and height >= 1 else ()


def at_scale(text: str, scale: Scale) -> tuple[str, ...]:
    """`text`, of which each character has a glyph, in blocks of `scale`; half a row that is left over is above it."""
    lines = ["".join(dot * scale.across for dot in row) for row in dots(text) or () for _ in range(scale.down)]
    even = [line + "0" * (len(line) % 2) for line in lines]
    even = ["0" * len(even[0])] * (len(even) % 2) + even
    return tuple(
        "".join(_quadrant(upper, lower, x) for x in range(0, len(upper), 2))
        for upper, lower in zip(even[::2], even[1::2], strict=True)
    )


def _quadrant(upper: str, lower: str, x: int) -> str:
    """The character of two by two half cells."""
    bits = (upper[x], upper[x + 1], lower[x], lower[x + 1])
    return QUADRANTS[sum(1 << place for place, bit in enumerate(bits) if bit == "1")]
