"""What is written to a terminal so that it calls the person: a bell, and the notification it knows (OSC 9, 777, 99)."""

from collections.abc import Callable, Mapping
from typing import Literal

from coach.domain.text import one_line, shorten

Signal = Literal["auto", "off", "bell", "osc9", "osc777", "osc99"]
Spoken = Literal["bell", "osc9", "osc777", "osc99"]

SIGNAL_NAMES: Mapping[Signal, str] = {
    "auto": "automatic",
    "off": "off",
    "bell": "bell only",
    "osc9": "OSC 9",
    "osc777": "OSC 777",
    "osc99": "OSC 99",
}

TMUX_HELP = (
    "tmux keeps notifications to itself unless its own settings hold: set -g allow-passthrough on. With that line, "
    "tick this, and they are wrapped so that tmux hands them on to the terminal around it."
)

BEL = "\a"
ESC = "\x1b"
LONGEST_TITLE = 80
LONGEST_BODY = 200

BY_VARIABLE: tuple[tuple[str, Spoken], ...] = (
    ("KITTY_WINDOW_ID", "osc99"),
    ("WEZTERM_PANE", "osc777"),
    ("GHOSTTY_RESOURCES_DIR", "osc777"),
    ("KONSOLE_VERSION", "osc777"),
    ("VTE_VERSION", "osc777"),
    ("ITERM_SESSION_ID", "osc9"),
    ("WT_SESSION", "bell"),
    ("ConEmuPID", "bell"),
)
"""What a terminal sets where it starts a shell. Windows Terminal and ConEmu mean something else by OSC 9."""

BY_PROGRAM: Mapping[str, Spoken] = {
    "iterm.app": "osc9",
    "iterm2": "osc9",
    "wezterm": "osc777",
    "ghostty": "osc777",
    "warpterminal": "osc777",
    "rio": "osc9",
}
BY_TERM: tuple[tuple[str, Spoken], ...] = (
    ("xterm-kitty", "osc99"),
    ("xterm-ghostty", "osc777"),
    ("wezterm", "osc777"),
    ("foot", "osc777"),
    ("rxvt", "osc777"),
    ("contour", "osc777"),
)


def detected(environment: Mapping[str, str]) -> Spoken:
    """What the terminal of this environment knows; only its bell where nobody can tell."""
    for program in (environment.get("TERM_PROGRAM", ""), environment.get("LC_TERMINAL", "")):
        if program.lower() in BY_PROGRAM:
            return BY_PROGRAM[program.lower()]
    for name, spoken in BY_VARIABLE:
        if environment.get(name):
            return spoken
    term = environment.get("TERM", "")
    return next((spoken for name, spoken in BY_TERM if term.startswith(name)), "bell")


def in_tmux(environment: Mapping[str, str]) -> bool:
    """Whether tmux stands between Coach and the terminal."""
    return bool(environment.get("TMUX")) or environment.get("TERM", "").startswith("tmux")


def chosen(wanted: Signal, passthrough: bool, environment: Mapping[str, str]) -> Spoken | None:
    """What to write: as the person wants it, else as detected, and what tmux would swallow only as a bell."""
    if wanted == "off":
        return None
    if wanted != "auto":
        return wanted
    return "bell" if in_tmux(environment) and not passthrough else detected(environment)


def sequence(
    title: str, body: str, sound: bool, wanted: Signal, passthrough: bool, environment: Mapping[str, str]
) -> str:
    """The bytes for the terminal, as text: nothing where it is off; `sound` adds the bell.

    Both texts lose whatever a terminal would obey; a semicolon, which parts the fields, becomes a comma.
    """
    spoken = chosen(wanted, passthrough, environment)
    if spoken is None:
        return ""
    bell = BEL if sound else ""
    if spoken == "bell":
        return bell
    said = WAYS[spoken](_field(title, LONGEST_TITLE) or "Coach", _field(body, LONGEST_BODY))
    return bell + (_wrapped(said) if passthrough and in_tmux(environment) else said)


def _osc9(title: str, body: str) -> str:
    # A first word of our own: some terminals read a number there as a progress bar.
    return f"{ESC}]9;Coach: {': '.join(part for part in (title, body) if part)}{BEL}"


def _osc777(title: str, body: str) -> str:
    return f"{ESC}]777;notify;{title};{body}{BEL}"


def _osc99(title: str, body: str) -> str:
    if not body:
        return f"{ESC}]99;i=coach;{title}{ESC}\\"
    return f"{ESC}]99;i=coach:d=0;{title}{ESC}\\{ESC}]99;i=coach:p=body;{body}{ESC}\\"


WAYS: Mapping[Spoken, Callable[[str, str], str]] = {"osc9": _osc9, "osc777": _osc777, "osc99": _osc99}


def _field(text: str, longest: int) -> str:
    return shorten(one_line(text).replace(";", ","), longest)


def _wrapped(said: str) -> str:
    return f"{ESC}Ptmux;{said.replace(ESC, ESC + ESC)}{ESC}\\"
