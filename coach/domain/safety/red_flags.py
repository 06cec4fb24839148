"""The 29 warning signs: what is asked, how urgent a yes is, and when each is asked (clinical.md 1.2)."""

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Level
from coach.domain.journal.entries import CauseId, Raised
from coach.domain.person.profile import AgeBand

Short = Literal["", "always", "first", "neck", "leg", "pregnant"]
Group = Literal["now", "illness", "pain", "check_up"]
When = Literal["always", "pregnant", "age_unknown", "first_run", "distress"]

GROUP_NAMES: Mapping[Group, str] = {
    "now": "Signs that need help right away",
    "illness": "Signs of illness",
    "pain": "How your pain behaves",
    "check_up": "Worth showing a doctor or physio",
}
"""The headings of the full list, one screen each, the most urgent first."""


RISING = "rising"
"""The branch of RF27 that a person has said; one without a branch is from a rule that locked steady pain, too."""


class Branch(Struct, frozen=True):
    """One answer to "Which is it?", asked after a yes; the person who is not sure belongs to the urgent one."""

    key: str
    text: str
    level: Level
    codes: tuple[Code, ...] = ()


class Question(Struct, frozen=True, kw_only=True):
    """A yes or no question of clinical.md; `level` is that of a yes, or of its most urgent branch.

    `plain_yes` is the branch that a yes stands for where nothing more is asked.
    """

    id: CauseId
    question: str
    level: Level
    branches: tuple[Branch, ...] = ()
    codes: tuple[Code, ...] = ()
    plain_yes: str = ""

    @property
    def urgent(self) -> bool:
        """Whether a yes is, or may turn out to be, an emergency."""
        return self.level == "EMERGENCY"

    @property
    def unsure(self) -> str:
        """The branch of a person who is not sure, the most urgent one."""
        return self.branches[0].key if self.branches else ""

    def raised(self, branch: str = "") -> Raised:
        """What a yes raises; ValueError when `branch` is not one of the branches, or is missing."""
        if not self.branches and branch in ("", self.plain_yes):
            return Raised(self.id, self.level, self.plain_yes, self.codes)
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
        question="Do you have new numbness, tingling or changed feeling around your genitals, inner thighs, buttocks "
        "or back passage? Or does wiping feel different?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF02",
        question="Is there new trouble with your bladder or bowel? No control, leaks, cannot start or stop peeing, "
        "cannot tell when your bladder is full.",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF03",
        question="Has your sexual function or the feeling in your genitals changed suddenly, along with the back pain?",
        level="EMERGENCY",
        group="now",
        short="first",
    ),
    RedFlag(
        id="RF04",
        question="Are BOTH legs newly painful, weak, numb or tingling? Or is a leg getting weaker by the hour or day: "
        "foot drags, knee gives way?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF05",
        question="Did this pain start after a serious accident, a fall from a height or a hard blow? And has nobody "
        "checked it yet?",
        level="EMERGENCY",
        group="now",
        short="first",
        branches=(
            Branch("recent", "It was recent, or I'm not sure", "EMERGENCY"),
            Branch("older", "It was long ago and never checked", "CLINICIAN_FIRST"),
        ),
    ),
    RedFlag(
        id="RF06",
        question="Along with the back pain, do you have chest pain, pain spreading to an arm or jaw, or are you short "
        "of breath?",
        level="EMERGENCY",
        group="now",
        short="always",
    ),
    RedFlag(
        id="RF07",
        question="Do you have sudden, severe belly or back pain, with faintness, clammy skin, a fast heartbeat or "
        "collapse?",
        level="EMERGENCY",
        group="now",
        short="first",
    ),
    RedFlag(
        id="RF08",
        question="Do you have new double vision, slurred speech, trouble swallowing, sudden falls, a numb face or "
        "sudden unsteadiness? Or sudden, severe, unusual headache or neck pain?",
        level="EMERGENCY",
        group="now",
        short="neck",
    ),
    RedFlag(
        id="RF23",
        question="Are you pregnant, and is there back pain with bleeding, loss of fluid, contractions, fever or a "
        "severe headache?",
        level="EMERGENCY",
        group="now",
        short="pregnant",
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
        question="Do you have a fever or chills, or feel seriously ill, with the back pain?",
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
        question="Is one calf or thigh newly swollen, warm, red or throbbing?",
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
        question="Do you feel a pulse beating in your belly, with back or belly pain that will not go away?",
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
        question="Is there a new lump or swelling in your back, or has your back changed shape?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF17",
        question="New back pain AND one of these: weak immune system, recent serious infection, recent procedure on "
        "the spine, injected drug use?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF20",
        question="Do you have pain along with burning or bloody urine? Or pain on one side, below the ribs, that comes "
        "in waves?",
        level="SAME_DAY",
        group="illness",
    ),
    RedFlag(
        id="RF26",
        question="Is your pain 8 to 10 of 10 and constant, so that you cannot walk, sleep or think because of it?",
        level="SAME_DAY",
        group="pain",
    ),
    RedFlag(
        id="RF16",
        question="Sudden new back pain, even after a small strain, AND one of these: osteoporosis, long-term steroid "
        "tablets, age over 70?",
        level="SAME_DAY",
        group="pain",
    ),
    RedFlag(
        id="RF14",
        question="Do you have pain that rest does not ease and that is much worse at night?",
        level="SAME_DAY",
        group="pain",
        branches=(
            Branch("new", "It is new, or nobody has checked it", "SAME_DAY"),
            Branch("assessed", "I've had it a long time, and a doctor or physio has checked it", "CAUTION"),
        ),
    ),
    RedFlag(
        id="RF25",
        question="Is the pain mainly between your shoulder blades, new, and not clearly from the muscles?",
        level="SAME_DAY",
        group="pain",
        branches=(
            Branch("constant", "It is constant, and moving does not change it", "SAME_DAY"),
            Branch("unassessed", "It changes, and nobody has checked it", "CLINICIAN_FIRST"),
            Branch("assessed", "It changes, and a doctor or physio has checked it", "CAUTION"),
        ),
    ),
    RedFlag(
        id="RF18",
        question="Is ONE leg or arm newly weak or numb, and not getting worse?",
        level="SAME_DAY",
        group="pain",
        branches=(
            Branch("recent", "It began less than 2 weeks ago, or I'm not sure", "SAME_DAY"),
            Branch("older", "It began 2 weeks ago or earlier", "CLINICIAN_FIRST"),
        ),
    ),
    RedFlag(
        id="RF29",
        question="Have your hands become clumsy or numb over days or weeks, for example with buttons or writing? Or "
        "has your walking become unsteady?",
        level="SAME_DAY",
        group="pain",
        short="neck",
        branches=(
            Branch("recent", "It began or got worse in the last 2 weeks, or I'm not sure", "SAME_DAY"),
            Branch("older", "It began earlier and has stayed the same", "CLINICIAN_FIRST"),
        ),
    ),
    RedFlag(
        id="RF19",
        question="Does pain shoot below your knee, or below your elbow?",
        level="CLINICIAN_FIRST",
        group="pain",
        branches=(
            Branch("unassessed", "Nobody has checked it", "CLINICIAN_FIRST", ("disc",)),
            Branch("assessed", "A doctor or physio has checked it", "CAUTION", ("disc",)),
        ),
    ),
    RedFlag(
        id="RF21",
        question="Do you have a painful, blistering rash in a band on one side? Early treatment helps.",
        level="CLINICIAN_FIRST",
        group="check_up",
    ),
    RedFlag(
        id="RF22",
        question="Are you under 18? Coach is made for adults.",
        level="CLINICIAN_FIRST",
        group="check_up",
        when="age_unknown",
    ),
    RedFlag(
        id="RF24",
        question="Are ALL of these true? Began before age 45, has lasted over 3 months. Morning stiffness over 30 "
        "minutes. Moving helps, rest makes it worse.",
        level="CLINICIAN_FIRST",
        group="check_up",
    ),
    RedFlag(
        id="RF27",
        question="Has your pain been rising for three weeks?",
        level="CLINICIAN_FIRST",
        group="check_up",
        when="first_run",
        plain_yes=RISING,
    ),
)
"""In the order they are asked: screen by screen, the most urgent first."""

