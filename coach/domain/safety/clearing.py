"""Recording what a clinician has said about a warning sign (clinical.md 1.2 gate 4)."""

from datetime import datetime

from coach.domain.journal.entries import CauseId, Clearance
from coach.domain.safety.red_flags import BY_ID
from coach.domain.safety.standing import OpenCause, Standing, clear
from coach.domain.safety.urgency import STOP_WORDS
from coach.domain.when import moment_words
from coach.errors import CoachError


def clearance(standing: Standing, cause: CauseId, by: str, said: str, at: datetime, now: datetime) -> Clearance:
    """The record that `by` has cleared `cause` at `at` (aware).

    CoachError when the cause is not open or it is too early (`clear`), without a name, and for a moment that lies in
    the future or before the answer it is about.
    """
    clear(standing, cause, now)
    name = " ".join(by.split())
    if not name:
        raise CoachError("Who has cleared it?", "", "Write down who it was, such as: Dr Berg.")
    if at > now:
        raise CoachError("That is in the future.", f"It is {now:%Y-%m-%d %H:%M} now.", "Write down when it was said.")
    since = next(known for known in standing.open if known.cause == cause).raised_at
    if at < since.replace(second=0, microsecond=0):
        raise CoachError(
            "That was before you answered yes.",
            f"You did so {moment_words(since, now)}, and what was said earlier cannot speak for it.",
            "Please ask again: a call is enough.",
        )
    return Clearance(at=at, cause=cause, by=name, note=said.strip())


def can_be_cleared(standing: Standing) -> tuple[OpenCause, ...]:
    """What is open and needs a clinician's word, whether its time has come or not."""
    return tuple(cause for cause in standing.open if cause.clear_from is not None)


def cause_words(cause: CauseId) -> str:
    """What was asked or seen, to tell one open cause from another."""
    if cause in BY_ID:
        return BY_ID[cause].question
    words = STOP_WORDS.get(cause, f"stop rule {cause}")
    return words[0].upper() + words[1:]


def clearable_now(standing: Standing, now: datetime) -> tuple[OpenCause, ...]:
    """What may be offered for clearing: nothing while all of the highest level has to wait, however urgent the rest."""
    ready = standing.clearable(now)
    return ready if any(cause.level == standing.level for cause in ready) else ()


def clearing_words(standing: Standing, now: datetime) -> str:
    """From when on a clinician's word can be noted, in a sentence; "" when nothing needs it."""
    if clearable_now(standing, now):
        return "Once a clinician has cleared you, note here who it was, when, and what was said."
    waits = [cause.clear_from for cause in can_be_cleared(standing) if cause.level == standing.level]
    earliest = min((wait for wait in waits if wait is not None), default=None)
    if earliest is None:
        return ""
    return f"What a clinician says can be noted here from {moment_words(earliest, now)} on."
