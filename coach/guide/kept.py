"""What a run becomes: its entry in the journal, also when nobody ended it."""

from datetime import datetime, timedelta

import msgspec

from coach.clock import Clock
from coach.domain.journal.entries import Run
from coach.domain.run.player import Player, after_absence
from coach.domain.run.saved_run import SavedRun
from coach.store import Store


def entry_of(saved: SavedRun, player: Player, ended_at: datetime) -> Run | None:
    results = tuple(
        msgspec.structs.replace(result, given=saved.given.get(result.exercise)) for result in player.results()
    )
    if not any(result.done_s > 0 or result.hurts or result.ratings for result in results):
        return None
    return Run(
        at=saved.started_at,
        routine=saved.routine,
        name=saved.name,
        ended_at=ended_at,
        planned_s=round(sum(result.planned_s for result in results), 1),
        finished=player.finished,
        before=saved.before,
        speed=saved.speed,
        results=results,
    )


def keep_interrupted(store: Store, clock: Clock) -> None:
    """Write an earlier run that was never ended into the journal, so that starting anew loses nothing.

    A pack that was on stayed on meanwhile: its time goes on to its end, and the gap to its next use counts from there.
    """
    earlier = store.load_saved_run()
    if earlier is None:
        return
    state = after_absence(earlier.state, away_s(earlier, clock))
    player = Player(state)
    player.end(0.0)
    entry = entry_of(earlier, player, earlier.saved_at + timedelta(seconds=state.elapsed - earlier.state.elapsed))
    if entry:
        store.journal.add(entry)
    store.clear_saved_run()


def away_s(saved: SavedRun, clock: Clock) -> float:
    """Seconds since a real run was saved; a rehearsal has no body that waited."""
    if saved.speed != 1.0 or clock.speed != 1.0:
        return 0.0
    return max(0.0, (clock.now() - saved.saved_at).total_seconds())
