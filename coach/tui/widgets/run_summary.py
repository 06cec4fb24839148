"""After the run: what was kept, and pain now."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from coach.domain.journal.entries import Run
from coach.domain.run.outcome import pain_words, result_words
from coach.guide.guide import Guide
from coach.tui.literal import literal
from coach.tui.widgets.score import ScoreInput


class RunSummary(Vertical):
    """The page after a run. The entry is already in the journal; the answer to "pain now" is added to it."""

    def __init__(self, guide: Guide, run: Run | None, problem: str = "") -> None:
        super().__init__(id="summary", classes="run-page")
        self._guide = guide
        self._kept = run
        self._problem = problem

    def compose(self) -> ComposeResult:
        run = self._kept
        yield Static(literal(self._title()), classes="run-title")
        yield Static(literal(self._guide.name), classes="run-subtitle")
        with VerticalScroll(classes="run-list"):
            yield Static(literal("\n".join(self._lines())))
        if run is not None:
            yield Static(literal("How is your pain now? 0 to 10, then Enter"), classes="run-question")
            yield ScoreInput(id="after")
        yield Static(literal(self._hint()), id="summary-hint", classes="run-hint")

    def say_pain(self, run: Run) -> None:
        """Show how pain changed, once it has been answered."""
        self.query_one("#summary-hint", Static).update(literal(f"{pain_words(run)} Saved. Enter closes.".strip()))

    def _title(self) -> str:
        if self._problem:
            return "Done, but not saved yet."
        if self._kept is None:
            return "Nothing was done, so nothing is saved."
        return "Done." if self._kept.finished else "Ended early. What you did counts."

    def _lines(self) -> list[str]:
        if self._problem:
            return [self._problem]
        if self._kept is None:
            return ["You can start again whenever you like."]
        return [f"{self._exercise_name(result.exercise)}: {result_words(result)}" for result in self._kept.results]

    def _hint(self) -> str:
        if self._problem:
            return "r Try again · Esc Leave; your place is saved"
        if self._kept is None:
            return "Enter closes."
        return "Saved in your journal. Esc skips the number."

    def _exercise_name(self, exercise_id: str) -> str:
        exercise = self._guide.exercise_of(exercise_id)
        return exercise.name if exercise else exercise_id
