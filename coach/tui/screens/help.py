"""Help: every key, what Coach is not, and where the data live."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.domain.safety.honesty import LIMITS, NOT_A_DIAGNOSIS
from coach.paths import home, packs
from coach.tui.command import WHERE_TITLES
from coach.tui.commands import bindings, commands
from coach.tui.literal import literal
from coach.tui.widgets.key_line import KeyLine
from coach.tui.widgets.row import Column, Row, Rows


class HelpScreen(Screen[None]):
    """Everything one can do, place by place."""

    CSS_PATH = "../pages.tcss"
    BINDINGS = bindings("help")
    AUTO_FOCUS = "#help"

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static("Before you rely on it", classes="heading")
            yield Static(literal(NOT_A_DIAGNOSIS))
            yield Static(literal(LIMITS), classes="gap")
            for where, title in WHERE_TITLES.items():
                listed = commands(where)
                if not listed:
                    continue
                yield Static(literal(title), classes="heading")
                yield Static(
                    Rows([Row(Column(c.all_keys, 9, "bold"), Column(c.title, 9), Column(c.help)) for c in listed]),
                    classes="gap",
                )
            yield Static("Your data", classes="heading")
            place = home()
            yield Static(
                Content.assemble(
                    "They stay on this machine, in ", literal(str(place), "bold"), ".\n",
                    "Your own exercises and routines go into ", literal(str(packs(place)), "bold"), ".\n",
                    "In your shell, `coach backup` copies the journal and `coach check` looks over your files.",
                ),
                classes="gap",
            )  # fmt: skip
        yield KeyLine()

    def action_back(self) -> None:
        """Closes the help."""
        self.dismiss()
