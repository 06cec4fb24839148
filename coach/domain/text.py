"""What people may write: any words, but no bytes that a terminal or a reader would obey."""

import re

MAX_TEXT = 20_000

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the reading direction
    "\ufff9-\ufffb\ufeff"
    "\ud800-\udfff]"  # lone surrogates
)
_BYTES = re.compile("[\udc80-\udcff]+")
"""Bytes that were no text where they came in, as Python hands them on."""


def clean(text: str) -> str:
    """`text` without control characters, bidi controls and lone surrogates; line breaks and tabs stay.

    Bytes of an older encoding become the letters they stand for in Western Europe, so that no letter is lost.
    """
    text = _BYTES.sub(_letters, text)
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _letters(run: re.Match[str]) -> str:
    raw = run[0].encode("ascii", "surrogateescape")
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def one_line(text: str) -> str:
    """`text` cleaned and with all white space folded to single spaces."""
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that `clean` would take out."""
    return _UNSAFE.search(text) is None


def shorten(text: str, width: int) -> str:
    """One line of at most `width` characters, with an ellipsis where something was cut."""
    line = one_line(text)
    return line if len(line) <= width else line[: max(0, width - 1)].rstrip() + "…"
