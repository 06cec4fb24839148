"""The command of the agent, asked in real environments, and over the places where uv and pipx put theirs."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

import coach
from coach.errors import CoachError
from coach.remind.service.entry import lasting_command, throw_away

ROOT = Path(coach.__file__).parents[1]
LIBRARIES = sysconfig.get_path("purelib")
ASK = """
from coach.errors import CoachError
from coach.remind.service.entry import agent_command
try:
    print(agent_command())
except CoachError as refused:
    print(refused)
"""


def environment(folder: Path, *found: str) -> Path:
    """A real venv in `folder` that finds the folders `found`; its Python."""
    venv.EnvBuilder(symlinks=True, with_pip=False).create(folder)
    python = folder / "bin" / "python"
    site = next((folder / "lib").iterdir()) / "site-packages"
    (site / "coach.pth").write_text("\n".join(found) + "\n")
    return python


def answer(python: Path, temporary: Path, **settings: str) -> str:
    """What the Coach that `python` finds says, where `temporary` is the system's folder for temporary files."""
    temporary.mkdir(exist_ok=True)
    said = subprocess.run(
        [str(python), "-c", ASK],
        env={**os.environ, "TMPDIR": str(temporary), **settings},
        cwd=python.parent,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return said.stdout.strip() + said.stderr


def test_the_python_of_the_venv_is_named_and_not_what_it_links_to(tmp_path: Path) -> None:
    python = environment(tmp_path / "my venv", str(ROOT), LIBRARIES)
    assert python.is_symlink()
    assert answer(python, tmp_path / "tmp") == repr((str(python), "-m", "coach", "agent", "run"))


def test_the_command_starts_this_coach_from_the_root_folder(tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", str(ROOT), LIBRARIES)
    python_, *rest = lasting_command(str(python), ())
    said = subprocess.run([python_, *rest[:2], "--version"], cwd="/", capture_output=True, text=True, timeout=60)
    assert coach.__version__ in said.stdout


def test_a_venv_in_a_temporary_folder_is_refused(tmp_path: Path) -> None:
    said = answer(environment(tmp_path / "tmp" / "venv", str(ROOT), LIBRARIES), tmp_path / "tmp")
    assert "will be cleared away" in said
    assert f"a temporary folder: {tmp_path}/tmp/venv/bin/python" in said
    assert "uv tool install ." in said


def test_a_link_to_a_venv_in_a_temporary_folder_is_refused(tmp_path: Path) -> None:
    environment(tmp_path / "tmp" / "venv", str(ROOT), LIBRARIES)
    (tmp_path / "lasting").symlink_to(tmp_path / "tmp" / "venv")
    assert "a temporary folder" in answer(tmp_path / "lasting" / "bin" / "python", tmp_path / "tmp")


def test_a_coach_that_is_only_found_by_its_search_path_is_refused(tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", LIBRARIES + "/nothing")
    said = answer(python, tmp_path / "tmp", PYTHONPATH=f"{ROOT}{os.pathsep}{LIBRARIES}")
    assert "only runs from the folder it was started in" in said


def test_an_unknown_python_is_refused() -> None:
    with pytest.raises(CoachError, match="which Python"):
        lasting_command("", ())


def test_a_python_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="could not be started"):
        lasting_command(str(tmp_path / "bin" / "python"), ())


@pytest.mark.parametrize(
    "python",
    [
        PurePosixPath("/home/ann/.cache/uv/archive-v0/6S2r3AeLrRG407Dd/bin/python"),
        PurePosixPath("/home/ann/.cache/uv/builds-v0/.tmp4fXArO/bin/python"),
        PurePosixPath("/home/ann/.cache/uv/environments-v2/script-1a2b/bin/python3"),
        PureWindowsPath("C:\\Users\\ann\\AppData\\Local\\uv\\cache\\archive-v0\\6S2r3Ae\\Scripts\\python.exe"),
    ],
)
def test_what_uvx_and_uv_run_make_for_once_is_refused(python: PurePath) -> None:
    assert throw_away(python, ()) == "a cache of uv"


@pytest.mark.parametrize(
    "python",
    [
        PurePosixPath("/home/ann/.cache/pipx/ad7f3c/bin/python"),
        PurePosixPath("/home/ann/.local/pipx/.cache/ad7f3c/bin/python"),
        PurePosixPath("/opt/tools/.cache/ad7f3c/bin/python"),
        PurePosixPath("/mnt/cache/pipx/ad7f3c/bin/python"),
        PurePosixPath("/Users/ann/Library/Caches/pipx/ad7f3c/bin/python"),
        PureWindowsPath("C:\\Users\\ann\\AppData\\Local\\pipx\\pipx\\Cache\\ad7f3c\\Scripts\\python.exe"),
    ],
)
def test_what_pipx_run_makes_for_once_is_refused(python: PurePath) -> None:
    assert throw_away(python, ()) == "a cache of pipx"


@pytest.mark.parametrize(
    "python",
    [
        PurePosixPath("/home/ann/.local/share/uv/tools/coach/bin/python"),
        PurePosixPath("/home/ann/.local/share/pipx/venvs/coach/bin/python"),
        PurePosixPath("/home/ann/.local/pipx/venvs/coach/bin/python"),
        PurePosixPath("/home/ann/code/coach/.venv/bin/python"),
        PurePosixPath("/home/ann/builds-v2/coach/.venv/bin/python"),
        PurePosixPath("/home/ann/.cache/pypoetry/virtualenvs/coach-x-py3.12/bin/python"),
        PurePosixPath("/home/ann/tmp/coach/.venv/bin/python"),
        PurePosixPath("/usr/bin/python3"),
        PureWindowsPath("C:\\Users\\ann\\AppData\\Roaming\\uv\\tools\\coach\\Scripts\\python.exe"),
    ],
)
def test_what_is_installed_to_stay_is_taken(python: PurePath) -> None:
    assert throw_away(python, (PurePosixPath("/tmp"), PureWindowsPath("C:\\Temp"))) is None


def test_the_python_of_these_tests_is_known_by_the_path_it_was_started_with() -> None:
    assert lasting_command(sys.executable, ())[0] == sys.executable
