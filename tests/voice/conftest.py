"""Programs that speak and play as badly as real ones can, first on PATH."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.domain.person.settings import Settings
from coach.voice import Voice
from tests.systems import needs_posix

LONG_S = 20.0


def eventually(holds: Callable[[], bool], limit_s: float = LONG_S) -> bool:
    """Wait until `holds`; whether it came to hold."""
    end = time.monotonic() + limit_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat[0] not in "ZX"


class Bench:
    """A folder of fake programs that note what they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def program(self, name: str, then: str) -> None:
        """A program that notes its arguments and its stdin, then does `then` (shell)."""
        needs_posix("shell scripts")
        path = self.folder / name
        path.write_text(
            f'#!/bin/sh\necho "$*" >>{self.folder}/args\n'
            f'read -r line; echo "$line" >>{self.folder}/heard\necho $$ >>{self.folder}/pids\n{then}\n'
        )
        path.chmod(0o755)

    def lines(self, name: str) -> list[str]:
        path = self.folder / name
        return [line.strip() for line in path.read_text().splitlines()] if path.exists() else []

    @property
    def heard(self) -> list[str]:
        return self.lines("heard")

    @property
    def pids(self) -> list[int]:
        return [int(pid) for pid in self.lines("pids")]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sleep", "sh"):
        (folder / tool).symlink_to(f"/bin/{tool}")
    monkeypatch.setenv("PATH", str(folder))
    found = Bench(folder)
    yield found
    for pid in (pid for pid in found.pids if alive(pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def notices() -> list[str]:
    return []


@pytest.fixture
def speaking(notices: list[str]) -> Iterator[Voice]:
    voice = Voice(Settings(speech=True, chime=False), notices.append)
    yield voice
    voice.close()


@pytest.fixture
def sounding(notices: list[str]) -> Iterator[Voice]:
    voice = Voice(Settings(speech=False, chime=True), notices.append)
    yield voice
    voice.close()
