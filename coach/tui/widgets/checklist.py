"""A list of things to tick."""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coach.tui.widgets.row import Column, Row


class Item(Struct, frozen=True):
    """Something that can be ticked: its key, its name, a sentence about it, and the heading it stands under."""

    key: str
    name: str
    help: str = ""
    group: str = ""


class Checklist(OptionList):
    """Space or a click ticks, Enter is done, n says none. Each line is one row high.

    Nobody says "none" to what they did not see: before the end has been on the screen (`more`), Enter and n go on to
    the next lines. With a tick Enter is done at once, unless the list is `thorough`.
    """

    more: reactive[bool] = reactive(True)

    class Finished(Message):
        """The person is done; `checklist.ticked` holds what they ticked."""

        def __init__(self, checklist: "Checklist") -> None:
            super().__init__()
            self.checklist = checklist

    class Unsure(Message):
        """Enter was pressed at the end with nothing ticked."""

    def __init__(self, items: Sequence[Item], ticked: Collection[str] = (), *, thorough: bool = False) -> None:
        self.items = {item.key: item for item in items}
        self._ticked = set(ticked)
        self._thorough = thorough
        self._seen = 0
        super().__init__(*self._laid_out(items), compact=True)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order of the list."""
        return tuple(key for key in self.items if self.is_ticked(key))

    @property
    def current(self) -> Item | None:
        """The item under the mark."""
        option = self.highlighted_option
        return self.items.get(option.id) if option and option.id else None

    def is_ticked(self, key: str) -> bool:
        """Whether this one is ticked."""
        return key in self._ticked

    def toggle(self, key: str) -> None:
        """Ticks it, or takes the tick away."""
        self._ticked ^= {key}

    def item_row(self, item: Item) -> Row:
        """The line of an item."""
        return Row(Column("[x]" if self.is_ticked(item.key) else "[ ]", 3), Column(item.name))

    def _laid_out(self, items: Iterable[Item]) -> list[Option]:
        options, group = [], ""
        for item in items:
            if item.group != group:
                options.append(Option(Row(Column(item.group, style="bold")), disabled=True))
                group = item.group
            options.append(Option(self.item_row(item), id=item.key))
        return options

    def change(self, key: str) -> None:
        """Ticks or unticks a line and paints it."""
        self.toggle(key)
        self.replace_option_prompt(key, self.item_row(self.items[key]))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Takes in what has come onto the screen."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def on_resize(self) -> None:
        """Takes in what is on the screen."""
        self._look()

    def _look(self) -> None:
        self._seen = max(self._seen, round(self.scroll_offset.y) + self.size.height)
        self.more = self._seen < self.option_count

    def on_key(self, event: events.Key) -> None:
        """Space ticks; n says none, and goes on once all was seen."""
        if event.key == "space" and self.current:
            event.stop()
            self.change(self.current.key)
        elif event.key == "n":
            event.stop()
            self.finish(none=True)

    def action_select(self) -> None:
        """Enter: done."""
        self.finish()

    def finish(self, none: bool = False) -> None:
        """Goes on to what was not on the screen yet, then says that the person is done; ticks always stay."""
        if self.more and (none or self._thorough or not self.ticked):
            self.highlighted = self._seen
            self.scroll_to_highlight(top=True)
            if self.current is None:  # a heading
                self.action_cursor_down()
        elif self.ticked or none:
            self.post_message(self.Finished(self))
        else:
            self.post_message(self.Unsure())

    def on_click(self, event: events.Click) -> None:
        """Ticks the line under the mouse; Textual would take the click for Enter."""
        event.prevent_default()
        index = event.style.meta.get("option")
        option = None if index is None else self.get_option_at_index(index)
        if option and option.id:
            self.highlighted = index
            self.clicked(option.id, event.x)

    def clicked(self, key: str, x: int) -> None:
        """A click on a line, `x` cells from its left end."""
        self.change(key)
