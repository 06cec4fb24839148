"""What a therapist's dose becomes within the hard limits of clinical.md 2.1, with a sentence for each number cut.

A therapist may go beyond the limits of work on purpose. The timers of heat and cold and the time under a ball stay, as
they guard the skin and what lies under it.
"""

import msgspec
from msgspec import Struct

from coach.domain.counted import times
from coach.domain.dosing.levels import MOST_HOLD_S, MOST_SETS
from coach.domain.exercises.exercise import Dose, Thermal
from coach.domain.exercises.kinds import KINDS, Kind, KindRules, SkinRules
from coach.domain.exercises.wording import length_words
from coach.domain.homework.dose import ParsedDose

MOST_SPOTS = 8
NO_MORE = "Coach guides no more than that; ask your therapist if in doubt."
MOST_TIMES = 6
USUAL_TEMPO_S, LONGEST_FREE_S = 4, 28_800
ICE_MASSAGE = Thermal(max_s=420, gap_s=7_200, per_day=4, check_s=(150,))


def pack(skin: SkinRules) -> Thermal:
    """The timer of a pack that lies still."""
    return Thermal(max_s=skin.longest_s, gap_s=skin.gap_s, per_day=skin.per_day)


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
    cutting, rules = _Cutting(lift), KINDS[kind]
    often = _times_a_day(said, rules, thermal, cutting)
    if said.hold_s is not None:
        dose = _timed(said, said.hold_s, rules, sides, thermal, cutting)
    else:
        dose = _counted(said, rules, thermal, sides, cutting)
    dose = msgspec.structs.replace(
        dose, load=said.load[:60], own_rest=said.rest_s is not None and dose.sets * sides > 1
    )
    return Fitted(dose, often, tuple(cutting.notes), tuple(cutting.lifted))


def _timed(
    said: ParsedDose, hold_s: int, rules: KindRules, sides: int, thermal: Thermal | None, cutting: _Cutting
) -> Dose:
    sets = said.sets or 1
    if thermal is not None:
        whole = hold_s * sets * sides
        words, most = length_words(whole), f"On the skin: {length_words(thermal.max_s)} at most"
        each_s = cutting.cut(whole, thermal.max_s, most, words, guards=True) // sides
        return Dose(total_s=each_s * sides, sets=1, hold_s=each_s)
    pressure = rules.pressure
    longest = (rules.dose.longest_hold_s or MOST_HOLD_S) if rules.dose else LONGEST_FREE_S
    guards = pressure is not None
    hold_s = cutting.cut(hold_s, longest, f"One hold: {length_words(longest)}", length_words(hold_s), guards)
    most_sets = max(1, min(MOST_SPOTS, pressure.run_s // (hold_s * sides))) if pressure else MOST_SETS
    sets = cutting.cut(sets, most_sets, f"Holds: {most_sets} each time", f"{sets}", guards)
    rest_s = _rest(said, rules, sets, sides)
    return _whole(Dose(total_s=1, sets=sets, hold_s=hold_s, rest_s=rest_s, open=said.open), sides)


def _counted(said: ParsedDose, rules: KindRules, thermal: Thermal | None, sides: int, cutting: _Cutting) -> Dose:
    usual_s = rules.homework.tempo_s if rules.homework else USUAL_TEMPO_S
    reps, sets, tempo_s = said.reps or 1, said.sets or 1, said.tempo_s or usual_s
    if thermal is not None or rules.pressure:
        return _timed(said, tempo_s * reps, rules, sides, thermal, cutting)
    if rules.dose:
        most = rules.dose.most_reps
        reps = cutting.cut(reps, most, f"Repetitions: {most} in a set", f"{reps}")
    if rules.dose and rules.dose.slowest_rep_s:
        most = rules.dose.slowest_rep_s
        tempo_s = cutting.cut(tempo_s, most, f"One repetition: {most} s", f"{tempo_s} s")
    sets = cutting.cut(sets, MOST_SETS, f"Sets: {MOST_SETS} each time", f"{sets}")
    rest_s = _rest(said, rules, sets, sides)
    return _whole(Dose(total_s=1, sets=sets, reps=reps, tempo_s=tempo_s, rest_s=rest_s), sides)


def _times_a_day(said: ParsedDose, rules: KindRules, thermal: Thermal | None, cutting: _Cutting) -> int:
    """How often a day: what presses comes back to the same spot once, and skin rests between two uses."""
    number = said.times_a_day or max(1, len(said.at))
    guard = rules.pressure or rules.skin
    most = thermal.per_day if thermal else guard.per_day if guard else MOST_TIMES
    what = " on the same spot" if rules.pressure else " with two hours between" if rules.skin else ""
    return cutting.cut(number, most, f"A day: {times(most)}{what}", times(number), guard is not None)


def _rest(said: ParsedDose, rules: KindRules, sets: int, sides: int) -> int:
    """The therapist's rest, else the usual one of the kind; none where there is nothing to rest between."""
    if sets * sides == 1:
        return 0
    usual_s = rules.dose.rest_s if rules.dose else 0
    return usual_s if said.rest_s is None else said.rest_s


def _whole(dose: Dose, sides: int) -> Dose:
    return Dose(
        total_s=dose.total(sides), sets=dose.sets, hold_s=dose.hold_s, reps=dose.reps, tempo_s=dose.tempo_s,
        rest_s=dose.rest_s, open=dose.open,
    )  # fmt: skip
