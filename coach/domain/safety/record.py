"""The safety answers that still count, apart from the journal, which keeps all of them."""

from msgspec import Struct

from coach.domain.journal.entries import Clearance, SafetyCheck
from coach.domain.safety.standing import written_at

SafetyEntry = SafetyCheck | Clearance


class SafetyRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """What decides the locks: the checks that raised something, the clearances, and the latest checks."""

    entries: tuple[SafetyEntry, ...] = ()

    def holds(self, entry: SafetyEntry) -> bool:
        """Whether this very answer is in the record."""
        return any(
            known.at == entry.at and type(known) is type(entry) and _same(known, entry) for known in self.entries
        )

    def with_entry(self, entry: SafetyEntry) -> "SafetyRecord":
        """The record with `entry`, and without earlier checks that it makes superfluous."""
        kept = [known for known in self.entries if not _superseded(known, entry)]
        return SafetyRecord((*kept, entry))

    def joined(self, other: "SafetyRecord") -> "SafetyRecord":
        """The record with the entries of both, in the order in which they were written down."""
        both = SafetyRecord()
        for entry in sorted(dict.fromkeys((*self.entries, *other.entries)), key=written_at):
            both = both.with_entry(entry)
        return both


def _same(known: SafetyEntry, entry: SafetyEntry) -> bool:
    if isinstance(known, SafetyCheck) and isinstance(entry, SafetyCheck):
        return (known.asked, known.raised, known.takes_back) == (entry.asked, entry.raised, entry.takes_back)
    return isinstance(known, Clearance) and isinstance(entry, Clearance) and known.cause == entry.cause


def _superseded(known: SafetyEntry, newer: SafetyEntry) -> bool:
    """A check in which nothing was raised is of no more use once the same questions have been asked again."""
    if not (isinstance(known, SafetyCheck) and isinstance(newer, SafetyCheck)):
        return False
    if known.takes_back or newer.takes_back:
        return False
    return not known.raised and known.at <= newer.at and set(known.asked) <= set(newer.asked)
