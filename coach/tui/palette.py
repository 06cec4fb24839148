"""The palette: the commands of the table, found by name."""

from textual.command import DiscoveryHit, Hit, Hits, Provider

from coach.tui.command import Command
from coach.tui.commands import reachable


class CommandFinder(Provider):
    """Offers what can be done on the page below the palette."""

    async def search(self, query: str) -> Hits:
        """The commands whose title or sentence matches."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = max(matcher.match(command.title), matcher.match(command.help))
            if score > 0:
                yield Hit(score, matcher.highlight(command.title), self._call(command), help=command.help)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.title, self._call(command), help=command.help)

    def _commands(self) -> list[Command]:
        active = {binding.binding.action for binding in self.screen.active_bindings.values() if binding.enabled}
        return [command for command in reachable() if command.action in active]

    def _call(self, command: Command):  # type: ignore[no-untyped-def]
        async def run() -> None:
            await self.screen.run_action(command.action)

        return run
