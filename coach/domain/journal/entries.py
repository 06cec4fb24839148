"""What the journal holds. Every entry is frozen; a change is a new value with the same id."""

from collections.abc import Mapping

from coach.domain.journal.daily_entries import (
    CheckIn,
    DoseChoice,
    DoseRule,
    Evening,
    FlareDay,
    Morning,
    NoteEntry,
    Skip,
    SkipReason,
)
from coach.domain.journal.entry import Duration, Entry, Moment, Note, PainKind, Place, Title
from coach.domain.journal.measure_entries import Activities, ActivityRating, Change, Reach, Weekly
from coach.domain.journal.run_entries import SIGN_NAMES, ExerciseResult, Given, Hurt, Outcome, Rating, Run, Sign
from coach.domain.journal.safety_entries import CauseId, CheckReason, Clearance, Raised, SafetyCheck
from coach.domain.journal.visit_entries import (
    WEEKDAYS,
    AfterEffect,
    CalendarEvent,
    Homework,
    ProviderKind,
    Technique,
    TherapistQuestion,
    Visit,
    VisitReason,
    Weekday,
    is_visit,
)

AnyEntry = (
    CheckIn
    | Run
    | Morning
    | Evening
    | FlareDay
    | Skip
    | NoteEntry
    | SafetyCheck
    | Clearance
    | DoseChoice
    | Weekly
    | Activities
    | Reach
    | Change
    | Visit
    | TherapistQuestion
    | Homework
)

KIND_NAMES: Mapping[type[Entry], str] = {
    CheckIn: "check-in",
    Run: "run",
    Morning: "morning check",
    Evening: "evening log",
    FlareDay: "flare day",
    Skip: "skipped day",
    NoteEntry: "note",
    SafetyCheck: "safety answer",
    Clearance: "clearance",
    DoseChoice: "choice of dose",
    Weekly: "weekly three",
    Activities: "activities",
    Reach: "reach",
    Change: "change since the visit",
    Visit: "visit",
    TherapistQuestion: "question",
    Homework: "homework",
}

PERMANENT: tuple[type[Entry], ...] = (SafetyCheck, Clearance)
"""What stays as it was said: taking it back would unlock what it has locked."""

__all__ = [
    "KIND_NAMES",
    "PERMANENT",
    "SIGN_NAMES",
    "WEEKDAYS",
    "Activities",
    "ActivityRating",
    "AfterEffect",
    "AnyEntry",
    "CalendarEvent",
    "CauseId",
    "Change",
    "CheckIn",
    "CheckReason",
    "Clearance",
    "DoseChoice",
    "DoseRule",
    "Duration",
    "Entry",
    "Evening",
    "ExerciseResult",
    "FlareDay",
    "Given",
    "Homework",
    "Hurt",
    "Moment",
    "Morning",
    "Note",
    "NoteEntry",
    "Outcome",
    "PainKind",
    "Place",
    "ProviderKind",
    "Raised",
    "Rating",
    "Reach",
    "Run",
    "SafetyCheck",
    "Sign",
    "Skip",
    "SkipReason",
    "Technique",
    "TherapistQuestion",
    "Title",
    "Visit",
    "VisitReason",
    "Weekday",
    "Weekly",
    "is_visit",
]
