"""What a run says: one wording for the eyes, the ears and the plain lines."""

from math import ceil
from typing import Literal

from msgspec import Struct

from coach.domain.counted import counted
from coach.domain.exercises.kinds import DO_LESS, KINDS
from coach.domain.exercises.wording import load_words
from coach.domain.run.events import (
    Alarm,
    BeatStarted,
    CapEnded,
    CompanionStarted,
    Countdown,
    Eased,
    Event,
    Halfway,
    OverCap,
    Refused,
    RunOver,
    SegmentStarted,
    SkinCheck,
    Suspended,
)
from coach.domain.run.exposure import has_pack
from coach.domain.run.place import EASE_OFF_S
from coach.domain.run.timeline import CAUTION_ITEM, SKIN_CHECK_CUE, Segment, work_word
from coach.domain.text import one_line

ChimeName = Literal["start", "switch", "rest", "count", "half", "done", "alarm"]

SHORT_BEAT_S = 10


class Announcement(Struct, frozen=True):
    """Words to say and a chime to play with them; an `urgent` one may cut off what is being said."""

    text: str
    chime: ChimeName | None = None
    urgent: bool = False


def announcement(event: Event) -> Announcement | None:
    """What `event` sounds like; None where silence is kinder."""
    match event:
        case SegmentStarted(segment=segment):
            return _segment_announcement(segment)
        case Countdown(seconds=seconds):
            return Announcement(str(seconds), "count", urgent=True)
        case Halfway():
            return Announcement("Halfway", "half")
        case BeatStarted(beat=beat):
            if beat.seconds < SHORT_BEAT_S:
                return Announcement(beat.label)
            return Announcement(_sentences(beat.label, beat.cue), "switch", urgent=True)
        case CompanionStarted(name=name):
            return Announcement(f"Now also: {name}", "half")
        case SkinCheck():
            return Announcement(SKIN_CHECK_CUE, "switch", urgent=True)
        case Alarm(segment=segment, early=early):
            off = "Pack off" if has_pack(segment) else "Stop here"
            text = f"{off} now." if early else f"Time is up. {off}."
            return Announcement(f"{text} Look at your skin.", "alarm", urgent=True)
        case OverCap(cap=cap):
            return Announcement(f"Ease off. {_aim(cap)}", "switch", urgent=True)
        case Eased():
            return Announcement("Good, that is better. Go on.", "start", urgent=True)
        case CapEnded():
            return Announcement("Too strong for today. We skip this one.", "rest", urgent=True)
        case Suspended(seconds=seconds):
            return Announcement(f"Paused. The computer slept for {span(seconds)}.", urgent=True)
        case Refused(reason=reason):
            return Announcement(reason, urgent=True)
        case RunOver(finished=finished):
            text = "Well done. That is all for now." if finished else "We stop here. What you did counts."
            return Announcement(text, "done", urgent=True)
    return None


def shown_words(event: Event) -> str:
    """The sentence that stays on the screen after `event`; an empty text where the rest of the screen says it."""
    match event:
        case CapEnded(segment=segment):
            return f"Still too strong, so we skip {segment.title} today."
        case Suspended() | Refused() | Eased():
            spoken = announcement(event)
            return spoken.text if spoken else ""
    return ""


def waiting_words(seconds: float) -> str:
    """What a run says that stands still for `seconds` with nobody there."""
    return f"Still there? The run has waited for {counted(int(seconds // 60), 'minute')}. Space goes on, q ends it."


def ease_words(segment: Segment) -> str:
    """How to ease off in `segment`, and what to aim for (clinical.md D1)."""
    if not segment.cap:
        return "Ease off. This should not hurt at all."
    how = KINDS[segment.modality].ease if segment.modality else DO_LESS
    return f"{how} Aim for {segment.cap} or less."


def ease_label(seconds: float) -> str:
    """What is asked for while the ten seconds are counted."""
    return f"Type the new number, or Enter if it eased. {counted(ceil(seconds), 'second')} left."


def plain_line(event: Event, segment: Segment | None = None) -> str | None:
    """`event` in `segment` as one line with its times written out; None where there is nothing to read."""
    if isinstance(event, OverCap) and segment is not None:
        return one_line(f"{ease_words(segment)} {ease_label(EASE_OFF_S)}")
    if isinstance(event, CapEnded):
        return one_line(shown_words(event))
    if isinstance(event, SegmentStarted) and event.elapsed and event.segment.kind == "work":
        left = span(event.segment.seconds - event.elapsed)
        return one_line(f"{_opening(event.segment)}{_side(event.segment)}{_place(event.segment)}: {left} left.")
    if isinstance(event, SegmentStarted):
        return one_line(_segment_line(event.segment))
    if isinstance(event, BeatStarted):
        return one_line(_sentences(f"{event.beat.label}, {span(event.beat.seconds)}", event.beat.cue))
    spoken = announcement(event)
    return one_line(spoken.text) if spoken else None


