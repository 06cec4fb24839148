"""What has been done of each exercise while a run goes on."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import ExerciseResult, Hurt, Outcome, Rating
from coach.domain.run.timeline import Segment, WorkSide

Ending = Literal["done", "left", "again", "over_cap", "stopped", "replaced"]


class Tally(Struct, frozen=True, forbid_unknown_fields=True):
    """The account of one exercise of one item; times in seconds of work.

    `spent_s` counts every second of work, given-up attempts included; `done_s` only what counts as done. `done_rounds`
    names the sides and sets that were done, so that one done twice counts once.
    """

    item: int
    exercise: str
    planned_s: float = 0.0
    rounds: int = 0
    done_rounds: tuple[tuple[WorkSide | None, int], ...] = ()
    done_s: float = 0.0
    extended_s: float = 0.0
    spent_s: float = 0.0
    reached: bool = False
    cut: Literal["", "over_cap", "stopped", "replaced"] = ""
    ratings: tuple[Rating, ...] = ()
    hurts: tuple[Hurt, ...] = ()

    def leave(self, segment: Segment, elapsed: float, extra: float, ending: Ending) -> "Tally":
        """The account after `segment` was left `elapsed` seconds in, having been extended by `extra`."""
        again = ending == "again"
        cut = ending if ending in ("over_cap", "stopped", "replaced") else self.cut
        if segment.kind != "work":
            return msgspec.structs.replace(self, reached=self.reached or not again, cut=cut)
        this_round = (segment.side, segment.set)
        newly_done = ending == "done" and elapsed > 0 and this_round not in self.done_rounds
        return msgspec.structs.replace(
            self,
            reached=True,
            cut=cut,
            spent_s=self.spent_s + elapsed,
            done_s=self.done_s + (0.0 if again else elapsed),
            extended_s=self.extended_s + (0.0 if again else max(0.0, min(extra, elapsed - segment.seconds))),
            done_rounds=(*self.done_rounds, this_round) if newly_done else self.done_rounds,
        )

    def result(self) -> ExerciseResult:
        """The account as the journal keeps it."""
        return ExerciseResult(
            exercise=self.exercise,
            outcome=self._outcome(),
            planned_s=round(self.planned_s, 1),
            done_s=round(self.done_s, 1),
            extended_s=round(self.extended_s, 1),
            sets_done=len(self.done_rounds),
            ratings=self.ratings,
            hurts=self.hurts,
        )

    def _outcome(self) -> Outcome:
        if self.cut:
            return self.cut
        if not self.reached:
            return "not_reached"
        if len(self.done_rounds) >= self.rounds:
            return "done"
        return "partly" if self.done_s > 0 else "skipped"


def open_tallies(segments: Sequence[Segment], known: Sequence[Tally] = ()) -> tuple[Tally, ...]:
    """`known` and an account for every exercise that `segments` work on, in their order.

    One that is taken up again goes on in its old account.
    """
    found = {(tally.item, tally.exercise): tally for tally in known}
    for segment in segments:
        if segment.kind != "work":
            continue
        key = (segment.item, segment.exercise)
        tally = found.get(key, Tally(*key))
        found[key] = msgspec.structs.replace(
            tally, planned_s=tally.planned_s + segment.seconds, rounds=tally.rounds + 1, cut=""
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
