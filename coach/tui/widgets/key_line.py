"""The keys of a screen on its last line."""

from collections.abc import Iterator, Sequence

from textual.screen import Screen

from coach.tui.widgets.line_of_parts import LineOfParts, Part

FINDERS = ("p", "?")
"""The keys that find all others: the palette and the help."""


class KeyLine(LineOfParts):
    """What can be done now, in the order of the table of commands; where room is short, the finders stay."""

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
        """As many of the first ones as fit, and the finders."""
        if self.taken(self.parts) <= self.size.width:
            return self.parts
        finders = [part for part in self.parts if part.key in FINDERS]
        kept: list[Part] = []
        for part in self.parts:
            if part not in finders and self.taken([*kept, part, *finders]) > self.size.width:
                break
            if part not in finders:
                kept.append(part)
        return [*kept, *finders]

    async def run(self, part: Part) -> None:
        """Presses the key."""
        self.app.simulate_key(part.does)
