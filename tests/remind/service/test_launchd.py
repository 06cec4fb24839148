"""The LaunchAgent: its property list, and what launchd is told."""

import os
import plistlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.remind.service.launchd import Launchd, plist
from tests.remind.service.conftest import AGENT, Bench, agent

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda name: not any(ord(character) & 0xFFFE == 0xFFFE for character in name)
)
DOMAIN = f"gui/{os.getuid()}"

# It remembers whether the job is loaded, and is slow to let go of it as the real one is.
LAUNCHCTL = """
read -r now <"$state"
case "$1" in
  print) [ "$now" = loaded ] || exit 113; printf 'coach-agent = {\\n\\tstate = running\\n}\\n';;
  bootout) echo leaving >"$state";;
  bootstrap)
    if [ "$now" = leaving ]; then echo gone >"$state"; echo "Bootstrap failed: 5: Input/output error" >&2; exit 5; fi
    echo loaded >"$state";;
esac
"""


@pytest.fixture
def launchctl(bench: Bench) -> Bench:
    bench.program("launchctl", LAUNCHCTL)
    bench.remember("gone")
    return bench


@pytest.fixture
def service(tmp_path: Path) -> Launchd:
    return Launchd(agent, tmp_path / "Launch Agents" / "coach-agent.plist")


def test_the_property_list_reads_as_one_would_write_it() -> None:
    assert plist(AGENT, "/data/a & b").decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        '<plist version="1.0">\n'
        "<dict>\n"
        "\t<key>Label</key>\n"
        "\t<string>coach-agent</string>\n"
        "\t<key>ProgramArguments</key>\n"
        "\t<array>\n"
        "\t\t<string>/home/ann/.local/share/uv/tools/coach/bin/python</string>\n"
        "\t\t<string>-m</string>\n"
        "\t\t<string>coach</string>\n"
        "\t\t<string>agent</string>\n"
        "\t\t<string>run</string>\n"
        "\t</array>\n"
        "\t<key>RunAtLoad</key>\n"
        "\t<true/>\n"
        "\t<key>KeepAlive</key>\n"
        "\t<true/>\n"
        "\t<key>WorkingDirectory</key>\n"
        "\t<string>/</string>\n"
        "\t<key>EnvironmentVariables</key>\n"
        "\t<dict>\n"
        "\t\t<key>COACH_HOME</key>\n"
        "\t\t<string>/data/a &amp; b</string>\n"
        "\t</dict>\n"
        "</dict>\n"
        "</plist>\n"
    )


@given(NAMES, NAMES)
def test_any_name_reads_back_as_it_was(python: str, home: str) -> None:
    job = plistlib.loads(plist((python, "-m", "coach"), home))
    assert job["ProgramArguments"] == [python, "-m", "coach"]
    assert job["EnvironmentVariables"] == {"COACH_HOME": home}


def test_without_a_folder_of_their_own_none_is_named() -> None:
    assert "EnvironmentVariables" not in plistlib.loads(plist(AGENT, None))


def test_install_writes_and_loads(launchctl: Bench, service: Launchd) -> None:
    done = service.install(None)
    assert service.path.read_bytes() == plist(AGENT, None)
    assert launchctl.told == [
        f"launchctl|enable|{DOMAIN}/coach-agent",
        f"launchctl|bootstrap|{DOMAIN}|{service.path}",
    ]
    assert done == (f"Wrote {service.path}.", "The agent runs now, and starts whenever you log in.")
    assert service.running() is True


def test_installing_twice_changes_nothing_and_says_so(launchctl: Bench, service: Launchd) -> None:
    service.install(None)
    told = launchctl.told
    assert service.install(None) == ("It is installed already and the agent runs: nothing was changed.",)
    assert launchctl.told == told


def test_installing_again_loads_a_job_that_was_unloaded(launchctl: Bench, service: Launchd) -> None:
    service.install(None)
    launchctl.remember("gone")
    assert service.running() is False
    assert "has been started" in service.install(None)[0]
    assert service.running() is True


def test_a_changed_folder_is_loaded_anew_as_soon_as_launchd_lets_go(launchctl: Bench, service: Launchd) -> None:
    service.install(None)
    assert service.outdated(Path("/data"))
    service.install(Path("/data"))
    assert not service.outdated(Path("/data"))
    orders = [line.split("|")[1] for line in launchctl.told]
    assert orders == ["enable", "bootstrap", "enable", "bootout", "bootstrap", "bootstrap"]
    assert service.running() is True


def test_uninstall_unloads_and_removes(launchctl: Bench, service: Launchd) -> None:
    service.install(None)
    assert service.uninstall() == ("The agent has been stopped.", f"Removed {service.path}.")
    assert launchctl.told[-1] == f"launchctl|bootout|{DOMAIN}/coach-agent"
    assert not service.installed()


def test_uninstall_removes_a_job_that_is_not_loaded(launchctl: Bench, service: Launchd) -> None:
    service.install(None)
    launchctl.remember("gone")
    service.uninstall()
    assert not service.installed()
    assert service.uninstall() == ("Nothing was installed as a LaunchAgent: nothing was changed.",)


def test_a_refusal_of_launchd_is_told_and_leaves_nothing(bench: Bench, service: Launchd) -> None:
    bench.program("launchctl", '[ "$1" = enable ] || { echo "Bootstrap failed: 125: no domain"; exit 125; }')
    with pytest.raises(CoachError, match="It says: Bootstrap failed: 125: no domain"):
        service.install(None)
    assert not service.installed()


def test_without_launchctl_nothing_is_written(bench: Bench, service: Launchd) -> None:
    assert service.running() is None
    with pytest.raises(CoachError, match="launchctl could not be started"):
        service.install(None)
    assert not service.installed()


def test_a_hanging_launchctl_ends_at_the_time_limit(bench: Bench, tmp_path: Path) -> None:
    bench.program("launchctl", '[ "$1" = print ] || sleep 60')
    with pytest.raises(CoachError, match="did not answer"):
        Launchd(agent, tmp_path / "coach-agent.plist", limit_s=0.3).install(None)
