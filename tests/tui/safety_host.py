"""An app that does nothing but show one safety screen, with every key that reaches the whole app."""

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.filter import LineFilter
from textual.pilot import Pilot
from textual.screen import Screen

import coach.tui
from coach.errors import CoachError
from coach.store import Store
from coach.tui.busy import Working
from coach.tui.commands import bindings
from coach.tui.filters import ControlFilter
from coach.tui.holding import lets_through
from coach.tui.themes import put_on
from tests.clock import FakeClock
from tests.tui.driving import SMALL, running, settled


class Host(Working):
    """`result` holds what the screen was dismissed with, `left` says that the command to quit got through."""

    CSS_PATH = [str(Path(coach.tui.__file__).with_name("coach.tcss"))]  # noqa: RUF012
    BINDINGS = bindings("everywhere", "rooms")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]  # noqa: RUF012

    def __init__(self, store: Store, clock: FakeClock) -> None:
        super().__init__()
        put_on(self, "dark")
        self.store = store
        self.clock = clock
        self.writing = threading.Lock()
        self.result: Any = "open"
        self.left = False
        self.errors: list[CoachError] = []

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), ControlFilter()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return lets_through(self.screen_stack, action)

    def action_leave(self) -> None:
        self.left = True

    def action_help(self) -> None:
        self.left = True

    def action_check_in(self) -> None:
        self.left = True

    def action_suspend_process(self) -> None:
        self.left = True

    def show_error(self, error: CoachError) -> None:
        self.errors.append(error)

    def take(self, result: object) -> None:
        self.result = result


@asynccontextmanager
async def shown(host: Host, screen: Screen[Any], size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """The screen, pushed over an empty one."""
    async with running(host, size) as pilot:
        await host.push_screen(screen, host.take)
        await settled(pilot)
        yield pilot
