"""What a person's answers to the warning signs become, and how they are read back (clinical.md 1.2)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.person.profile import AgeBand
from coach.domain.safety.red_flags import BY_ID, RED_FLAGS, Question, age_answer, raised

DISTRESS: CauseId = "RF28"
DISTRESS_OFFER = "I am in distress and want to say so."
"""RF28 is asked of nobody who has not said this first (clinical.md 1.2)."""

DISTRESS_YES = f"Yes: {BY_ID[DISTRESS].question}"
DISTRESS_NO = "Not that. Talking to someone you trust, or to a crisis line, is a good next step all the same."

BRIEF: Mapping[CauseId, str] = {
    "RF01": "Numbness, tingling or altered feeling around genitals, inner thighs, buttocks or back passage, or wiping "
    "feels different",
    "RF02": "Lost control of bladder or bowel, leaking, cannot start or stop urinating, cannot tell when it is full",
    "RF04": "BOTH legs painful, weak, numb or tingling, or a leg getting weaker by the hour or day (foot drags, knee "
    "gives way)",
    "RF06": "Chest pain, pain spreading to an arm or the jaw, or short of breath",
    "RF08": "Double vision, slurred speech, trouble swallowing, sudden falls, numb face, unsteadiness, or sudden "
    "severe unusual neck pain or headache",
    "RF09": "Fever, chills or feeling seriously unwell",
    "RF11": "One calf or thigh swollen, warm, reddened or throbbing",
}
"""The short list in fewer words, each sign still named, so that all of it fits one screen and ten seconds."""


def brief(question: Question) -> str:
    """The question in few words where it has them."""
    return BRIEF.get(question.id, question.question)


def safety_check(
    asked: Iterable[CauseId],
    answers: Mapping[CauseId, str],
    reason: CheckReason,
    now: datetime,
    age_band: AgeBand | None = None,
) -> SafetyCheck:
    """The entry for what was asked `now`; `answers` are the yeses with their branches, as `raised` takes them.

    In the full list the age band answers RF22 where it is known; ValueError for an unknown question or branch.
    """
    found = {**age_answer(age_band), **answers}
    causes = dict.fromkeys((*asked, *found))
    return SafetyCheck(at=now, reason=reason, asked=tuple(causes), raised=raised(found))


def yes_lines(answers: Mapping[CauseId, str], questions: Iterable[Question] = RED_FLAGS) -> tuple[str, ...]:
    """Each yes read back, with the branch that was chosen."""
    asked = {question.id: question for question in questions}
    return tuple(_yes_line(asked[cause], branch) for cause, branch in answers.items())


def _yes_line(question: Question, branch: str) -> str:
    chosen = next((known.text for known in question.branches if known.key == branch), "")
    return f"{question.question} {chosen}." if chosen else question.question
