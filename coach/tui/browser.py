"""Coach in a window of a browser, which `coach serve` holds at the other end of two pipes."""

import contextvars
import os
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.drivers import web_driver
from textual.events import AppFocus
from textual.message import Message

from coach.tui.leaving import leave_in_time, leave_on_signals
from coach.tui.terminal import SafeParser, takes

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

# The driver makes its parser itself, and cannot be given one.
web_driver.XTermParser = SafeParser  # type: ignore[attr-defined]


class BrowserDriver(web_driver.WebDriver):
    """Textual's driver for browsers, which also ends in order when the window closes or the server is gone."""

    _app: "CoachApp"

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._write = partial(_write_all, self.fileno)
        self._context = contextvars.copy_context()
        self._begun = threading.Event()

    def start_application_mode(self) -> None:
        """Begins; nothing that the page says is heard before that."""
        super().start_application_mode()
        leave_on_signals(self._app)
        self._begun.set()

    def process_message(self, message: Message) -> None:
        if takes(message):
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Reads until the pipe ends, and Coach with it."""
        super().run_input_thread()
        self._leave()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Takes what the server says apart from keys; when it asks for the end, a run is kept to go on with."""
        self._begun.wait()
        if packet_type == "quit":
            self._leave()
        elif packet_type == "focus":
            # The same way as Textual's own word at the start that nobody looks, so that it can not overtake that.
            self._app.call_later(self._app.post_message, AppFocus())
        else:
            super().on_meta(packet_type, payload)

    def _leave(self) -> None:
        if not self.exit_event.is_set():
            self._loop.call_soon_threadsafe(leave_in_time, self._app, 0, context=self._context)


def _write_all(fileno: int, data: bytes) -> int:
    """Writes all of it, as half a packet would make nonsense of the next; that the pipe is gone is no fault of ours."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(fileno, rest) :]
    except OSError:
        return 0
    return len(data)
