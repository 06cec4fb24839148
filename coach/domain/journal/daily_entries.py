"""What a person writes down of a day (clinical.md 5.2, 5.3)."""

from typing import Annotated, Literal

from msgspec import Meta

from coach.domain.exercises.exercise import Ident, Score
from coach.domain.journal.entry import Entry, Place, Title

DoseRule = Literal["R12", "R13", "R14", "R16", "R18"]
SkipReason = Literal["on_purpose", "ill", "away"]


class CheckIn(Entry, frozen=True, tag="check_in"):
    """Pain now, 0-10 (numeric rating scale, clinical.md 5.2), with places where the person named some."""

    pain: Score
    places: tuple[Place, ...] = ()


class Morning(Entry, frozen=True, tag="morning"):
    """The next-morning check: pain on waking, 0-10, and how the night was (sleep 0-10, higher is better; hours)."""

    pain: Score
    sleep: Score | None = None
    hours: Annotated[float, Meta(ge=0, le=24)] | None = None


class Evening(Entry, frozen=True, tag="evening"):
    """The evening log: worst and average pain of the last 24 hours (0-10), pain medicine, and whether it was a flare.

    None is not answered. `doses` counts taken doses of pain medicine, `drug` names them in the person's words.
    """

    worst: Score
    average: Score
    medicine: bool | None = None
    doses: Annotated[int, Meta(ge=0, le=50)] | None = None
    drug: Title = ""
    flare: bool | None = None


class FlareDay(Entry, frozen=True, tag="flare_day"):
    """The person says that today is a flare day (clinical.md 5.2, R04), or with `over` that the flare has passed."""

    over: bool = False


class Skip(Entry, frozen=True, tag="skip"):
    """The day is left out on purpose: it counts neither for nor against a goal."""

    reason: SkipReason = "on_purpose"


class NoteEntry(Entry, frozen=True, tag="note"):
    """Words without a number; they stand in `note`."""


class DoseChoice(Entry, frozen=True, tag="dose_choice"):
    """The person does not want the change of dose that `rule` brought to an exercise: it stays as it was."""

    exercise: Ident
    rule: DoseRule
