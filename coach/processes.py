"""Other programs, each with all that it starts: apart from our own, and ended as one."""

import contextlib
import os
import signal
import subprocess
import sys
from typing import TypedDict

TASKKILL_S = 10.0


class Apart(TypedDict, total=False):
    """What Popen and asyncio's create_subprocess_exec are told."""

    start_new_session: bool
    creationflags: int


def apart() -> Apart:
    """Start a program as the head of a group of its own, which Ctrl-C in our terminal does not reach."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def kill_group(pid: int) -> None:
    """Kill the program `pid`, which was started apart and was not waited for yet, and all that it started."""
    if sys.platform == "win32":
        # Windows knows no group that can be killed, but this program of its own follows the parents.
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(
                ("taskkill", "/T", "/F", "/PID", str(pid)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=subprocess.CREATE_NO_WINDOW,
                timeout=TASKKILL_S,
                check=False,
            )
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGTERM)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
