"""Which service is taken on Linux, asked with fake programs."""

import sys
from pathlib import Path

import pytest

from coach.remind.service.autostart import Autostart
from coach.remind.service.choosing import choose
from coach.remind.service.systemd import Systemd
from tests.remind.service.conftest import Bench

pytestmark = pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="chosen among the services of Linux")


def test_systemd_is_taken_where_it_answers(bench: Bench, config: Path) -> None:
    bench.program("systemctl", 'echo "PATH=/usr/bin"')
    assert isinstance(choose(), Systemd)


def test_autostart_is_taken_where_no_manager_answers(bench: Bench, config: Path) -> None:
    bench.program("systemctl", 'echo "Failed to connect to bus" >&2; exit 1')
    service = choose()
    assert isinstance(service, Autostart)
    assert service.path == config / "autostart" / "coach-agent.desktop"


def test_autostart_is_taken_where_there_is_no_systemd(bench: Bench, config: Path) -> None:
    assert isinstance(choose(), Autostart)


def test_a_hanging_manager_does_not_answer(bench: Bench, config: Path) -> None:
    bench.program("systemctl", "sleep 60")
    assert not Systemd(limit_s=0.3).answers()


def test_what_is_installed_is_found_though_another_would_fit_now(bench: Bench, config: Path) -> None:
    unit = config / "systemd" / "user" / "coach-agent.service"
    unit.parent.mkdir(parents=True)
    unit.touch()
    assert isinstance(choose(), Systemd)


def test_an_autostart_that_is_installed_is_kept_where_systemd_answers(bench: Bench, config: Path) -> None:
    bench.program("systemctl")
    entry = config / "autostart" / "coach-agent.desktop"
    entry.parent.mkdir(parents=True)
    entry.touch()
    assert isinstance(choose(), Autostart)


def test_a_settings_folder_that_is_not_absolute_counts_for_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "settings")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert choose().path == tmp_path / ".config" / "autostart" / "coach-agent.desktop"
