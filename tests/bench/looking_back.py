"""The page before the next visit at ten years: reading the journal and making the page, no format."""

from datetime import date, timedelta
from pathlib import Path

from coach.clock import SystemClock
from coach.domain.review.making import page
from coach.domain.review.page import Page
from coach.guide.looking_back import looking_back
from coach.library import Library, load
from coach.store import Store
from tests.bench.measure import Row, absolute, interleaved, percentile, seconds_of
from tests.bench.reading import decode_all

BUDGET_S = 0.5
BACK = {"since the last visit": None, "of a year": 365, "of ten years": 3652}


def make_page(home: Path, library: Library, since: date | None) -> Page:
    """The page with nothing in memory but the library."""
    clock = SystemClock()
    return page(looking_back(Store(home, clock), library, clock, since), "therapist")


def measure(home: Path, rounds: int = 7) -> list[Row]:
    """The rows beside the same files decoded as plain JSON."""
    library, today = load(home), SystemClock().now().date()
    begins = [None if days is None else today - timedelta(days=days) for days in BACK.values()]
    works = [lambda since=since: seconds_of(lambda: make_page(home, library, since)) for since in begins]
    *pages, floors = interleaved([*works, lambda: seconds_of(lambda: decode_all(home))], rounds)
    floor = percentile(floors, 0.5)
    return [
        absolute(f"page {words}", percentile(taken, 0.5), BUDGET_S, "s", floor)
        for words, taken in zip(BACK, pages, strict=True)
    ]
