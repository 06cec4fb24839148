"""How much content ships, counted by the files in `exercises/`."""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "exercises"
ROUTINE_COUNT = len(list((FOLDER / "routines").glob("*.toml")))
EXERCISE_COUNT = len(list(FOLDER.rglob("*.toml"))) - ROUTINE_COUNT
