"""The library: exercises and routines, built in and from a person's own packs.

Nothing is read at import; `load` takes some tens of milliseconds, so screens call it after their first frame.
"""

from coach.domain.exercises.problem import Problem
from coach.library.catalogue import Library
from coach.library.loading import check, load

__all__ = ["Library", "Problem", "check", "load"]
