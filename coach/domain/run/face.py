"""What the run looks like at one moment, for eyes two metres away: the word, the number, the label and the cue."""

from typing import Literal, get_args

from msgspec import Struct

from coach.domain.counted import counted
from coach.domain.exercises.ball_places import ball_words
from coach.domain.exercises.exercise import Exercise
from coach.domain.run.player import Player
from coach.domain.run.timeline import Segment, beat_at, cue_at, work_word

Mood = Literal["ready", "work", "switch", "rest", "ask", "paused", "alarm", "over"]
MOODS: tuple[Mood, ...] = get_args(Mood)

FALLING = ("Out", "Let go")
STAYING = "Hold"
A_MOMENT_S = 0.01


class Face(Struct, frozen=True):
    """The moment in words and numbers; `mood` chooses the colour, `word` says the same without one."""

    mood: Mood
    word: str
    digits: str
    label: str
    cue: str


class PacerMoment(Struct, frozen=True):
    """A beat, how full the pacer stands (0-1), and the seconds left in the beat."""

    label: str
    level: float
    left_s: float


def face(player: Player) -> Face:
    """The face of the run now."""
    segment, left = player.segment, player.left
    mood, word = _phase(player)
    digits, label = _numbers(segment, player, left)
    if mood == "alarm":
        return Face(mood, word, "0:00", "Time is up. Take the pack off, then press Enter.", "Pack off")
    if mood == "over":
        return Face(mood, word, "0:00", "The run is over.", "")
    return Face(mood, word, digits, label, cue_at(segment, player.elapsed))


def place(segment: Segment) -> str:
    """Side and set in words: "left side, set 1 of 2"; empty where there is neither."""
    parts = [f"{segment.side} side"] if segment.side else []
    if segment.sets > 1:
        parts.append(f"{segment.unit if segment.unit in ('spot', 'level') else 'set'} {segment.set} of {segment.sets}")
    return ", ".join(parts)


def coming_words(segment: Segment | None) -> str:
    """What comes next, in a few words."""
    if segment is None:
        return "the end"
    whole = f"{segment.title}, {segment.side} side" if segment.side else segment.title
    match segment.kind:
        case "switch":
            return f"switch to the {segment.side} side"
        case "rest":
            return f"rest {segment.seconds:.0f} s"
        case "ready":
            return f"get ready for {whole}"
        case _:
            return whole


def pacer(player: Player) -> PacerMoment | None:
    """Where the breath (or another beat) is now, or None when this segment has none.

    It rises, falls, or in a hold stays where the beat before has left it.
    """
    segment = player.segment
    beats, at = segment.beats, player.elapsed
    companion = segment.companion
    if companion and player.elapsed >= companion.start_s:
        beats, at = companion.beats, player.elapsed - companion.start_s
    if segment.kind != "work":
        return None
    now = beat_at(beats, at)
    if now is None:
        return None
    beat, along = now
    level = 1 - along if beat.label in FALLING else along
    if beat.label == STAYING:
        before = beat_at(beats, at - along * beat.seconds - A_MOMENT_S)
        level = 0.0 if before and before[0].label in FALLING else 1.0
    return PacerMoment(beat.label, level, beat.seconds * (1 - along))


def beat_left(moment: PacerMoment) -> str:
    """The seconds left in the beat, a begun one counted whole; with minutes from one on."""
    return minutes(moment.left_s) if moment.left_s > 59 else str(-int(-moment.left_s // 1))


def instructions(segment: Segment, exercise: Exercise | None) -> list[str]:
    """What is read before the clock of the work: steps, questions and, in the lead-in, what to avoid."""
    lines = [f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)] if exercise else []
    lines += segment.prompts
    if exercise and segment.kind == "ready":
        lines += ["", f"Avoid: {exercise.mistake}"]
    if exercise and segment.kind in ("ready", "work"):
        lines += ball_words(exercise)
    return lines


def minutes(seconds: float) -> str:
    """Seconds as m:ss, a begun second counted whole."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def _phase(player: Player) -> tuple[Mood, str]:
    segment = player.segment
    match player.status:
        case "over":
            return "over", "DONE"
        case "alarm":
            return "alarm", "TAKE THE PACK OFF"
        case "paused" | "hurt":
            return "paused", "PAUSED, the pack's time goes on" if segment.thermal else "PAUSED"
        case _:
            pass
    match segment.kind:
        case "ready":
            return "ready", "GET READY"
        case "switch":
            return "switch", f"SWITCH to the {segment.side} side".upper()
        case "rest":
            return "rest", "REST"
        case "ask":
            return "ask", "BEFORE YOU START"
        case "work":
            if player.easing:
                return "alarm", "EASE OFF"
            return "work", work_word(segment).upper()


def _numbers(segment: Segment, player: Player, left: float) -> tuple[str, str]:
    seconds = f"{counted(-int(-left // 1), 'second')} left" if left < 120 else f"{minutes(left)} minutes left"
    if segment.kind == "work" and segment.reps and not segment.beats and segment.tempo_s:
        done = min(segment.reps, int(player.elapsed // segment.tempo_s) + 1)
        return f"{done}/{segment.reps}", f"Repetition {done} of {segment.reps}, {seconds}"
    if segment.mode == "open" and segment.kind == "work":
        return minutes(left), f"Until it eases or goes numb, {seconds} at most"
    return minutes(left), seconds
