"""While an emergency is open, nothing but its words is reachable (clinical.md 1.1)."""

from coach.clock import Clock
from coach.domain.entries import SafetyCheck
from coach.store import Store


def refuse_in_emergency(store: Store, clock: Clock) -> None:
    """Raises the words of an open emergency; reads only the safety record, and is done where nothing was raised."""
    record = store.load_safety()
    if not any(isinstance(entry, SafetyCheck) and entry.raised for entry in record.entries):
        return
    from coach.domain.standing import standing

    if standing(record.entries, clock.now()).level == "EMERGENCY":
        from coach.guide.outlook import refusal

        words = refusal(store, clock)
        if words is not None:
            raise words
