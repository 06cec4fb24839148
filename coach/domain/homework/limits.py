"""What a therapist's dose becomes within the hard limits of clinical.md 2.1, with a sentence for each number cut."""

from msgspec import Struct

from coach.domain.dosing.levels import MOST_BALL_S, MOST_HOLD_S, MOST_REPS, MOST_SETS
from coach.domain.exercises.exercise import Dose, Thermal
from coach.domain.exercises.vocabulary import THERMAL_KINDS, Kind
from coach.domain.exercises.wording import length_words
from coach.domain.homework.dose import ParsedDose
from coach.domain.run.timeline import LONGEST_S

MOST_SPOTS = 8
SLOWEST_STRENGTH_S = 10
USUAL_TEMPO_S, BREATH_S = 4, 10
REST_S: dict[Kind, int] = {"ball": 15, "stretch": 10, "mobility": 10, "strength": 30}
TIMES_A_DAY: dict[Kind, int] = {"ball": 1, "heat": 3, "cold": 6}
"""How often a day: the ball comes back to the same spot once; heat and cold rest two hours in between."""

PACK = Thermal(max_s=1_200, gap_s=7_200, per_day=3)
COLD_PACK = Thermal(max_s=1_200, gap_s=7_200, per_day=6)
ICE_MASSAGE = Thermal(max_s=420, gap_s=7_200, per_day=4, check_s=(150,))
AS_SAID = "Coach guides no more than that; ask your therapist if in doubt."


class Fitted(Struct, frozen=True):
    """A dose that may be guided, the times a day, and what had to be cut, as sentences."""

    dose: Dose
    times_a_day: int
    notes: tuple[str, ...] = ()


class _Cutting:
    """Cuts numbers to their limits and remembers the sentences."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def cut(self, said: int, most: int, what: str) -> int:
        if said > most:
            self.notes.append(f"{what}. {AS_SAID}")
        return min(said, most)


def fitted(said: ParsedDose, kind: Kind, sides: int, thermal: Thermal | None) -> Fitted:
    """The dose of `said` for a move of `kind`; `said` has an amount. Seconds; `thermal` is the timer of a pack."""
    cutting = _Cutting()
    times = _times_a_day(said, kind, thermal, cutting)
    if said.hold_s is not None:
        dose = _timed(said.hold_s, said.sets or 1, kind, sides, thermal, cutting)
    else:
        dose = _counted(said, kind, thermal, sides, cutting)
    return Fitted(dose, times, tuple(cutting.notes))


def _timed(hold_s: int, sets: int, kind: Kind, sides: int, thermal: Thermal | None, cutting: _Cutting) -> Dose:
    if thermal is not None:
        whole = hold_s * sets * sides
        most = thermal.max_s
        if whole > most:
            cutting.notes.append(
                f"On the skin: {length_words(most)} at most, instead of {length_words(whole)}. {AS_SAID}"
            )
        each_s = min(whole, most) // sides
        return Dose(total_s=each_s * sides, sets=1, hold_s=each_s)
    most_hold = int(LONGEST_S.get(kind, MOST_HOLD_S)) if kind in REST_S else 28_800
    hold_s = cutting.cut(hold_s, most_hold, f"One hold: {length_words(most_hold)}, instead of {length_words(hold_s)}")
    most_sets = MOST_SPOTS if kind == "ball" else MOST_SETS
    if kind == "ball":
        most_sets = max(1, min(most_sets, MOST_BALL_S // (hold_s * sides)))
    sets = cutting.cut(sets, most_sets, f"Holds: {most_sets} each time, instead of {sets}")
    return _whole(Dose(total_s=1, sets=sets, hold_s=hold_s, rest_s=_rest(kind, sets, sides)), sides)


def _counted(said: ParsedDose, kind: Kind, thermal: Thermal | None, sides: int, cutting: _Cutting) -> Dose:
    reps, sets, tempo_s = said.reps or 1, said.sets or 1, said.tempo_s or _tempo(kind)
    if thermal is not None or kind == "ball":
        return _timed(tempo_s * reps, sets, kind, sides, thermal, cutting)
    if kind in REST_S:
        reps = cutting.cut(reps, MOST_REPS, f"Repetitions: {MOST_REPS} in a set, instead of {reps}")
    if kind == "strength":
        most = SLOWEST_STRENGTH_S
        tempo_s = cutting.cut(tempo_s, most, f"One repetition: {most} s, instead of {tempo_s} s")
    sets = cutting.cut(sets, MOST_SETS, f"Sets: {MOST_SETS} each time, instead of {sets}")
    return _whole(Dose(total_s=1, sets=sets, reps=reps, tempo_s=tempo_s, rest_s=_rest(kind, sets, sides)), sides)


def _times_a_day(said: ParsedDose, kind: Kind, thermal: Thermal | None, cutting: _Cutting) -> int:
    times = said.times_a_day or 1
    most = thermal.per_day if thermal else TIMES_A_DAY.get(kind, 6)
    words = "once" if most == 1 else f"{most} times"
    what = "on the same spot" if kind == "ball" else "with two hours between" if kind in THERMAL_KINDS else ""
    return cutting.cut(times, most, f"A day: {words} {what}".rstrip() + f", instead of {times} times")


def _tempo(kind: Kind) -> int:
    return BREATH_S if kind == "breathing" else USUAL_TEMPO_S


def _rest(kind: Kind, sets: int, sides: int) -> int:
    return REST_S.get(kind, 0) if sets * sides > 1 else 0


def _whole(dose: Dose, sides: int) -> Dose:
    return Dose(
        total_s=dose.total(sides), sets=dose.sets, hold_s=dose.hold_s, reps=dose.reps, tempo_s=dose.tempo_s,
        rest_s=dose.rest_s,
    )  # fmt: skip
