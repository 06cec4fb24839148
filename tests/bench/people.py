"""A year of simulated people with the planner, as a table with a column for each kind of person (clinical.md 6)."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

from coach.domain.journal.entries import AnyEntry, CheckIn
from coach.domain.planning.gathering import LOOK_BACK, gathered
from coach.library import Library, load
from tests.bench.bodies import BODIES, TWELVE, TWELVE_DAYS, Body
from tests.bench.lives import Life
from tests.bench.measure import Row, absolute, seconds_of
from tests.bench.simulated import Figures, figures

YEAR = 365
ENTRIES = 2000
ROUNDS = 9

RULES = (
    ("R16 dose", "progressed (R16)"),
    ("R12 dose", "regressed (R12)"),
    ("A2", "2 days of rest (A2)"),
    ("R13", "paused (R13)"),
    ("D3", "paused (D3)"),
    ("D4", "paused (D4)"),
    ("A3", "paused (A3)"),
    ("R14", "dropped (R14)"),
    ("R18 dose", "after a break (R18)"),
)


def measure(folder: Path, days: int = YEAR, bodies: Sequence[Body] = BODIES) -> list[Row]:
    """The rows with a budget, after the table of all kinds is printed; nothing is written to `folder`."""
    library = load(None)
    lives = [Life(body, library) for body in bodies]
    slowest = max(seconds_of(lambda life=life: life.live(days)) for life in lives)  # type: ignore[misc]
    people = [(life.body, figures(life)) for life in lives]
    print(f"{days} days of simulated people:\n{compared(people)}\n")
    twelve = [Life(body, library) for body in TWELVE]
    for life in twelve:
        life.live(min(days, TWELVE_DAYS))
    the_twelve = [(life.body, figures(life)) for life in twelve]
    print(f"The twelve people, {min(days, TWELVE_DAYS)} days each:\n{listed(the_twelve)}\n")
    of_twelve = [each for _, each in the_twelve]
    found = [each for _, each in people]
    return [
        absolute("people: exercises offered against 1.5 or 6.3", sum(len(each.blocked) for each in found), 0, ""),
        absolute("people: a week's work, most growth", round(100 * max(each.growth for each in found), 2), 20, "%"),
        absolute("people: choices and omissions without a reason", sum(each.unsaid for each in found), 0, ""),
        absolute("people: new exercises in a plan after the first", max(each.new for each in found), 1, ""),
        absolute("twelve people: days with nothing to do", sum(each.empty for each in of_twelve), 0, ""),
        absolute("twelve people: doses under the floor", sum(len(each.under_floor) for each in of_twelve), 0, ""),
        absolute("twelve people: blocked offers", sum(len(each.blocked) for each in of_twelve), 0, ""),
        absolute("twelve people: a week's work, most growth", max(100 * each.growth for each in of_twelve), 20, "%"),
        absolute(f"people: {days} days of the slowest", slowest, 30, "s"),
        absolute(f"people: facts from {ENTRIES:,} entries of 26 weeks", _gathering_ms(lives[-1], library), 60, "ms"),
    ]


def _gathering_ms(life: Life, library: Library) -> float:
    """Milliseconds to work out the facts from half a year of `life`, filled up with check-ins."""
    now = life.entries[-1].at + timedelta(hours=20)
    kept = [entry for entry in life.entries if entry.at >= now - LOOK_BACK]
    gap = LOOK_BACK / max(1, ENTRIES - len(kept))
    filled: list[AnyEntry] = [CheckIn(at=now - gap * number, pain=4) for number in range(1, ENTRIES - len(kept))]
    entries = sorted([*kept, *filled], key=lambda entry: entry.at)
    profile = life.body.profile
    return 1000 * median(
        seconds_of(lambda: gathered(profile, life.record, entries, library.exercises, library.routines, now, 4))
        for _ in range(ROUNDS)
    )


def listed(people: Sequence[tuple[Body, Figures]]) -> str:
    """The table of clinical-2.md: a line for each person."""
    names = "strength,walk min/wk,moves,2-4 moves,new,under floor,empty,blocked,growth,locked"
    lines = [("", *names.split(","))]
    for body, each in people:
        cells = (f"{each.strength:.0%}", f"{each.walking_min:.0f}", f"{each.moves:g}", f"{each.two_to_four:.0%}")
        counts = (each.known, len(each.under_floor), each.empty, len(each.blocked))
        why = f"{each.locked} {'; '.join(each.locks)}".strip()
        lines.append((body.kind, *cells, *map(str, counts), f"{each.growth:+.0%}", why))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    padded = ((cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "\n".join("  ".join(cells).rstrip() for cells in padded)


def compared(people: Sequence[tuple[Body, Figures]]) -> str:
    """The table: one column for each kind of person."""
    shown = [
        ("", [body.kind for body, _ in people]),
        ("days asked", [str(found.days) for _, found in people]),
        ("with a plan", [str(found.with_plan) for _, found in people]),
        ("locked", [str(found.locked) for _, found in people]),
        ("blocked / lines", [f"{len(found.blocked)} / {found.lines}" for _, found in people]),
        ("load, most growth", [f"{found.growth:+.0%}" for _, found in people]),
        ("without a reason", [str(found.unsaid) for _, found in people]),
        *((name, [str(found.rules[rule]) for _, found in people]) for rule, name in RULES),
        ("rested: true, others", [_flaring(body, found) for body, found in people]),
        ("helping in top 5", [_helping(body, found) for body, found in people]),
        ("moves: low-median-high", [f"{found.fewest}-{found.moves:g}-{found.most}" for _, found in people]),
        ("exercises in 14 days", [f"{found.variety:g}" for _, found in people]),
        ("exercises in the year", [str(found.known) for _, found in people]),
        ("same plan in a row", [str(found.same_in_a_row) for _, found in people]),
        ("new in a plan, most", [str(found.new) for _, found in people]),
        ("time used of wished", [f"{found.filled:.0%}" for _, found in people]),
    ]
    widths = [max(len(line[1][column]) for line in shown) for column in range(len(people))]
    name_width = max(len(name) for name, _ in shown)
    return "\n".join(
        f"{name:<{name_width}}  " + "  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        for name, cells in shown
    )


def _flaring(body: Body, found: Figures) -> str:
    """How many of the exercises that truly flare had to rest, and how many others did beside them."""
    others = len(found.dropped - set(body.flares))
    return f"{len(found.dropped & set(body.flares))} of {len(body.flares)}, {others}" if body.flares else f"-, {others}"


def _helping(body: Body, found: Figures) -> str:
    return f"{sum(each in body.helps for each in found.favourites)} of {len(body.helps)}" if body.helps else "-"
