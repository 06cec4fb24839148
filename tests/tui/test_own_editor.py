"""Long notes in the person's own editor: a real program on a real file."""

import sys
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.tui.own_editor import edited


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.delenv("VISUAL", raising=False)
    return folder


def editor(tmp_path: Path, body: str) -> str:
    """The command of an editor that does `body` with the `path` it is given."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n{body}\n")
    return f"'{sys.executable}' '{script}'"


@pytest.mark.parametrize("name", ["EDITOR", "VISUAL"])
def test_what_the_editor_writes_comes_back_clean_and_nothing_stays(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    body = "path.write_bytes(path.read_bytes() + b'\\nmore \\x1b[2J\\xff [/]\\n\\n')"
    monkeypatch.setenv(name, editor(tmp_path, body))
    assert edited("before") == "before\nmore [2J\ufffd [/]"
    assert list(temporary.iterdir()) == []


def test_nobody_else_may_read_the_note(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text(oct(path.parent.stat().st_mode & 0o777))"))
    assert edited("") == "0o700"


@pytest.mark.parametrize("command", ["no-such-editor-anywhere", "'unclosed"])
def test_an_editor_that_is_not_there_is_told(temporary: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("EDITOR", command)
    with pytest.raises(CoachError, match="Your editor"):
        edited("words")
    assert list(temporary.iterdir()) == []


def test_an_editor_that_fails_keeps_nothing(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text('half'); sys.exit(3)"))
    with pytest.raises(CoachError, match="ended with 3"):
        edited("words")
    assert list(temporary.iterdir()) == []


def test_a_note_that_is_too_long_is_not_lost(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text('x' * 20_001)"))
    with pytest.raises(CoachError) as refused:
        edited("words")
    kept = next(temporary.rglob("note.txt"))
    assert str(kept) in refused.value.hint
    assert len(kept.read_text()) == 20_001
