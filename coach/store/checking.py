"""Looking over everything on disk, and taking in by hand what could not be trusted."""

from msgspec import Struct


class Problem(Struct, frozen=True):
    """Something wrong on disk: the file, the place in it, why, and what helps; sentences without markup."""

    file: str
    place: str
    reason: str
    remedy: str
