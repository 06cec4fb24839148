import pytest

from coach.tui.widgets.big_clock import block_rows


@pytest.mark.parametrize("text", ["0:45", "12:07", "3/8", "10/12"])
@pytest.mark.parametrize(("width", "height"), [(40, 8), (76, 12), (120, 30), (20, 3)])
def test_digits_never_leave_their_room(text, width, height):
    rows = block_rows(text, width, height)
    assert len(rows) <= height
    assert all(len(row) <= width for row in rows)


def test_more_room_means_larger_digits():
    assert len(block_rows("0:45", 76, 12)) > len(block_rows("0:45", 76, 6))


def test_without_room_the_digits_are_plain_text():
    assert block_rows("0:45", 10, 2) == ["0:45"]


def test_digits_differ():
    assert len({tuple(block_rows(digit, 40, 5)) for digit in "0123456789"}) == 10
