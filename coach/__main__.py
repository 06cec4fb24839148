"""The door: `coach` and `python -m coach`."""

import _signal  # type: ignore[import-not-found]  # the part of signal that is there from the first moment
import gc
import os
import sys

COMPLETION = "_COACH_COMPLETE"


def main() -> None:
    """Open the screen for `coach` alone, without the command line, which would only delay it; else do the command.

    Nothing that is loaded at the start is garbage, so the collector waits for what comes after. While Coach is being
    loaded, Ctrl-C ends it at once and without a word.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    gc.disable()
    from coach.boundary import guarded

    guarded(_command if len(sys.argv) > 1 or COMPLETION in os.environ else _screen)


def _command() -> None:
    from coach.cli import coach

    coach()


def _screen() -> None:
    from coach.tui.starting import open_screen

    open_screen()


if __name__ == "__main__":
    main()
