"""Pain day by day."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import AnyEntry, CheckIn, Evening, Morning, Run
from coach.domain.measures.trend import daily_pain, rated_days

T = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = T.date()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def means(*entries: AnyEntry, days: int = 1) -> list[float | None]:
    return [day.mean for day in daily_pain(entries, TODAY, days)]


def run(before: int | None = 4, after: int | None = 2, speed: float = 1.0) -> Run:
    return Run(
        at=T, routine="r", name="R", ended_at=T + HOUR, planned_s=60, finished=True, speed=speed,
        before=before, after=after,
    )  # fmt: skip


def test_the_average_of_the_evening_log_is_the_day_whatever_was_rated_in_it():
    assert means(CheckIn(at=T, pain=9), Morning(at=T, pain=7), Evening(at=T + 12 * HOUR, worst=9, average=3)) == [3]


def test_without_an_evening_log_the_day_is_the_mean_of_what_was_rated():
    assert means(CheckIn(at=T, pain=5), Morning(at=T, pain=2)) == [3.5]


def test_an_evening_log_after_midnight_does_not_change_the_new_day():
    assert means(Evening(at=T - 7 * HOUR, worst=5, average=3), CheckIn(at=T, pain=6), days=2) == [3, 6]


def test_a_run_counts_with_what_was_felt_before_it_and_a_rehearsal_not_at_all():
    assert means(run()) == [4]
    assert means(run(before=None)) == [2]
    assert means(run(speed=60)) == [None]


def test_a_day_without_an_answer_stays_empty():
    assert means(CheckIn(at=T - 2 * DAY, pain=4), CheckIn(at=T, pain=6), days=3) == [4, None, 6]
    assert rated_days(daily_pain([], TODAY)) == "no day rated"
    assert rated_days(daily_pain([CheckIn(at=T, pain=4)], TODAY)) == "average 4.0, 1 day"


MOMENTS = st.integers(0, 5 * 24 * 60).map(lambda minutes: T - timedelta(minutes=minutes))
SCORES = st.integers(0, 10)
ENTRIES = st.lists(
    st.one_of(
        st.builds(CheckIn, at=MOMENTS, pain=SCORES),
        st.builds(Morning, at=MOMENTS, pain=SCORES),
        st.builds(Evening, at=MOMENTS, worst=SCORES, average=SCORES),
    ),
    unique_by=lambda entry: entry.at,
    max_size=12,
)


@given(ENTRIES, st.randoms())
def test_the_order_of_the_journal_does_not_matter(entries, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert daily_pain(entries, TODAY) == daily_pain(shuffled, TODAY)


@given(ENTRIES)
def test_a_mean_never_leaves_what_was_said_that_day(entries):
    days: dict[date, float | None] = {day.day: day.mean for day in daily_pain(entries, TODAY, 8)}
    said = {entry.at.date() for entry in entries if not isinstance(entry, Evening)}
    said |= {(entry.at - 4 * HOUR).date() for entry in entries if isinstance(entry, Evening)}
    assert {day for day, mean in days.items() if mean is not None} == said
    assert all(0 <= mean <= 10 for mean in days.values() if mean is not None)
