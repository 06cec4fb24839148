"""`coach measures` on a real journal, in real processes."""

import json
import subprocess
import sys
from datetime import timedelta

from coach.clock import SystemClock
from coach.domain.journal.entries import Evening
from coach.paths import home
from coach.store import Store


def measures(*options: str) -> str:
    command = [sys.executable, "-m", "coach", "measures", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def test_the_week_is_told_with_its_coverage_and_how_it_is_made():
    now = SystemClock().now()
    Store(home(), SystemClock()).journal.add_all(
        [Evening(at=now - timedelta(days=days), worst=5, average=3) for days in range(5)]
    )
    assert "Average pain: 3 (5 of 7 days; 0-10)" in measures()
    assert "The mean of the days' averages" in measures("--how")
    listing = json.loads(measures("--json"))
    (pain,) = [one for one in listing["measures"] if one["id"] == "pain"]
    assert (listing["schema"], pain["value"], pain["answered"], pain["before"]["value"]) == (1, 3.0, 5, None)
