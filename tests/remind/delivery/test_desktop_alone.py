"""The desktop rung where there is no desktop: it says so, and never "shown" (fault 12)."""

import asyncio
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from coach.remind.delivery.desktop import DesktopRung
from tests.remind.delivery.conftest import REMINDER

NO_DESKTOP = "No desktop session can be reached from here."


async def test_without_a_message_bus_nothing_is_shown(
    no_session: None, desktop: DesktopRung, pressed: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert await desktop.show(REMINDER, pressed.append) == NO_DESKTOP
    assert capfd.readouterr() == ("", "")


async def test_an_address_that_points_nowhere_shows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desktop: DesktopRung, pressed: list[str]
) -> None:
    for address in (f"unix:path={tmp_path}/none", "tcp:host=localhost,port=1", "nonsense", "unix:"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert await desktop.show(REMINDER, pressed.append), address


async def test_a_message_bus_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pressed: list[str]
) -> None:
    let_go = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await let_go.wait()
        writer.close()

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/silent")
    server = await asyncio.start_unix_server(say_nothing, tmp_path / "silent")
    why = await DesktopRung(limit_s=0.1).show(REMINDER, pressed.append)
    assert why == "The notification service did not answer within 0.1 seconds."
    let_go.set()
    server.close()


async def test_the_dummy_backend_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, desktop: DesktopRung, pressed: list[str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Plan9")
    why = await desktop.show(REMINDER, pressed.append)
    assert why == "This system has no notification service that Coach can use."


async def test_a_cancelled_message_stays_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desktop: DesktopRung, pressed: list[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/silent")
    async with await asyncio.start_unix_server(lambda reader, writer: None, tmp_path / "silent"):
        task = asyncio.create_task(desktop.show(REMINDER, pressed.append))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


def test_importing_the_delivery_loads_neither_library() -> None:
    rooms = "desktop, ladder, message, notifier, own_command, rung, tool"
    code = f"from coach.remind.delivery import {rooms}; import sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"desktop_notifier", "dbus_fast", "bidict"} & set(loaded)
