"""What a therapist's dose becomes within the hard limits of clinical.md 2.1, with a sentence for each number cut.

A therapist may go beyond the limits of work on purpose. The timers of heat and cold and the time under a ball stay, as
they guard the skin and what lies under it.
"""

import msgspec
from msgspec import Struct

from coach.domain.counted import times
from coach.domain.dosing.levels import MOST_BALL_S, MOST_HOLD_S, MOST_REPS, MOST_SETS
from coach.domain.exercises.exercise import Dose, Thermal
from coach.domain.exercises.vocabulary import THERMAL_KINDS, Kind
from coach.domain.exercises.wording import length_words
from coach.domain.homework.dose import ParsedDose
from coach.domain.run.timeline import LONGEST_S

MOST_SPOTS = 8
NO_MORE = "Coach guides no more than that; ask your therapist if in doubt."
SLOWEST_STRENGTH_S = 10
MOST_TIMES = 6
USUAL_TEMPO_S, BREATH_S = 4, 10
REST_S: dict[Kind, int] = {"ball": 15, "stretch": 10, "mobility": 10, "strength": 30}
TIMES_A_DAY: dict[Kind, int] = {"ball": 1, "heat": 3, "cold": 6}
"""How often a day: the ball comes back to the same spot once; heat and cold rest two hours in between."""

PACK = Thermal(max_s=1_200, gap_s=7_200, per_day=3)
COLD_PACK = Thermal(max_s=1_200, gap_s=7_200, per_day=6)
ICE_MASSAGE = Thermal(max_s=420, gap_s=7_200, per_day=4, check_s=(150,))


class Fitted(Struct, frozen=True):
    """A dose that may be guided, the times a day, what had to be cut, as sentences, and the limits that were lifted."""

    dose: Dose
    times_a_day: int
    notes: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()


class _Cutting:
    """Cuts numbers to their limits and remembers the sentences; with `lift` work is not cut, and that is remembered."""

    def __init__(self, lift: bool) -> None:
        self.notes: list[str] = []
        self.lifted: list[str] = []
        self._lift = lift

    def cut(self, said: int, most: int, limit: str, words: str, guards: bool = False) -> int:
        """`said` within `most`; one that `guards` the body is never lifted."""
        if said <= most:
            return said
        if self._lift and not guards:
            self.lifted.append(f"{words} instead of {limit[0].lower()}{limit[1:]}")
            return said
        self.notes.append(f"{limit}, instead of {words}. {NO_MORE}")
        return most


def fitted(said: ParsedDose, kind: Kind, sides: int, thermal: Thermal | None, lift: bool = False) -> Fitted:
    """The dose of `said` for a move of `kind`; `said` has an amount. Seconds; `thermal` is the timer of a pack.

    With `lift` the therapist's word stands above the limits of work.
    """
    cutting = _Cutting(lift)
    often = _times_a_day(said, kind, thermal, cutting)
    if said.hold_s is not None:
        dose = _timed(said, said.hold_s, kind, sides, thermal, cutting)
    else:
        dose = _counted(said, kind, thermal, sides, cutting)
    dose = msgspec.structs.replace(
        dose, load=said.load[:60], own_rest=said.rest_s is not None and dose.sets * sides > 1
    )
    return Fitted(dose, often, tuple(cutting.notes), tuple(cutting.lifted))


def _timed(said: ParsedDose, hold_s: int, kind: Kind, sides: int, thermal: Thermal | None, cutting: _Cutting) -> Dose:
    sets = said.sets or 1
    if thermal is not None:
        whole = hold_s * sets * sides
        words, most = length_words(whole), f"On the skin: {length_words(thermal.max_s)} at most"
        each_s = cutting.cut(whole, thermal.max_s, most, words, guards=True) // sides
        return Dose(total_s=each_s * sides, sets=1, hold_s=each_s)
    ball = kind == "ball"
    longest = int(LONGEST_S.get(kind, MOST_HOLD_S)) if kind in REST_S else 28_800
    hold_s = cutting.cut(hold_s, longest, f"One hold: {length_words(longest)}", length_words(hold_s), ball)
    most_sets = max(1, min(MOST_SPOTS, MOST_BALL_S // (hold_s * sides))) if ball else MOST_SETS
    sets = cutting.cut(sets, most_sets, f"Holds: {most_sets} each time", f"{sets}", ball)
    rest_s = _rest(said, kind, sets, sides)
    return _whole(Dose(total_s=1, sets=sets, hold_s=hold_s, rest_s=rest_s, open=said.open), sides)


def _counted(said: ParsedDose, kind: Kind, thermal: Thermal | None, sides: int, cutting: _Cutting) -> Dose:
    reps, sets, tempo_s = said.reps or 1, said.sets or 1, said.tempo_s or _tempo(kind)
    if thermal is not None or kind == "ball":
        return _timed(said, tempo_s * reps, kind, sides, thermal, cutting)
    if kind in REST_S:
        reps = cutting.cut(reps, MOST_REPS, f"Repetitions: {MOST_REPS} in a set", f"{reps}")
    if kind == "strength":
        most = SLOWEST_STRENGTH_S
        tempo_s = cutting.cut(tempo_s, most, f"One repetition: {most} s", f"{tempo_s} s")
    sets = cutting.cut(sets, MOST_SETS, f"Sets: {MOST_SETS} each time", f"{sets}")
    rest_s = _rest(said, kind, sets, sides)
    return _whole(Dose(total_s=1, sets=sets, reps=reps, tempo_s=tempo_s, rest_s=rest_s), sides)


def _times_a_day(said: ParsedDose, kind: Kind, thermal: Thermal | None, cutting: _Cutting) -> int:
    number = said.times_a_day or max(1, len(said.at))
    most = thermal.per_day if thermal else TIMES_A_DAY.get(kind, MOST_TIMES)
    what = " on the same spot" if kind == "ball" else " with two hours between" if kind in THERMAL_KINDS else ""
    guards = kind == "ball" or kind in THERMAL_KINDS
    return cutting.cut(number, most, f"A day: {times(most)}{what}", times(number), guards)


def _tempo(kind: Kind) -> int:
    return BREATH_S if kind == "breathing" else USUAL_TEMPO_S


def _rest(said: ParsedDose, kind: Kind, sets: int, sides: int) -> int:
    """The therapist's rest, else the usual one of the kind; none where there is nothing to rest between."""
    if sets * sides == 1:
        return 0
    return REST_S.get(kind, 0) if said.rest_s is None else said.rest_s


def _whole(dose: Dose, sides: int) -> Dose:
    return Dose(
        total_s=dose.total(sides), sets=dose.sets, hold_s=dose.hold_s, reps=dose.reps, tempo_s=dose.tempo_s,
        rest_s=dose.rest_s, open=dose.open,
    )  # fmt: skip
