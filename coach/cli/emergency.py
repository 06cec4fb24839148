"""While an emergency is open, nothing but its words is reachable (clinical.md 1.1)."""

STILL_OPEN = frozenset(
    {"agent", "backup", "check", "due", "export", "import", "remind", "restore", "run", "safety", "when"}
)
"""What goes on all the same: the words themselves and a clinician's, a person's own data, what is silent by itself
while locked and may be called by a timer, `when`, which only reads words, and `run`, which shows the same words on the
screen."""


def refuse_in_emergency(command: str) -> None:
    """Raises the words of an open emergency instead of `command`; reads only the safety record where nothing is open.

    Raises CoachError, also where the record cannot be read.
    """
    if command in STILL_OPEN:
        return
    from coach import paths
    from coach.cli.saying import say_notices
    from coach.clock import SystemClock
    from coach.domain.journal.entries import SafetyCheck
    from coach.store import Store

    clock = SystemClock()
    store = Store(paths.home(), clock)
    record = store.load_safety()
    say_notices(store, standing=False)
    if not any(isinstance(entry, SafetyCheck) and entry.raised for entry in record.entries):
        return
    from coach.domain.safety.standing import standing

    if standing(record.entries, clock.now()).level == "EMERGENCY":
        from coach.guide.outlook import refusal

        words = refusal(store, clock)
        if words is not None:
            raise words
