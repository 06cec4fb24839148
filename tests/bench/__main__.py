"""Measure all of it, or what is named, and print the table: `uv run python -m tests.bench [MEASURE ...]`."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    edges,
    first_frame,
    generator,
    insert_cost,
    journal_page,
    label_rates,
    looking_back,
    people,
    quick_command,
    reading,
    reminding,
    repaint,
    resting,
)
from tests.bench.measure import Row, table

YEARS, SEED = 10, 1

# Those in the first table want the folder with the ten-year journal, the others an empty one.
WITH_JOURNAL: dict[str, Callable[[Path], list[Row]]] = {
    "first_frame": first_frame.measure,
    "quick_command": quick_command.measure,
    "reading": reading.measure,
    "looking_back": looking_back.measure,
    "resting": resting.measure,
    "repaint": repaint.measure,
    "journal_page": journal_page.measure,
    "reminding": reminding.measure,
}
ON_THEIR_OWN: dict[str, Callable[[Path], list[Row]]] = {
    "insert_cost": insert_cost.measure,
    "edges": edges.measure,
    "label_rates": label_rates.measure,
    "people": people.measure,
}
NAMES = (*WITH_JOURNAL, *ON_THEIR_OWN)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.bench", description="Measure Coach against its floors and budgets.")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(NAMES))
    chosen = parser.parse_args().measures or NAMES
    if unknown := set(chosen) - set(NAMES):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    # Programs start as a person's do: their modules are compiled once, whatever this machine is set to.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "ten-years"
        if any(measure in WITH_JOURNAL for measure in chosen):
            count = generator.write(home, SEED, YEARS)
            print(f"A journal of {YEARS} years, {count:,} entries, on {os.cpu_count()} cores.")
        rows: list[Row] = []
        for measure in chosen:
            print(f"{measure} ...", flush=True)
            rows += WITH_JOURNAL[measure](home) if measure in WITH_JOURNAL else ON_THEIR_OWN[measure](folder / measure)
    print(f"\n{table(rows)}")


if __name__ == "__main__":
    main()
