"""What the Review page looks back on, read in a thread: the journal first, then the page for one reader."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import Visit, is_visit
from coach.domain.person.settings import PageChoices
from coach.domain.review.page import NEVER_HIDDEN, BlockId, For, Page
from coach.domain.visits.course import past

if TYPE_CHECKING:
    from coach.library import Library
    from coach.tui.app import CoachApp

VISIT_BEFORE = 2
"""How many visits back the window begins that holds the two latest."""


class Span(Struct, frozen=True):
    """The days a person has chosen: back to the `visits`-th latest visit, the last `days` days, or from `since` on."""

    visits: int = 1
    days: int = 0
    since: date | None = None

    def begins(self, visits: Sequence[Visit], now: datetime) -> date | None:
        """The first day, None for the day of the last visit, as where there are not as many visits."""
        if self.days:
            return now.date() - timedelta(days=self.days - 1)
        begun = sorted({visit.at.date() for visit in past(visits, now)})
        return begun[-self.visits] if self.since is None and 1 < self.visits <= len(begun) else self.since


class Wanted(Struct, frozen=True):
    """Which page is asked for."""

    span: Span = Span()
    for_whom: For = "therapist"


class Looked(Struct, frozen=True):
    """The page with nothing hidden (`whole`), and what the person has decided about it."""

    wanted: Wanted
    choices: PageChoices
    whole: Page

    @property
    def hidden(self) -> frozenset[BlockId]:
        """The blocks that this reader does not get."""
        return frozenset(self.choices.hidden(self.wanted.for_whom)) - NEVER_HIDDEN

    @property
    def page(self) -> Page:
        """The page as it will be written."""
        return self.whole.without(self.hidden)

    def decided(self, choices: PageChoices) -> "Looked":
        """The same with other choices."""
        return Looked(self.wanted, choices, msgspec.structs.replace(self.whole, name=choices.name))


def look_back(app: "CoachApp", library: "Library", wanted: Wanted) -> Looked:
    """Reads the journal and makes the page. Raises CoachError."""
    from coach.domain.review.making import page
    from coach.guide.looking_back import looking_back

    store, clock, span = app.store, app.clock, wanted.span
    visits = store.journal.entries(kinds=(Visit,)) if span.visits > 1 else ()
    since = span.begins([each for each in visits if is_visit(each)], clock.now())
    facts = looking_back(store, library, clock, since)
    choices = store.load_settings().page
    return Looked(wanted, choices, page(facts, wanted.for_whom, choices.name))
