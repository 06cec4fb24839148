"""What a person installs: the wheel alone, in an environment of its own."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from coach.clock import SystemClock
from coach.store import Store
from tests.ready import make_ready

ROOT = Path(__file__).parent.parent
UV = os.environ.get("UV") or shutil.which("uv")
BUILT_IN = sorted(path.relative_to(ROOT) for path in (ROOT / "exercises").rglob("*.toml"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True, timeout=300)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `coach` program of an environment that holds nothing but the wheel and what it asks for."""
    if UV is None:
        pytest.skip("uv is not there to install the wheel")
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, str(folder)], check=True, timeout=120)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [UV, "pip", "install", "--quiet", "--python", str(programs / "python"), str(wheel)]
    for attempt in ([*install, "--offline"], install):
        done = subprocess.run(attempt, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode == 0:
            return programs / "coach"
    pytest.skip(f"neither the cache nor an index has what the wheel asks for: {done.stderr.strip()[-300:]}")


def coach(program: Path, folder: Path, *arguments: str) -> str:
    """What the installed program prints, run in an empty folder with a home of its own."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment["COACH_HOME"] = str(folder / "home")
    empty = folder / "empty"
    empty.mkdir(exist_ok=True)
    done = subprocess.run(
        [program, *arguments],
        cwd=empty,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_exercise_and_routine(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert len(BUILT_IN) >= 90
    assert {f"coach/{path.as_posix()}" for path in BUILT_IN} <= inside
    assert "coach/py.typed" in inside
    assert not any(name.startswith(("tests/", "exercises/")) for name in inside)


def test_an_installed_coach_lists_its_routines(installed: Path, tmp_path: Path) -> None:
    assert "desk-reset-5" in coach(installed, tmp_path, "list", "routines")


def test_an_installed_coach_guides_a_routine(installed: Path, tmp_path: Path) -> None:
    make_ready(Store(tmp_path / "home", SystemClock()), SystemClock().now())
    said = coach(installed, tmp_path, "run", "desk-reset-5", "--plain", "--speed", "600", "--none")
    assert "Chin tuck" in said
    assert "desk-reset-5" in coach(installed, tmp_path, "journal", "--json")
