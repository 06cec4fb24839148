"""What a person's answers to the warning signs become, and how they are read back (clinical.md 1.2)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.person.profile import AgeBand
from coach.domain.safety.red_flags import RED_FLAGS, Question, age_answer, raised

DISTRESS: CauseId = "RF28"
DISTRESS_OFFER = "I'm in distress and want to say so."
"""RF28 is asked of nobody who has not said this first (clinical.md 1.2)."""

DISTRESS_THANKS = "Thank you for saying so. One question: is it this?"
DISTRESS_NO = "It still helps to talk to someone you trust, or to a crisis line."

BRIEF: Mapping[CauseId, str] = {
    "RF01": "New numbness, tingling or changed feeling around genitals, inner thighs, buttocks or back passage, or "
    "wiping feels different",
    "RF02": "New: no control of bladder or bowel, leaks, cannot start or stop peeing, cannot feel a full bladder",
    "RF03": "Sexual function or feeling in your genitals changed suddenly, along with the back pain",
    "RF04": "BOTH legs newly painful, weak, numb or tingling. Or a leg weaker each hour or day: foot drags, knee "
    "buckles",
    "RF05": "Pain began with a serious accident, a fall from a height or a hard blow that nobody has checked",
    "RF06": "Chest pain, pain spreading to an arm or jaw, or short of breath, with back pain",
    "RF07": "Sudden, severe belly or back pain, with faintness, clammy skin, a fast heartbeat or collapse",
    "RF08": "New double vision, slurred speech, trouble swallowing, sudden falls, numb face, unsteadiness. Or sudden, "
    "severe, unusual headache or neck pain",
    "RF09": "Fever, chills or feeling seriously ill, with back pain",
    "RF11": "One calf or thigh newly swollen, warm, red or throbbing",
    "RF23": "In pregnancy: back pain with bleeding, loss of fluid, contractions, fever or severe headache",
    "RF29": "Clumsy or numb hands (buttons, writing). Or you are newly unsteady on your feet",
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


def yes_at_once(question: Question, branch: str, reason: CheckReason, now: datetime) -> SafetyCheck:
    """The entry of a single yes, to be kept the moment it is given (C1.1)."""
    return SafetyCheck(at=now, reason=reason, asked=(question.id,), raised=(question.raised(branch),))


def yes_lines(answers: Mapping[CauseId, str], questions: Iterable[Question] = RED_FLAGS) -> tuple[str, ...]:
    """Each yes read back, with the branch that was chosen."""
    asked = {question.id: question for question in questions}
    return tuple(_yes_line(asked[cause], branch) for cause, branch in answers.items())


def _yes_line(question: Question, branch: str) -> str:
    chosen = next((known.text for known in question.branches if known.key == branch), "")
    return f"{question.question} {chosen}." if chosen else question.question
