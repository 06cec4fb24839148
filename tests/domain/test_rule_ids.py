"""Every rule of clinical.md has its place: a function whose docstring names it."""

import ast
import re
from pathlib import Path

import pytest

import coach.domain

RULES = (
    *(f"R{number:02}" for number in range(1, 23)),
    *(f"D{number}" for number in range(1, 10)),
    *(f"A{number}" for number in range(1, 8)),
)


def documented() -> set[str]:
    """The ids of rules in the docstrings of all functions of the domain."""
    found: set[str] = set()
    for file in Path(coach.domain.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found.update(re.findall(r"\b[RDA]\d+\b", ast.get_docstring(node) or ""))
    return found


DOCUMENTED = documented()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_named_in_the_docstring_of_a_function(rule: str) -> None:
    assert rule in DOCUMENTED
