"""Each answer is kept where it belongs, beside what others have kept."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from coach.domain.journal.entries import Visit
from coach.domain.person.profile import Profile
from coach.errors import CoachError
from coach.store import Store
from coach.store.answers import keep_answer
from tests.clock import FakeClock


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, FakeClock())


def test_what_another_window_kept_stays(coach_home: Path, store: Store) -> None:
    keep_answer(store, "minutes", 10)
    keep_answer(Store(coach_home, FakeClock()), "age", "18_44")
    assert keep_answer(store, "equipment", ("mat",)) == Profile(minutes=10, age_band="18_44", equipment=("mat",))
    assert store.load_profile() == Profile(minutes=10, age_band="18_44", equipment=("mat",))


def test_the_number_is_a_setting(store: Store) -> None:
    keep_answer(store, "number", "112")
    assert store.load_settings().emergency_number == "112"


def test_a_visit_is_an_entry_and_is_changed_by_its_id(store: Store) -> None:
    at = FakeClock().now() + timedelta(days=2)
    keep_answer(store, "next_visit", Visit(at=at, provider="Sam"))
    (visit,) = store.journal.entries()
    assert isinstance(visit, Visit)
    keep_answer(store, "next_visit", msgspec.structs.replace(visit, at=at + timedelta(days=1)))
    assert [entry.at for entry in store.journal.entries()] == [at + timedelta(days=1)]


def test_an_answer_that_does_not_fit_is_refused_and_nothing_changes(store: Store) -> None:
    keep_answer(store, "minutes", 10)
    with pytest.raises(CoachError):
        keep_answer(store, "minutes", 300)
    assert store.load_profile() == Profile(minutes=10)
