"""Says that something takes a moment: one quiet line, only where it takes longer than that."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, TypeVar

from textual.app import App
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from coach.tui.literal import literal

T = TypeVar("T")
PATIENCE_S = 0.3
STEP_S = 0.6
"""How long each picture of the moving dots stays, well below two changes a second."""


class BusyLine(Static):
    """The sentence, above the footer; the dots after it move unless motion is reduced."""

    def __init__(self, said: str, still: bool) -> None:
        super().__init__(literal(f"{said} …"))
        self._said = said
        self._still = still
        self._step = 0

    def on_mount(self) -> None:
        """Begins to move."""
        if not self._still:
            self.set_interval(STEP_S, self._move)

    def _move(self) -> None:
        self._step = (self._step + 1) % 4
        self.update(literal(f"{self._said} {'.' * self._step}".ljust(len(self._said) + 4)))


class Begun(Message):
    """Work has begun."""

    def __init__(self, number: int, said: str) -> None:
        super().__init__()
        self.number = number
        self.said = said


class Ended(Message):
    """Work is over."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Busy:
    """What is being worked on; to be told from any thread."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._numbers = count()
        self._going_on: dict[int, str] = {}
        self._timer: Timer | None = None
        self._line: BusyLine | None = None

    @contextmanager
    def working(self, said: str) -> Iterator[None]:
        """Shows `said` while it is open, where that is longer than a moment."""
        number = next(self._numbers)
        self._app.post_message(Begun(number, said))
        try:
            yield
        finally:
            self._app.post_message(Ended(number))

    def begin(self, begun: Begun) -> None:
        """Waits a moment before it says anything."""
        self._going_on[begun.number] = begun.said
        if self._timer is None:
            self._timer = self._app.set_timer(PATIENCE_S, self._show)

    def end(self, ended: Ended) -> None:
        """Falls silent once nothing goes on any more."""
        self._going_on.pop(ended.number, None)
        if self._going_on:
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._line is not None:
            self._line.remove()
            self._line = None

    def follow(self) -> None:
        """Goes along to the screen that is shown now."""
        if self._line is not None and self._line.screen is not self._app.screen:
            self._line.remove()
            self._show()

    def _show(self) -> None:
        if self._going_on and self._app.screen_stack:
            said = next(iter(self._going_on.values()))
            self._line = BusyLine(said, self._app.animation_level == "none")
            self._app.screen.mount(self._line)


class Working(App[None]):
    """An app that says what takes long."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = Busy(self)
        self.working = self.busy.working

    async def in_thread(self, said: str, job: Callable[..., T], *arguments: object) -> T:
        """The answer of `job`, called in a thread; says `said` while that takes long."""
        with self.working(said):
            return await asyncio.to_thread(job, *arguments)

    def on_begun(self, event: Begun) -> None:
        """Something has begun that may take a moment."""
        self.busy.begin(event)

    def on_ended(self, event: Ended) -> None:
        """It is over."""
        self.busy.end(event)
