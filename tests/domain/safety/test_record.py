"""The safety record forgets only what changes nothing."""

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import Clearance, Raised, SafetyCheck
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.standing import standing
from coach.domain.safety.triggers import pending_check
from tests.domain.people import ALL_NO, ALL_SIGNS, DAY, HOUR, NOW

CAUSES = ("RF01", "RF10", "RF19", "RF25")
RAISED = (
    *(Raised("RF01", "EMERGENCY"), Raised("RF10", "SAME_DAY"), Raised("RF19", "CLINICIAN_FIRST")),
    *(Raised("RF19", "CAUTION"), Raised("RF25", "CAUTION")),
)


def at(hours: float):
    return NOW + hours * HOUR


def check(*asked: str, hours: float = 0, raised: tuple[Raised, ...] = ()) -> SafetyCheck:
    return SafetyCheck(at=at(hours), recorded_at=at(hours), reason="before_run", asked=asked, raised=raised)


def kept(*entries) -> SafetyRecord:
    record = SafetyRecord()
    for entry in entries:
        record = record.with_entry(entry)
    return record


def test_the_same_questions_asked_again_take_the_place_of_the_earlier_no():
    first, second = check("RF01", "RF02"), check("RF02", "RF01", "RF04", hours=1)
    assert kept(first, second).entries == (second,)


def test_a_short_set_does_not_take_the_place_of_the_full_list():
    short = check("RF01", "RF02", hours=1)
    assert kept(ALL_NO, short).entries == (ALL_NO, short)


def test_a_yes_and_a_clearance_are_never_forgotten():
    yes = check("RF10", raised=(Raised("RF10", "SAME_DAY"),))
    cleared = Clearance(at=at(1), cause="RF10", by="Dr. Oak")
    again = msgspec.structs.replace(ALL_NO, at=at(2))
    assert kept(yes, cleared, again).entries == (yes, cleared, again)


def test_a_check_from_before_a_clock_was_set_back_stays():
    ahead, back = check("RF01", hours=5), check("RF01", hours=1)
    assert kept(ahead, back).entries == (ahead, back)


def test_the_record_does_not_grow_with_every_run():
    record = kept(ALL_NO)
    for run in range(1000):
        record = record.with_entry(check("RF01", *(("RF08",) if run % 2 else ("RF11",)), hours=run))
    assert len(record.entries) <= 4


def test_joined_records_hold_what_both_hold_once_and_in_order():
    one, two, three = (check(f"RF0{number}", hours=number) for number in (1, 2, 3))
    assert SafetyRecord((one, three)).joined(SafetyRecord((two, three))).entries == (one, two, three)
    assert SafetyRecord().joined(SafetyRecord()).entries == ()


answers = st.lists(
    st.one_of(
        st.sampled_from(RAISED),
        st.sampled_from(CAUSES),
        st.frozensets(st.sampled_from(CAUSES)),
        st.just(ALL_SIGNS),
    ),
    max_size=10,
)


def told(answers_given) -> list:
    """Each answer five hours after the one before: a yes, a clearance, a short set or the full list."""
    entries: list = []
    for number, answer in enumerate(answers_given):
        hours = 5 * number
        if isinstance(answer, Raised):
            entries.append(check(answer.cause, hours=hours, raised=(answer,)))
        elif isinstance(answer, str):
            entries.append(Clearance(at=at(hours), recorded_at=at(hours), cause=answer, by="Dr. Oak"))
        else:
            entries.append(check(*answer, hours=hours))
    return entries


@given(answers, st.integers(-10, 100))
def test_the_record_comes_to_the_same_standing_as_every_answer_ever_given(given_answers, hours):
    entries = told(given_answers)
    record, now = kept(*entries), at(hours)
    assert standing(record.entries, now) == standing(entries, now)
    for episode in (None, NOW.date(), (NOW + DAY).date()):
        assert pending_check(record.entries, episode, now) == pending_check(entries, episode, now)


@given(answers, answers)
def test_joining_locks_at_least_what_the_stricter_one_locks_unless_it_was_cleared_since(ours, theirs):
    mine = kept(*(entry for entry in told(ours)))
    other = kept(*(entry for entry in told(theirs) if not isinstance(entry, Clearance)))
    now = at(1000)
    both = standing(mine.joined(other).entries, now)
    open_in_mine = {cause.cause for cause in standing(mine.entries, now).open if cause.level != "CAUTION"}
    assert open_in_mine <= {cause.cause for cause in both.open}
    assert standing(other.joined(mine).entries, now) == both


def test_a_joined_record_keeps_the_time_of_writing_down():
    early = msgspec.structs.replace(check("RF01", hours=9), recorded_at=at(9) - timedelta(hours=8))
    late = check("RF02", hours=2)
    assert SafetyRecord((late,)).joined(SafetyRecord((early,))).entries == (early, late)
