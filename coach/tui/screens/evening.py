"""The evening log: worst, average, medicine, flare and a note, in twenty seconds (clinical.md 5.2, 5.3)."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from coach.domain.journal.entries import Evening
from coach.domain.text import MAX_TEXT, clean
from coach.tui.screens.asking import AskingScreen
from coach.tui.widgets.scales import EndsInput
from coach.tui.widgets.yes_no import YesNo

MOST_DOSES = 50
LONGEST_NAME = 200


class EveningScreen(AskingScreen[Evening]):
    """Dismissed with the entry, or None without worst and average."""

    HEADING = "This evening: the last 24 hours"

    def questions(self) -> ComposeResult:
        """Two scales, two times yes or no, and words."""
        yield Static("The worst pain", classes="field-title -first")
        yield EndsInput("no pain", "worst imaginable", "worst")
        yield Static("The average pain", classes="field-title")
        yield EndsInput("no pain", "worst imaginable", "average")
        with Horizontal(classes="asked"):
            yield Static("Any pain medicine today?", classes="asked-name")
            yield YesNo(id="medicine")
        with Horizontal(classes="field", id="doses-line"):
            yield Static("How many doses", classes="asked-name")
            yield Input(id="doses", placeholder="Enter skips", restrict=r"\d{0,2}", compact=True)
        with Horizontal(classes="field", id="drug-line"):
            yield Static("Which", classes="asked-name")
            yield Input(id="drug", placeholder="Enter skips", max_length=LONGEST_NAME, compact=True)
        with Horizontal(classes="asked"):
            yield Static("Flare?", classes="asked-name")
            yield YesNo(id="flare")
        yield Static("A worsening, hard to tolerate and in the way, for hours or more.", classes="hint")
        with Horizontal(classes="asked"):
            yield Static("Note", classes="asked-name")
            yield Input(id="note", placeholder="Enter skips", max_length=MAX_TEXT, compact=True)

    def on_mount(self) -> None:
        """Asks for doses only after a yes."""
        self._ask_medicine(False)

    @on(YesNo.Answered, "#medicine")
    def took(self, event: YesNo.Answered) -> None:
        """Asks how much where there was some."""
        self._ask_medicine(event.widget.answer is True)

    def _ask_medicine(self, asked: bool) -> None:
        self.query_one("#doses-line").disabled = not asked
        self.query_one("#drug-line").disabled = not asked

    def trouble(self) -> tuple[str, str] | None:
        """Counts of doses that can not be, and an average above the worst."""
        worst, average = self.score_of("worst"), self.score_of("average")
        if worst is not None and average is not None and average > worst:
            return "#average", "The average can not be above the worst."
        doses = self.text_of("doses")
        return ("#doses", f"At most {MOST_DOSES} doses.") if doses and int(doses) > MOST_DOSES else None

    def answers(self) -> Evening | None:
        """The evening's entry."""
        worst, average = self.score_of("worst"), self.score_of("average")
        if worst is None or average is None:
            return None
        medicine = self.query_one("#medicine", YesNo).answer
        doses = self.text_of("doses") if medicine else ""
        return Evening(
            at=self.now,
            worst=worst,
            average=average,
            medicine=medicine,
            doses=int(doses) if doses else None,
            drug=clean(self.text_of("drug")) if medicine else "",
            flare=self.query_one("#flare", YesNo).answer,
            note=clean(self.text_of("note")),
        )
