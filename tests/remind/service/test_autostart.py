"""Desktop autostart: the entry as desktops read it, and the agent that is started at once."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.remind.service.autostart import FILE, Autostart, desktop_text, quoted
from tests.remind.service.conftest import AGENT
from tests.remind.service.desktop_reader import arguments_of

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")))
HARD = ["with space", "100% %h", "a$HOME ${x}", "o'brien", 'q"', "back\\s\\", "b`t`", "; #", "~*?[1]", "日本 🙂"]


def stand_in(folder: Path) -> tuple[str, ...]:
    """A program in `folder` that notes how it was started, as the agent would be."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "python"
    program.write_text(
        f"#!{sys.executable} -S\nimport json, os, sys\n"
        "seen = [sys.argv[1:], os.environ.get('COACH_HOME'), os.getcwd(), os.getpid() == os.getsid(0)]\n"
        f"path = {str(folder / 'seen')!r}\n"
        "open(path + '.part', 'w').write(json.dumps(seen))\nos.rename(path + '.part', path)\n"
    )
    program.chmod(0o755)
    return (str(program), "-m", "coach", "agent", "run")


def seen_by(folder: Path, limit_s: float = 20.0) -> object:
    end = time.monotonic() + limit_s
    while not (folder / "seen").exists():
        assert time.monotonic() < end, "it was never started"
        time.sleep(0.01)
    return json.loads((folder / "seen").read_text())


def test_the_entry_reads_as_one_would_write_it() -> None:
    assert desktop_text(AGENT, "/data/my 100%") == (
        "# Written by `coach agent install`. `coach agent uninstall` removes it.\n"
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Coach reminders\n"
        "Comment=Waits for what is due and tells you of it\n"
        'Exec=env "COACH_HOME=/data/my 100%%" /home/ann/.local/share/uv/tools/coach/bin/python -m coach agent run\n'
        "Path=/\n"
        "Terminal=false\n"
    )


def test_without_a_folder_of_their_own_none_is_named() -> None:
    assert "\nExec=env /home/ann/.local/share/uv/tools/coach/bin/python -m coach agent run\n" in desktop_text(
        AGENT, None
    )


def test_what_must_be_escaped_is_escaped_twice() -> None:
    assert quoted('a "b" $c `d` \\e') == r'"a \\"b\\" \\$c \\`d\\` \\\\e"'


@given(st.lists(NAMES, min_size=1))
@example(HARD)
def test_quoted_arguments_read_back_as_they_were(words: list[str]) -> None:
    assert arguments_of(" ".join(quoted(word) for word in words)) == words


@pytest.mark.parametrize("python", ["/opt/a=b/python", "/opt/a\nb/python"])
def test_a_path_no_desktop_would_start_is_refused(python: str) -> None:
    with pytest.raises(CoachError):
        desktop_text((python, "-m", "coach"), None)


@pytest.mark.system("gio")
@pytest.mark.parametrize("name", HARD)
def test_glib_starts_the_very_command(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    entry = tmp_path / FILE
    entry.write_text(desktop_text(stand_in(folder), f"/data/{name}"))
    gio = shutil.which("gio")
    assert gio is not None
    environment = {key: value for key, value in os.environ.items() if key != "COACH_HOME"}
    subprocess.run([gio, "launch", str(entry)], env=environment, check=True, timeout=60)
    assert seen_by(folder)[:3] == [["-m", "coach", "agent", "run"], f"/data/{name}", "/"]  # type: ignore[index]


@pytest.mark.system("desktop-file-validate")
@pytest.mark.parametrize("name", HARD)
def test_the_validator_of_desktops_finds_no_fault(tmp_path: Path, name: str) -> None:
    entry = tmp_path / FILE
    entry.write_text(desktop_text((f"/opt/{name}/python", *AGENT[1:]), f"/data/{name}"))
    validator = shutil.which("desktop-file-validate")
    assert validator is not None
    found = subprocess.run([validator, str(entry)], capture_output=True, text=True, timeout=60)
    assert (found.returncode, found.stdout) == (0, "")


def test_install_writes_and_starts_the_agent_detached(config: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "in stalled")
    path = config / "autostart" / FILE
    done = Autostart(lambda: command).install(tmp_path / "my data")
    assert path.read_text() == desktop_text(command, str(tmp_path / "my data"))
    assert path.stat().st_mode & 0o777 == 0o644
    assert done[0] == f"Wrote {path}."
    assert seen_by(tmp_path / "in stalled") == [["-m", "coach", "agent", "run"], str(tmp_path / "my data"), "/", True]


def test_without_a_folder_of_their_own_the_agent_gets_none(config: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "installed")
    Autostart(lambda: command).install(None)
    assert seen_by(tmp_path / "installed")[1] is None  # type: ignore[index]


def test_installing_twice_changes_nothing_and_says_so(config: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "installed")
    service = Autostart(lambda: command)
    service.install(None)
    written = service.path.stat().st_mtime_ns
    assert service.install(None)[0] == "It is installed already: nothing was changed."
    assert service.path.stat().st_mtime_ns == written


def test_another_command_or_folder_is_outdated(config: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "installed")
    service = Autostart(lambda: command)
    assert not service.outdated(None)
    service.install(None)
    assert not service.outdated(None)
    assert service.outdated(tmp_path)
    assert Autostart(lambda: AGENT).outdated(None)


def test_an_entry_that_the_desktop_switched_off_is_outdated(config: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "installed")
    service = Autostart(lambda: command)
    service.install(None)
    service.path.write_text(service.path.read_text() + "Hidden=true\n")
    assert service.outdated(None)


def test_an_agent_that_cannot_be_started_leaves_no_entry(config: Path) -> None:
    service = Autostart(lambda: AGENT)
    with pytest.raises(CoachError, match="could not be started"):
        service.install(None)
    assert not service.installed()


def test_uninstall_removes_the_entry_and_nothing_else(config: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "installed")
    service = Autostart(lambda: command)
    service.install(None)
    (service.path.parent / "other.desktop").write_text("[Desktop Entry]\n")
    assert service.uninstall()[0] == f"Removed {service.path}."
    assert [path.name for path in service.path.parent.iterdir()] == ["other.desktop"]
    assert service.uninstall() == ("Nothing was installed as desktop autostart: nothing was changed.",)


def test_whether_it_runs_is_not_known(config: Path) -> None:
    assert Autostart().running() is None
