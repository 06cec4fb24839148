"""Pack files for the tests, made from files of the built-in library."""

from pathlib import Path

from coach import paths
from coach.library.loading import built_in_folder

BUILT_IN_FILES = {path.stem: path for path in built_in_folder().rglob("*.toml")}


def like(ident: str, *changes: tuple[str, str]) -> str:
    """The text of a built-in file with every `(old, new)` of `changes` made once; `old` has to be there."""
    text = BUILT_IN_FILES[ident].read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def named(ident: str, new: str, *changes: tuple[str, str]) -> str:
    """Like `like`, under the id `new`."""
    return like(ident, (f'id = "{ident}"', f'id = "{new}"'), *changes)


def put(home: Path, name: str, content: str | bytes) -> Path:
    """A file of the packs below `home`; `name` is its path without ending."""
    path = paths.packs(home) / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
