"""The ways in: the whole app, or the run of one routine, on this terminal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coach.clock import Clock, SystemClock
from coach.errors import CoachError
from coach.tui.app import CoachApp
from coach.tui.terminal import terminal_driver

if TYPE_CHECKING:
    from coach.library import Library


def open_screen(opens: str = "") -> None:
    """`coach` without a command: the whole app on this terminal, on what the reminder with the key `opens` is about."""
    _run(SystemClock(), None, opens)


def open_run(routine: str, speed: float = 1.0) -> None:
    """The run of one routine on this terminal, by its id; `speed` 60 plays a minute in a second."""
    _run(SystemClock(speed), routine)


def open_window(routine: str | None = None, speed: float = 1.0) -> None:
    """The same in a window of a browser, for the server of `coach serve` at the other end of stdin and stdout."""
    from coach.tui.browser import BrowserDriver

    app = _app(SystemClock(speed), routine)
    app.driver_class = BrowserDriver
    _show(app)


def _run(clock: Clock, routine: str | None, opens: str = "") -> None:
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()):
        raise CoachError(
            "Coach's screen needs a terminal.",
            hint="Use `coach run ROUTINE --plain` for plain lines, or `coach --help` for the other commands.",
        )
    app = _app(clock, routine, opens)
    app.driver_class = terminal_driver(app.driver_class)
    _show(app)


def _show(app: CoachApp) -> NoReturn:
    """Show `app` until its end, and end with its exit code. Raises what ended it, if nobody had foreseen that."""
    app.run()
    app.store.close()
    if app.fault is not None:
        raise app.fault
    sys.exit(app.return_code)


def _app(clock: Clock, routine: str | None, opens: str = "") -> CoachApp:
    from coach.paths import home
    from coach.store import Store

    place = home()
    return CoachApp(Store(place, clock), lambda: _load(place), clock, routine, opens)


def _load(place: Path) -> "Library":
    from coach.library import load

    return load(place)