def span(seconds: float) -> str:
    """A length of time in words: "45 seconds", "1 minute 30 seconds", "2 hours"."""
    whole = max(1, round(seconds))
    parts = []
    for size, name in ((3600, "hour"), (60, "minute"), (1, "second")):
        count, whole = divmod(whole, size)
        if count:
            parts.append(counted(count, name))
    return " ".join(parts[:2])


def _segment_announcement(segment: Segment) -> Announcement:
    if segment.kind == "ready":
        if segment.lead != "next":
            return Announcement(_sentences(f"Take your time. {segment.title}", *segment.prompts), "switch", urgent=True)
        return Announcement(
            _sentences(f"Next: {segment.title}{_side(segment)}{_load(segment)}", *segment.cues), "switch"
        )
    if segment.kind == "work":
        return Announcement(_sentences(_opening(segment), _first_words(segment)), "start", urgent=True)
    if segment.kind == "switch":
        return Announcement(_change(segment), "switch", urgent=True)
    if segment.kind == "rest":
        return Announcement(_rest(segment), "rest", urgent=True)
    prompts = segment.prompts if segment.item == CAUTION_ITEM else segment.prompts[:1]
    return Announcement(_sentences(segment.title, *prompts), "switch")


def _segment_line(segment: Segment) -> str:
    time = span(segment.seconds)
    if segment.kind == "ready":
        start = f"It starts in {time}" if segment.lead == "next" else f"Get set. It starts in {time}"
        return _sentences(lead_title(segment), *segment.prompts, start, *segment.cues)
    if segment.kind == "work":
        times = f"{segment.reps} times, about {time}" if segment.mode == "counted" and segment.reps > 1 else time
        at_most = " at most" if segment.mode == "open" else ""
        what = f"{_opening(segment)}{_side(segment)}{_place(segment)}: {times}{at_most}"
        return _sentences(what, _first_words(segment))
    if segment.kind == "switch":
        return f"{_change(segment)}: {time}."
    if segment.kind == "rest":
        return f"{_rest(segment)}: {time}."
    if segment.item == CAUTION_ITEM:
        return f"{segment.title}: {time} to read, or Enter when you have read it."
    return _sentences(f"{segment.title}: {time} at most", *segment.prompts)


def lead_title(segment: Segment) -> str:
    """What a lead-in leads to: "Next: Bridge", "Back to Bridge", "Easier: Bridge", with its side."""
    match segment.lead:
        case "next":
            return f"Next: {segment.title}{_side(segment)}{_load(segment)}"
        case "back":
            return f"Back to {segment.title}{_side(segment)}{_load(segment)}"
        case "easier":
            return f"Easier: {segment.title}{_side(segment)}{_load(segment)}"


def _opening(segment: Segment) -> str:
    return f"{work_word(segment)}, until it eases" if segment.mode == "open" else work_word(segment)


def _first_words(segment: Segment) -> str:
    if segment.beats:
        return segment.beats[0].cue or segment.beats[0].label
    return next(iter(segment.cues), "")


def _side(segment: Segment) -> str:
    return f", {segment.side} side" if segment.side else ""


def _place(segment: Segment) -> str:
    number = f", {_unit(segment)} {segment.set} of {segment.sets}" if segment.sets > 1 else ""
    return f"{number}{_load(segment)}"


def _load(segment: Segment) -> str:
    return f", {load_words(segment.load)}" if segment.load else ""


def _unit(segment: Segment) -> str:
    """The word for one set; a unit that is a description (such as "3 min warm + 1 min cold") counts as a round."""
    if not segment.unit:
        return "set"
    return segment.unit if segment.unit.isalpha() else "round"


def _change(segment: Segment) -> str:
    return f"Change to the {segment.side} side"


def _rest(segment: Segment) -> str:
    return f"Rest. Then the next {_unit(segment)}" if segment.unit else "Rest. Breathe out"


def _aim(cap: int) -> str:
    return f"{cap} or less." if cap else "It should not hurt at all."


def _sentences(*parts: str) -> str:
    """The parts that are not empty, each ended by a full stop where it has no end of its own."""
    return " ".join(part if part.endswith((".", "!", "?", ":")) else f"{part}." for part in parts if part)
