"""A person from the front and from behind with marks on places: the one drawing of the body on the screen."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec import Struct
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.body_map.drawn import SIZES, Cell, Drawn, drawn
from coach.domain.body_map.spots import Spot
from coach.domain.exercises.wording import REGION_NAMES
from coach.tui.data_colours import UNRATED
from coach.tui.literal import literal


class Mark(Struct, frozen=True):
    """What stands on some spots: at most two characters, and the colour they are filled with."""

    spots: tuple[Spot, ...]
    text: str
    colour: str = UNRATED


class BodyView(Widget):
    """Both figures in the largest size that fits, and a line below: the name under the mouse, or else `legend`.

    Sides are the person's own and the drawing says so. `marks` show, `ring` is the spot that the keys are at.
    """

    DEFAULT_CSS = """
    BodyView { width: 44; height: 18; }
    BodyView.-large { width: 60; height: 24; }
    """

    marks: reactive[tuple[Mark, ...]] = reactive(())
    legend: reactive[Content] = reactive(Content(""))
    under_mouse: reactive[Spot | None] = reactive(None)

    @property
    def figures(self) -> Drawn:
        """The drawing that fits."""
        wide, tall = self.content_size
        return drawn(*next((size for size in SIZES if size[0] <= wide and size[1] < tall), SIZES[-1]))

    @property
    def ring(self) -> Spot | None:
        """The spot with brackets around it; none where nothing is chosen."""
        return None

    def spot_under(self, event: events.MouseEvent) -> Spot | None:
        """The spot under the mouse."""
        at = event.get_content_offset(self)
        return self.figures.owners.get((at.x, at.y)) if at is not None else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Names what is under the mouse."""
        self.under_mouse = self.spot_under(event)

    def on_leave(self) -> None:
        """Names it no longer."""
        self.under_mouse = None

    def name_line(self) -> Content:
        """The line below the figures."""
        return literal(spot_words(self.under_mouse)) if self.under_mouse is not None else self.legend

    def render(self) -> RenderResult:
        figures = self.figures
        cells = [list(line) for line in figures.lines]
        styles: dict[Cell, str] = dict.fromkeys(figures.borders | figures.words, "dim")
        written: set[Cell] = set()
        for mark in self.marks:
            for spot in mark.spots:
                styles |= dict.fromkeys(figures.cells[spot], f"bold {mark.colour} reverse")
                for x, y in figures.cells[spot] - figures.words:
                    cells[y][x] = " "
                written |= _write(cells, figures.labels[spot], mark.text.rjust(2))
        if self.ring is not None:
            self._draw_ring(self.ring, cells, styles, written)
        name = self.name_line().truncate(figures.columns, ellipsis=True)
        indent = Content(" " * ((figures.columns - name.cell_length) // 2))
        return Content("\n").join([*_styled(cells, styles), Content.assemble(indent, name)])

    def _draw_ring(self, spot: Spot, cells: list[list[str]], styles: dict[Cell, str], written: set[Cell]) -> None:
        """Brackets around the number, so that no colour is needed to find it; they cover no number beside it."""
        if not any(spot in mark.spots for mark in self.marks):
            styles |= dict.fromkeys(self.figures.cells[spot], "bold $foreground on $primary 40%")
            for x, y in self.figures.cells[spot] & self.figures.borders:
                cells[y][x] = " "
        x, y = self.figures.labels[spot]
        for cell, sign in (((x - 1, y), "["), ((x + 2, y), "]")):
            if cell not in written:
                cells[y][cell[0]] = sign
                styles[cell] = "bold $accent"


def spot_words(spot: Spot, with_side: bool = True) -> str:
    """Its name and side, such as "buttock, left"."""
    return f"{REGION_NAMES[spot.region]}, {spot.side}" if spot.side and with_side else REGION_NAMES[spot.region]


def legend_of(words: Iterable[tuple[str, str]], after: str = "") -> Content:
    """Swatches with what each means, from (colour, words), and words without a colour."""
    swatches = [Content.assemble((f" {said} ", f"bold {colour} reverse"), " ") for colour, said in words]
    return Content.assemble(*swatches, literal(after))


def _write(cells: list[list[str]], at: Cell, text: str) -> set[Cell]:
    """Writes a text, and says which cells it has filled."""
    x, y = at
    cells[y][x : x + len(text)] = text
    return {(x + step, y) for step, sign in enumerate(text) if sign != " "}


def _styled(cells: list[list[str]], styles: Mapping[Cell, str]) -> Iterable[Content]:
    for y, line in enumerate(cells):
        parts = [(list(run), style) for style, run in groupby(range(len(line)), key=lambda x: styles.get((x, y), ""))]
        yield Content("").join(Content.styled("".join(line[x] for x in run), style) for run, style in parts)
