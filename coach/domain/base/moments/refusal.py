"""Why a phrase cannot be read."""

from coach.errors import CoachError


class NotRead(CoachError):
    """Words that Coach cannot read for certain: `part` is the part of them, as it was typed, that stands in the way."""

    def __init__(self, part: str, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title, detail, hint)
        self.part = part
