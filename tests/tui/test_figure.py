"""The figure on the screen."""

import pytest
from textual.app import App, ComposeResult

from coach.domain.exercises.exercise import Exercise
from coach.tui.themes import put_on
from coach.tui.widgets.figure import FigureView, Picture
from tests.domain.figure.samples import DRAWN, name_of

CAT_COW = next(each for each in DRAWN if each.id == "cat-cow")
BALL = next(each for each in DRAWN if each.id == "ball-calf-floor")


class Host(App[None]):
    """Nothing but one figure."""

    def __init__(self, exercise: Exercise | None, columns: int = 36, rows: int = 13) -> None:
        super().__init__()
        put_on(self, "dark")
        self.view = FigureView()
        self.view.styles.width, self.view.styles.height = columns, rows
        self.exercise = exercise

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.show(self.exercise)


def shape(picture: Picture) -> str:
    """The picture without its colours."""
    return "\n".join("".join(char for char, _ in row) for row in picture)


@pytest.mark.parametrize("exercise", DRAWN, ids=name_of)
async def test_every_figure_is_drawn_within_its_cells(exercise: Exercise) -> None:
    app = Host(exercise)
    async with app.run_test(size=(80, 24)):
        lines = shape(app.view.picture()).splitlines()

    assert len(lines) == 13
    assert {len(line) for line in lines} == {36}
    assert any(char != " " for char in lines[3] + lines[9] + lines[11])


async def test_it_moves_with_the_time_and_comes_back() -> None:
    app = Host(CAT_COW)
    async with app.run_test(size=(80, 24)):
        pictures = []
        for second in (0.0, 3.0, 6.0):
            app.view.elapsed = second
            pictures.append(shape(app.view.picture()))

    assert pictures[0] != pictures[1]
    assert pictures[0] == pictures[2]


async def test_a_still_figure_does_not_move() -> None:
    app = Host(CAT_COW)
    async with app.run_test(size=(80, 24)):
        app.view.still = True
        before = shape(app.view.picture())
        app.view.elapsed = 3.0

        assert shape(app.view.picture()) == before


async def test_it_grows_with_its_room_and_survives_none() -> None:
    for columns, rows in ((72, 26), (20, 8), (3, 2), (1, 1)):
        app = Host(BALL, columns, rows)
        async with app.run_test(size=(80, 30)):
            assert len(app.view.picture()) == rows


async def test_the_ball_is_told_by_its_filled_shape_not_by_colour_alone() -> None:
    app = Host(BALL)
    async with app.run_test(size=(80, 24)):
        filled = [char for row in app.view.picture() for char, role in row if role == "ball"]

    assert "⣿" in filled


async def test_nothing_is_shown_for_an_exercise_without_a_figure() -> None:
    app = Host(None)
    async with app.run_test(size=(80, 24)):
        assert app.view.picture() == []


async def test_the_mirrored_figure_differs() -> None:
    app = Host(BALL)
    async with app.run_test(size=(80, 24)):
        before = shape(app.view.picture())
        app.view.mirror = True

        assert shape(app.view.picture()) != before
