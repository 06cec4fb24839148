"""The line of a dialog that says its keys; a click on what it says does the same."""

import re

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from coach.tui.literal import literal

KEYS = {"Enter": "enter", "Escape": "escape", "Esc": "escape", "Space": "space", "Left": "left"}
NAMED = re.compile(rf"\b({'|'.join(KEYS)})\b")
PART = re.compile(r"(\s{2,}|\s+·\s+|(?<=[;,])\s+)")


class Hint(Static):
    """Words that name keys. Each part that begins with a key is pressed by a click, so that nobody needs the key."""

    def __init__(self, text: str, id: str | None = None, classes: str = "hint") -> None:
        super().__init__(hinted(text), id=id, classes=classes)

    def say(self, text: str) -> None:
        """Shows other words."""
        self.update(hinted(text))

    def on_click(self, event: events.Click) -> None:
        """Presses the key of the part under the mouse."""
        key = event.style.meta.get("key")
        if key:
            event.stop()
            self.app.simulate_key(key)


def hinted(text: str) -> Content:
    """The text; the first key that a part names stands out, and the whole part leads to it."""
    return Content("").join(_part(part) for part in PART.split(text))


def pressed(key: str, said: str) -> Content:
    """A key and what it does, all of which leads to it."""
    shown = Content.assemble((key, "bold $primary"), " ", literal(said))
    return shown.stylize(Style.from_meta({"key": KEYS.get(key, key)}))


def _part(text: str) -> Content:
    named = NAMED.search(text)
    if named is None:
        return literal(text)
    start, end = named.span()
    key = Content.assemble(literal(text[:start]), literal(text[start:end], "bold $primary"), literal(text[end:]))
    return key.stylize(Style.from_meta({"key": KEYS[named[1]]}))
