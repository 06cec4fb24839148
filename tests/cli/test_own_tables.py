"""Coach's own tables come back by the ids of their entries, and nothing doubles."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from coach.domain.journal.entries import PERMANENT, AnyEntry, CheckIn, NoteEntry, Place, Run
from tests.cli.transferring import run, said, store_of
from tests.report.journals import journals

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def test_a_table_of_this_journal_changes_nothing(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "tables"
    store_of(home).journal.add_all(
        [CheckIn(at=NOON, pain=4, places=(Place("neck", "left", 4), Place("calf")), note="=1+1"), NoteEntry(at=NOON)]
    )
    before = store_of(home).journal.entries()
    said(home, "export", "--csv", folder)
    for table in folder.iterdir():
        assert "Taken 0, already here 1, skipped 0." in said(home, "import", table)
    assert store_of(home).journal.entries() == before


def test_an_entry_comes_back_from_a_table_that_a_spreadsheet_has_saved(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "tables"
    entry = store_of(home).journal.add(
        CheckIn(at=NOON, pain=4, places=(Place("neck", "left", 4, "ache"), Place("calf")), note="=1+1")
    )
    said(home, "export", "--csv", folder)
    table = folder / "check_ins.csv"
    table.write_text(table.read_text(encoding="utf-8-sig").replace(",", ";"), encoding="utf-8")
    other = tmp_path / "other"
    assert "Taken 1, already here 0, skipped 0." in said(other, "import", table)
    assert "Taken 0, already here 1, skipped 0." in said(other, "import", table)
    assert store_of(other).journal.entries() == (entry,)


@settings(max_examples=25, deadline=None)
@given(entries=journals())
def test_the_tables_of_any_journal_double_nothing_here_and_bring_whole_entries_elsewhere(
    entries: list[AnyEntry],
) -> None:
    with TemporaryDirectory() as folder:
        home, other, tables = Path(folder, "home"), Path(folder, "other"), Path(folder, "tables")
        store_of(home).journal.take(entries)
        before = store_of(home).journal.entries()
        said(home, "export", "--csv", tables)
        for table in tables.iterdir() if tables.exists() else ():
            assert "Taken 0, already here" in said(home, "import", table)
            result = run(other, "import", table)
            assert result.exit_code == 0, result.output
        assert store_of(home).journal.entries() == before
        back = {entry.id: type(entry) for entry in store_of(other).journal.entries()}
        # A run and a safety answer are more than their rows.
        assert back == {entry.id: type(entry) for entry in before if not isinstance(entry, (Run, *PERMANENT))}
