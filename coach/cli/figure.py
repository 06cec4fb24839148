"""`coach show ID --svg`: the figure of an exercise as a picture."""

from pathlib import Path
from typing import Literal

import click

from coach.cli.saying import say
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Routine
from coach.domain.figure.drawing import faces_other_way
from coach.errors import CoachError


def show_figure(
    record: Exercise | Routine, side: Literal["left", "right"] | None, output: Path | None, force: bool
) -> None:
    """Prints the SVG, or makes the file `output`. Raises CoachError for what has no figure."""
    from coach.outside import OR_FORCE, write_file
    from coach.report.figure_svg import figure_svg

    if isinstance(record, Routine):
        raise CoachError("A routine has no figure.", hint="Name one of its exercises.")
    figure = record.figure
    if figure is None:
        raise CoachError(f"{record.name} has no figure.", hint=f"coach show {record.id} tells how it is done.")
    made = figure_svg(record, figure, side is not None and faces_other_way(figure, side))
    if output is None:
        click.echo(made, nl=False)
        return
    write_file(output, made.encode(), force, OR_FORCE)
    say(f"Made {output}.")
