"""The line at the top of every page: where one is, where else one can go, and the time."""

from datetime import datetime

from textual.content import Content

from coach.domain.when import MONTHS, WEEKDAYS
from coach.tui.commands import commands
from coach.tui.widgets.line_of_parts import LineOfParts, Part

PAGES = ("today", "library", "journal", "visits", "review", "reminders", "settings", "profile")
ROOMY = 104


class TopBar(LineOfParts):
    """Names of the pages with their keys; the one that is open is marked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._time = ""
        self.show_waiting(False)

    def show_waiting(self, waiting: bool) -> None:
        """Marks the Reminders page while a reminder waits."""
        named = {command.id: command for command in commands("rooms")}
        self.say(
            [
                Part(
                    key=named[page].shown_key,
                    title=named[page].title,
                    help=named[page].help,
                    does=named[page].action,
                    current=page == self._page,
                    call="!" if waiting and page == "reminders" else "",
                )
                for page in PAGES
            ]
        )

    def show_time(self, now: datetime) -> None:
        """Puts the day and the time at the right end, where there is room."""
        time = f"{WEEKDAYS[now.weekday()]} {now.day} {MONTHS[now.month - 1]}  {now:%H:%M}"
        if time != self._time:
            self._time = time
            self.refresh()

    @property
    def gap(self) -> int:
        """Wider where there is room."""
        return 2 if self.size.width >= ROOMY else 1

    def render(self) -> Content:
        """The names, and the time at the right end."""
        names = super().render()
        room = self.size.width - names.cell_length - len(self._time)
        return Content.assemble(names, " " * room, self._time) if room > self.gap else names

    async def run(self, part: Part) -> None:
        """Opens the page."""
        await self.run_action(part.does)
