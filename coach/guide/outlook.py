"""How the person stands now, read from the store: the ground of every plan and every run."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from coach.clock import Clock
from coach.domain.journal.entries import AnyEntry, CheckIn, SafetyCheck
from coach.domain.planning.facts import Facts
from coach.domain.planning.gathering import LOOK_BACK, automatic, gathered, known_entries
from coach.domain.planning.phases import LOCKING
from coach.domain.safety.clearing import seen_about_it
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.standing import old_lock, standing
from coach.domain.safety.urgency import lock_words
from coach.errors import CoachError
from coach.library import Library
from coach.store import Store

A_MOMENT = timedelta(minutes=30)

LIFTED = (
    "Your moves are open again. Coach had locked them because your pain stayed the same, and steady pain is no reason "
    "to stop."
)


def outlook(store: Store, library: Library, clock: Clock, pain: int | None = None) -> Facts:
    """The facts now, with pain now (0-10) where it was just asked.

    What the journal itself raises (A4, RF27) is kept in the safety record first. A pain that asks for the full list of
    warning signs is written down as a check-in, so that no lower number given after it hides it. Raises CoachError when
    the store cannot be read or written.
    """
    now = clock.now()
    profile, record = store.load_profile(), lift_old_lock(store, clock)
    pace = store.load_settings().pace
    entries = store.journal.entries(since=now - LOOK_BACK)
    raised = automatic(record, entries, now)
    if raised:
        causes = tuple(each.cause for each in raised)
        record = store.keep_safety(SafetyCheck(at=now, reason="journal", asked=causes, raised=raised))
    facts = gathered(profile, record, entries, library.exercises, library.routines, now, pain, pace)
    if pain is None or facts.situation.pending or _told(pain, entries, now):
        return facts
    told = CheckIn(at=now, pain=pain)
    alarmed = gathered(profile, record, (*entries, told), library.exercises, library.routines, now, pain, pace)
    if not alarmed.situation.pending:
        return facts
    store.journal.add(told)
    return alarmed


def lift_old_lock(store: Store, clock: Clock) -> SafetyRecord:
    """The safety record, once a lock that only steady pain had brought about is lifted and the person told why (C1.5).

    Raises CoachError when the store cannot be read or written.
    """
    record, now = store.load_safety(), clock.now()
    while (old := old_lock(record.entries)) is not None:
        lifted = SafetyCheck(at=now, reason="journal", asked=("RF27",), takes_back=old.at)
        record = store.keep_safety(lifted)
        told = standing(record.entries, now).level not in LOCKING
        if told and old_lock(record.entries) is None:
            store.notices.append(LIFTED)
    return record


def note_seen(store: Store, clock: Clock, by: str = "") -> None:
    """Keep that somebody (`by`, which may be empty) was seen about pain that changes little.

    Raises CoachError where the journal does not show that.
    """
    now, record = clock.now(), lift_old_lock(store, clock)
    journal = known_entries(record, store.journal.entries(since=now - LOOK_BACK))
    store.keep_safety(seen_about_it(standing(record.entries, now), journal, by, now))


def _told(pain: int, entries: Iterable[AnyEntry], now: datetime) -> bool:
    """Whether as much pain was written down a moment ago, so that what it asks for has been asked."""
    return any(isinstance(entry, CheckIn) and entry.pain >= pain and now - entry.at < A_MOMENT for entry in entries)


def emergency(store: Store, clock: Clock) -> CoachError | None:
    """The words of an open emergency, also where the questions were not answered to their end; None without one."""
    open_level = standing(store.load_safety().entries, clock.now()).level
    return refusal(store, clock) if open_level == "EMERGENCY" else None


def refusal(store: Store, clock: Clock) -> CoachError | None:
    """Why nothing is guided now, in the words of the level that is open (1.1); None below level 3."""
    words = lock_words(standing(store.load_safety().entries, clock.now()), store.load_settings().emergency_number)
    if words is None or not words.word:
        return None
    return CoachError(words.title, words.message, "\n".join(words.reasons))
