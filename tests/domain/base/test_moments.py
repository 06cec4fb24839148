"""Every moment and list of days of the two tables: what people write, and what it means or that it is refused."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from coach.domain.base.moments.days import read_days
from coach.domain.base.moments.reading import Reference, Side, read_moment
from coach.domain.base.moments.refusal import NotRead

NOW = "2026-12-01T02:08+01:00"
SIDES: dict[str, Side] = {"past": "past", "future": "future", "winter": "future"}


class Case(NamedTuple):
    kind: str
    words: str
    meanings: tuple[str, ...]
    refused: str
    zone: str
    now: str


def cases() -> list[Case]:
    texts = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("moments.tsv", "more_moments.tsv")]
    lines = "".join(texts).splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [case(*row) for row in rows]


def case(kind: str, words: str, meaning: str, zone: str = "Europe/Berlin", now: str = NOW) -> Case:
    plain = meaning.partition(" (")[0]
    alternatives = tuple(plain.split("|"))
    refused = next((each.removeprefix("refuse").strip(' "') for each in alternatives if each.startswith("refuse")), "")
    return Case(kind, words, alternatives, refused, zone, now)


CASES = cases()


def moment_of(case: Case) -> str:
    """The moment as the table writes it, or "refuse" with the part that is refused."""
    reference = Reference(datetime.fromisoformat(case.now), ZoneInfo(case.zone))
    try:
        at = read_moment(case.words, reference, SIDES[case.kind])
    except NotRead as refusal:
        return f"refuse {refusal.part}"
    return at.isoformat(timespec="minutes") if case.now != NOW else f"{at:%Y-%m-%d %H:%M}"


def days_of(case: Case) -> str:
    try:
        days = read_days(case.words)
    except NotRead as refusal:
        return f"refuse {refusal.part}"
    return "all" if len(days) == 7 else ",".join(days)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words)
def test_words_mean_what_the_table_says_or_are_refused(case: Case) -> None:
    meaning = days_of(case) if case.kind == "days" else moment_of(case)
    if meaning.startswith("refuse"):
        assert any(each.startswith("refuse") for each in case.meanings)
        assert case.refused in meaning
    else:
        assert meaning in case.meanings
