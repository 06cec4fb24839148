"""The table of clinical.md 1.5 says here what it says on paper, and no M is an empty word."""

import pytest

from coach.domain.exercises.kinds import KINDS, Column
from coach.domain.exercises.vocabulary import CODES, REGIONS, Code
from coach.domain.safety.modality_rules import RULES, SHORT_NAMES, cells

PAPER = """
code      ball move strength heat cold
bleed     B    M    -        -    M
dvt       B    B    B        B    B
varix     B    -    -        M    M
osteo     M    M    M        -    -
vfx       B    B    M        M    M
surg      B    B    B        M    M
disc      M    M    M        -    -
stenosis  -    M    -        -    -
spondy    M    M    M        -    -
neuro     B    M    M        B    B
preg      M    M    M        M    M
preg20    M    M    M        M    M
skin      B    -    -        B    B
swell     B    M    B        B    -
fever     B    B    B        B    -
cancer    B    M    M        B    B
cardiac   -    -    M        M    M
circ      M    -    -        B    B
coldsens  -    -    -        -    B
cervart   B    B    M        -    -
dizzy     B    B    M        -    -
rheum     B    B    M        -    -
hernia    M    -    M        -    -
hyper     M    M    -        -    -
implant   B    -    M        B    M
cognition B    M    M        B    B
"""
HEAD, *ROWS = [line.split() for line in PAPER.strip().splitlines()]
MARKS = {(row[0], column): mark for row in ROWS for column, mark in zip(HEAD[1:], row[1:], strict=True)}
EVERY_CELL = [(code, column, cell) for code, row in RULES.items() for column, cell in row.items()]


def test_every_mark_is_the_one_on_paper_and_no_other_code_has_a_row() -> None:
    kept = {(code, column): cell.mark for code, column, cell in EVERY_CELL}
    beyond: set[tuple[Code, Column]] = {("preg20", "rest"), ("inflam", "move"), ("inflam", "strength")}
    assert {key: mark for key, mark in MARKS.items() if mark != "-"} == {
        key: mark for key, mark in kept.items() if key not in beyond
    }
    assert beyond <= set(kept)


@pytest.mark.parametrize(("code", "column", "cell"), EVERY_CELL)
def test_every_cell_has_a_rule_of_its_mark(code: str, column: str, cell: object) -> None:
    kept = RULES[code][column]  # type: ignore[index]
    effects = {rule.effect for rule in kept.rules}
    assert "block" in effects if kept.mark == "B" else effects & {"ask", "soften"}


def test_every_rule_says_why_in_one_short_sentence() -> None:
    for _, _, cell in EVERY_CELL:
        for rule in cell.rules:
            assert 10 < len(rule.says) <= 90
            assert rule.says.rstrip(".") == rule.says
            assert "acute" not in rule.says


def test_every_code_has_a_short_name_and_every_kind_its_columns() -> None:
    assert set(SHORT_NAMES) == set(CODES)
    assert all(rules.columns for rules in KINDS.values())


def test_every_zone_is_made_of_known_places() -> None:
    assert all(rule.zone <= set(REGIONS) for _, _, cell in EVERY_CELL for rule in cell.rules)


def test_heat_and_cold_in_turn_obey_both_columns() -> None:
    assert cells("contrast", "coldsens") == cells("cold", "coldsens")
    assert cells("contrast", "fever") == cells("heat", "fever")
    assert cells("contrast", "neuro") == cells("heat", "neuro") + cells("cold", "neuro")


def test_only_three_changes_are_enough_where_a_record_lists_the_code() -> None:
    assert {(code, column) for code, column, cell in EVERY_CELL if cell.enough} == {
        ("preg", "heat"),
        ("preg", "cold"),
        ("circ", "ball"),
    }
