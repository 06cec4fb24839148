"""What has to hold within one exercise, and between it and the exercises it names."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from coach.domain.base.vocabulary.doses import KIND as LEXICON
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind, KindRules
from coach.library import figure_checks, limits
from coach.library.problem import Finding
from coach.library.suggest import known_id

MOST_CUE_WORDS = 8

Check = Callable[[Exercise], Iterator[Finding]]


def timed_or_counted(exercise: Exercise) -> Iterator[Finding]:
    """A dose has a hold, or repetitions with a tempo; never both and never a half."""
    dose = exercise.dose
    timed, counted = dose.hold_s is not None, dose.reps is not None and dose.tempo_s is not None
    half = (dose.reps is None) != (dose.tempo_s is None)
    if timed == counted or half:
        yield Finding("dose", "is neither timed nor counted", "Give it hold_s alone, or reps together with tempo_s.")
    if dose.open and not timed:
        yield Finding("dose.open", "needs a hold", "Give the dose hold_s, or take out open.")


def dose_adds_up(exercise: Exercise) -> Iterator[Finding]:
    """`total_s` is what sides, sets, work and rests come to (clinical.md 3)."""
    total = exercise.dose.total(exercise.sides)
    if total and total != exercise.dose.total_s:
        yield Finding("dose.total_s", f"is {exercise.dose.total_s}, the parts add up to {total}", f"Write {total}.")


def beats_add_up(exercise: Exercise) -> Iterator[Finding]:
    """The beats part one repetition, or one hold, completely."""
    dose = exercise.dose
    whole, field = (dose.tempo_s, "tempo_s") if dose.hold_s is None else (dose.hold_s, "hold_s")
    parts = sum(beat.seconds for beat in dose.beats)
    if dose.beats and whole is not None and parts != whole:
        yield Finding("dose.beats", f"add up to {parts} s", f"Make them {field}, which is {whole} s.")


def cues_are_short(exercise: Exercise) -> Iterator[Finding]:
    """A cue is spoken while the clock runs: 8 words at most."""
    cues = {f"cues[{number}]": cue for number, cue in enumerate(exercise.cues, 1)}
    cues |= {f"dose.beats[{number}].cue": beat.cue for number, beat in enumerate(exercise.dose.beats, 1)}
    for place, cue in cues.items():
        words = len(cue.split())
        if words > MOST_CUE_WORDS:
            yield Finding(place, f"has {words} words", f"Say it in {MOST_CUE_WORDS}.")


def dose_within_limits(exercise: Exercise) -> Iterator[Finding]:
    """The exercise's own dose keeps the hard limits of clinical.md 2.1."""
    place = "dose.hold_s" if exercise.dose.hold_s is not None else "dose.reps"
    yield from limits.dose_within_limits(exercise, exercise.dose, place)


def kinds_are_complete(table: Mapping[Kind, KindRules] = KINDS) -> Iterator[str]:
    """Each kind has a row, and what its row says in one place fits what it says in another."""
    ranks = Counter(rules.homework.rank for rules in table.values() if rules.homework)
    for kind in get_args(Kind):
        if kind not in table:
            yield f"kinds: {kind}: has no row. Add one to the table of kinds."
        else:
            yield from (f"kinds: {kind}: {fault}" for fault in _faults(kind, table[kind], ranks))


def _faults(kind: Kind, rules: KindRules, ranks: Mapping[int, int]) -> Iterator[str]:
    dose, given = rules.dose, rules.homework
    if rules.plan and dose is None:
        yield "fills a plan without the limits of a dose. Add dose."
    if rules.pressure and (dose is None or dose.longest_hold_s is None):
        yield "presses without a longest hold. Add dose with longest_hold_s."
    if dose and dose.longest_hold_s is not None and (dose.shortest_hold_s or 0) > dose.longest_hold_s:
        yield "has no hold that is long and short enough. Compare shortest_hold_s and longest_hold_s."
    if dose and dose.fewest_reps > dose.most_reps:
        yield "has no number of repetitions that fits. Compare fewest_reps and most_reps."
    if given and ranks[given.rank] > 1:
        yield f"shares the rank {given.rank} of its homework. Give it one of its own."
    if given and given.alone and kind not in LEXICON:
        yield "has no words to be given alone. Add them to the lexicon of doses."


CHECKS: tuple[Check, ...] = (
    timed_or_counted,
    dose_adds_up,
    beats_add_up,
    cues_are_short,
    dose_within_limits,
    limits.pressure_cap,
    limits.thermal_table,
    figure_checks.figure_can_be_drawn,
)


def variants_exist(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """An easier or harder way that has an id names another exercise of the library."""
    for field, variant in (("easier", exercise.easier), ("harder", exercise.harder)):
        if variant.id == exercise.id:
            yield Finding(f"{field}.id", "names the exercise itself", "Name another exercise, or take the id out.")
        elif variant.id is not None and variant.id not in exercises:
            reason = f"'{variant.id}' is not an exercise of the library"
            yield Finding(f"{field}.id", reason, known_id(variant.id, exercises))


def easier_comes_to_an_end(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """Going to the easier way again and again never leads back."""
    seen: set[str] = set()
    easier = exercise.easier.id
    while easier is not None and easier in exercises and easier not in seen and easier != exercise.id:
        seen.add(easier)
        easier = exercises[easier].easier.id
    if seen and easier == exercise.id:
        yield Finding("easier.id", "leads back to this exercise", "Take out one id of the circle.")


def overrides_like_for_like(exercise: Exercise, old: Exercise) -> Iterator[Finding]:
    """An exercise that takes the place of another keeps its kind and stays timed or counted, as routines rely on."""
    if exercise.kind != old.kind:
        yield Finding(
            "kind", f"is {exercise.kind}, the exercise it replaces is {old.kind}", "Give it an id of its own."
        )
    if (exercise.dose.hold_s is None) != (old.dose.hold_s is None):
        way = "counted by reps" if old.dose.hold_s is None else "timed by hold_s"
        yield Finding("dose", f"has to be {way} like the exercise it replaces", "Give it an id of its own.")
