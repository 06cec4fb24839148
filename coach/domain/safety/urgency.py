"""What is said at each level of urgency (clinical.md 1.1), and why something is locked."""

from collections.abc import Mapping

from msgspec import Struct

from coach.domain.exercises.vocabulary import Level
from coach.domain.journal.entries import CauseId
from coach.domain.run.hurt import EMERGENCY_FALLBACK
from coach.domain.safety.red_flags import BY_ID
from coach.domain.safety.standing import OpenCause, Standing

UNDERSTOOD = "UNDERSTOOD"
"""The word to type before a message of level 1 to 3 goes away."""

TITLES: Mapping[Level, str] = {
    "EMERGENCY": "Stop. Get help now",
    "SAME_DAY": "Speak to a doctor today",
    "CLINICIAN_FIRST": "See a clinician first",
    "CAUTION": "Some moves are left out",
}

MESSAGES: Mapping[Level, str] = {
    "EMERGENCY": "Call {emergency} or go to an emergency department now. Nothing here is more important than that.",
    "SAME_DAY": "Speak to a doctor, an urgent care line or an out-of-hours service today. Exercises, heat, cold and "
    "ball work are locked until you have, and have noted here what they said.",
    "CLINICIAN_FIRST": "Book a clinician before you go on with exercises. Breathing, resting and easy walking are left "
    "if they feel comfortable, and your journal still works.",
    "CAUTION": "I have taken out or softened some moves because of what you answered.",
}

MEANWHILE: Mapping[Level, str] = {
    "SAME_DAY": "Please speak to a doctor today, and leave exercises, heat and cold until then. Your journal and your "
    "review work as before.",
    "CLINICIAN_FIRST": "Please book a clinician. Until then breathing, resting and easy walking are there for you, if "
    "they feel comfortable. Your journal and your review work as before.",
}
"""What stands beside a plan that is empty because of the level (1.1), so that nobody is left with a lock alone."""

CRISIS_CAUSE: CauseId = "RF28"
CRISIS_TITLE = "Please talk to someone now"
CRISIS_MESSAGE = (
    "You do not have to carry this alone. Call a crisis line or {emergency} now, or go to an emergency department, and "
    "tell someone near you. Stay with somebody until help is there."
)

CLOSING = "This is not a diagnosis. Getting it looked at is the safe thing to do."

STOP_WORDS: Mapping[CauseId, str] = {
    "RF27": "your pain has not eased in six weeks, or has grown for two weeks in a row",
    "A4": "pain stayed well above your usual for over three days, or flared for the third time in two weeks",
    "A5": "there was a bruise where the ball was",
    "A6": "your urine was dark, or the muscles you worked were badly swollen or weak",
    "D3": "numbness, tingling or weakness came up in a run",
    "D5": "you felt dizzy, faint or sick in a run",
    "D6": "you had chest pain, were short of breath, or your heart raced in a run",
    "D7": "the skin blistered or turned white or grey under heat or cold",
}


class LockWords(Struct, frozen=True):
    """What to tell at `level`: title, message, one reason a line, and the word to type ("" for none)."""

    level: Level
    title: str
    message: str
    reasons: tuple[str, ...]
    word: str


def lock_words(standing: Standing, emergency_number: str) -> LockWords | None:
    """The words for the highest open level, None when nothing is open; without a number its general name is said."""
    level = standing.level
    if level is None:
        return None
    crisis = any(cause.cause == CRISIS_CAUSE for cause in standing.open)
    bodily = any(cause.level == level and cause.cause != CRISIS_CAUSE for cause in standing.open)
    messages = [CRISIS_MESSAGE] if crisis else []
    messages += [MESSAGES[level], CLOSING] if bodily else []
    return LockWords(
        level=level,
        title=CRISIS_TITLE if crisis and not bodily else TITLES[level],
        message="\n".join(messages).format(emergency=emergency_number or EMERGENCY_FALLBACK),
        reasons=tuple(lock_reason(cause) for cause in standing.open),
        word="" if level == "CAUTION" else UNDERSTOOD,
    )


def lock_reason(cause: OpenCause) -> str:
    """Why something is locked or left out, in one line."""
    start = "Left out because" if cause.level == "CAUTION" else "Locked because"
    flag = BY_ID.get(cause.cause)
    if flag is not None and cause.cause not in STOP_WORDS:
        return f"{start} you answered yes to: {flag.question}"
    return f"{start} {STOP_WORDS.get(cause.cause, f'of the stop rule {cause.cause}')}."
