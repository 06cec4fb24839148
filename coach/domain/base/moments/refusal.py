"""Why a phrase cannot be read."""

from coach.domain.text import clean
from coach.errors import CoachError


class NotRead(CoachError):
    """Words that Coach cannot read for certain: `part` is the part of them, as it was typed, that stands in the way.

    Where the sentences do not name the part, the detail begins with it. No byte that a terminal would obey is left.
    """

    def __init__(self, part: str, title: str, detail: str = "", hint: str = "") -> None:
        self.part = clean(part)
        title, detail, hint = map(clean, (title, detail, hint))
        if self.part and not any(self.part in sentence for sentence in (title, detail)):
            detail = f'You typed "{self.part}". {detail}'.strip()
        super().__init__(title, detail, hint)
