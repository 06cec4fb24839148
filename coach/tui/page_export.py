"""Makes a file of the page: which kind, and where."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.message import Message

from coach.domain.review.page import Page
from coach.paths import documents, expanded
from coach.report.pages import write_page
from coach.tui.screens.ask_line import AskLine
from coach.tui.screens.choose import Choose
from coach.tui.screens.question import Question
from coach.tui.store_work import StoreScreen

KINDS: dict[str, tuple[str, str, str, str]] = {
    "pdf": ("PDF, A4 paper", "pdf", "a4", "pdf"),
    "letter": ("PDF, Letter paper", "pdf", "letter", "pdf"),
    "html": ("Web page (HTML), to open or print from a browser", "html", "a4", "html"),
    "text": ("Text", "text", "a4", "txt"),
    "md": ("Markdown", "md", "a4", "md"),
    "json": ("JSON, for programs", "json", "a4", "json"),
}
"""What the person reads, the format, the paper and the ending of each."""


@dataclass
class PageWritten(Message):
    """The file is there."""

    place: Path


async def export(screen: StoreScreen[None], page: Page) -> None:
    """Asks for kind and place, and before a file is lost; makes it in a thread and posts PageWritten."""
    app = screen.coach
    answers = [(ident, kind[0]) for ident, kind in KINDS.items()]
    chosen = await app.push_screen_wait(Choose("Make a file", "Which kind?", answers))
    if chosen is None:
        return
    _, form, paper, ending = KINDS[chosen]
    usual = documents() / file_name(page.made_on, ending)
    typed = await app.push_screen_wait(AskLine("Where to?", str(usual), str(usual)))
    if typed is None:
        return
    place = expanded(typed)
    target = place / usual.name if place.is_dir() else place
    there = target.exists()
    if there and not await app.push_screen_wait(Question("It is there already.", f"Write over {target.name}?")):
        return

    def write() -> PageWritten:
        write_page(page, form, target, there, paper)
        return PageWritten(target)

    screen.write_store(write, "Making the file")


def file_name(day: date, ending: str) -> str:
    """The name of a file of that day."""
    return f"back-report-{day}.{ending}"
