"""Where a person stands: rules of clinical.md 1.1 and 1.2, over any history."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.vocabulary import LEVELS
from coach.domain.journal.entries import CheckIn, Clearance, Raised, SafetyCheck
from coach.domain.safety.red_flags import full_list
from coach.domain.safety.standing import clear, last_settled, left_at, standing
from coach.errors import CoachError

T = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALL = tuple(flag.id for flag in full_list(pregnant=False, first_run=True, age_band="18_44"))


def after(hours: float) -> datetime:
    return T + timedelta(hours=hours)


def yes(cause: str, level: str, hours: float = 0, branch: str = "", codes: tuple[str, ...] = ()) -> SafetyCheck:
    return SafetyCheck(at=after(hours), reason="first_run", asked=ALL, raised=(Raised(cause, level, branch, codes),))


def no(hours: float, asked: tuple[str, ...] = ALL) -> SafetyCheck:
    return SafetyCheck(at=after(hours), reason="high_pain", asked=asked)


def cleared(cause: str, hours: float) -> Clearance:
    return Clearance(at=after(hours), cause=cause, by="Dr. Oak")


def opened(*entries, at: float = 1000) -> dict[str, str]:
    return {cause.cause: cause.level for cause in standing(entries, after(at)).open}


def test_nobody_who_answered_nothing_is_locked():
    found = standing([], T)
    assert (found.level, found.open, found.codes, found.asked_all_at) == (None, (), (), None)


def test_other_entries_say_nothing():
    assert standing([CheckIn(at=T, pain=10)], T).level is None


@pytest.mark.parametrize("level", ["EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST"])
def test_a_later_no_closes_none_of_the_first_three_levels(level):
    assert opened(yes("RF01", level), no(50), no(500)) == {"RF01": level}


@pytest.mark.parametrize("level", ["SAME_DAY", "CLINICIAN_FIRST"])
def test_a_clearance_closes_levels_two_and_three_at_once(level):
    assert opened(yes("RF10", level), cleared("RF10", 1)) == {}


@pytest.mark.parametrize(("hours", "left"), [(1, {"RF01": "EMERGENCY"}), (23.99, {"RF01": "EMERGENCY"}), (24, {})])
def test_an_emergency_is_cleared_only_24_hours_later(hours, left):
    assert opened(yes("RF01", "EMERGENCY"), cleared("RF01", hours)) == left


def test_a_clearance_that_came_too_early_does_not_count_later_either():
    assert opened(yes("RF01", "EMERGENCY"), cleared("RF01", 2), at=900) == {"RF01": "EMERGENCY"}


def test_24_hours_are_24_hours_when_the_clocks_change():
    berlin = ZoneInfo("Europe/Berlin")
    raised_at = datetime(2026, 3, 28, 12, 0, tzinfo=berlin)
    check = SafetyCheck(at=raised_at, reason="first_run", asked=ALL, raised=(Raised("RF01", "EMERGENCY"),))
    early = datetime(2026, 3, 29, 12, 30, tzinfo=berlin)
    late = datetime(2026, 3, 29, 13, 0, tzinfo=berlin)
    assert standing([check, Clearance(at=early, cause="RF01", by="Dr. Oak")], late).level == "EMERGENCY"
    assert standing([check, Clearance(at=late, cause="RF01", by="Dr. Oak")], late).level is None


def test_a_clearance_covers_only_its_own_sign():
    assert opened(yes("RF10", "SAME_DAY"), yes("RF12", "SAME_DAY"), cleared("RF10", 1)) == {"RF12": "SAME_DAY"}


def test_a_new_yes_after_a_clearance_opens_again():
    assert opened(yes("RF10", "SAME_DAY"), cleared("RF10", 1), yes("RF10", "SAME_DAY", 2)) == {"RF10": "SAME_DAY"}


def test_a_clearance_from_before_the_yes_or_of_the_same_moment_does_not_count():
    assert opened(cleared("RF10", -1), cleared("RF10", 0), yes("RF10", "SAME_DAY")) == {"RF10": "SAME_DAY"}


def test_when_it_was_written_down_decides_and_not_when_it_is_said_to_have_happened():
    backdated = Clearance(at=after(30), recorded_at=after(2), cause="RF01", by="Dr. Oak")
    assert opened(yes("RF01", "EMERGENCY"), backdated) == {"RF01": "EMERGENCY"}


def test_a_clearance_from_the_future_does_not_count_yet():
    assert opened(yes("RF10", "SAME_DAY"), cleared("RF10", 5), at=4) == {"RF10": "SAME_DAY"}


def test_a_sign_still_counts_after_the_clock_was_set_back():
    assert opened(yes("RF10", "SAME_DAY"), at=-3) == {"RF10": "SAME_DAY"}


def test_a_milder_answer_later_does_not_soften_the_earlier_one():
    entries = (yes("RF18", "SAME_DAY", 0, "recent"), yes("RF18", "CLINICIAN_FIRST", 400, "older"))
    assert opened(*entries) == {"RF18": "SAME_DAY"}


def test_a_caution_ends_with_the_next_no_to_the_same_question():
    caution = yes("RF19", "CAUTION", 0, "assessed", ("disc",))
    assert standing([caution], after(1)).codes == ("disc",)
    assert standing([caution, no(2, asked=("RF01",))], after(3)).codes == ("disc",)
    assert standing([caution, no(2)], after(3)).open == ()


def test_leg_pain_goes_on_as_a_caution_once_a_clinician_has_cleared_it():
    entries = [yes("RF19", "CLINICIAN_FIRST", 0, "unassessed", ("disc",)), cleared("RF19", 1), cleared("RF19", 1.1)]
    found = standing(entries, after(2))
    assert (found.level, found.codes, found.open[0].branch) == ("CAUTION", ("disc",), "assessed")
    assert standing([*entries, no(3)], after(4)).open == ()


def test_dizziness_in_a_run_keeps_its_codes_until_a_clinician_was_seen():
    dizzy = yes("D5", "CAUTION", 0, "", ("cervart", "dizzy"))
    asked_again = SafetyCheck(at=after(2), reason="during_run", asked=("D5",))
    assert standing([dizzy, asked_again, no(3)], after(4)).codes == ("cervart", "dizzy")
    assert standing([dizzy, cleared("D5", 1)], after(4)).open == ()


def test_open_signs_come_with_the_most_urgent_first():
    found = standing([yes("RF19", "CAUTION"), yes("RF12", "SAME_DAY"), yes("RF01", "EMERGENCY")], after(2))
    assert [cause.cause for cause in found.open] == ["RF01", "RF12", "RF19"]
    assert found.level == "EMERGENCY"


def test_the_latest_full_list_counts_and_one_that_was_cut_short_does_not():
    short = no(9, asked=("RF01", "RF02"))
    assert standing([no(1), no(5), short], after(10)).asked_all_at == after(5)
    assert standing([SafetyCheck(at=T, reason="first_run", asked=ALL[:8])], after(1)).asked_all_at is None


def test_it_says_from_when_an_emergency_can_be_cleared():
    locked = standing([yes("RF01", "EMERGENCY")], after(1))
    assert locked.clearable(after(23)) == ()
    assert [cause.cause for cause in locked.clearable(after(24))] == ["RF01"]
    with pytest.raises(CoachError, match="from tomorrow 09:00 on"):
        clear(locked, "RF01", after(1))
    clear(locked, "RF01", after(24))


def test_a_clearance_has_to_wait_for_all_that_one_sign_holds_open():
    found = standing([yes("D5", "CAUTION"), yes("D5", "EMERGENCY", 5)], after(6))
    assert [(cause.level, cause.clear_from) for cause in found.open] == [("EMERGENCY", after(29))]


def test_what_is_not_open_or_needs_no_clearance_is_not_cleared():
    found = standing([yes("RF19", "CAUTION", 0, "assessed")], after(1))
    with pytest.raises(CoachError, match="Nothing to note"):
        clear(found, "RF01", after(1))
    with pytest.raises(CoachError, match="locks nothing"):
        clear(found, "RF19", after(1))
    assert found.clearable(after(99)) == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ident", ["walk-easy", "desk-microbreak", "walk-build", "any"])
def test_what_each_level_leaves(kind, ident):
    easy_walk = kind == "aerobic" and ident in ("walk-easy", "desk-microbreak")
    assert left_at(None, kind, ident)
    assert left_at("CAUTION", kind, ident)
    calm = kind in ("breathing", "relaxation")
    assert left_at("CLINICIAN_FIRST", kind, ident) == (calm or easy_walk)
    assert left_at("SAME_DAY", kind, ident) == calm
    assert not left_at("EMERGENCY", kind, ident)


def test_a_sign_is_settled_by_its_latest_yes_or_clearance():
    entries = [yes("RF27", "CLINICIAN_FIRST"), cleared("RF27", 5), cleared("RF10", 9), no(10)]
    assert last_settled(entries, "RF27") == after(5)
    assert last_settled(entries, "RF01") is None


CAUSES = ["RF01", "RF10", "RF14", "RF19", "RF25", "A4", "D3", "D5"]
HOURS = st.integers(0, 120)


@st.composite
def checks(draw) -> SafetyCheck:
    causes = draw(st.lists(st.sampled_from(CAUSES), unique=True, max_size=3))
    raised = tuple(Raised(cause, draw(st.sampled_from(LEVELS)), draw(st.sampled_from(["", "x"]))) for cause in causes)
    asked = draw(st.lists(st.sampled_from(CAUSES), unique=True))
    return SafetyCheck(at=after(draw(HOURS)), reason="before_run", asked=tuple({*asked, *causes}), raised=raised)


CLEARANCES = st.builds(cleared, st.sampled_from(CAUSES), HOURS)
HISTORIES = st.lists(st.one_of(checks(), CLEARANCES), max_size=12)
NOW = after(200)


@given(HISTORIES)
def test_the_highest_level_wins(history):
    found = standing(history, NOW)
    levels = [cause.level for cause in found.open]
    assert found.level == (min(levels, key=LEVELS.index) if levels else None)
    assert levels == sorted(levels, key=LEVELS.index)
    assert len({cause.cause for cause in found.open}) == len(levels)


@given(HISTORIES, st.randoms())
def test_the_order_of_the_entries_and_doubles_do_not_matter(history, chance):
    shuffled = [*history, *history]
    chance.shuffle(shuffled)
    assert standing(shuffled, NOW) == standing(history, NOW)


@given(HISTORIES, CLEARANCES)
def test_clearing_one_sign_never_touches_another(history, clearance):
    before = [cause for cause in standing(history, NOW).open if cause.cause != clearance.cause]
    with_it = [cause for cause in standing([*history, clearance], NOW).open if cause.cause != clearance.cause]
    assert before == with_it


@given(HISTORIES, checks())
def test_another_answer_never_closes_anything_but_a_caution(history, check):
    later = {cause.cause: LEVELS.index(cause.level) for cause in standing([*history, check], NOW).open}
    for cause in standing(history, NOW).open:
        if cause.level != "CAUTION":
            assert later[cause.cause] <= LEVELS.index(cause.level)


@given(HISTORIES, st.sampled_from(CAUSES), HOURS)
def test_an_emergency_is_never_open_for_less_than_24_hours(history, cause, hours):
    emergency = yes(cause, "EMERGENCY", hours)
    for later in range(hours, hours + 24):
        assert standing([*history, emergency], after(later)).level == "EMERGENCY"


@given(HISTORIES, st.integers(0, 160))
def test_whatever_can_be_cleared_is_no_longer_locked_once_it_is(history, hours):
    found = standing(history, after(hours))
    for cause in found.clearable(after(hours)):
        clear(found, cause.cause, after(hours))
        left = standing([*history, cleared(cause.cause, hours)], after(hours))
        assert all(one.level == "CAUTION" for one in left.open if one.cause == cause.cause)


@given(HISTORIES, st.integers(0, 160))
def test_what_cannot_be_cleared_is_refused(history, hours):
    found = standing(history, after(hours))
    for cause in set(CAUSES) - {one.cause for one in found.clearable(after(hours))}:
        with pytest.raises(CoachError):
            clear(found, cause, after(hours))


@given(HISTORIES)
def test_only_a_check_that_asked_everything_counts_as_the_full_list(history):
    assert standing(history, NOW).asked_all_at is None
