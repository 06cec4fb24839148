"""Something wrong with a file, in words a person can act on."""

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One finding and the file it is in; `reason` has no full stop, `remedy` is one sentence or more.

    Places count from 1: `steps[2]` is the second step.
    """

    file: str
    place: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.reason}. {self.remedy}"
