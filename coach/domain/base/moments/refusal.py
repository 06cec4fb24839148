"""Why a phrase cannot be read."""

from coach.errors import CoachError


class NotRead(CoachError):
    """Words that Coach cannot read for certain: `part` is the part of them, as it was typed, that stands in the way.

    Where the sentences do not name the part, the detail begins with it.
    """

    def __init__(self, part: str, title: str, detail: str = "", hint: str = "") -> None:
        if part and not any(part in sentence for sentence in (title, detail)):
            detail = f'You typed "{part}". {detail}'.strip()
        super().__init__(title, detail, hint)
        self.part = part
