"""What happens in a run, for the screens, the plain lines and the sounds to show."""

from msgspec import Struct

from coach.domain.exercises.exercise import Beat
from coach.domain.run.timeline import Segment


class Event(Struct, frozen=True):
    """The common base of all events of a run."""


class SegmentStarted(Event, frozen=True):
    """A segment begins, or goes on `elapsed` seconds in; `index` is its place in the run."""

    index: int
    segment: Segment
    elapsed: float = 0.0


class SegmentEnded(Event, frozen=True):
    """A segment is over."""

    index: int
    segment: Segment


class Countdown(Event, frozen=True):
    """3, 2 or 1 seconds are left."""

    seconds: int


class Halfway(Event, frozen=True):
    """Half of a longer piece of work is done."""


class NextUp(Event, frozen=True):
    """Nine seconds before the end: what comes next."""

    segment: Segment


class BeatStarted(Event, frozen=True):
    """A named part of the work begins, such as In, Out, Warm or Cold."""

    beat: Beat


class CompanionStarted(Event, frozen=True):
    """From here on an exercise goes along with this one."""

    name: str


class SkinCheck(Event, frozen=True):
    """The skin under the pack is to be looked at now."""


class Alarm(Event, frozen=True):
    """The pack has to come off: its time is up, or `early` it was left before. Repeats until it is answered."""

    segment: Segment
    early: bool = False


class OverCap(Event, frozen=True):
    """The discomfort is above the cap (both 0-10); it ends this exercise if it does not come down in 10 s (D1)."""

    score: int
    cap: int


class Eased(Event, frozen=True):
    """The discomfort came down in time; the exercise goes on (D1)."""


class CapEnded(Event, frozen=True):
    """The exercise was ended because the discomfort stayed above its cap (D1)."""

    segment: Segment


class Suspended(Event, frozen=True):
    """The machine or the program slept for `seconds`; the run has paused itself."""

    seconds: float


class Refused(Event, frozen=True):
    """Something that was asked for is not safe; `reason` is a sentence."""

    reason: str


class RunOver(Event, frozen=True):
    """The run has come to its end, or was ended early."""

    finished: bool
