"""The 28 warning signs: what is asked, how urgent a yes is, and when each is asked (clinical.md 1.2)."""

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Level
from coach.domain.journal.entries import CauseId, Raised
from coach.domain.person.profile import AgeBand

Short = Literal["", "always", "neck", "leg"]
Group = Literal["now", "illness", "pain", "check_up"]
When = Literal["always", "pregnant", "age_unknown", "first_run", "distress"]

GROUP_NAMES: Mapping[Group, str] = {
    "now": "Signs that need help at once",
    "illness": "Signs of illness",
    "pain": "How the pain behaves",
    "check_up": "Worth a look by a clinician",
}
"""The headings of the full list, one screen each, the most urgent first."""


class Branch(Struct, frozen=True):
    """One answer to "Which is it?", asked after a yes; the person who is not sure belongs to the urgent one."""

    key: str
    text: str
    level: Level
    codes: tuple[Code, ...] = ()


class Question(Struct, frozen=True, kw_only=True):
    """A yes or no question of clinical.md; `level` is that of a yes, or of its most urgent branch."""

    id: CauseId
    question: str
    level: Level
    branches: tuple[Branch, ...] = ()
    codes: tuple[Code, ...] = ()

    def raised(self, branch: str = "") -> Raised:
        """What a yes raises; ValueError when `branch` is not one of the branches, or is missing."""
        if not self.branches and not branch:
            return Raised(self.id, self.level, codes=self.codes)
        for known in self.branches:
            if known.key == branch:
                return Raised(self.id, known.level, known.key, known.codes)
        raise ValueError(f"{self.id} has no answer {branch!r}")


class RedFlag(Question, frozen=True, kw_only=True):
    """A warning sign: its screen (`group`), its place in the short list before a run, and when the full list has it."""

    group: Group
    short: Short = ""
    when: When = "always"


RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        id="RF01",
        question="Any new numbness, tingling or altered feeling around your genitals, inner thighs, buttocks or back "
        "passage, or does wiping feel different?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF02",
        question="Have you newly lost control of bladder or bowel, do you leak, can you not start or stop urinating, "
        "or not tell when it is full?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF03",
        question="Has sexual function or the feeling in your genitals suddenly changed together with the back pain?",
        level="EMERGENCY",
        group="now",
    ),
    RedFlag(
        id="RF04",
        question="Are BOTH legs newly painful, weak, numb or tingling, or is a leg getting weaker by the hour or day "
        "(foot drags, knee gives way)?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF05",
        question="Did this pain start after a serious accident, a fall from a height or a hard blow that nobody has "
        "checked yet?",
        level="EMERGENCY",
        group="now",
        branches=(
            Branch("recent", "It was recent, or I am not sure", "EMERGENCY"),
            Branch("older", "It was long ago, and nobody ever checked it", "CLINICIAN_FIRST"),
        ),
    ),
    RedFlag(
        id="RF06",
        question="Do you have chest pain, pain spreading to an arm or the jaw, or are you short of breath, along with "
        "the back pain?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF07",
        question="Do you have sudden, severe tummy or back pain with faintness, clammy skin, a fast heartbeat or "
        "collapse?",
        level="EMERGENCY",
        group="now",
    ),
    RedFlag(
        id="RF08",
        question="New double vision, slurred speech, trouble swallowing, sudden falls, numb face, unsteadiness, "
        "sudden severe unusual neck pain or headache?",
        level="EMERGENCY",
        group="now",
        short="neck",
    ),
    RedFlag(
        id="RF23",
        question="Do you have back pain in pregnancy with bleeding, loss of fluid, contractions, fever or a severe "
        "headache?",
        level="EMERGENCY",
        group="now",
        when="pregnant",
    ),
    RedFlag(
        id="RF28",
        question="Do you have thoughts that you would be better off dead, or of hurting yourself?",
        level="EMERGENCY",
        group="now",
        when="distress",
    ),
    RedFlag(
        id="RF09",
        question="Do you have a fever or chills, or feel seriously unwell, with the back pain?",
        level="EMERGENCY",
        group="illness",
        short="always",
        branches=(
            Branch("with", "Also new leg weakness, a stiff neck or confusion", "EMERGENCY", ("fever",)),
            Branch("alone", "None of these three", "SAME_DAY", ("fever",)),
        ),
    ),
    RedFlag(
        id="RF11",
        question="Is one calf or thigh newly swollen, warm, reddened or throbbing?",
        level="EMERGENCY",
        group="illness",
        short="leg",
        branches=(
            Branch("with", "Also chest pain or short of breath", "EMERGENCY", ("dvt",)),
            Branch("alone", "Neither of these", "SAME_DAY", ("dvt",)),
        ),
    ),
    RedFlag(
        id="RF10",
        question="Do you feel a pulsing in your tummy, with back or tummy pain that stays?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(id="RF12", question="Have you lost weight without trying?", level="SAME_DAY", group="illness"),
    RedFlag(
        id="RF13",
        question="Have you ever had cancer, and is this back pain new or changed?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF15",
        question="Is there a new lump or swelling in the back, or has the back changed shape?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF17",
        question="Do you have new back pain AND a weak immune system, a recent serious infection, a recent spinal "
        "procedure or injected drug use?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF20",
        question="Do you have pain with burning or bloody urine, or pain in one flank that comes in waves?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF26",
        question="Is the pain 8 to 10 out of 10 and constant, so that you cannot walk, sleep or think because of it?",
        level="SAME_DAY",
        group="pain",
    ),
    RedFlag(
        id="RF16",
        question="Do you have sudden new back pain, even after a small strain, AND osteoporosis, long-term steroid "
        "tablets or an age over 70?",
        level="SAME_DAY",
        group="pain",
    ),
    RedFlag(
        id="RF14",
        question="Is there pain that does not ease with rest and is much worse at night?",
        level="SAME_DAY",
        group="pain",
        branches=(
            Branch("new", "It is new, or no clinician has looked into it", "SAME_DAY"),
            Branch("assessed", "I have had it long, and a clinician has looked into it", "CLINICIAN_FIRST"),
        ),
    ),
    RedFlag(
        id="RF25",
        question="Is the pain mainly between the shoulder blades, new, and not clearly from the muscles?",
        level="SAME_DAY",
        group="pain",
        branches=(
            Branch("constant", "It is constant and movement does not change it", "SAME_DAY"),
            Branch("unassessed", "It changes, and no clinician has looked into it", "CLINICIAN_FIRST"),
            Branch("assessed", "It changes, and a clinician has looked into it", "CAUTION"),
        ),
    ),
    RedFlag(
        id="RF18",
        question="Is there new weakness or numbness in ONE leg or arm that is not getting worse?",
        level="SAME_DAY",
        group="pain",
        branches=(
            Branch("recent", "It began less than 2 weeks ago, or I am not sure", "SAME_DAY"),
            Branch("older", "It began 2 weeks ago or earlier", "CLINICIAN_FIRST"),
        ),
    ),
    RedFlag(
        id="RF19",
        question="Does pain shoot below the knee, or below the elbow?",
        level="CLINICIAN_FIRST",
        group="pain",
        branches=(
            Branch("unassessed", "No clinician has looked into it", "CLINICIAN_FIRST", ("disc",)),
            Branch("assessed", "A clinician has looked into it", "CAUTION", ("disc",)),
        ),
    ),
    RedFlag(
        id="RF21",
        question="Is there a painful, blistering rash in a band on one side? (Early treatment helps.)",
        level="CLINICIAN_FIRST",
        group="check_up",
    ),
    RedFlag(
        id="RF22",
        question="Are you under 18? (Coach is made for adults.)",
        level="CLINICIAN_FIRST",
        group="check_up",
        when="age_unknown",
    ),
    RedFlag(
        id="RF24",
        question="Did it start before age 45, with morning stiffness over 30 minutes, better with movement and worse "
        "with rest, for over 3 months?",
        level="CLINICIAN_FIRST",
        group="check_up",
    ),
    RedFlag(
        id="RF27",
        question="Has nothing improved at all after 6 weeks of self-care, or is it getting worse after 2 weeks?",
        level="CLINICIAN_FIRST",
        group="check_up",
        when="first_run",
    ),
)
"""In the order they are asked: screen by screen, the most urgent first."""

