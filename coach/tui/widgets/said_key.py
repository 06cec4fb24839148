"""A choice that is said on the page with the key that changes it."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from coach.tui.command import Command
from coach.tui.commands import COMMANDS
from coach.tui.literal import literal


class SaidKey(Static):
    """The key of a command and what is chosen; a click runs the command on the screen."""

    def __init__(self, command: str, id: str | None = None) -> None:
        super().__init__("", id=id)
        self._command: Command = next(each for each in COMMANDS if each.id == command)
        self.tooltip = literal(self._command.help)

    def say(self, chosen: str, rest: str = "") -> None:
        """Shows what is chosen, and what follows from it."""
        key = (self._command.shown_key, "$primary")
        self.update(Content.assemble(key, " ", literal(chosen, "bold"), literal(rest)))

    async def on_click(self, event: events.Click) -> None:
        """Runs the command."""
        event.stop()
        await self.run_action(f"screen.{self._command.action}")
