"""Visits for the tests, a week apart."""

from datetime import UTC, datetime, timedelta
from typing import Any

from coach.domain.journal.entries import Visit

FIRST = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def visit(number: int = 0, **fields: Any) -> Visit:
    """The visit `number` weeks after the first one, with Sam unless another is named."""
    return Visit(at=FIRST + number * WEEK, **{"id": f"visit-{number}", "provider": "Sam", **fields})
