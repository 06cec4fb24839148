"""Opens the link in the person's browser, without showing it to others on this machine."""

import html
import os
import shutil
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import CoachError


@contextmanager
def opened(link: str) -> Iterator[None]:
    """Open `link`; what that took is gone at the end. Raises CoachError where there is no desktop.

    Everyone on a machine sees with which words a program was started. So the browser is started with the name of a
    file that only this person can read, and the file leads on to the link.
    """
    names = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform not in ("win32", "darwin") and not any(os.environ.get(name) for name in names):
        raise CoachError("There is no desktop here to open a browser on.", "", "Leave --open away and use the link.")
    folder = Path(tempfile.mkdtemp(prefix="coach-"))
    try:
        file = folder / "open.html"
        there = html.escape(link, quote=True)
        file.write_text(f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url={there}">\n', "utf-8")
        file.chmod(0o600)
        # Some browsers hold their caller until they end.
        threading.Thread(target=webbrowser.open, args=(file.as_uri(),), daemon=True).start()
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
