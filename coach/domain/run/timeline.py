"""From prescriptions to segments: every timed part of a run, sides and switches included."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import ceil
from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.exercises.exercise import Beat, Dose, Exercise, Thermal
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.routine import SETUP_S, Prescription, Task
from coach.domain.exercises.wording import BALL_NEVER, ball_words

SegmentKind = Literal["ready", "work", "switch", "rest", "ask"]
LeadIn = Literal["next", "back", "easier"]
WorkMode = Literal["timed", "counted", "open"]
WorkSide = Literal["left", "right"]

CUE_S = 15.0
SKIN_CHECK_S = 30.0
SKIN_CHECK_CUE = "Look at your skin now"
CAUTION_ITEM = -1
"""The place of what is read before the first exercise; it is no part of the routine."""

CAUTION_TITLE = "Where the ball never goes"


PaceSeconds = Annotated[int, Meta(ge=0, le=600)]


class Pace(Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of a run, in seconds: the first lead-in, set-up between exercises, and the switch of sides.

    `words_per_s` stretches a lead-in until all that is shown in it can be read.
    """

    ready_s: PaceSeconds = 10
    setup_s: PaceSeconds = SETUP_S
    switch_s: PaceSeconds = 8
    words_per_s: Annotated[float, Meta(ge=0.2, le=20)] = 2.0


class Companion(Struct, frozen=True, forbid_unknown_fields=True):
    """What goes along during the end of a segment: from `start_s` on, `beats` repeat."""

    exercise: str
    name: str
    start_s: float
    beats: tuple[Beat, ...]


class Segment(Struct, frozen=True, forbid_unknown_fields=True):
    """One timed part of a run. `item` is the place in the routine; `seconds` the planned length.

    Work has the `modality` of its exercise and is `timed`, `counted` (reps with a tempo and a done key) or `open`
    (until it eases, `seconds` at most). `cap` (0-10) is enforced when `strict_cap`; extending ends at `longest_s`;
    `load` is its weight or band;
    `thermal` makes it a safety timer and `alarm` makes its end ring until it is answered.
    `lead` says what a lead-in leads to: the next exercise, back to the one that was stopped, or an easier version.
    """

    item: int
    kind: SegmentKind
    seconds: float
    exercise: str = ""
    title: str = ""
    modality: Kind | None = None
    mode: WorkMode = "timed"
    side: WorkSide | None = None
    set: int = 1
    sets: int = 1
    reps: int = 0
    tempo_s: float = 0.0
    unit: str = ""
    load: str = ""
    longest_s: float | None = None
    cap: int | None = None
    strict_cap: bool = False
    rated: bool = False
    beats: tuple[Beat, ...] = ()
    thermal: Thermal | None = None
    alarm: bool = False
    companion: Companion | None = None
    prompts: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    lead: LeadIn = "next"


def lead_in_text(exercise: Exercise) -> tuple[str, ...]:
    """What is read in a lead-in: the steps, what to avoid and, before a ball, when to press less."""
    return (*exercise.steps, f"Avoid: {exercise.mistake}", *ball_words(exercise))


def reading_s(lines: Iterable[str], pace: Pace) -> int:
    """Seconds it takes to read `lines` without hurry."""
    return ceil(sum(len(line.split()) for line in lines) / pace.words_per_s)


def caution(steps: Iterable[Prescription | Task], pace: Pace) -> tuple[Segment, ...]:
    """The page that is read before a run with a ball in it: where a ball never goes (clinical.md 1.6)."""
    if not any(isinstance(step, Prescription) and step.exercise.rules.pressure for step in steps):
        return ()
    return (
        Segment(CAUTION_ITEM, "ask", float(ball_page_s(pace)), title=CAUTION_TITLE, mode="open", prompts=BALL_NEVER),
    )


def ball_page_s(pace: Pace) -> int:
    """Seconds it takes to read where a ball never goes."""
    return reading_s((CAUTION_TITLE, *BALL_NEVER), pace)


def lead_in(segment: Segment, exercise: Exercise | None, pace: Pace, easier: str = "") -> Segment:
    """The way back into the exercise of `segment`: its name, its steps and time to get into position.

    `easier` is how to do less of it from here on, in words.
    """
    prompts = (easier,) if easier else ()
    seconds = reading_s((*(lead_in_text(exercise) if exercise else ()), *prompts), pace)
    return Segment(
        segment.item,
        "ready",
        float(max(pace.setup_s, seconds)),
        segment.exercise,
        segment.title,
        side=segment.side,
        set=segment.set,
        sets=segment.sets,
        unit=segment.unit,
        prompts=prompts,
        cues=exercise.cues[:1] if exercise else (),
        lead="easier" if easier else "back",
    )


def timeline(
    steps: Sequence[Prescription | Task],
    pace: Pace,
    familiar: AbstractSet[str] = frozenset(),
    first_item: int = 0,
    lead: LeadIn = "next",
) -> tuple[Segment, ...]:
    """The segments of a run in order; `familiar` are the ids of exercises that need no time to be read.

    `first_item` numbers the items, for a part that replaces another one, and `lead` says what its lead-ins lead to.
    """
    segments: list[Segment] = []
    for number, step in enumerate(steps, first_item):
        if isinstance(step, Task):
            segments.append(
                Segment(number, "ask", step.seconds, title="Before you start", mode="open", prompts=step.prompts)
            )
        else:
            lead_s = lead_in_s(step.exercise, pace, familiar, first=not segments)
            segments.extend(_exercise_segments(number, step, pace, float(lead_s), lead))
    return tuple(segments)


