"""Aligned plain columns."""

from coach.cli.columns import columns

ROWS = [
    ("cat-cow", "Cat and cow, slow and smooth", "mobility", "low back, mid back"),
    ("bridge", "Bridge", "strength", "buttock"),
]


def test_a_pipe_gets_everything() -> None:
    assert columns(ROWS, None, 1) == [
        "cat-cow  Cat and cow, slow and smooth  mobility  low back, mid back",
        "bridge   Bridge                        strength  buttock",
    ]


def test_the_last_column_goes_first() -> None:
    assert columns(ROWS, 60, 1) == [
        "cat-cow  Cat and cow, slow and smooth  mobility",
        "bridge   Bridge                        strength",
    ]


def test_then_the_name_is_shortened() -> None:
    assert columns(ROWS, 40, 1) == [
        "cat-cow  Cat and cow, slow an…  mobility",
        "bridge   Bridge                 strength",
    ]
