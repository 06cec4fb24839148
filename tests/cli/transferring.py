"""Export and import as commands, each on a folder of its own."""

from pathlib import Path

from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.store import Store


def run(home: Path, *arguments: object) -> Result:
    return CliRunner().invoke(coach, [str(argument) for argument in arguments], env={"COACH_HOME": str(home)})


def said(home: Path, *arguments: object) -> str:
    result = run(home, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(home: Path, *arguments: object) -> str:
    result = run(home, *arguments)
    assert result.exit_code != 0
    assert isinstance(result.exception, SystemExit), result.exception
    return result.stderr


def store_of(home: Path) -> Store:
    return Store(home, SystemClock())


def contents(home: Path) -> dict[str, bytes]:
    files = [path for path in home.rglob("*") if path.is_file() and path.suffix in (".json", ".toml")]
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}
