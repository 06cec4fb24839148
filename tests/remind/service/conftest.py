"""Fake programs of the system, first and alone on PATH: real processes that note what they were told."""

import time
from pathlib import Path

import pytest

from tests.systems import needs_posix

AGENT = ("/home/ann/.local/share/uv/tools/coach/bin/python", "-m", "coach", "agent", "run")


def agent() -> tuple[str, ...]:
    return AGENT


def alive(pid: int) -> bool:
    """Whether the process `pid` still does something; one that was killed gets a moment to go."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        if state in "ZX":
            return False
        time.sleep(0.01)
    return True


class Bench:
    """A folder of programs that note their arguments and do what a few lines of shell say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def program(self, name: str, then: str = "") -> None:
        """Put the program `name` there. In `then`, $state is a file that holds what the program remembers."""
        path = self.folder / name
        path.write_text(
            f'#!/bin/sh\nstate="{self.folder}/state"\n'
            f'{{ printf %s "{name}"; printf "|%s" "$@"; echo; }} >>"{self.folder}/told"\n{then}\n'
        )
        path.chmod(0o755)

    @property
    def told(self) -> list[str]:
        """The orders so far, one line each, without the questions."""
        path = self.folder / "told"
        lines = path.read_text().splitlines() if path.exists() else []
        questions = ("show-environment", "is-active", "is-enabled", "|print|", "/Query")
        return [line for line in lines if not any(question in line for question in questions)]

    def remember(self, state: str) -> None:
        (self.folder / "state").write_text(state + "\n")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    needs_posix("shell scripts")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "sleep").symlink_to("/bin/sleep")
    monkeypatch.setenv("PATH", str(folder))
    return Bench(folder)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the person's settings; it does not exist yet."""
    folder = tmp_path / "a config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder
