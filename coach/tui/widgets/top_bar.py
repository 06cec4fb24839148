"""The line at the top of every page: where one is, where else one can go, and the time."""

from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from coach.domain.when import MONTHS, WEEKDAYS
from coach.tui.command import Command
from coach.tui.commands import commands
from coach.tui.literal import literal

PAGES = ("today", "library", "journal", "visits", "review", "reminders", "settings", "profile")


class PageName(Static):
    """The name of a page; a click opens it."""

    def __init__(self, command: Command, current: bool) -> None:
        key = (command.shown_key, "$primary")
        self._named = literal(f"▸ {command.title}") if current else Content.assemble(key, " ", command.title)
        super().__init__(self._named)
        self.set_class(current, "-current")
        self.tooltip = literal(command.help)
        self._action = command.action
        self.page = command.id

    def call(self, wanted: bool) -> None:
        """Marks the page where something waits."""
        self.update(Content.assemble(self._named, ("!" if wanted else "", "bold $warning")))

    async def on_click(self, event: events.Click) -> None:
        """Opens the page."""
        event.stop()
        await self.run_action(self._action)


class TopBar(Horizontal):
    """Names of the pages with their keys; the one that is open is marked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        named = {command.id: command for command in commands("rooms")}
        for page in PAGES:
            yield PageName(named[page], page == self._page)
        yield Static("", classes="day")
        yield Static("", classes="clock")

    def show_time(self, now: datetime) -> None:
        """Puts the time at the right end, and the day before it where there is room."""
        day = f"{WEEKDAYS[now.weekday()]} {now.day} {MONTHS[now.month - 1]}"
        self.query_one(".day", Static).update(literal(day))
        self.query_one(".clock", Static).update(literal(f"{now:%H:%M}"))

    def show_waiting(self, waiting: bool) -> None:
        """Marks the Reminders page while a reminder waits."""
        for name in self.query(PageName):
            if name.page == "reminders":
                name.call(waiting)
