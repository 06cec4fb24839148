"""One file on its way into the library."""

from collections.abc import Iterable

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Routine
from coach.library import exercise_checks, figure_checks
from coach.library.files import WHOLE, Reading
from coach.library.problem import Finding
from coach.library.shape import shaped

MOST_FINDINGS = 100


class Candidate(Struct, frozen=True):
    """What a file holds, with `ident` as the id it claims; `value` is None as long as there are findings."""

    file: str
    ident: str
    value: Exercise | Routine | None
    findings: tuple[Finding, ...] = ()


def candidate(reading: Reading, thorough: bool = False) -> Candidate:
    """The exercise or routine of a file, or everything that is wrong with it by itself.

    A `thorough` look also moves the figure of an otherwise sound exercise, for which a start has no time.
    """
    claimed = reading.table.get("id")
    ident = claimed if isinstance(claimed, str) else reading.stem
    if reading.findings:
        return Candidate(reading.file, ident, None, reading.findings)
    value: Exercise | Routine | None
    if _is_routine(reading):
        value, found = shaped(reading.table, Routine)
    else:
        value, found = shaped(reading.table, Exercise)
    if isinstance(claimed, str) and claimed != reading.stem:
        remedy = f"Give the file and the id the same name, such as {reading.stem}."
        found.append(Finding("id", "differs from the name of the file", remedy))
    if isinstance(value, Exercise):
        found += _own_findings(value)
        if thorough and not found:
            found += figure_checks.figure_rests(value)
    return Candidate(reading.file, ident, None if found else value, _at_most(found))


def _at_most(found: list[Finding]) -> tuple[Finding, ...]:
    """The findings, or so many of them as a person can read, with the number of the others."""
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    more = Finding(WHOLE, f"has {len(found) - MOST_FINDINGS} problems more", "Mend the ones above first.")
    return (*found[:MOST_FINDINGS], more)


def _is_routine(reading: Reading) -> bool:
    table = reading.table
    return "items" in table or (reading.folder == "routines" and "steps" not in table and "dose" not in table)


def _own_findings(exercise: Exercise) -> Iterable[Finding]:
    for check in exercise_checks.CHECKS:
        yield from check(exercise)
