"""A run that may be gone on with after a crash or a closed terminal."""

from collections.abc import Mapping

from msgspec import Struct

from coach.domain.exercises.exercise import Ident, Score
from coach.domain.journal.entries import Given, Moment
from coach.domain.run.place import PlayerState


class SavedRun(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an unfinished run stands: begun at `started_at`, saved at `saved_at`, pain `before` 0-10 if answered.

    `given` are the doses that were planned, by exercise. `forgotten` says that it waits for somebody who is not there.
    """

    routine: Ident
    name: str
    started_at: Moment
    saved_at: Moment
    state: PlayerState
    before: Score | None = None
    speed: float = 1.0
    given: Mapping[Ident, Given] = {}
    forgotten: bool = False
