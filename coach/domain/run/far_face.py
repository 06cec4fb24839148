"""One moment of a run for eyes three metres away: a word, a side, a number, a cue, and how much of all is done."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.run.face import Face, Mood, beat_left, coming_words, face, instructions, minutes, pacer, place, title
from coach.domain.run.player import Player
from coach.domain.run.timeline import CAUTION_ITEM, Segment, WorkSide

Front = Literal["digits", "word", "reading"]

MOOD_WORDS: Mapping[Mood, str] = {"ready": "READY", "switch": "SWITCH", "paused": "PAUSED"}


class Done(Struct, frozen=True):
    """How far a run is: parts behind, parts in all, and how much of the present one is done (0-1)."""

    parts: int
    of: int
    present: float


class FarFace(Struct, frozen=True):
    """What the giant view shows.

    `front` is what is largest: the digits, the word where the run has stopped, or what has to be read. `word` says the
    same as the colour of `mood`; in paced work word and digits are those of the beat and `level` is how full it is
    (0-1), None else. `present` is how much of this part is done, `done` how much of the run. `lines` are to be read;
    `line` says in plain letters what bars and digits show, `coming` what is next.
    """

    mood: Mood
    front: Front
    word: str
    side: WorkSide | None
    digits: str
    cue: str
    level: float | None
    present: float
    done: Done
    line: str
    coming: str
    lines: tuple[str, ...]


def far_face(player: Player, exercise: Exercise | None) -> FarFace:
    """The face of the run now, for a person who lies on the floor."""
    now, segment, beat = face(player), player.segment, pacer(player)
    stopped = now.mood in ("paused", "alarm", "over")
    reading = segment.kind in ("ready", "ask") and not stopped
    beat = None if stopped else beat
    done = done_of(player)
    shown = f"{minutes(player.left)} of this part · " if beat else ""
    return FarFace(
        mood=now.mood,
        front="word" if stopped else "reading" if reading else "digits",
        word=beat.label.upper() if beat else _word(now, segment),
        side=segment.side,
        digits=beat_left(beat) if beat else now.digits,
        cue=_cue(player, now),
        level=beat.level if beat else None,
        present=player.elapsed / max(0.001, player.length),
        done=done,
        line=f"{shown}Part {done.parts + 1} of {done.of} · {minutes(player.total_left)} left in all",
        coming=f"next: {coming_words(player.coming)}",
        lines=_lines(segment, exercise) if reading else (),
    )


def done_of(player: Player) -> Done:
    """The parts of the run, one for each exercise or question, and how far the present one is by its time."""
    items = list(dict.fromkeys(segment.item for segment in player.segments if segment.item != CAUTION_ITEM))
    item = player.segment.item
    if item == CAUTION_ITEM:
        return Done(0, len(items), 0.0)
    behind = sum(s.seconds for s in player.segments[: player.index] if s.item == item) + player.elapsed
    whole = sum(s.seconds for s in player.segments if s.item == item)
    return Done(items.index(item), len(items), min(1.0, behind / max(0.001, whole)))


def _lines(segment: Segment, exercise: Exercise | None) -> tuple[str, ...]:
    where = place(segment) if segment.kind != "ready" else ""
    return (f"{title(segment)}, {where}" if where else title(segment), "", *instructions(segment, exercise))


def _cue(player: Player, now: Face) -> str:
    if player.status == "alarm":
        return now.label
    if player.status == "easing":
        return f"{now.cue} {now.label}"
    if now.mood == "paused":
        return f"{now.word.removeprefix('PAUSED. ')} {now.label}" if player.pack_on else now.label
    return now.cue


def _word(now: Face, segment: Segment) -> str:
    short = KINDS[segment.modality].far_word if now.mood == "work" and segment.modality else None
    return MOOD_WORDS.get(now.mood) or short or now.word
