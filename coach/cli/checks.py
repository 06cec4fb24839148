"""What `coach check` looks at when it is not told what to look at."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from coach.domain.counted import counted
from coach.domain.text import one_line
from coach.library import Library, check, load
from coach.library.exercise_checks import kinds_are_complete


class Checked(NamedTuple):
    """The problems that were found, one line each, or what to say when there are none."""

    problems: tuple[str, ...]
    all_well: str


def library_is_sound(home: Path) -> Checked:
    """The kinds of exercises, the built-in exercises and routines, and the person's own packs over them."""
    checked = summary(load(home, thorough=True))
    return Checked((*kinds_are_complete(), *checked.problems), checked.all_well)


def store_is_sound(home: Path) -> Checked:
    """The journal, the settings, the backups, and what was set aside."""
    from coach.clock import SystemClock
    from coach.store import Store

    problems = tuple(one_line(str(problem)) for problem in Store(home, SystemClock()).check())
    return Checked(problems, "No problems in your journal, settings and backups.")


def files_are_sound(files: tuple[Path, ...], home: Path) -> Checked:
    """Files and folders of the person's choice, as they would lie over the library."""
    return summary(check(files, home))


def summary(library: Library) -> Checked:
    """The problems of `library` as lines, and how much of it is sound."""
    counts = f"{counted(len(library.exercises), 'exercise')} and {counted(len(library.routines), 'routine')}"
    return Checked(tuple(str(problem) for problem in library.problems), f"No problems in {counts}.")


CHECKS: tuple[Callable[[Path], Checked], ...] = (library_is_sound, store_is_sound)
