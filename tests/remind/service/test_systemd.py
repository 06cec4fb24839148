"""The user unit: what is written, how it reads, and what systemd is told."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.remind.service.systemd import UNIT, Systemd, quoted, unit_text
from tests.remind.service.conftest import AGENT, Bench, agent, alive
from tests.remind.service.unit_reader import words_of

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)

# It remembers whether the agent runs.
SYSTEMCTL = """
case "$2" in
  enable|restart) echo active >"$state";;
  disable) echo inactive >"$state";;
  is-active) read -r now <"$state" && echo "$now"; [ "$now" = active ];;
esac
"""


@pytest.fixture
def systemctl(bench: Bench) -> Bench:
    bench.program("systemctl", SYSTEMCTL)
    bench.remember("inactive")
    return bench


def unit_of(config: Path) -> Path:
    return config / "systemd" / "user" / UNIT


def test_the_unit_reads_as_one_would_write_it() -> None:
    assert unit_text(AGENT, None) == (
        "# Written by `coach agent install`. `coach agent uninstall` removes it.\n"
        "[Unit]\n"
        "Description=Coach reminders\n"
        "\n"
        "[Service]\n"
        "Type=exec\n"
        "ExecStart=/home/ann/.local/share/uv/tools/coach/bin/python -m coach agent run\n"
        "WorkingDirectory=/\n"
        "Restart=always\n"
        "RestartSec=5\n"
        "\n"
        "[Install]\n"
        "WantedBy=default.target\n"
    )


def test_the_folder_of_the_person_is_in_the_environment() -> None:
    text = unit_text(AGENT, '/data/my "back" 100%/\\é')
    assert 'Environment="COACH_HOME=/data/my \\"back\\" 100%%/\\\\é"\nWorkingDirectory=/\n' in text


def test_a_dollar_is_not_expanded() -> None:
    assert "ExecStart=:/opt/$HOME/python -m coach\n" in unit_text(("/opt/$HOME/python", "-m", "coach"), None)


def test_a_path_that_systemd_would_not_start_goes_through_a_shell() -> None:
    text = unit_text(("/home/o'brien/python", "-m", "coach"), None)
    assert 'ExecStart=:/bin/sh -c "exec \\"$@\\"" sh "/home/o\'brien/python" -m coach\n' in text


@given(st.lists(NAMES, min_size=1))
@example(["a;", ";", "#", "'", '"', "\\", "\\n", "%h", "%%", "$HOME", "-", "@", " ", "~", "=", "\u2028", "\xa0", "🙂"])
def test_quoted_words_read_back_as_they_were(words: list[str]) -> None:
    assert words_of(" ".join(quoted(word) for word in words)) == words


@pytest.mark.parametrize("name", ["/a\nExecStart=/bin/evil", "/a\x1b[31m", "/a\udcff", "/a\x85", "/a\ufffe"])
def test_a_path_that_is_not_text_is_refused(name: str) -> None:
    with pytest.raises(CoachError, match="cannot be told to the system") as refused:
        unit_text(AGENT, name)
    assert str(refused.value).isascii()


def test_install_writes_enables_and_starts(systemctl: Bench, config: Path) -> None:
    done = Systemd(agent).install(None)
    assert unit_of(config).read_text() == unit_text(AGENT, None)
    assert unit_of(config).stat().st_mode & 0o777 == 0o644
    assert [path.name for path in unit_of(config).parent.iterdir()] == [UNIT]
    assert systemctl.told == [
        "systemctl|--user|daemon-reload",
        "systemctl|--user|enable|--quiet|coach-agent.service",
        "systemctl|--user|restart|coach-agent.service",
    ]
    assert done == (f"Wrote {unit_of(config)}.", "The agent runs now, and starts whenever you log in.")


def test_installing_twice_changes_nothing_and_says_so(systemctl: Bench, config: Path) -> None:
    Systemd(agent).install(Path("/data"))
    written, told = unit_of(config).stat(), systemctl.told
    assert Systemd(agent).install(Path("/data")) == (
        "It is installed already and the agent runs: nothing was changed.",
    )
    assert (unit_of(config).stat().st_mtime_ns, systemctl.told) == (written.st_mtime_ns, told)


def test_installing_again_starts_an_agent_that_does_not_run(systemctl: Bench, config: Path) -> None:
    Systemd(agent).install(None)
    systemctl.remember("inactive")
    assert "has been started" in Systemd(agent).install(None)[0]
    assert Systemd(agent).running() is True


def test_a_changed_folder_is_outdated_until_it_is_installed_again(systemctl: Bench, config: Path) -> None:
    service = Systemd(agent)
    service.install(None)
    assert not service.outdated(None)
    assert service.outdated(Path("/data"))
    service.install(Path("/data"))
    assert not service.outdated(Path("/data"))
    assert systemctl.told[-1] == "systemctl|--user|restart|coach-agent.service"


def test_a_relative_folder_is_written_as_absolute(
    systemctl: Bench, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Systemd(agent).install(Path("data"))
    assert f'Environment="COACH_HOME={tmp_path}/data"\n' in unit_of(config).read_text()


def test_what_is_installed_is_outdated_where_this_coach_cannot_be_installed(systemctl: Bench, config: Path) -> None:
    def refused() -> tuple[str, ...]:
        raise CoachError("This Coach will be cleared away.")

    Systemd(agent).install(None)
    assert Systemd(refused).outdated(None)


def test_uninstall_stops_and_removes(systemctl: Bench, config: Path) -> None:
    service = Systemd(agent)
    service.install(None)
    assert service.uninstall() == ("The agent has been stopped.", f"Removed {unit_of(config)}.")
    assert systemctl.told[-2:] == [
        "systemctl|--user|disable|--now|coach-agent.service",
        "systemctl|--user|daemon-reload",
    ]
    assert not service.installed()
    assert service.running() is False


def test_uninstalling_what_is_not_there_says_so(systemctl: Bench, config: Path) -> None:
    assert Systemd(agent).uninstall() == ("Nothing was installed as a systemd user service: nothing was changed.",)
    assert systemctl.told == []
    assert not config.exists()


def test_a_refusal_of_systemd_is_told_clean_and_leaves_nothing(bench: Bench, config: Path) -> None:
    bench.program(
        "systemctl", 'case "$2" in enable) printf "Unit is \\033[31mbad\\033[0m.\\n\\nSorry." >&2; exit 1;; esac'
    )
    with pytest.raises(CoachError) as refused:
        Systemd(agent).install(None)
    assert refused.value.title == "`systemctl --user enable --quiet coach-agent.service` failed."
    assert refused.value.detail == "It says: Unit is [31mbad[0m. Sorry."
    assert not unit_of(config).exists()
    assert bench.told[-1] == "systemctl|--user|disable|--now|coach-agent.service"


def test_a_refusal_keeps_what_was_installed_before(systemctl: Bench, config: Path) -> None:
    Systemd(agent).install(None)
    systemctl.program("systemctl", '[ "$2" != restart ]')
    with pytest.raises(CoachError, match="restart"):
        Systemd(agent).install(Path("/data"))
    assert unit_of(config).read_text() == unit_text(AGENT, None)


def test_without_a_manager_nothing_is_written(bench: Bench, config: Path) -> None:
    bench.program("systemctl", 'echo "Failed to connect to bus: No medium found" >&2; exit 1')
    service = Systemd(agent)
    assert not service.answers()
    assert service.running() is None
    with pytest.raises(CoachError, match="does not answer"):
        service.install(None)
    assert not config.exists()


def test_a_hanging_systemctl_ends_at_the_time_limit_with_all_it_started(bench: Bench, config: Path) -> None:
    bench.program(
        "systemctl", f'case "$2" in show-environment) ;; *) sleep 60 & echo $! >{bench.folder}/pid; wait;; esac'
    )
    with pytest.raises(CoachError, match=r"systemctl did not answer within 0\.3 seconds"):
        Systemd(agent, limit_s=0.3).install(None)
    assert not unit_of(config).exists()
    assert not alive(int((bench.folder / "pid").read_text()))


def test_a_folder_that_may_not_be_written_is_told(systemctl: Bench, config: Path) -> None:
    config.write_text("a file where a folder should be")
    with pytest.raises(CoachError, match=r"coach-agent\.service could not be") as refused:
        Systemd(agent).install(None)
    assert str(config) in refused.value.detail


@pytest.mark.system("systemd-analyze")
@pytest.mark.parametrize("name", ["plain", "with space", "100% %h", "a$HOME", "o'brien", 'q"', "back\\", "日本 🙂"])
def test_systemd_itself_finds_no_fault(tmp_path: Path, name: str) -> None:
    python = tmp_path / name / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    unit = tmp_path / UNIT
    unit.write_text(unit_text((str(python), "-m", "coach", "agent", "run"), f"/data/{name}"))
    analyze = shutil.which("systemd-analyze")
    assert analyze is not None
    environment = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    found = subprocess.run(
        [analyze, "--user", "verify", str(unit)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert UNIT not in found.stdout + found.stderr
