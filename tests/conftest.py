"""The ground under every test: its own data folder, one time zone, no animations."""

import gc
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings

# Textual reads its switches when it is imported, which happens while the tests are being collected.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TZ"] = "Europe/Berlin"
if hasattr(time, "tzset"):
    time.tzset()

# The programs that the tests start share what they compile; without it each of them would compile everything anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("coach", deadline=None)
settings.register_profile("ci", settings.get_profile("coach"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "coach")


# A shell has what runs in its background ignore Ctrl-C, and all programs that the tests start would, too.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers where only files are named, which begins sooner; else one for each core."""
    return 0 if all(".py" in argument for argument in config.args) else None


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never among what is there for all tests: it took a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5000, 20, 100)


@pytest.fixture(autouse=True)
def coach_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the person's data; it does not exist yet."""
    home = tmp_path / "coach-home"
    monkeypatch.setenv("COACH_HOME", str(home))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test marked `system("program", ...)` where one of its programs is missing."""
    for mark in item.iter_markers("system"):
        for program in mark.args:
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not installed")
