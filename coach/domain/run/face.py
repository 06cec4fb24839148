"""What the run looks like at one moment, for eyes two metres away: the word, the number, the label and the cue."""

from typing import Literal, get_args

from msgspec import Struct

from coach.domain.counted import counted
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.wording import load_words
from coach.domain.run.exposure import has_pack
from coach.domain.run.player import Player
from coach.domain.run.spoken import ease_label, ease_words, lead_title
from coach.domain.run.timeline import (
    CAUTION_ITEM,
    Segment,
    beat_at,
    cue_at,
    lead_in_text,
    work_word,
)

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
    if player.status == "alarm":
        return Face(mood, word, "0:00", _alarm_label(player), "Look at your skin")
    if player.status == "easing":
        return Face(mood, word, minutes(player.ease_left), ease_label(player.ease_left), ease_words(segment))
    if mood == "over":
        return Face(mood, word, "0:00", "The run is over.", "")
    return Face(mood, word, digits, label, cue_at(segment, player.elapsed))


def title(segment: Segment) -> str:
    """What the segment is about: the exercise, or what a lead-in leads to."""
    return lead_title(segment) if segment.kind == "ready" else segment.title


def place(segment: Segment) -> str:
    """Side, set and load in words: "left side, set 1 of 2, with 2 kg"; empty where there is none."""
    parts = [f"{segment.side} side"] if segment.side else []
    if segment.sets > 1:
        parts.append(f"{segment.unit if segment.unit in ('spot', 'level') else 'set'} {segment.set} of {segment.sets}")
    if segment.load:
        parts.append(load_words(segment.load))
    return ", ".join(parts)


def coming_words(segment: Segment | None) -> str:
    """What comes next, in a few words."""
    if segment is None:
        return "done"
    whole = f"{segment.title}, {segment.side} side" if segment.side else segment.title
    match segment.kind:
        case "switch":
            return f"{segment.side} side"
        case "rest":
            return f"rest, {counted(round(segment.seconds), 'second')}"
        case _:
            return whole


def pacer(player: Player) -> PacerMoment | None:
    """Where the breath (or another beat) is now, or None when this segment has none.

    It rises, falls, or in a hold stays where the beat before has left it.
    """
    segment = player.segment
    if player.status == "easing":
        return None
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
    """What is read before the clock of the work: steps, questions and, in the lead-in, what to mind."""
    if segment.item == CAUTION_ITEM:
        return [f"· {prompt}" for prompt in segment.prompts]
    lines = [*segment.prompts, *([""] if exercise and segment.prompts else [])]
    if exercise:
        lines += [f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)]
    if exercise and segment.kind in ("ready", "work"):
        lines += ["", *lead_in_text(exercise)[len(exercise.steps) :]]
    return lines


def first_row(rows: int, room: int, along: float) -> int:
    """The first of `rows` to show where `room` fit: page by page, so that all have been there when it is over (0-1)."""
    pages = -(-rows // max(1, room))
    return min(pages - 1, int(along * pages)) * room if pages > 1 else 0


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
            return "alarm", "PACK OFF" if has_pack(segment) else "STOP HERE"
        case "easing":
            return "alarm", "EASE OFF"
        case "paused" | "hurt":
            on = "The pack is still on, so its time runs." if has_pack(segment) else "Its time runs on."
            return "paused", f"PAUSED. {on}" if player.pack_on else "PAUSED"
        case _:
            pass
    match segment.kind:
        case "ready":
            return "ready", "GET READY"
        case "switch":
            return "switch", f"SWITCH: {segment.side} side"
        case "rest":
            return "rest", "REST"
        case "ask":
            return "ask", "FIRST"
        case "work":
            short = KINDS[segment.modality].face_word if segment.modality else None
            return "work", short or work_word(segment).upper()


def _alarm_label(player: Player) -> str:
    off = "Take the pack off" if has_pack(player.segment) else "Stop here"
    if player.elapsed < player.length:
        return f"{off} now, then press Enter."
    return f"Time is up. {off}, then press Enter."


def _numbers(segment: Segment, player: Player, left: float) -> tuple[str, str]:
    seconds = f"{counted(-int(-left // 1), 'second')} left" if left < 120 else f"{minutes(left)} minutes left"
    if player.status in ("paused", "hurt"):
        return minutes(left), f"Space goes on. {seconds}"
    if segment.kind == "work" and segment.reps and not segment.beats and segment.tempo_s:
        done = min(segment.reps, int(player.elapsed // segment.tempo_s) + 1)
        return f"{done}/{segment.reps}", f"{done} of {segment.reps}, {seconds}"
    if segment.kind == "ready":
        return minutes(left), f"Get set. It starts in {counted(-int(-left // 1), 'second')}."
    if segment.kind == "ask":
        read = "I have read it" if segment.item == CAUTION_ITEM else "goes on"
        return minutes(left), f"Enter: {read}. {seconds}."
    if segment.mode == "open":
        until = "Until it eases or feels numb" if segment.thermal else "Until it eases"
        return minutes(left), f"{until}, {seconds.removesuffix(' left')} at most"
    return minutes(left), seconds
