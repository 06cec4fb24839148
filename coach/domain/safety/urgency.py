"""What is said at each level of urgency (clinical.md 1.1), and why something is locked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from coach.domain.exercises.vocabulary import Level
from coach.domain.journal.entries import CauseId
from coach.domain.run.hurt import EMERGENCY_FALLBACK
from coach.domain.safety.red_flags import BY_ID
from coach.domain.safety.standing import OpenCause, Standing
from coach.domain.when import moment_words

UNDERSTOOD = "UNDERSTOOD"
"""The word to type before a message of level 1 to 3 goes away."""

TITLES: Mapping[Level, str] = {
    "EMERGENCY": "Call {emergency} now",
    "SAME_DAY": "Talk to a doctor today",
    "CLINICIAN_FIRST": "See a doctor or physio first",
    "CAUTION": "Some moves are changed for you",
}

MESSAGES: Mapping[Level, tuple[str, ...]] = {
    "EMERGENCY": (
        "It can be a sign of something serious that cannot wait.",
        "Call {emergency} now. Do not drive yourself.",
        "Your answer and your journal are saved. Nothing else here matters now.",
    ),
    "SAME_DAY": (
        "It should be checked today, because it can be more than a sore back.",
        "Call a doctor, an urgent care line or an out-of-hours service today; if it gets worse fast, call {emergency}.",
        "Open: breathing, relaxing, resting, your journal and your page. Locked until you have been seen: all other "
        "moves, heat, cold and the ball.",
    ),
    "CLINICIAN_FIRST": (
        "Someone should look at it before your back works harder.",
        "Make an appointment with a doctor or physio; if it gets worse fast, call {emergency}.",
        "Open: breathing and resting, easy walking if it feels all right, your journal and your page. Locked until "
        "then: the ball, strength and deep stretches.",
    ),
    "CAUTION": (
        "Some moves could stir it up.",
        "So Coach skips them or makes them lighter, and gives the reason with the plan.",
        "Everything else is open.",
    ),
}
"""Why it matters, what to do now, and what is open meanwhile."""

MEANWHILE: Mapping[Level, str] = {
    "SAME_DAY": "Please talk to a doctor today. Until then there is breathing, relaxing and resting. Your journal and "
    "your page work as before.",
    "CLINICIAN_FIRST": "Please make an appointment with a doctor or physio. Until then there is breathing, resting and "
    "easy walking, if it feels all right. Your journal and your page work as before.",
}
"""What stands beside the calm plan that is left at a level (1.1), so that nobody is left with a lock alone."""

AFTER_READING: Mapping[Level, str] = {
    "EMERGENCY": "Coach closes now. It opens with this page again.",
    "SAME_DAY": "Today is open. Your moves wait for a doctor's word.",
    "CLINICIAN_FIRST": "Today is open with calm moves. The others wait for a doctor or physio.",
}
"""What is said once the word was typed."""

CRISIS_CAUSE: CauseId = "RF28"
CRISIS_TITLE = "Please talk to someone now"
CRISIS_MESSAGE = (
    "You do not have to carry this alone. Call a crisis line or {emergency} now, or go to an emergency department. "
    "Tell someone near you, and stay with them until help is there."
)
CRISIS_NEXT = "Coach then closes, and opens with this page next time."

SIGN_NAMES: Mapping[CauseId, str] = {
    "RF01": "new numbness between the legs",
    "RF02": "new bladder or bowel trouble",
    "RF03": "a sudden change in sexual function",
    "RF04": "weak or numb legs",
    "RF05": "a hard fall or accident",
    "RF06": "chest pain or short breath",
    "RF07": "sudden severe pain with faintness",
    "RF08": "sudden signs in the head or neck",
    "RF09": "fever with back pain",
    "RF10": "a pulse felt in the belly",
    "RF11": "a swollen calf or thigh",
    "RF12": "weight loss without trying",
    "RF13": "new pain after cancer",
    "RF14": "pain that is worse at night",
    "RF15": "a lump or a changed shape",
    "RF16": "sudden pain with fragile bones",
    "RF17": "new pain with a risk of infection",
    "RF18": "a weak or numb leg or arm",
    "RF19": "pain shooting down a leg or arm",
    "RF20": "pain with urine trouble or in waves",
    "RF21": "a blistering rash on one side",
    "RF22": "an age under 18",
    "RF23": "warning signs in pregnancy",
    "RF24": "long morning stiffness",
    "RF25": "new pain between the shoulder blades",
    "RF26": "constant pain of 8 or more",
    "RF27": "pain that keeps rising",
    CRISIS_CAUSE: "something you told Coach",
    "RF29": "clumsy hands or unsteady walking",
    "A4": "a long rise, or a third flare in two weeks",
    "A5": "a bruise where the ball was",
    "A6": "dark urine, or badly swollen or weak muscles",
    "D3": "numbness or weakness in a run",
    "D5": "feeling dizzy or faint in a run",
    "D6": "chest pain or short breath in a run",
    "D7": "skin hurt by heat or cold",
}
"""Each sign in a few words, for lists and for "locked: ..."."""

JOURNAL_SHOWS: Mapping[CauseId, str] = {
    "RF27": "Your journal shows more pain each week for three weeks.",
    "A4": "Your journal shows pain well above your usual for over three days, or a third flare in two weeks.",
}
"""What nobody was asked about: the journal itself raises it (R21, A4)."""

RISING = "Your journal shows more pain each week for three weeks: from {:.1f} to {:.1f} of 10."


class LockWords(Struct, frozen=True):
    """What to tell at `level`: title, one reason a line, message, the word to type ("" for none), what comes then."""

    level: Level
    title: str
    message: str
    reasons: tuple[str, ...]
    word: str
    then: str = ""


def lock_words(standing: Standing, emergency_number: str, now: datetime | None = None) -> LockWords | None:
    """The words for the highest open level, None when nothing is open; without a number its general name is said.

    `then` says what the typed word leads to; from when on a doctor's word counts is left out without `now`.
    """
    level = standing.level
    if level is None:
        return None
    crisis = any(cause.cause == CRISIS_CAUSE for cause in standing.open)
    bodily = any(cause.level == level and cause.cause != CRISIS_CAUSE for cause in standing.open)
    messages = [CRISIS_MESSAGE] if crisis else []
    messages += MESSAGES[level] if bodily else []
    number = emergency_number or EMERGENCY_FALLBACK
    return LockWords(
        level=level,
        title=(CRISIS_TITLE if crisis and not bodily else TITLES[level]).format(emergency=number),
        message="\n".join(messages).format(emergency=number),
        reasons=tuple(lock_reason(cause) for cause in standing.open),
        word="" if level == "CAUTION" else UNDERSTOOD,
        then=CRISIS_NEXT if crisis and not bodily else _then(level, standing, now),
    )


def lock_reason(cause: OpenCause) -> str:
    """Why something is locked or changed, in a sentence: what was asked and answered, or what the journal shows."""
    flag = BY_ID.get(cause.cause)
    if cause.cause in JOURNAL_SHOWS and not (flag and cause.branch == flag.plain_yes):
        return RISING.format(*cause.means) if cause.means else JOURNAL_SHOWS[cause.cause]
    if flag is not None:
        return f"You said yes to this: {flag.question}"
    return f"You told Coach of this: {sign_name(cause.cause)}."


def sign_name(cause: CauseId) -> str:
    """A warning sign or stop rule in a few words."""
    return SIGN_NAMES.get(cause, f"stop rule {cause}")


def sign_names(causes: Iterable[OpenCause]) -> str:
    """Several of them, one after the other."""
    return ", ".join(sign_name(cause.cause) for cause in causes)


def _then(level: Level, standing: Standing, now: datetime | None) -> str:
    if level == "EMERGENCY":
        waits = [cause.clear_from for cause in standing.open if cause.level == level and cause.clear_from]
        since = f", from {moment_words(max(waits), now)} on" if waits and now else ""
        return f"Coach then closes. It opens on this page until you note a doctor's all-clear{since}."
    if level == "CAUTION":
        return ""
    who = "a doctor" if level == "SAME_DAY" else "a doctor or physio"
    return f"Then comes Today. Once {who} has cleared you, note what they said there, and your moves come back."
