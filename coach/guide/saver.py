"""Keeps the place of a run on disk without ever holding up its clock."""

import threading
from collections.abc import Callable

from coach.domain.run.saved_run import SavedRun
from coach.errors import CoachError


class Saver:
    """One worker and a place for one: a newer state replaces an older one that still waits. It also calls `ticks`.

    A write that fails never reaches the run; its sentence is handed to `notice`, once until a write works again.
    """

    def __init__(
        self, save: Callable[[SavedRun], None], notice: Callable[[str], None], ticks: Callable[[], None]
    ) -> None:
        self._save = save
        self._ticks = ticks
        self._ticked = False
        self._notice = notice
        self._waiting: SavedRun | None = None
        self._closed = False
        self._failed = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="coach-saver", daemon=True)
        self._thread.start()

    def put(self, saved: SavedRun) -> None:
        """Hand over a state to be saved soon."""
        with self._wake:
            self._waiting = saved
            self._wake.notify()

    def tick(self) -> None:
        """Have `ticks` called soon."""
        with self._wake:
            self._ticked = True
            self._wake.notify()

    def close(self, timeout_s: float = 8.0) -> None:
        """Let the last state be written and stop the worker, waiting `timeout_s` seconds at most."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        self._thread.join(timeout_s)

    def _work(self) -> None:
        while True:
            with self._wake:
                while self._waiting is None and not self._ticked and not self._closed:
                    self._wake.wait()
                saved, self._waiting = self._waiting, None
                ticked, self._ticked = self._ticked, False
            if ticked:
                self._ticks()
            if saved is not None:
                self._write(saved)
            elif not ticked:
                return

    def _write(self, saved: SavedRun) -> None:
        try:
            self._save(saved)
        except (CoachError, OSError) as error:
            if not self._failed:
                self._notice(f"Your place in this run could not be saved, the run goes on. {error}")
            self._failed = True
        else:
            self._failed = False
