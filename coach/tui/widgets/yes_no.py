"""A question that is answered with y or n, or left out."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coach.tui.commands import bindings

YES_CELLS = 12


class YesNo(Widget, can_focus=True):
    """`answer` is None until y, n or a click says it; `Answered` is posted then, and by Enter without a change."""

    DEFAULT_CSS = """
    YesNo { width: auto; height: 1; }
    YesNo:focus { background: $panel; }
    """
    BINDINGS = bindings("yes_no")

    answer: reactive[bool | None] = reactive(None)

    class Answered(Message):
        """The person goes on."""

        def __init__(self, widget: "YesNo") -> None:
            super().__init__()
            self.widget = widget

        @property
        def control(self) -> "YesNo":
            return self.widget

    def render(self) -> RenderResult:
        yes, no = (("[x]" if self.answer is told else "[ ]") for told in (True, False))
        return Content(f"{yes} y yes".ljust(YES_CELLS) + f"{no} n no ")

    def action_answer(self, yes: bool) -> None:
        """Says yes or no."""
        self.answer = yes
        self.post_message(self.Answered(self))

    def action_skip(self) -> None:
        """Goes on."""
        self.post_message(self.Answered(self))

    def on_click(self, event: events.Click) -> None:
        self.action_answer(event.x < YES_CELLS)