BY_ID: Mapping[CauseId, RedFlag] = {flag.id: flag for flag in RED_FLAGS}

_ALWAYS_ASKED = frozenset(flag.id for flag in RED_FLAGS if flag.when == "always")
_SOFTER_RF14_NEEDS_NONE_OF = ("RF09", "RF12", "RF13")


def full_list(*, pregnant: bool, first_run: bool, age_band: AgeBand | None) -> tuple[RedFlag, ...]:
    """All that is asked at the first run, on a new episode and on high pain (1.2 gate 1 and 3).

    `pregnant` is also true as long as nobody knows. RF22 is asked only where the age band is not known (`age_answer`
    answers it else), RF27 only at the first run (the journal knows later), RF28 only by `BY_ID` when distress is told.
    """
    asked: set[When] = {"always"}
    asked |= {"pregnant"} if pregnant else set()
    asked |= {"first_run"} if first_run else set()
    asked |= {"age_unknown"} if age_band is None else set()
    return tuple(flag for flag in RED_FLAGS if flag.when in asked)


def short_list(*, neck: bool, leg: bool) -> tuple[RedFlag, ...]:
    """What is asked before every run, marked S in 1.2; `neck` and `leg` say whether such work is planned."""
    asked: set[Short] = {"always"}
    asked |= {"neck"} if neck else set()
    asked |= {"leg"} if leg else set()
    return tuple(flag for flag in RED_FLAGS if flag.short in asked)


def age_answer(age_band: AgeBand | None) -> dict[CauseId, str]:
    """The answer to RF22 that the age band gives, to be put among the others."""
    return {"RF22": ""} if age_band == "under_18" else {}


def is_full(asked: Collection[CauseId]) -> bool:
    """Whether every question that everyone is asked is in `asked`."""
    return _ALWAYS_ASKED.issubset(asked)


def raised(answers: Mapping[CauseId, str]) -> tuple[Raised, ...]:
    """What the questions answered with yes raise, in the order of the list; each value is a branch, "" for a plain yes.

    The softer branch of RF14 holds only when RF09, RF12 and RF13 are not raised with it. ValueError for an unknown
    question, an unknown branch or a missing one.
    """
    unknown = [cause for cause in answers if cause not in BY_ID]
    if unknown:
        raise ValueError(f"{unknown[0]} is not a warning sign")
    return tuple(_raise(flag, answers) for flag in RED_FLAGS if flag.id in answers)


def caution_once_cleared(cause: CauseId) -> Raised | None:
    """What stays of `cause` after a clinician has looked into it: RF19 and RF25 go on as CAUTION, the others end."""
    for branch in BY_ID[cause].branches if cause in BY_ID else ():
        if branch.level == "CAUTION":
            return Raised(cause, branch.level, branch.key, branch.codes)
    return None


def _raise(flag: RedFlag, answers: Mapping[CauseId, str]) -> Raised:
    found = flag.raised(answers[flag.id])
    if flag.id == "RF14" and any(cause in answers for cause in _SOFTER_RF14_NEEDS_NONE_OF):
        return Raised(flag.id, flag.level, found.branch, found.codes)
    return found
