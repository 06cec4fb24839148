"""The keys of a screen on its last line."""

from collections.abc import Iterator, Sequence

from textual.screen import Screen

from coach.tui.widgets.line_of_parts import LineOfParts, Part

HELP_KEY = "?"


class KeyLine(LineOfParts):
    """What can be done now, in the order of the table of commands; where room is short, the key for help stays."""

    def on_mount(self) -> None:
        """Follows what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._show_keys)

    def _show_keys(self, screen: Screen[object]) -> None:
        self.say(tuple(self._keys(screen)))

    def _keys(self, screen: Screen[object]) -> Iterator[Part]:
        said: list[str] = []
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in said:
                said.append(binding.action)
                yield Part(
                    self.app.get_key_display(binding), binding.description, active.tooltip, binding.key, active.enabled
                )

    def fitting(self) -> Sequence[Part]:
        """The first ones, and the key for help where not all fit."""
        if self.taken(self.parts) <= self.size.width:
            return self.parts
        kept = [part for part in self.parts if part.key == HELP_KEY]
        for part in self.parts:
            if part not in kept:
                longer = [*kept[:-1], part, *kept[-1:]] if kept else [part]
                if self.taken(longer) > self.size.width:
                    break
                kept = longer
        return kept

    async def run(self, part: Part) -> None:
        """Presses the key."""
        self.app.simulate_key(part.does)
