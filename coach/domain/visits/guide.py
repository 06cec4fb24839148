"""What massage is for what, how often, and what to tell the therapist (clinical.md 8.2, 8.3, 8.5), as data."""

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Phase
from coach.domain.journal.entries import Technique
from coach.domain.safety.modality_rules import SHORT_NAMES

GuideId = Literal["tension", "deep", "knots", "fascia", "sciatica", "new_injury", "not_without"]
VisitPhase = Literal["first_72h", "early", "improving", "chronic", "maintenance"]

ONE_PART = "Massage is one helpful part of care, with movement beside it."
NORMAL_AFTERWARDS = (
    "A little soreness the next day is common, and most of it is over within 36 hours. Worse than before at 72 hours, "
    "new numbness or weakness, a big bruise or dark urine: have it looked at."
)


class GuideRow(Struct, frozen=True):
    """One line of the technique guide: for what, which technique the source names (none: none), and what to know.

    `not_with` are the codes of clinical.md 1.4 that speak against it, `care_with` those to tell the therapist first.
    """

    condition: str
    technique: str
    note: str
    techniques: tuple[Technique, ...] = ()
    not_with: tuple[Code, ...] = ()
    care_with: tuple[Code, ...] = ()


GUIDE: Mapping[GuideId, GuideRow] = {
    "tension": GuideRow(
        "General tension, stress, a first visit",
        "Swedish",
        "Relaxing massage did as well as structural massage after 10 weeks in a trial with 401 people.",
        ("swedish",),
    ),
    "deep": GuideRow(
        "Long-standing deep muscle tightness",
        "Deep tissue",
        "Speak up when it goes above 7 of 10.",
        ("deep-tissue",),
        not_with=("bleed", "osteo"),
    ),
    "knots": GuideRow(
        "Local knots with an ache that spreads",
        "Trigger point",
        "The muscle bears more pressure afterwards; whether pain itself gets less is not clear.",
        ("trigger-point",),
        care_with=("bleed", "osteo"),
    ),
    "fascia": GuideRow(
        "Stiff, pulling, widespread",
        "Myofascial release",
        "A small benefit in long-standing low-back pain.",
        ("myofascial-release",),
    ),
    "sciatica": GuideRow(
        "Buttock pain like sciatica",
        "Piriformis and gluteal work",
        "Have it assessed first when pain goes below the knee; most sciatica does not come from the piriformis.",
        ("gluteal-piriformis",),
        care_with=("disc",),
    ),
    "new_injury": GuideRow(
        "A new injury", "None for 48 to 72 hours", "Protect it, and move gently.", not_with=("swell",)
    ),
    "not_without": GuideRow(
        "Fracture, infection, advanced osteoporosis, some disc herniations",
        "None without a provider who agrees",
        "Ask first, and say so when you book.",
        not_with=("vfx", "fever"),
        care_with=("osteo", "disc", "skin"),
    ),
}


class PhaseRow(Struct, frozen=True):
    """How often and how long in a phase, what for, and when to look back."""

    phase: str
    visits: str
    length: str
    goal: str
    check: str


PLAN_BY_PHASE: Mapping[VisitPhase, PhaseRow] = {
    "first_72h": PhaseRow("First 72 hours", "none", "-", "calm, gentle moves", "warning signs"),
    "early": PhaseRow("Early", "2 to 3 a week at first", "30-60 min", "less pain", "look back after 3"),
    "improving": PhaseRow("Improving", "weekly", "60 min", "function", "look back after 6"),
    "chronic": PhaseRow(
        "Long-standing",
        "weekly, up to about 10, then spaced out",
        "60-90 min",
        "function and self-care",
        "a trial gave 10 in 10 weeks",
    ),
    "maintenance": PhaseRow("Maintenance", "monthly", "60 min", "keep what you have", "look back every quarter"),
}

PHASE_OF: Mapping[Phase, tuple[VisitPhase, ...]] = {
    "acute": ("first_72h",),
    "subacute": ("early", "improving"),
    "chronic": ("chronic",),
    "maintenance": ("maintenance",),
}
"""The rows that fit a phase of the trouble."""

PLAN_NOTE = (
    "The article expects relief after 3 to 6 visits, in complex cases after months. Guidelines put movement beside "
    "massage, and call its benefit small and short."
)

CHECKLIST: Mapping[str, str] = {
    "pain": "Pain now, and the worst of it",
    "spread": "Where it spreads to",
    "last_visit": "What the last visit did after 24 and 48 hours",
    "new_symptoms": "New symptoms",
    "medicines": "Medicines, blood thinners above all",
    "pregnancy": "Pregnancy",
    "operations": "Operations",
    "off_limits": "Places that are off limits",
    "pressure": "The pressure you wish for",
    "goal": "What you want to be able to do in daily life",
    "homework": "The homework you have done",
}
"""What to tell the therapist (8.5), by the ids that a visit keeps in `told`."""


def warnings(row: GuideRow, codes: Collection[Code]) -> tuple[str, ...]:
    """What a person with `codes` has to know about a line of the guide, as sentences."""
    against = [f"Not with {SHORT_NAMES[code]}." for code in row.not_with if code in codes]
    careful = [f"Tell your therapist first about {SHORT_NAMES[code]}." for code in row.care_with if code in codes]
    return (*against, *careful)


def technique_warnings(techniques: Collection[Technique], codes: Collection[Code]) -> tuple[str, ...]:
    """What a person with `codes` has to know about the techniques of a visit, each named."""
    rows = [row for row in GUIDE.values() if set(row.techniques) & set(techniques)]
    return tuple(f"{row.technique}: {text}" for row in rows for text in warnings(row, codes))
