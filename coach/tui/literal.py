"""The only way for text into widgets: text from people is never markup and never bytes for the terminal."""

from textual.content import Content

from coach.domain.text import clean


def literal(text: str, style: str = "") -> Content:
    """`text` as it is, cleaned, for everything that would read a plain `str` as markup; `style` is ours, not theirs."""
    return Content.styled(clean(text), style) if style else Content(clean(text))
