"""The past of a dose, and the refusal of its latest change, on what the store holds."""

from coach.clock import Clock
from coach.domain.dosing.history import DoseMoment
from coach.domain.dosing.past import dose_past
from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import DoseChoice
from coach.domain.planning.facts import Facts
from coach.domain.planning.gathering import LOOK_BACK, gathered
from coach.domain.planning.own_choices import refusable
from coach.errors import CoachError
from coach.guide.outlook import outlook
from coach.library import Library
from coach.store import Store


def read_past(exercise: Exercise, store: Store, facts: Facts) -> tuple[DoseMoment, ...]:
    """The whole history of the dose of `exercise`, oldest first. Raises CoachError when the journal cannot be read."""
    return dose_past(exercise, store.journal.entries(), facts)


def keep_as_it_was(exercise: Exercise, store: Store, library: Library, clock: Clock) -> Facts:
    """Refuse the latest change of the dose of `exercise`; returns the facts after it.

    Raises CoachError when there is no change that can be refused, or when what is behind it stays for safety.
    """
    facts = outlook(store, library, clock)
    rule = refusable(facts.dosings[exercise.id])
    if rule is None:
        raise CoachError(f"{exercise.name}: there is no change to refuse.", hint="`coach dose` shows its dose and why.")
    now = facts.situation.now
    choice = DoseChoice(at=now, exercise=exercise.id, rule=rule)
    entries = (*store.journal.entries(since=now - LOOK_BACK), choice)
    profile, record = store.load_profile(), store.load_safety()
    after = gathered(profile, record, entries, library.exercises, library.routines, now)
    if after.dosings[exercise.id] == facts.dosings[exercise.id]:
        raise CoachError(f"{exercise.name}: this change stays.", "What is behind it has to settle first.")
    store.journal.add(choice)
    return after
