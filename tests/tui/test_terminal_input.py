"""Bytes of any kind from a real terminal (fault 30): nothing ends the screen, and no word that was typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.clock import SystemClock
from coach.domain.journal.entries import CheckIn
from coach.store import Store
from tests.ready import make_home_ready
from tests.tui.test_terminal import Terminal

LINES = [f"line {number}" for number in range(2000)]
ODD = {
    "no UTF-8": b"\xfc\xff\xc3\x28\xf0\x9f",
    "alternate codes": b"\x1b[1080::98;;1080u",
    "kinds of event": b"\x1b[1080:1048:98;2:1;1048u",
    "no character": b"\x1b[4294967295;;4294967295u\x1b[97;;1114112u\x1b[55296u",
    "a window of no size": b"\x1b[48;24;80;0;0t\x1b[<35;5;5M\x1b[48;0;0;0;0t",
    "a window without end": b"\x1b[48;999999;999999;9;9t",
    "unfinished sequences": b"\x1b[<99999999999999999999;1;1M\x1b[?;\x1b[;;;;u\x1bO\x1b]0;x\x07",
}


@pytest.fixture
def terminal(coach_home: Path) -> Iterator[Terminal]:
    make_home_ready()
    opened = Terminal(coach_home)
    yield opened
    if not opened.process.closed:
        opened.process.close(force=True)


def open_note(terminal: Terminal) -> None:
    """Opens a check-in with pain 4, and goes to the field for its note."""
    terminal.shows("Enter starts it")
    terminal.process.send("c")
    terminal.shows("How much does it hurt now?")
    terminal.process.send("4")
    terminal.shows("4: moderate")
    row = next(number for number, line in enumerate(terminal.screen.display) if "Note" in line)
    place = f"{terminal.screen.display[row].find('anything ') + 2};{row + 1}"
    terminal.process.send(f"\x1b[<0;{place}M\x1b[<0;{place}m")


def note_kept(terminal: Terminal, home: Path) -> str:
    """Ends the check-in and Coach; the note as it was kept."""
    terminal.process.send("\r")
    terminal.shows("pain 4 of 10")
    terminal.process.send("q")
    assert terminal.ended() == 0
    assert terminal.is_restored()
    assert b"Traceback" not in terminal.raw
    (entry,) = (entry for entry in Store(home, SystemClock()).journal.entries() if isinstance(entry, CheckIn))
    return entry.note


def test_bytes_of_any_kind_end_nothing_and_lose_no_word(terminal: Terminal, coach_home: Path) -> None:
    open_note(terminal)
    words = [f"word{number}" for number in range(len(ODD))]
    for odd, word in zip(ODD.values(), words, strict=True):
        terminal.process.send(odd + f" {word} ".encode())
        terminal.shows(word)
    note = note_kept(terminal, coach_home)
    assert [word for word in note.split() if word in words] == words
    assert "\N{CYRILLIC SMALL LETTER I}" in note


@pytest.mark.parametrize("marked", [True, False], ids=["marked as pasted", "not marked"])
def test_two_thousand_pasted_lines_stay_together_in_one_field(
    terminal: Terminal, coach_home: Path, marked: bool
) -> None:
    open_note(terminal)
    text = "\r".join(LINES).encode()
    terminal.process.send(b"\x1b[200~" + text + b"\x1b[201~" if marked else text)
    terminal.shows("line 0")
    terminal.process.send(" end")
    terminal.shows("1999 end")
    assert note_kept(terminal, coach_home) == " ".join([*LINES, "end"])


def test_what_does_not_fit_is_told_and_what_was_typed_stays(terminal: Terminal, coach_home: Path) -> None:
    open_note(terminal)
    terminal.process.send("before")
    terminal.shows("before")
    terminal.process.send(b"\x1b[200~" + b"long " * 4001 + b"\x1b[201~")
    terminal.shows("does not fit")
    assert note_kept(terminal, coach_home) == "before"


def test_escape_sequences_in_a_pasted_text_are_no_keys(terminal: Terminal, coach_home: Path) -> None:
    open_note(terminal)
    terminal.process.send(b"\x1b[200~red \x1b[31mwords\x1b[0m \x1b[A\x1bqq\x03 here\x1b[201~")
    terminal.shows("here")
    assert note_kept(terminal, coach_home) == "red [31mwords[0m [Aqq here"
