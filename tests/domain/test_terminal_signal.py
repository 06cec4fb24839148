"""How a reminder calls through the terminal: only what is meant for it, whatever the words hold."""

import re

import pytest

from coach.domain.terminal_signal import Signal, Spoken, chosen, detected, sequence
from coach.domain.text import is_clean
from tests.hostile import HOSTILE

TMUX = {"TMUX": "/tmp/tmux-1000/default,1,0", "TERM": "tmux-256color"}
OSC: tuple[Signal, ...] = ("osc9", "osc777", "osc99")
WHOLE = {
    "osc9": r"\x1b\]9;Coach: (?P<said>[^;\x00-\x1f]*)\x07",
    "osc777": r"\x1b\]777;notify;(?P<said>[^;\x00-\x1f]*;[^;\x00-\x1f]*)\x07",
    "osc99": r"\x1b\]99;i=coach(:d=0)?;(?P<said>[^\x00-\x1f]*)\x1b\\(\x1b\]99;i=coach:p=body;[^\x00-\x1f]*\x1b\\)?",
}


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "osc99"),
        ({"TERM_PROGRAM": "WezTerm"}, "osc777"),
        ({"TERM_PROGRAM": "ghostty"}, "osc777"),
        ({"TERM_PROGRAM": "iTerm.app"}, "osc9"),
        ({"LC_TERMINAL": "iTerm2", "TERM": "xterm-256color"}, "osc9"),
        ({"TERM": "foot"}, "osc777"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "osc777"),
        ({"WT_SESSION": "a"}, "bell"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "bell"),
        ({"TERM": "linux"}, "bell"),
        ({}, "bell"),
    ],
)
def test_the_terminal_is_known_by_its_environment(environment: dict[str, str], spoken: Spoken) -> None:
    assert detected(environment) == spoken


def test_tmux_gets_a_bell_unless_it_hands_on() -> None:
    assert chosen("auto", False, {**TMUX, "KITTY_WINDOW_ID": "1"}) == "bell"
    assert chosen("auto", True, {**TMUX, "KITTY_WINDOW_ID": "1"}) == "osc99"


def test_what_is_wrapped_for_tmux_has_each_escape_twice() -> None:
    assert sequence("Tea", "now", False, "osc777", True, TMUX) == "\x1bPtmux;\x1b\x1b]777;notify;Tea;now\a\x1b\\"
    assert sequence("Tea", "now", False, "osc777", True, {}) == "\x1b]777;notify;Tea;now\a"


def test_off_is_silent_and_sound_is_the_bell() -> None:
    assert sequence("Tea", "now", True, "off", False, {}) == ""
    assert sequence("Tea", "now", True, "bell", False, {}) == "\a"
    assert sequence("Tea", "now", False, "bell", False, {}) == ""
    assert sequence("Tea", "", True, "osc9", False, {}) == "\a\x1b]9;Coach: Tea\a"


@pytest.mark.parametrize("signal", OSC)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_breaks_out_of_its_place(signal: Signal, name: str) -> None:
    said = sequence(HOSTILE[name], f"4;{HOSTILE[name]}", False, signal, False, {})
    found = re.fullmatch(WHOLE[signal], said)
    assert found
    assert is_clean(found["said"])
    assert len(said) < 400
