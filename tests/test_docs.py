"""What the documents say of an export is what an export holds."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from coach.domain.journal.entries import KIND_NAMES, AnyEntry, Entry
from coach.domain.journal.fields import MEANINGS, SHARED, field_lines, parts_of, tag_of
from coach.report.tables import FILES, columns
from docs.fields import DOCUMENT, renewed
from tests.cli.transferring import said, store_of
from tests.report.journals import journals

FIELDS_OF = {
    tag_of(kind): {line.name for line in field_lines(kind)}
    for entry in KIND_NAMES
    for kind in (entry, *parts_of(entry))
}


def test_the_fields_in_the_document_are_those_of_today() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert renewed(text) == text, "out of date: uv run python -m docs.fields"


@pytest.mark.parametrize("kind", [kind for entry in KIND_NAMES for kind in (entry, *parts_of(entry))])
def test_every_field_has_a_meaning_and_no_meaning_is_left_over(kind: type[Entry]) -> None:
    assert FIELDS_OF[tag_of(kind)] == set(MEANINGS[kind])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=journals())
def test_a_real_export_holds_the_fields_that_the_document_names(
    entries: list[AnyEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("export")
    store_of(folder / "home").journal.take(entries)
    said(folder / "home", "export", "-o", folder / "out.json", "--csv", folder / "tables")
    for entry in json.loads((folder / "out.json").read_text("utf-8"))["entries"]:
        assert set(entry) == set(SHARED) | FIELDS_OF[entry["kind"]]
    for kind, name in FILES.items():
        assert f"Table `{name}`: {', '.join(f'`{column}`' for column in columns(kind))}." in DOCUMENT.read_text("utf-8")
        table = folder / "tables" / f"{name}.csv"
        if table.exists():
            assert tuple(header(table)) == columns(kind)


def header(table: Path) -> list[str]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


def test_the_command_says_every_field(tmp_path: Path) -> None:
    told = said(tmp_path, "export", "--fields")
    assert "  pain: pain at that moment (0 to 10)" in told
    assert all(f"  {name}: " in told for names in FIELDS_OF.values() for name in names)
