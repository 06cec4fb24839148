"""Before the clock: what is coming, what is left out, and pain now."""

from collections import Counter

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from coach.domain.exercises.vocabulary import Region
from coach.domain.run.face import minutes
from coach.domain.run.timeline import CAUTION_ITEM, Segment
from coach.guide.guide import Guide
from coach.tui.literal import literal
from coach.tui.widgets.body_view import BodyView
from coach.tui.widgets.places_shown import region_marks
from coach.tui.widgets.score import ScoreInput


class RunIntro(Vertical):
    """The page before a run; Enter starts it, a digit answers "pain now" first."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(id="intro", classes="run-page")
        self._guide = guide

    def compose(self) -> ComposeResult:
        guide = self._guide
        resumed = guide.plan is None
        yield Static(literal(guide.name), classes="run-title")
        verb = "left" if resumed else "in all"
        yield Static(literal(f"{minutes(guide.player.total_left)} minutes {verb}"), classes="run-subtitle")
        with Horizontal(classes="run-list"):
            with VerticalScroll(can_focus=False):
                yield Static(literal("\n".join(self._lines())))
            body = BodyView(id="run-body")
            body.marks = region_marks(self._regions())
            body.legend = literal("moves for each place", "dim")
            yield body
        if guide.before is None:
            yield Static(literal("How is your pain now? 0 to 10, or Enter to skip"), classes="run-question")
            yield ScoreInput(optional=True, id="before")
        yield Static(literal("Enter starts it. After that you need no key. If it hurts: h."), classes="run-hint")

    def _regions(self) -> list[tuple[Region, str]]:
        """Each region with the number of moves that are for it."""
        idents = dict.fromkeys(segment.exercise for segment in self._guide.player.segments)
        moves = [move for ident in idents if (move := self._guide.exercise_of(ident))]
        counted = Counter(region for move in moves for region in move.region)
        return [(region, str(count)) for region, count in counted.items()]

    def _lines(self) -> list[str]:
        guide = self._guide
        first: dict[int, Segment] = {}
        seconds: dict[int, float] = {}
        for segment in guide.player.segments[guide.player.index :]:
            if segment.item == CAUTION_ITEM:
                continue
            first.setdefault(segment.item, segment)
            extra = 0.0 if segment.kind == "ready" else segment.seconds
            seconds[segment.item] = seconds.get(segment.item, 0.0) + extra
        lines = [
            f"{number:>2}. {segment.title}  {minutes(seconds[item])}{', both sides' if segment.side else ''}"
            for number, (item, segment) in enumerate(first.items(), 1)
        ]
        pack = ["The pack counts as still on, so its time goes on."] if guide.player.pack_on else []
        return [*lines, "", *pack, *guide.about]
