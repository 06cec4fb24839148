"""The built-in library, a person's own packs over it, and the check of files that are in neither yet."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from coach.library.candidate import Candidate, candidate
from coach.library.catalogue import BUILT_IN, Library
from coach.library.files import WHOLE, Reading, read_file, read_folder
from coach.library.problem import Finding
from coach.library.settle import settle
from coach.paths import packs


def built_in_folder() -> Path:
    """`coach/exercises` of an installed package, `exercises` beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "exercises"
    return installed if installed.is_dir() else package.parent / "exercises"


def load(home: Path | None, thorough: bool = False) -> Library:
    """The built-in library with the packs of `home` over it; None is for the built-in one alone.

    A `thorough` one also looks whether every figure rests where it says, which takes half as long again.

    Never raises for what files hold: every problem of every file is in `Library.problems`, and the file is left out.
    """
    built_in = settle(_candidates(read_folder(built_in_folder(), "exercises"), thorough), Library(), lambda _: BUILT_IN)
    folder = packs(home) if home else None
    if folder is None or not folder.is_dir():
        return built_in
    return settle(_candidates(read_folder(folder, "packs"), thorough), built_in, lambda each: each.file)


def check(files: Sequence[Path], home: Path | None) -> Library:
    """What `files` and folders would add to the library of `home`: their own records and problems only."""
    lower = load(home)
    found = _candidates((reading for path in files for reading in _given(path)), thorough=True)
    upper = settle(found, lower, lambda each: each.file)
    mine = {ident: origin for ident, origin in upper.origins.items() if lower.origins.get(ident) != origin}
    return Library(
        {ident: upper.exercises[ident] for ident in mine if ident in upper.exercises},
        {ident: upper.routines[ident] for ident in mine if ident in upper.routines},
        upper.problems[len(lower.problems) :],
        mine,
    )


def _candidates(readings: Iterable[Reading], thorough: bool) -> list[Candidate]:
    return [candidate(reading, thorough) for reading in readings]


def _given(path: Path) -> Iterator[Reading]:
    if path.is_dir():
        yield from read_folder(path, str(path))
    elif path.suffix == ".toml":
        yield read_file(path, str(path))
    else:
        yield Reading(str(path), findings=(Finding(WHOLE, "is no TOML file", "Give it a name that ends in .toml."),))
