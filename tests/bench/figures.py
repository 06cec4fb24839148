"""One sheet of all figures, big and small, to look at: uv run python -m tests.bench.figures sheet.svg [ID ...]"""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Grid, Vertical
from textual.widgets import Static

from coach.domain.exercises.exercise import Exercise
from coach.domain.figure.moving import rhythm
from coach.library import load
from coach.report.figure_svg import figure_svg
from coach.tui.literal import literal
from coach.tui.themes import put_on
from coach.tui.widgets.figure import FigureView

COLUMNS = 2
PICTURES = 2
CELL_ROWS = 15


class Sheet(App[None]):
    """Each figure at its first and its last keyframe, as large as in a run."""

    CSS = f"""
    Grid {{ grid-size: {COLUMNS * PICTURES}; grid-columns: 38; grid-rows: {CELL_ROWS}; width: auto; height: auto; }}
    Vertical {{ width: 38; height: {CELL_ROWS}; padding: 0 1; }}
    """

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        super().__init__()
        self.exercises = exercises
        put_on(self, "dark")

    def on_mount(self) -> None:
        for view, exercise, elapsed in self.views:
            view.show(exercise)
            view.elapsed = elapsed

    def compose(self) -> ComposeResult:
        self.views: list[tuple[FigureView, Exercise, float]] = []
        with Grid():
            for exercise in self.exercises:
                figure = exercise.figure
                assert figure is not None
                ends = ((0.0, figure.pose[0].name), (_end(exercise), figure.pose[-1].name))
                for elapsed, name in ends:
                    view = FigureView()
                    self.views.append((view, exercise, elapsed))
                    with Vertical():
                        yield view
                        yield Static(literal(f"{exercise.id}: {name}"[:36]))


def _end(exercise: Exercise) -> float:
    assert exercise.figure is not None
    return {"hold": 20.0, "round": 1.8}.get(exercise.figure.move, rhythm(exercise.dose).out_s)


async def _terminal_sheet(exercises: Sequence[Exercise]) -> str:
    rows = -(-len(exercises) // COLUMNS)
    app = Sheet(exercises)
    async with app.run_test(size=(38 * COLUMNS * PICTURES, rows * CELL_ROWS)) as pilot:
        await pilot.pause()
        return app.export_screenshot(title="figures")


def main() -> None:
    """Writes the sheet as the terminal shows it, and beside it one SVG for each exercise."""
    target, wanted = Path(sys.argv[1]), sys.argv[2:]
    target.parent.mkdir(parents=True, exist_ok=True)
    exercises = load(None).exercises
    drawn = [each for name, each in sorted(exercises.items()) if each.figure and (not wanted or name in wanted)]
    target.write_text(asyncio.run(_terminal_sheet(drawn)), encoding="utf-8")
    for each in drawn:
        assert each.figure is not None
        (target.parent / f"{each.id}.svg").write_text(figure_svg(each, each.figure), encoding="utf-8")
    print(f"{len(drawn)} figures: {target} and one SVG each in {target.parent}")


if __name__ == "__main__":
    main()
