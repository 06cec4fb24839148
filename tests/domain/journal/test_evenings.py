"""The evening log of each day."""

from datetime import UTC, datetime, timedelta

from coach.domain.journal.entries import CheckIn, Evening
from coach.domain.journal.evenings import evenings

T = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_log_written_before_four_closes_the_day_before():
    found = evenings([Evening(at=T + 6 * HOUR, worst=5, average=3), CheckIn(at=T, pain=9)])
    assert list(found) == [T.date()]
    assert list(evenings([Evening(at=T + 7 * HOUR, worst=5, average=3)])) == [T.date() + timedelta(days=1)]


def test_of_several_logs_of_a_day_the_latest_counts_whatever_their_order():
    early, late = Evening(at=T, worst=5, average=3), Evening(at=T + HOUR, worst=8, average=6)
    assert evenings([early, late]) == evenings([late, early]) == {T.date(): late}
