"""A message bus of our own, a service on it that records, and programs that stand in for those of a system."""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from coach.remind.delivery.desktop import DesktopRung
from coach.remind.delivery.message import Button, Message
from tests.remind.delivery.dunst import dunst as dunst
from tests.remind.delivery.service import Service
from tests.systems import needs_posix

REMINDER = Message(
    title="Time to move",
    body="Ten minutes for the low back.",
    buttons=(Button("do", "Do it now"), Button("snooze-15", "In 15 minutes"), Button("skip", "Skip")),
)

_CONFIG = """\
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


class Bus:
    """A dbus-daemon that knows no services to start; it can be stopped and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._config = folder / "bus.conf"
        self._config.write_text(_CONFIG.format(socket=folder / "bus"))
        self._daemon: subprocess.Popen[str] | None = None

    def start(self) -> None:
        argv = ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--nopidfile", "--print-address"]
        self._daemon = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout
        assert self._daemon.stdout.readline()

    def stop(self) -> None:
        if self._daemon:
            self._daemon.kill()
            self._daemon.communicate()
            self._daemon = None


@pytest.fixture
def no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a desktop session."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def bus(tmp_path: Path, no_session: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A running message bus, which is the session's."""
    found = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
    found.start()
    yield found
    found.stop()


@pytest.fixture
async def service(bus: Bus) -> AsyncIterator[Service]:
    """A notification service that draws buttons and obeys markup."""
    found = Service("actions", "body", "body-markup", "sound")
    await found.start()
    yield found
    await found.stop()


@pytest.fixture
async def desktop() -> AsyncIterator[DesktopRung]:
    """The desktop rung, less patient than in life."""
    rung = DesktopRung(limit_s=1.0)
    yield rung
    await rung.close()


@pytest.fixture
def pressed() -> list[str]:
    """What was pressed: give its `append` to a rung."""
    return []


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a shell script of a name in front of all programs of the machine."""
    needs_posix("shell scripts")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def write(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return write


async def eventually(holds: Callable[[], bool], limit_s: float = 5.0) -> bool:
    """Whether `holds` becomes true within `limit_s` seconds."""
    for _ in range(int(limit_s / 0.02)):
        if holds():
            return True
        await asyncio.sleep(0.02)
    return holds()
