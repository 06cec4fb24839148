"""The Journal at ten years: its first page, a search in all of it, and a page further."""

from pathlib import Path

from coach.clock import SystemClock
from coach.domain.journal.view import Headings
from coach.store import Store
from coach.tui.screens.journal import PAGE, entry_rows
from tests.bench.measure import Row, absolute, percentile, seconds_of
from tests.bench.programs import today
from tests.bench.terminal import Terminal

JOURNAL_KEY, SETTINGS_KEY, SEARCH_KEY, ALL_KEY, PAGE_DOWN = "j", "s", "/", "x", "\x1b[6~"
LIST_WORD, READ_WORD, SETTINGS_WORD = "by day", "entries, by day", "Sound and motion"
ASKED_WORD, SEARCHED, FOUND_WORD, ROW_WORD = "Which words", "garten", "only:", "check-in"
READ_S, BETWEEN_S = 3.0, 0.3


def list_first_page(home: Path) -> int:
    """Reads and lays out the newest entries as the page does, with nothing in memory."""
    clock = SystemClock()
    newest = Store(home, clock).journal.latest(PAGE + 1)
    return len(list(entry_rows(newest, Headings("day", clock.now()), "day", clock.now())))


def open_first(home: Path) -> tuple[float, float]:
    """Seconds from the key to the list in a Coach that has not shown it yet, and to Settings, which reads nothing."""
    with today(home) as terminal:
        terminal.drain(READ_S)
        taken = -terminal.press(JOURNAL_KEY) + terminal.wait_for(LIST_WORD)
        terminal.drain(READ_S)
        return taken, -terminal.press(SETTINGS_KEY) + terminal.wait_for(SETTINGS_WORD)


def search(terminal: Terminal) -> float:
    """Seconds from Enter to what was found in all entries."""
    terminal.press(SEARCH_KEY)
    terminal.wait_for(ASKED_WORD)
    terminal.press(SEARCHED)
    terminal.drain(BETWEEN_S)
    taken = -terminal.press("\r") + terminal.wait_for(FOUND_WORD)
    terminal.drain(BETWEEN_S)
    terminal.press(ALL_KEY)
    terminal.wait_for(READ_WORD)
    terminal.drain(BETWEEN_S)
    return taken


def page_further(terminal: Terminal) -> float:
    """Seconds from the key to other rows."""
    taken = -terminal.press(PAGE_DOWN) + terminal.wait_for(ROW_WORD)
    terminal.drain(BETWEEN_S)
    return taken


def measure(home: Path, rounds: int = 20) -> list[Row]:
    """The rows, all medians; opening a page for the first time is mostly Textual mounting it."""
    reads = [seconds_of(lambda: list_first_page(home)) for _ in range(rounds)]
    opened, floors = zip(*(open_first(home) for _ in range(max(3, rounds // 4))), strict=True)
    with today(home) as terminal:
        terminal.press(JOURNAL_KEY)
        terminal.wait_for(READ_WORD)
        terminal.drain(BETWEEN_S)
        searches = [search(terminal) for _ in range(rounds)]
        pages = [page_further(terminal) for _ in range(rounds)]
    first, floor = percentile(opened, 0.5) * 1e3, percentile(floors, 0.5) * 1e3
    return [
        absolute("journal: first page read and laid out", percentile(reads, 0.5) * 1e3, 100, "ms"),
        Row("journal: opened first, beside Settings", f"{first:.2f} ms", f"{floor:.2f} ms", f"{first / floor:.2f}"),
        absolute("journal: Enter to what was found", percentile(searches, 0.5) * 1e3, 300, "ms"),
        absolute("journal: a page further", percentile(pages, 0.5) * 1e3, 100, "ms"),
    ]
