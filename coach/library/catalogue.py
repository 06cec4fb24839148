"""What the library holds once it is read."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.problem import Problem
from coach.domain.exercises.routine import Routine

BUILT_IN = "built-in"

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Library(Struct, frozen=True):
    """All exercises and routines by id, in order of their files, and the problems of the files that were left out.

    Only sound records are in it: every id an exercise or routine names is there, and all doses keep their limits.
    """

    exercises: Mapping[str, Exercise] = MappingProxyType({})
    routines: Mapping[str, Routine] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
    origins: Mapping[str, str] = _NOTHING

    def origin(self, ident: str) -> str:
        """Where `ident` comes from: "built-in" or the pack file. Raises KeyError for an unknown id."""
        return self.origins[ident]
