"""One thread that plays one thing at a time, so that a hanging program holds up nobody but itself."""

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

from coach.processes import apart, kill_group

FAILURES_IN_A_ROW = 3
LOOK_EVERY_S = 0.03

Child = subprocess.Popen[bytes]


class NotInstalled(Exception):
    """Nothing on this machine can play this; the message is a sentence for the person, or empty to stay silent."""


class Source(Protocol):
    """What a worker plays."""

    label: str

    def open(self, request: str) -> Child | None:
        """Start the child that plays `request`; None when it has been played already.

        Raises NotInstalled, or OSError when it cannot be started.
        """

    def limit_s(self, request: str) -> float:
        """Seconds after which the child for `request` is taken to hang."""

    def join(self, waiting: str, newer: str) -> str:
        """What to play when `newer` follows at once on an urgent request that still waits."""

    def close(self) -> None:
        """Give back what was held; called once, when nothing plays any more."""


def start_child(argv: tuple[str, ...], text: str = "") -> Child:
    """Start `argv` as the head of a process group of its own, with `text` on its stdin. Raises OSError."""
    child = subprocess.Popen(
        argv,
        stdin=subprocess.PIPE if text else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **apart(),
    )
    if child.stdin:
        with contextlib.suppress(OSError):
            child.stdin.write(text.encode())
        with contextlib.suppress(OSError):
            child.stdin.close()
    return child


class Worker:
    """Plays requests on a thread of its own, with room for one that waits: the newest replaces it.

    An urgent request cuts off what is playing. A child that fails, or outlives its time limit, is a failure; three in
    a row, or a missing program, switch the worker off with at most one notice. No method waits or raises.
    """

    def __init__(self, source: Source, notice: Callable[[str], None]) -> None:
        self._source = source
        self._notice = notice
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._child: Child | None = None
        self._waiting: str | None = None
        self._urgent = False
        self._busy = False
        self._closed = False
        self._failures = 0

    def put(self, request: str, urgent: bool = False) -> None:
        """Ask for `request`; it replaces one that waits, but is joined to an urgent one."""
        with self._changed:
            if self._closed:
                return
            if self._waiting is not None and self._urgent and not urgent:
                self._waiting = self._source.join(self._waiting, request)
            else:
                self._waiting, self._urgent = request, urgent
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=f"coach-{self._source.label}", daemon=True)
                try:
                    self._thread.start()
                except RuntimeError:
                    self._closed = True
            self._changed.notify_all()

    def close(self, wait_s: float = 0.0) -> None:
        """Stop, after `wait_s` seconds at most for what is playing or waiting."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not (self._busy or self._waiting), wait_s)
            self._closed, self._waiting = True, None
            if self._child and self._child.returncode is None:
                kill_group(self._child.pid)
            self._changed.notify_all()

    def _work(self) -> None:
        while (request := self._take()) is not None:
            try:
                failed = not self._play(request)
            except NotInstalled as missing:
                self._switch_off(str(missing))
                break
            except OSError:
                failed = True
            self._failures = self._failures + 1 if failed else 0
            if self._failures == FAILURES_IN_A_ROW:
                self._switch_off(f"{self._source.label} is off for now: it failed three times in a row.")
        self._source.close()

    def _take(self) -> str | None:
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closed or self._waiting is not None)
            request, self._waiting, self._urgent = self._waiting, None, False
            self._busy = True
            return None if self._closed else request

    def _play(self, request: str) -> bool:
        """Play to the end, or until it is cut off or hangs. True unless it failed; a zero exit proves no more."""
        child = self._source.open(request)
        if child is None:
            return True
        give_up_at = time.monotonic() + self._source.limit_s(request)
        try:
            return self._watch(child, give_up_at)
        finally:
            with self._changed:
                self._child = None
            if child.returncode is None or sys.platform != "win32":  # there, nothing is known of children left behind
                kill_group(child.pid)
            child.wait()

    def _watch(self, child: Child, give_up_at: float) -> bool:
        with self._changed:
            self._child = child
            while child.poll() is None:
                if self._closed or (self._waiting is not None and self._urgent):
                    return True
                if time.monotonic() >= give_up_at:
                    return False
                self._changed.wait(LOOK_EVERY_S)
            return child.returncode == 0

    def _switch_off(self, sentence: str) -> None:
        with self._changed:
            told = self._closed or not sentence
            self._closed, self._waiting = True, None
            self._changed.notify_all()
        if not told:
            self._notice(sentence)
