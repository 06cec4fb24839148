"""Import: which file, how its table is read, the first rows as they will be kept, and taking the last import back."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from coach.domain.text import shorten
from coach.errors import CoachError
from coach.paths import expanded
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.screens.question import Question
from coach.tui.store_work import StoreScreen
from coach.tui.widgets.hint import Hint

if TYPE_CHECKING:
    from coach.guide.importing import Opened, Preview, Start
    from coach.report.mapping import Choices, Field

FIRST = "Name a file and press Enter. You will see its first rows before anything is kept."
COLUMNS: tuple[tuple["Field", str], ...] = (
    ("at", "When"),
    ("time", "Time"),
    ("pain", "Pain"),
    ("region", "Where"),
    ("side", "Side"),
    ("note", "Note"),
)
ORDERS = (("day, then month", "day"), ("month, then day", "month"))
EVERYTHING = "all of it"
MOST_LINES = 40


@dataclass
class Looked(Message):
    """A file was read: what can be chosen in it, and with `again` what it gives; or why not."""

    file: "Opened | None"
    start: "Start | None" = None
    shown: "Preview | None" = None
    trouble: str = ""


@dataclass
class LastImport(Message):
    """The name of the import that can be taken back, or nothing."""

    name: str


@dataclass
class Imported(Message):
    """An import was kept, or taken back; `said` tells it."""

    said: str


class ImportScreen(ModalScreen[None], StoreScreen[None]):
    """Dismissed once something was kept or taken back, or by Escape."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss"]
    BINDINGS = bindings("edit")
    AUTO_FOCUS = "#file"

    def __init__(self) -> None:
        super().__init__()
        self._file: Opened | None = None
        self._shown: Preview | None = None
        self._last = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog wide import"):
            yield Static("Import a diary or an export", classes="dialog-title")
            with Horizontal(classes="field"):
                yield Static("File", classes="field-name")
                yield Input(placeholder="~/Downloads/diary.csv", id="file", compact=True)
            with Vertical(id="choices"):
                for left, right in zip(COLUMNS[::2], COLUMNS[1::2], strict=True):
                    with Horizontal(classes="field"):
                        for field, name in (left, right):
                            yield Static(literal(name), classes="field-name")
                            yield Select([], prompt="no column", id=field, compact=True)
                with Horizontal(classes="field"):
                    yield Static("Scale", classes="field-name")
                    yield Input(placeholder="0-10, 1-5, 0-100", id="scale", max_length=20, compact=True)
                    yield Static("Dates", classes="field-name")
                    yield Select(
                        [(literal(name), order) for name, order in ORDERS],
                        prompt="as they are",
                        id="order",
                        compact=True,
                    )
                with Horizontal(classes="field"):
                    yield Static("Only", classes="field-name")
                    yield Select([], prompt="this or that", id="only", compact=True)
                    yield Static("Words", classes="field-name")
                    yield Input(placeholder="good=2, bad=7", id="values", max_length=400, compact=True)
            with VerticalScroll(id="preview-pane"):
                yield Static(FIRST, id="preview")
            with Horizontal(classes="buttons"):
                yield Button("Import", id="keep", variant="primary", compact=True)
                yield Button("Take the last import back", id="take-back", compact=True)
            yield Hint("Enter reads the file · Escape closes")

    def on_mount(self) -> None:
        """Asks for the file first, and looks up the last import."""
        self.query_one("#choices").display = False
        self.query_one("#keep").display = False
        self.query_one("#take-back").display = False
        self.read_store(self._look_up)

    def _look_up(self) -> LastImport:
        last = self.coach.store.imports.last()
        return LastImport(last.name if last else "")

    def on_last_import(self, event: LastImport) -> None:
        """Offers to take it back."""
        self._last = event.name
        self.query_one("#take-back").display = bool(event.name)

    # Reading

    @on(Input.Submitted, "#file")
    def read(self, event: Input.Submitted) -> None:
        """Reads the file, and shows what it gives."""
        event.stop()
        typed = event.value.strip()
        if typed:
            self.read_store(lambda: self._open(typed), "Reading the file")

    @on(Select.Changed)
    @on(Input.Changed, "#scale")
    @on(Input.Changed, "#values")
    def look_again(self, event: Message) -> None:
        """Shows what the file gives with the choices as they are now."""
        event.stop()
        file = self._file
        if file is None:
            return
        try:
            choices = self._choices()
        except CoachError as error:
            self.post_message(Looked(file, trouble=_told(error)))
        else:
            self.read_store(lambda: self._look(file, None, choices), "Reading the file")

    def _open(self, typed: str) -> Looked:
        """Read another file, its columns known by their names."""
        from coach.guide import importing
        from coach.report.mapping import Choices

        try:
            file = importing.opened(expanded(typed))
            start = importing.start(file, Choices())
        except CoachError as error:
            return Looked(None, importing.Start(), trouble=_told(error))
        return self._look(file, start, Choices())

    def _look(self, file: "Opened", start: "Start | None", choices: "Choices") -> Looked:
        """Look at what a file gives when it is read so."""
        from coach.guide import importing

        try:
            return Looked(file, start, importing.preview(self.coach.store, file, choices, self.coach.clock))
        except CoachError as error:
            return Looked(file, start, trouble=_told(error))

    def _choices(self) -> "Choices":
        """How the person wants the table read. Raises CoachError for what cannot be a choice."""
        from coach.report.mapping import Choices, values_of
        from coach.report.scale import scale_of

        columns: dict[Field, str] = {}
        for field, _ in COLUMNS:
            column = self.query_one(f"#{field}", Select).selection
            columns[field] = "" if column is None else f"#{int(column) + 1}"
        scale, words = (self.query_one(name, Input).value.strip() for name in ("#scale", "#values"))
        only, order = (self.query_one(name, Select).selection for name in ("#only", "#order"))
        return Choices(
            columns,
            order=order or "",
            scale=scale_of(scale) if scale else None,
            values=values_of(word.strip() for word in words.split(",") if word.strip()),
            only="" if only in (None, EVERYTHING) else str(only),
            everything=only == EVERYTHING,
        )

    def on_looked(self, event: Looked) -> None:
        """Shows the choices of a new file, and what it gives as it is read now."""
        from coach.guide import importing

        if event.start is not None:
            self._offer(event.start)
        self._file, self._shown = event.file, event.shown
        keep = self.query_one("#keep", Button)
        keep.display = bool(event.shown and (event.shown.new or event.shown.parts))
        if event.shown is None:
            self.query_one("#preview", Static).update(literal(event.trouble))
            return
        lines = [*importing.summary(event.shown, None), *importing.left_out(event.shown, None, hints=False)]
        more = len(lines) - MOST_LINES
        lines = [*lines[:MOST_LINES], *([f"And {more} more lines."] if more > 0 else [])]
        self.query_one("#preview", Static).update(literal("\n".join(lines)))

    def _offer(self, start: "Start") -> None:
        """Puts the columns and trackers of a new table up for a choice."""
        names = [(literal(shorten(name, 30) or "no name"), place) for place, name in enumerate(start.header)]
        with self.prevent(Select.Changed, Input.Changed):
            for field, _ in COLUMNS:
                select = self.query_one(f"#{field}", Select)
                select.set_options(names)
                select.value = start.known.get(field, Select.NULL)
            only = self.query_one("#only", Select)
            several = len(start.trackers) > 1
            only.set_options(
                [(literal(shorten(name, 30)), name) for name in (*start.trackers, EVERYTHING)] if several else []
            )
            for name in ("#scale", "#values"):
                self.query_one(name, Input).value = ""
        self.query_one("#choices").display = bool(start.header)

    # Keeping and taking back

    @on(Button.Pressed, "#keep")
    def keep(self) -> None:
        """Keeps what is shown."""
        shown, store = self._shown, self.coach.store
        if shown is None:
            return

        def write() -> Imported:
            from coach.guide import importing

            kept = importing.keep(store, shown)
            told = importing.summary(shown, kept)[-1]
            return Imported(f"{told} Import, i, can take it back.")

        self.write_store(write, "Taking the file in")

    @on(Button.Pressed, "#take-back")
    @work
    async def take_back(self) -> None:
        """Takes the last import back, after asking."""
        title = "Take the last import back?"
        text = f"What came from {shorten(self._last, 40)} goes. What you have changed since stays."
        if not await self.app.push_screen_wait(Question(title, text)):
            return
        store = self.coach.store

        def write() -> Imported:
            from coach.guide import importing

            return Imported(" ".join(importing.take_back(store)))

        self.write_store(write, "Taking the import back")

    def on_imported(self, event: Imported) -> None:
        """Say what was taken in, then close."""
        self.coach.tell(event.said)
        self.dismiss(None)

    def action_leave_out(self) -> None:
        """Closes without keeping anything."""
        self.dismiss(None)


def _told(error: CoachError) -> str:
    """What is wrong, without what to type on a command line: here it is chosen."""
    return " ".join(filter(None, (error.title, error.detail)))
