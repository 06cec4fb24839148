"""A run beside a voice that hangs, fails or is missing keeps its time (fault 15)."""

import pytest

from coach.domain.person.settings import Settings
from coach.domain.run.events import Event, RunOver
from coach.domain.run.spoken import announcement
from coach.voice import Voice
from tests.clock import FakeClock
from tests.domain.run_samples import BREATHING, BRIDGE, FIGURE_FOUR, player
from tests.voice.conftest import Bench, alive, eventually

TICK_S = 0.25


def told(voice: Voice | None) -> list[tuple[float, Event]]:
    """Every event of a run with its moment, the voice being asked to say and play each."""
    clock = FakeClock()
    run = player(FIGURE_FOUR, BRIDGE, BREATHING)
    found = [(clock.elapsed(), event) for event in run.start(clock.elapsed())]
    while run.status != "over":
        clock.sleep(TICK_S)
        events = run.tick(clock.elapsed())
        found += [(clock.elapsed(), event) for event in events]
        for spoken in filter(None, map(announcement, events)):
            if voice:
                voice.announce(spoken)
    return found


@pytest.mark.parametrize("fault", ["sleep 1000", "exit 1", "sleep 1000 & exit 0", None])
def test_the_events_and_their_times_are_the_same_with_a_broken_voice(
    fault: str | None, bench: Bench, notices: list[str]
) -> None:
    if fault:
        bench.program("espeak-ng", fault)
        bench.program("paplay", fault)
    voice = Voice(Settings(speech=True, chime=True), notices.append)
    beside = told(voice)
    if fault:
        assert eventually(lambda: bool(bench.pids))
    voice.close()
    assert beside == told(None)
    assert isinstance(beside[-1][1], RunOver)
    assert eventually(lambda: not any(alive(pid) for pid in bench.pids))
    assert len(notices) <= 2
