"""Single keys from a terminal, without waiting for Enter and without blocking the clock."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

ESCAPES = {"\x1b[C": "right", "\x1b[D": "left", "\x1b": "escape", "\r": "enter", "\n": "enter", " ": "space"}


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


class TerminalKeys:
    """A terminal in character mode while keys are read, and in line mode while a line is typed."""

    answers = True

    def __init__(self) -> None:
        import termios

        self._fd = sys.stdin.fileno()
        self._lines = termios.tcgetattr(self._fd)

    def read(self, timeout_s: float) -> str | None:
        import select

        ready, _, _ = select.select([self._fd], [], [], timeout_s)
        if not ready:
            return None
        typed = os.read(self._fd, 32).decode(errors="replace")
        return ESCAPES.get(typed) or (typed[0].lower() if typed and typed[0].isprintable() else "")

    def line(self, prompt: str) -> str | None:
        self.line_mode()
        try:
            return input(prompt + " ").strip()
        except EOFError:
            click.echo()
            return None
        finally:
            self.key_mode()

    def key_mode(self) -> None:
        """Hand over every key at once, unseen."""
        import tty

        tty.setcbreak(self._fd)

    def line_mode(self) -> None:
        """Put the terminal back as it was."""
        import termios

        termios.tcsetattr(self._fd, termios.TCSADRAIN, self._lines)


class WindowsKeys:
    """The console of Windows, which has no descriptor to wait on."""

    answers = True

    def read(self, timeout_s: float) -> str | None:
        import msvcrt

        until = time.monotonic() + timeout_s
        while time.monotonic() < until:
            if msvcrt.kbhit():  # type: ignore[attr-defined]
                typed: str = msvcrt.getwch()  # type: ignore[attr-defined]
                return ESCAPES.get(typed) or typed.lower()
            time.sleep(0.02)
        return None

    def line(self, prompt: str) -> str | None:
        try:
            return input(prompt + " ").strip()
        except EOFError:
            return None


@contextmanager
def open_keys() -> Iterator[Keys]:
    """The keys of this terminal, which is put back as it was at the end; lines alone when there is no terminal."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        yield NoKeys()
    elif sys.platform == "win32":
        yield WindowsKeys()
    else:
        keys = TerminalKeys()
        keys.key_mode()
        try:
            yield keys
        finally:
            keys.line_mode()
