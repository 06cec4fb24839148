"""The one error a person ever reads."""


class CoachError(Exception):
    """Something was refused or failed: `title` says what, `detail` where, `hint` what to do next.

    Each is a plain sentence without a final line break; the command line prints them as lines on stderr with exit
    code 1, the screens show them as a toast or a dialog.
    """

    def __init__(self, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return "\n".join(part for part in (self.title, self.detail, self.hint) if part)
