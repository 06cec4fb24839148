"""What has been done of each exercise while a run goes on."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.entries import ExerciseResult, Hurt, Outcome, Rating
from coach.domain.timeline import Segment

Ending = Literal["done", "left", "again", "over_cap", "stopped", "replaced"]


class Tally(Struct, frozen=True, forbid_unknown_fields=True):
    """The account of one exercise of one item; times in seconds of work.

    `exposure_s` counts every second of work, given-up attempts included; `done_s` only what counts as done.
    """

    item: int
    exercise: str
    planned_s: float = 0.0
    rounds: int = 0
    rounds_done: int = 0
    done_s: float = 0.0
    extended_s: float = 0.0
    exposure_s: float = 0.0
    reached: bool = False
    cut: Literal["", "over_cap", "stopped", "replaced"] = ""
    ratings: tuple[Rating, ...] = ()
    hurts: tuple[Hurt, ...] = ()

    def leave(self, segment: Segment, elapsed: float, extra: float, ending: Ending) -> "Tally":
        """The account after `segment` was left `elapsed` seconds in, having been extended by `extra`."""
        cut = ending if ending in ("over_cap", "stopped", "replaced") else self.cut
        if segment.kind != "work":
            return msgspec.structs.replace(self, reached=True, cut=cut)
        counts = ending != "again"
        return msgspec.structs.replace(
            self,
            reached=True,
            cut=cut,
            exposure_s=self.exposure_s + elapsed,
            done_s=self.done_s + (elapsed if counts else 0.0),
            extended_s=self.extended_s + (extra if counts else 0.0),
            rounds_done=min(self.rounds, self.rounds_done + (ending == "done" and elapsed > 0)),
        )

    def result(self) -> ExerciseResult:
        """The account as the journal keeps it."""
        return ExerciseResult(
            exercise=self.exercise,
            outcome=self._outcome(),
            planned_s=round(self.planned_s, 1),
            done_s=round(self.done_s, 1),
            extended_s=round(self.extended_s, 1),
            sets_done=self.rounds_done,
            ratings=self.ratings,
            hurts=self.hurts,
        )

    def _outcome(self) -> Outcome:
        if self.cut:
            return self.cut
        if not self.reached:
            return "not_reached"
        if self.rounds_done >= self.rounds:
            return "done"
        return "partly" if self.done_s > 0 else "skipped"


def open_tallies(segments: Sequence[Segment]) -> tuple[Tally, ...]:
    """An empty account for every exercise that `segments` work on, in their order."""
    found: dict[tuple[int, str], Tally] = {}
    for segment in segments:
        if segment.kind != "work":
            continue
        key = (segment.item, segment.exercise)
        tally = found.get(key, Tally(*key))
        found[key] = msgspec.structs.replace(
            tally, planned_s=tally.planned_s + segment.seconds, rounds=tally.rounds + 1
        )
    return tuple(found.values())


def companion_result(segment: Segment, elapsed: float) -> ExerciseResult | None:
    """What went along with `segment` when it was left `elapsed` seconds in."""
    companion = segment.companion
    if companion is None:
        return None
    planned, done = segment.seconds - companion.start_s, max(0.0, elapsed - companion.start_s)
    outcome: Outcome = "done" if done >= planned else "partly" if done else "not_reached"
    return ExerciseResult(companion.exercise, outcome, planned, round(done, 1), sets_done=int(done >= planned))
