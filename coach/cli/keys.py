"""Single keys from a terminal, without waiting for Enter and without blocking the clock."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

ESCAPES = {"\x1b[C": "right", "\x1b[D": "left", "\x1b": "escape", "\r": "enter", "\n": "enter", " ": "space"}
WINDOWS_FIRST = ("\x00", "\xe0")
WINDOWS_SECOND = {"M": "right", "K": "left"}
LOOK_EVERY_S = 0.02


class Keys(Protocol):
    """Where the keys of a plain run come from."""

    answers: bool

    def read(self, timeout_s: float) -> str | None:
        """The name of a key pressed within `timeout_s` seconds (a letter, a digit, space, enter, ...), or None."""

    def line(self, prompt: str) -> str | None:
        """A typed line, or None when there is nobody to type."""


class NoKeys:
    """Input that is no terminal: lines can be read from it until it ends, keys can not."""

    answers = False

    def read(self, timeout_s: float) -> str | None:
        time.sleep(timeout_s)
        return None

    def line(self, prompt: str) -> str | None:
        click.echo(prompt + " ", nl=False)
        text = sys.stdin.readline() if sys.stdin and not sys.stdin.closed else ""
        click.echo(text.strip())
        return text.strip() if text else None


if sys.platform == "win32":
    import msvcrt

    class TerminalKeys:
        """The console of Windows, which has no descriptor to wait on and no modes to leave as they were."""

        answers = True

        def read(self, timeout_s: float) -> str | None:
            until = time.monotonic() + timeout_s
            while time.monotonic() < until:
                if msvcrt.kbhit():
                    return _windows_key(msvcrt.getwch())
                time.sleep(LOOK_EVERY_S)
            return None

        def line(self, prompt: str) -> str | None:
            return _typed(prompt)

        def key_mode(self) -> None:
            """Hand over every key at once, unseen: here they always are."""

        def line_mode(self) -> None:
            """Put the console back as it was: it was never changed."""

    def _windows_key(typed: str) -> str:
        """The name of a key; arrows and others come as two, and the second one would look like a letter."""
        if typed in WINDOWS_FIRST:
            return WINDOWS_SECOND.get(msvcrt.getwch(), "")
        return _key_name(typed)

else:
    import select
    import termios
    import tty

    class TerminalKeys:
        """A terminal in character mode while keys are read, and in line mode while a line is typed."""

        answers = True

        def __init__(self) -> None:
            self._fd = sys.stdin.fileno()
            self._lines = termios.tcgetattr(self._fd)

        def read(self, timeout_s: float) -> str | None:
            ready, _, _ = select.select([self._fd], [], [], timeout_s)
            return _key_name(os.read(self._fd, 32).decode(errors="replace")) if ready else None

        def line(self, prompt: str) -> str | None:
            self.line_mode()
            try:
                return _typed(prompt)
            finally:
                self.key_mode()

        def key_mode(self) -> None:
            """Hand over every key at once, unseen."""
            tty.setcbreak(self._fd)

        def line_mode(self) -> None:
            """Put the terminal back as it was."""
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._lines)


def _key_name(typed: str) -> str:
    return ESCAPES.get(typed) or (typed[0].lower() if typed and typed[0].isprintable() else "")


def _typed(prompt: str) -> str | None:
    try:
        return input(prompt + " ").strip()
    except EOFError:
        click.echo()
        return None


@contextmanager
def open_keys() -> Iterator[Keys]:
    """The keys of this terminal, which is put back as it was at the end; lines alone when there is no terminal."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        yield NoKeys()
    else:
        keys = TerminalKeys()
        keys.key_mode()
        try:
            yield keys
        finally:
            keys.line_mode()
