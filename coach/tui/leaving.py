"""The ways out that a person does not choose: a closed terminal, a signal."""

import asyncio
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

GRACE_S = 3.0
RESTORE_S = 1.0


@runtime_checkable
class Keeper(Protocol):
    """A screen that has something to save when the app ends, and is not disturbed while somebody is guided by it."""

    @property
    def guiding(self) -> bool:
        """Whether somebody is guided now."""
        raise NotImplementedError

    def keep_for_later(self) -> None:
        """Saves it, at once and without a question."""


def leave_on_signals(app: "CoachApp") -> None:
    """Ends `app` in time on SIGTERM, SIGINT and SIGHUP, with 128 + the signal's number as exit code."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, _leave, app, number)
        except NotImplementedError:
            return


def _leave(app: "CoachApp", number: signal.Signals) -> None:
    """A terminal that has gone is replaced by nothing."""
    if number.name == "SIGHUP" and not has_terminal():
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
    leave_in_time(app, 128 + number)


def leave_in_time(app: "CoachApp", code: int) -> None:
    """Ends `app` in order, as soon as it has begun; or without it where that takes more than three seconds."""
    end = threading.Timer(GRACE_S, _end, (app, code))
    end.daemon = True
    end.start()
    app.call_later(app.action_leave, code)


def _end(app: "CoachApp", code: int) -> None:
    """Give the terminal back, where that can be done in a second, and end."""
    restoring = threading.Thread(target=app.give_terminal_back, daemon=True)
    restoring.start()
    restoring.join(RESTORE_S)
    os._exit(code)


def has_terminal() -> bool:
    """Whether the terminal of this process is still there."""
    if sys.platform == "win32":
        return False
    try:
        os.tcgetpgrp(0)
    except OSError:
        return False
    return True
