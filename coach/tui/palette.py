"""The palette: everything that can be done, on this page and on the others, found by its name."""

from textual.command import DiscoveryHit, Hit, Hits, Provider

from coach.tui.palette_entries import here, others


class CommandFinder(Provider):
    """Offers what can be done on the screen below the palette first, and by search all the rest."""

    async def search(self, query: str) -> Hits:
        """Whatever has a title or a sentence that matches."""
        matcher = self.matcher(query)
        for entry in (*here(self.screen), *others(self.screen)):
            score = max(matcher.match(entry.title), matcher.match(entry.help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(entry.title), entry.run, help=entry.help)

    async def discover(self) -> Hits:
        """What can be done here, before anything is typed."""
        for entry in here(self.screen):
            yield DiscoveryHit(entry.title, entry.run, help=entry.help)
