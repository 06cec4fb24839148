"""Recording what a clinician has said about a warning sign (clinical.md 1.2 gate 4)."""

from collections.abc import Iterable
from datetime import datetime

from coach.domain.journal.entries import AnyEntry, CauseId, Clearance
from coach.domain.safety.red_flags import BY_ID
from coach.domain.safety.standing import OpenCause, Standing, clear
from coach.domain.safety.triggers import little_change
from coach.domain.safety.urgency import JOURNAL_SHOWS, sign_name
from coach.domain.when import moment_words
from coach.errors import CoachError

SEEN_BY = "someone you saw"
SEEN_NOTE = "seen about six weeks with little change"
SEEN_RESTS = "Coach says nothing more of it for 12 weeks."


def clearance(standing: Standing, cause: CauseId, by: str, said: str, at: datetime, now: datetime) -> Clearance:
    """The record that `by` has cleared `cause` at `at` (aware).

    CoachError when the cause is not open or it is too early (`clear`), without a name, and for a moment that lies in
    the future or before the answer it is about.
    """
    clear(standing, cause, now)
    name = " ".join(by.split())
    if not name:
        raise CoachError("Who was it?", "", "A name or a service is enough.")
    if at > now:
        raise CoachError("This time has not come yet.", f"It is {now:%Y-%m-%d %H:%M} now.", "When did they say it?")
    since = next(known for known in standing.open if known.cause == cause).raised_at
    if at < since.replace(second=0, microsecond=0):
        raise CoachError(
            "This was before the warning sign came up.",
            f"It came up {moment_words(since, now)}, so an earlier word does not speak for it.",
            "Please ask again; a call is enough.",
        )
    return Clearance(at=at, cause=cause, by=name, note=said.strip())


def seen_about_it(standing: Standing, entries: Iterable[AnyEntry], by: str, now: datetime) -> Clearance:
    """The record that somebody was seen about pain that changes little, so that the notice of it rests (C1.5).

    `by` may be empty. CoachError where the journal shows no such notice, and while rising pain is open as a warning
    sign: that needs a clinician's word (`clearance`).
    """
    if any(known.cause == "RF27" for known in standing.open):
        raise CoachError(
            "Your journal shows rising pain.", "That stays open until you note what a doctor or physio said."
        )
    if not little_change(entries, now):
        raise CoachError("Nothing to note here.", "Your journal shows no six weeks with little change.")
    return Clearance(at=now, cause="RF27", by=" ".join(by.split()) or SEEN_BY, note=SEEN_NOTE)


def can_be_cleared(standing: Standing) -> tuple[OpenCause, ...]:
    """What is open and needs a clinician's word, whether its time has come or not."""
    return tuple(cause for cause in standing.open if cause.clear_from is not None)


def cause_words(cause: CauseId) -> str:
    """What was asked or seen, to tell one open cause from another."""
    if cause in BY_ID and cause not in JOURNAL_SHOWS:
        return BY_ID[cause].question
    words = sign_name(cause)
    return words[0].upper() + words[1:]


def clearable_now(standing: Standing, now: datetime) -> tuple[OpenCause, ...]:
    """What may be offered for clearing: nothing while all of the highest level has to wait, however urgent the rest."""
    ready = standing.clearable(now)
    return ready if any(cause.level == standing.level for cause in ready) else ()


def clearing_words(standing: Standing, now: datetime) -> str:
    """From when on a clinician's word can be noted, in a sentence; "" when nothing needs it."""
    if clearable_now(standing, now):
        return "Have you been seen? Note who it was and what they said, and your moves come back."
    waits = [cause.clear_from for cause in can_be_cleared(standing) if cause.level == standing.level]
    earliest = min((wait for wait in waits if wait is not None), default=None)
    if earliest is None:
        return ""
    return f"You can note what a doctor said from {moment_words(earliest, now)} on."
