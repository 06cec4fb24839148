"""A reason a line: for everything that is in the plan, and for everything that is not."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.domain.planning.plan import Plan
from coach.domain.planning.words import MANY, MINOR_RULES, blocked, by_reason, change_of, dose_of, later, name_of
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.widgets.hint import Hint


class WhyScreen(ModalScreen[None]):
    """All reasons of a plan; what something speaks against comes before what is only not needed today."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = bindings("why")

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog wide"):
            yield Static(literal(self._plan.headline), classes="dialog-title")
            if self._plan.reason:
                yield Static(literal(self._plan.reason))
            yield Hint("Up and down move.  Escape closes.", classes="dialog-prompt")
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> Iterator[Content]:
        plan = self._plan
        for line in plan.chosen:
            yield Content.assemble(literal(name_of(line), "bold"), literal(f", {dose_of(line)}: {line.reason}"))
            if line.change:
                yield literal(f"   {change_of(line)}")
            for sentence in line.care:
                yield literal(f"   Mind: {sentence}")
        for title, left in (
            ("Left out for you", blocked(plan)),
            ("After the safety questions", later(plan)),
            ("Not today", [each for each in plan.omitted if each.rule in MINOR_RULES]),
        ):
            if left:
                yield Content.assemble("\n", (title, "bold $primary"))
            for reason, names in by_reason(left).items():
                lines = [names] if len(names) >= MANY else [[name] for name in names]
                for together in lines:
                    yield Content.assemble(literal(", ".join(together), "bold"), literal(f": {reason}"))

    def action_close(self) -> None:
        """Closes."""
        self.dismiss()