def lead_in_s(exercise: Exercise, pace: Pace, familiar: AbstractSet[str], first: bool = False) -> int:
    """Seconds of the lead-in of `exercise`: as long as it takes to read, where it is not `familiar`."""
    reading = 0 if exercise.id in familiar else reading_s(lead_in_text(exercise), pace)
    return max(pace.ready_s if first else pace.setup_s, reading)


def change_s(exercise: Exercise, dose: Dose, pace: Pace) -> int:
    """Seconds by which the change of sides is longer than the rest that is in the dose."""
    return max(0, pace.switch_s - dose.rest_s) if exercise.sided else 0


def preparation_s(steps: Sequence[Prescription | Task], pace: Pace, familiar: AbstractSet[str], read: bool) -> int:
    """Seconds of a run of `steps` that are not in their doses: lead-ins, changes of side, and the page about the ball.

    `read`: the page was read today.
    """
    leads = (
        lead_in_s(step.exercise, pace, familiar, first=number == 0) + change_s(step.exercise, step.dose, pace)
        for number, step in enumerate(steps)
        if isinstance(step, Prescription)
    )
    return sum(leads) + (ball_page_s(pace) if caution(steps, pace) and not read else 0)


def _exercise_segments(number: int, step: Prescription, pace: Pace, lead_s: float, lead: LeadIn) -> Iterator[Segment]:
    exercise, dose = step.exercise, step.dose
    rounds = _rounds(exercise, dose)
    last = len(rounds) - 1
    side, number_of_set = rounds[0]
    yield Segment(
        number,
        "ready",
        lead_s,
        exercise.id,
        exercise.name,
        side=side,
        sets=dose.sets,
        unit=dose.unit,
        load=dose.load,
        cues=exercise.cues[:1],
        lead=lead,
    )
    for index, (side, number_of_set) in enumerate(rounds):
        yield _work(number, step, side, number_of_set, index == last)
        if index == last:
            return
        next_side, next_set = rounds[index + 1]
        switching = next_side != side
        pause = max(dose.rest_s, pace.switch_s) if switching else dose.rest_s
        if pause:
            yield Segment(
                number,
                "switch" if switching else "rest",
                pause,
                exercise.id,
                exercise.name,
                side=next_side,
                set=next_set,
                sets=dose.sets,
                unit=dose.unit,
                load=dose.load,
                cues=(f"Change to the {next_side} side" if switching else "Rest, breathe out",),
            )


def _rounds(exercise: Exercise, dose: Dose) -> list[tuple[WorkSide | None, int]]:
    sides: tuple[WorkSide | None, ...] = ("left", "right") if exercise.sided else (None,)
    return [(side, number) for side in sides for number in range(1, dose.sets + 1)]


def _work(number: int, step: Prescription, side: WorkSide | None, set_number: int, last: bool) -> Segment:
    exercise, dose, rules = step.exercise, step.dose, step.exercise.rules
    longest_s = exercise.thermal.max_s if exercise.thermal else rules.dose.longest_hold_s if rules.dose else None
    seconds = float(min(dose.work_s, exercise.thermal.max_s) if exercise.thermal else dose.work_s)
    counted = dose.hold_s is None
    companion = None
    if step.companion and last:
        start_s = max(0.0, seconds - step.companion_s)
        companion = Companion(step.companion.id, step.companion.name, start_s, step.companion.dose.beats)
    return Segment(
        number,
        "work",
        seconds,
        exercise.id,
        exercise.name,
        modality=exercise.kind,
        mode="counted" if counted else "open" if dose.open else "timed",
        side=side,
        set=set_number,
        sets=dose.sets,
        reps=dose.reps or 0 if counted else 0,
        tempo_s=float(dose.tempo_s or 0) if counted else 0.0,
        unit=dose.unit,
        load=dose.load,
        longest_s=None if counted or longest_s is None else max(seconds, longest_s),
        cap=exercise.cap,
        strict_cap=rules.strict_cap,
        rated=rules.pressure is not None,
        beats=dose.beats,
        thermal=exercise.thermal,
        alarm=exercise.thermal is not None and last,
        companion=companion,
        cues=exercise.cues,
    )


def work_word(segment: Segment) -> str:
    """What to do in a piece of work, in a word or two: "Hold", "Move", "Breathe"."""
    if segment.modality is None:
        return "Move"
    rules = KINDS[segment.modality]
    return rules.counted_word if segment.reps > 1 else rules.work_word


def beat_at(beats: Sequence[Beat], elapsed: float) -> tuple[Beat, float] | None:
    """The beat that is on `elapsed` seconds in, and how far it is along (0-1); None without beats."""
    whole = sum(beat.seconds for beat in beats)
    if not whole:
        return None
    at = elapsed % whole
    for beat in beats:
        if at < beat.seconds:
            return beat, at / beat.seconds
        at -= beat.seconds
    return beats[-1], 1.0


def cue_at(segment: Segment, elapsed: float) -> str:
    """The one cue to show `elapsed` seconds in: the beat's own, the skin check's, else each in its turn."""
    now = beat_at(segment.beats, elapsed)
    if now and now[0].cue:
        return now[0].cue
    if segment.thermal:
        checking = any(check <= elapsed < check + SKIN_CHECK_S for check in segment.thermal.check_s)
        return SKIN_CHECK_CUE if checking else next(iter(segment.cues), "")
    if not segment.cues:
        return ""
    return segment.cues[int(elapsed // CUE_S) % len(segment.cues)]


def total_s(segments: Sequence[Segment]) -> float:
    """Seconds of the whole run as planned."""
    return sum(segment.seconds for segment in segments)
