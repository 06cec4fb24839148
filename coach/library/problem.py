"""What is wrong with a file, in words a person can act on."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Something wrong at one place of a record: `reason` has no full stop, `remedy` is one sentence or more."""

    place: str
    reason: str
    remedy: str
