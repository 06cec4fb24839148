"""The door: `coach` and `python -m coach`."""

import gc
import os
import sys

COMPLETION = "_COACH_COMPLETE"


def main() -> None:
    """`coach` alone opens the screen without the command line, which would only delay it.

    Nothing that is loaded at the start is garbage, so the collector waits for what comes after.
    """
    gc.disable()
    if len(sys.argv) > 1 or COMPLETION in os.environ:
        from coach.cli import coach

        coach()
    else:
        from coach.tui.starting import open_alone

        open_alone()


if __name__ == "__main__":
    main()