BY_ID: Mapping[CauseId, RedFlag] = {flag.id: flag for flag in RED_FLAGS}

_FULL = frozenset(flag.id for flag in RED_FLAGS if flag.when == "always") - {"RF29"}
"""Without RF29, which came later: a list answered before it stays full, and the short list asks it before neck work."""

_STAY_AS_CAUTION: frozenset[CauseId] = frozenset({"RF19", "RF25"})
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


def short_list(*, neck: bool, leg: bool, first: bool = False, pregnant: bool = False) -> tuple[RedFlag, ...]:
    """What is asked before a run, marked S in 1.2; `neck` and `leg` say whether such work is planned.

    `first`: the full list has not been answered yet, so three signs of level 1 come in, and with `pregnant` a fourth
    (C1.2).
    """
    asked: set[Short] = {"always"}
    asked |= {"first"} if first else set()
    asked |= {"pregnant"} if first and pregnant else set()
    asked |= {"neck"} if neck else set()
    asked |= {"leg"} if leg else set()
    return tuple(flag for flag in RED_FLAGS if flag.short in asked)


def age_answer(age_band: AgeBand | None) -> dict[CauseId, str]:
    """The answer to RF22 that the age band gives, to be put among the others."""
    return {"RF22": ""} if age_band == "under_18" else {}


def is_full(asked: Collection[CauseId]) -> bool:
    """Whether every question that everyone is asked is in `asked`."""
    return _FULL.issubset(asked)


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
    for branch in BY_ID[cause].branches if cause in _STAY_AS_CAUTION else ():
        if branch.level == "CAUTION":
            return Raised(cause, branch.level, branch.key, branch.codes)
    return None


def _raise(flag: RedFlag, answers: Mapping[CauseId, str]) -> Raised:
    found = flag.raised(answers[flag.id])
    if flag.id == "RF14" and any(cause in answers for cause in _SOFTER_RF14_NEEDS_NONE_OF):
        return Raised(flag.id, flag.level, found.branch, found.codes)
    return found
