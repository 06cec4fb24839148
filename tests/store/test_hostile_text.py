from pathlib import Path

import pytest

from coach.domain.journal.entries import CheckIn, Run
from coach.domain.person.settings import Settings
from coach.domain.text import clean, is_clean
from coach.store import Store
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.store.steps import NOON


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_kept_without_what_a_terminal_obeys(home: Path, text: str) -> None:
    store = Store(home, FakeClock())
    kept = store.journal.add(CheckIn(at=NOON, pain=4, note=text))
    run = store.journal.add(
        Run(at=NOON, routine="evening", name=text[:150], ended_at=NOON, planned_s=60, finished=True)
    )
    store.save_settings(Settings(emergency_number=text[:20]))
    fresh = Store(home, FakeClock())
    assert fresh.journal.get(kept.id) == kept
    assert kept.note == clean(text)
    assert is_clean(kept.note)
    assert is_clean(run.name)
    assert fresh.journal.entries() == (kept, run)
    assert fresh.load_settings().emergency_number == clean(text[:20])
    for path in home.rglob("*.json"):
        assert is_clean(path.read_text(encoding="utf-8"))
    assert store.notices == fresh.notices == []
