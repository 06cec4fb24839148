"""A person's own exercise files, as text that goes along with an export."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from coach.domain.text import is_clean
from coach.errors import CoachError

MAX_BYTES = 64 * 1024
MAX_FILES = 2_000
MAX_NAME = 200


def read_packs(folder: Path) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The TOML files below `folder` by their name in it, and sentences about those that cannot go along."""
    found: dict[str, str] = {}
    left_out: list[str] = []
    for path in sorted(folder.rglob("*.toml")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = _text(path, name, folder.resolve())
        except (OSError, UnicodeDecodeError, CoachError) as error:
            reason = error.title if isinstance(error, CoachError) else "It cannot be read as UTF-8 text."
            left_out.append(f"{name} was left out. {reason}")
    return found, tuple(left_out)


def is_pack_name(name: str) -> bool:
    """Whether `name` is a plain path to a TOML file that stays inside the folder of the packs."""
    path = PurePosixPath(name)
    return (
        len(name) <= MAX_NAME
        and is_clean(name)
        and not {"\\", ":", "\n", "\t"} & set(name)
        and path.suffix == ".toml"
        and path.as_posix() == name
        and not path.is_absolute()
        and not any(part.startswith(".") for part in path.parts)
    )


def _text(path: Path, name: str, inside: Path) -> str:
    if not is_pack_name(name) or not path.is_file() or not path.resolve().is_relative_to(inside):
        raise CoachError("It is no plain file of this folder.")
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise CoachError(f"It is larger than {MAX_BYTES // 1024} KiB.")
    return raw.decode()
