"""Long notes in the person's own editor: a real program on a real file."""

import sys
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.tui.own_editor import edited, rescued


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


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(3)",
        "path.unlink()",
        "path.unlink(); path.mkdir()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    ],
)
def test_an_editor_that_leaves_no_words_leaves_the_note_as_it_was(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, body))
    with pytest.raises(CoachError, match="Your editor") as refused:
        edited("words")
    assert "as it was" in refused.value.hint
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "body",
    [
        "path.write_text('new words'); sys.exit(3)",
        "import os, signal; path.write_text('new words'); os.kill(os.getpid(), signal.SIGKILL)",
        "path.unlink(); path.mkdir(); (path / 'inside').write_text('new words')",
        "path.unlink(); path.with_name('note.txt~').write_text('new words')",
    ],
)
def test_words_of_an_editor_that_fails_are_named(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, body))
    with pytest.raises(CoachError, match="Your editor") as refused:
        edited("words")
    (kept,) = (path for path in temporary.rglob("*") if path.is_file())
    assert refused.value.hint == f"What you wrote is still in {kept}"
    assert kept.read_text() == "new words"


def test_what_an_editor_leaves_beside_the_note_is_taken_away(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "path.with_name('more').mkdir(); path.with_name('.note.txt.swp').touch(); path.write_text('new')"
    monkeypatch.setenv("EDITOR", editor(tmp_path, body))
    assert edited("old") == "new"
    assert list(temporary.iterdir()) == []


def test_a_note_that_is_too_long_is_not_lost(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text('x' * 20_001)"))
    with pytest.raises(CoachError) as refused:
        edited("words")
    kept = next(temporary.rglob("note.txt"))
    assert str(kept) in refused.value.hint
    assert len(kept.read_text()) == 20_001


def test_words_that_the_journal_refuses_are_put_aside_and_named(temporary: Path) -> None:
    with pytest.raises(CoachError, match="disk is full") as refused, rescued("my words"):
        raise CoachError("The disk is full.", "", "Make room.")
    (kept,) = temporary.rglob("note.txt")
    assert refused.value.hint == f"What you wrote is still in {kept}"
    assert kept.read_text() == "my words"
