"""What comes from a terminal: any bytes, in any order, without an end to the screen and without a lost word."""

import contextlib
import os
import re
import select
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.keys import Keys
from textual.message import Message

from coach.domain.text import clean
from coach.tui.leaving import has_terminal, leave_in_time, leave_on_signals

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

PART = 4096
PAUSE_S = 0.02
MOST_CELLS = 1000
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_TEXT = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]{16,}")
_PASTED = re.compile(r"(?=.{200})[^\r\n]*[\r\n]+[^\r\n]+[\r\n]+[^\r\n]", re.DOTALL)
"""So much text with lines at once was pasted in a terminal that does not mark it: nobody types that."""

_EXTENDED_KEY = re.compile(r"\x1b\[(\d+)(?::[\d:]*)?(?:;(\d*)(?::\d*)?(;[\d:]*)?)?u")


class SafeParser(XTermParser):
    """Textual's parser, which takes anything.

    Textual 8.2 raises for keys with alternate codes (`ESC[1080::98;;1080u`, as kitty sends them for a Cyrillic
    layout), for numbers that are no character, and for a mouse in a window of no size; all of them ended the screen.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: str | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """Parse `data`; what cannot be parsed is left out, and what follows is read afresh."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._pasted is None:
                keys, begins, data = data.partition(PASTE_BEGINS)
                yield from self._feed_keys(keys)
                self._pasted = "" if begins else None
            else:
                # Textual would take an escape sequence in a pasted text, and what follows it, as keys.
                text, ends, data = (self._pasted + data).partition(PASTE_ENDS)
                self._pasted = None if ends else text
                if ends:
                    yield pasted(text)

    def _feed_keys(self, keys: str) -> Iterable[Message]:
        for character in keys:
            try:
                yield from super().feed(character)
            except Exception:  # noqa: BLE001 - the parser of others, fed with the bytes of others
                super().__init__()

    def tick(self) -> Iterable[Message]:
        try:
            yield from super().tick()
        except Exception:  # noqa: BLE001
            super().__init__()

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]
        key = _EXTENDED_KEY.fullmatch(sequence)
        if key is not None:
            sequence = f"\x1b[{key[1]};{key[2] or ''}{key[3] or ''}u"
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]


def takes(message: Message) -> bool:
    """Whether the screen can go on with `message`: a window of a million columns or of none is no window."""
    return not isinstance(message, events.Resize) or all(0 < cells <= MOST_CELLS for cells in message.size)


def pasted(text: str) -> events.Paste:
    """The message that `text` was pasted, without what is no text."""
    return events.Paste(clean(text))


if sys.platform == "win32":

    def terminal_driver(usual: type[Driver]) -> type[Driver]:
        """Windows hands over keys, no bytes."""
        return usual

else:
    from textual.drivers.linux_driver import LinuxDriver

    class _Deaf:
        """A terminal that may be gone: what is written to it then is no reason for its thread to end."""

        def __init__(self, file: TextIO) -> None:
            self._file = file

        def write(self, text: str) -> None:
            with contextlib.suppress(OSError):
                self._file.write(text)

        def flush(self) -> None:
            with contextlib.suppress(OSError):
                self._file.flush()

        def fileno(self) -> int:
            return self._file.fileno()

    class TerminalDriver(LinuxDriver):
        """Textual's driver, which reads on after bytes that are no text, and has the signals in place first."""

        _app: "CoachApp"

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._file = cast(TextIOWrapper, _Deaf(cast(TextIO, self._file)))

        def _sigcont_application(self, *given: Any) -> None:
            """Go on after a stop. A terminal that closes says the same, and must not be taken over once more."""
            if not self._auto_restart or not has_terminal():
                return
            if not self._must_signal_resume:
                self.suspend_application_mode()
            super()._sigcont_application(*given)

        def start_application_mode(self) -> None:
            """Begin; from the first change of the terminal on, every way out gives it back."""
            leave_on_signals(self._app)
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def process_message(self, message: Message) -> None:
            if takes(message):
                super().process_message(message)

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except OSError:
                # The terminal is gone.
                self._app.call_later(leave_in_time, self._app, 0)
            except Exception as error:  # noqa: BLE001 - told as any other fault
                self._app.call_later(self._app._handle_exception, error)

        def run_input_thread(self) -> None:
            """Read until the end of the screen, and then what is left."""
            parser = SafeParser(self._debug)
            decode = getincrementaldecoder("utf-8")("replace").decode
            while not self.exit_event.is_set():
                if self._readable(0.1):
                    self._take(parser, decode)
                for message in parser.tick():
                    self.process_message(message)

        def _take(self, parser: SafeParser, decode: Any) -> None:
            data = os.read(self.fileno, PART)
            if not data:
                raise OSError("the terminal has ended")
            text = decode(data)
            parts = [text]
            while _TEXT.fullmatch(parts[-1]) and self._readable(PAUSE_S) and (data := os.read(self.fileno, PART)):
                parts.append(decode(data))
            text = "".join(parts)
            whole = _TEXT.fullmatch(text) and _PASTED.match(text)
            for message in [pasted(text)] if whole else parser.feed(text):
                self.process_message(message)

        def _readable(self, seconds: float) -> bool:
            return bool(select.select([self.fileno], [], [], seconds)[0])

    def terminal_driver(usual: type[Driver]) -> type[Driver]:
        """The driver for this terminal in the place of Textual's `usual` one."""
        return TerminalDriver if usual is LinuxDriver else usual
