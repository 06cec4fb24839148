"""What keeps Coach running on Windows and macOS, as far as that can be seen from anywhere."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn
from tests.ready import make_home_ready

ROOT = Path(__file__).parent.parent

OF_ONE_SYSTEM = {"fcntl", "grp", "msvcrt", "pty", "pwd", "readline", "resource", "termios", "tty", "winreg", "winsound"}
KNOWING = {
    "coach/cli/keys.py": {"msvcrt", "termios", "tty"},
    "coach/store/files.py": {"fcntl"},
    "coach/voice/chime.py": {"winsound"},
}
"""Modules that import them behind a question for the system; mypy, run for each system, sees that it is asked."""

NOT_IN_NAMES = set('<>:"|?*\\')


def imported(tree: ast.AST) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def reads_without_encoding(tree: ast.AST) -> list[int]:
    """The lines in which text is read from a file, or written, in whatever encoding the system prefers."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("read_text", "write_text")
        and "utf-8" not in ast.unparse(node)
    ]


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.AST]:
    """Every file of Coach, by its place."""
    return {
        source.relative_to(ROOT).as_posix(): ast.parse(source.read_text(encoding="utf-8"))
        for source in sorted((ROOT / "coach").rglob("*.py"))
    }


def test_only_modules_that_ask_for_the_system_know_what_only_one_has(trees: dict[str, ast.AST]) -> None:
    found = {place: imported(tree) & OF_ONE_SYSTEM for place, tree in trees.items()}
    assert {place: names for place, names in found.items() if names} == KNOWING


def test_text_files_have_an_encoding_of_our_own_choice(trees: dict[str, ast.AST]) -> None:
    assert not {place: lines for place, tree in trees.items() if (lines := reads_without_encoding(tree))}


@pytest.mark.parametrize(
    "arguments",
    [
        ("journal",),
        ("list", "exercises"),
        ("review",),
        ("run", "desk-reset-5", "--plain", "--speed", "900", "--before", "3", "--none", "--after", "2"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_console_of_western_europe_shows_what_it_can_and_asks_for_nothing_more(arguments: tuple[str, ...]) -> None:
    store = make_home_ready()
    store.journal.add(CheckIn(at=SystemClock().now(), pain=3, note="日本語 → ✓ Rücken"))
    done = subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("cp1252")
    if arguments == ("journal",):
        assert "Rücken" in done.stdout.decode("cp1252")


def test_every_file_that_coach_writes_has_a_name_that_windows_takes(coach_home: Path) -> None:
    store = make_home_ready()
    store.journal.add(CheckIn(at=SystemClock().now(), pain=3))
    (coach_home / "profile.json").write_text("damaged", encoding="utf-8")
    store.load_profile()
    names = [path.name for path in coach_home.rglob("*")]
    assert any("damaged" not in name and "profile.json" in name and name != "profile.json" for name in names)
    assert not [name for name in names if NOT_IN_NAMES & set(name) or name.endswith((".", " "))]
