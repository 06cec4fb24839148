"""The figure at a time: out and back with the tempo, round and round, or held and gently breathing."""

from math import pi, sin

from msgspec import Struct

from coach.domain.exercises.exercise import Dose
from coach.domain.figure.figure import Figure
from coach.domain.figure.placing import Scene, scene
from coach.domain.figure.stance import Stance, between, breathed, eased, stance

WAY_IN_S = 3.0
BREATH_S = 10.0
BREATH_DEGREES = 1.5
STEP_S = 0.6


class Rhythm(Struct, frozen=True):
    """Seconds of the way out and of the way back of one repetition."""

    out_s: float
    back_s: float


def rhythm(dose: Dose) -> Rhythm:
    """The rhythm of `dose`: its first beat and the others, or halves of its tempo; holds have that of a breath."""
    whole = float(dose.tempo_s or BREATH_S)
    if dose.reps and len(dose.beats) > 1:
        out = float(dose.beats[0].seconds)
        return Rhythm(out, sum(beat.seconds for beat in dose.beats) - out)
    return Rhythm(whole / 2, whole / 2)


def stances(figure: Figure) -> tuple[Stance, ...]:
    """The keyframes of `figure`."""
    return tuple(stance(figure, pose) for pose in figure.pose)


def moment(figure: Figure, elapsed_s: float, beat: Rhythm) -> Scene:
    """The figure `elapsed_s` seconds after its work has begun."""
    return scene(figure, _stance_at(stances(figure), figure, max(0.0, elapsed_s), beat))


def within_cycle(figure: Figure, elapsed_s: float, beat: Rhythm) -> float:
    """The earliest second of the work at which the figure looks as it does after `elapsed_s` seconds."""
    first = WAY_IN_S if figure.move == "hold" else 0.0
    if elapsed_s <= first:
        return elapsed_s
    whole = {"hold": BREATH_S, "round": STEP_S * len(figure.pose), "out and back": beat.out_s + beat.back_s}[
        figure.move
    ]
    return first + (elapsed_s - first) % whole


def still(figure: Figure) -> Scene:
    """The picture that stands for the whole when nothing may move: the last keyframe."""
    return scene(figure, stances(figure)[-1])


def _stance_at(keys: tuple[Stance, ...], figure: Figure, elapsed_s: float, beat: Rhythm) -> Stance:
    if figure.move == "hold":
        held = _along(keys, eased(elapsed_s / WAY_IN_S))
        return breathed(held, BREATH_DEGREES * sin(2 * pi * elapsed_s / BREATH_S))
    if figure.move == "round":
        lap = STEP_S * len(keys)
        return _along((*keys, keys[0]), elapsed_s % lap / lap)
    within = elapsed_s % (beat.out_s + beat.back_s)
    if within < beat.out_s:
        return _along(keys, eased(within / beat.out_s))
    return _along(keys, eased(1 - (within - beat.out_s) / beat.back_s))


def _along(keys: tuple[Stance, ...], share: float) -> Stance:
    """The stance `share` (0-1) of the way through all keyframes."""
    if len(keys) == 1:
        return keys[0]
    place = min(1.0, max(0.0, share)) * (len(keys) - 1)
    number = min(int(place), len(keys) - 2)
    return between(keys[number], keys[number + 1], place - number)
