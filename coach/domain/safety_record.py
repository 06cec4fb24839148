"""The safety answers that still count, apart from the journal, which keeps all of them."""

from msgspec import Struct

from coach.domain.entries import Clearance, SafetyCheck
from coach.domain.standing import written_at

SafetyEntry = SafetyCheck | Clearance


class SafetyRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """What decides the locks: the checks that raised something, the clearances, and the latest checks."""

    entries: tuple[SafetyEntry, ...] = ()

    def with_entry(self, entry: SafetyEntry) -> "SafetyRecord":
        """The record with `entry`, and without earlier checks that it makes superfluous."""
        kept = [known for known in self.entries if not _superseded(known, entry)]
        return SafetyRecord((*kept, entry))

    def joined(self, other: "SafetyRecord") -> "SafetyRecord":
        """The record with the entries of both, in the order in which they were written down."""
        both = SafetyRecord()
        for entry in sorted({*self.entries, *other.entries}, key=written_at):
            both = both.with_entry(entry)
        return both


def _superseded(known: SafetyEntry, newer: SafetyEntry) -> bool:
    """A check in which nothing was raised is of no more use once the same questions have been asked again."""
    if not (isinstance(known, SafetyCheck) and isinstance(newer, SafetyCheck)):
        return False
    return not known.raised and known.at <= newer.at and set(known.asked) <= set(newer.asked)
