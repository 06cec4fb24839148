"""No run gets round the gate: over a real store and the real library, from the first question to the last exercise."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import msgspec
import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import CODES
from coach.domain.journal.entries import CheckIn, Clearance, Raised, SafetyCheck
from coach.domain.person.profile import Condition, Profile
from coach.domain.planning.plan import PLAN_ID, Wish
from coach.domain.safety.answers import safety_check
from coach.domain.safety.gate import tier
from coach.domain.safety.red_flags import full_list, short_list
from coach.errors import CoachError
from coach.guide.guide import Guide
from coach.guide.outlook import outlook
from coach.guide.preparing import prepared
from coach.library import Library
from coach.store import Store
from tests.clock import FakeClock
from tests.domain.table_1_5 import forbidden
from tests.guide.conftest import play
from tests.ready import make_ready, none_new

DAY_S = 86_400


@pytest.fixture
def guided(library: Library, clock: FakeClock) -> Iterator[Callable[..., Guide]]:
    """Begins a run over any store, and lets go of it at the end of the test."""
    guides: list[Guide] = []

    def begin(store: Store, ident: str, check: SafetyCheck | None = None, pain: int | None = None) -> Guide:
        guides.append(Guide.begin(ident, check or none_new(clock.now()), library, store, clock, pain=pain))
        return guides[-1]

    yield begin
    for guide in guides:
        guide.release()


@pytest.fixture
def resumed(library: Library, store: Store, clock: FakeClock) -> Callable[[], Guide]:
    """Goes on with the saved run."""
    return lambda: Guide.resume(store.load_saved_run(), none_new(clock.now()), library, store, clock)


def tell(store: Store, clock: FakeClock, cause: str, level: str, *codes: str) -> None:
    """One warning sign that is there now."""
    raised = (Raised(cause, level, codes=codes),)
    store.keep_safety(SafetyCheck(at=clock.now(), reason="before_run", asked=(cause,), raised=raised))


def all_no(clock: FakeClock) -> SafetyCheck:
    asked = (flag.id for flag in full_list(pregnant=False, first_run=True, age_band=None))
    return safety_check(asked, {}, "first_run", clock.now())


def wishes(library: Library) -> list[str]:
    return [PLAN_ID, *library.routines, *library.exercises]


def refused(begin: Callable[[], Guide]) -> bool:
    try:
        begin().release()
    except CoachError:
        return True
    return False


def test_before_the_full_list_only_gentle_moves_begin(guided, tmp_path, clock, library):
    new = Store(tmp_path / "new", clock)
    new.save_profile(Profile(conditions=()))
    for ident, exercise in library.exercises.items():
        assert refused(lambda ident=ident: guided(new, ident)) == (tier(exercise) == 2), ident
    guide = guided(new, PLAN_ID)
    assert all(tier(library.exercises[each.exercise]) < 2 for each in guide.player.segments if each.exercise)


def test_before_the_conditions_only_breathing_and_rest_begin_and_nothing_is_asked(tmp_path, clock, library):
    new = Store(tmp_path / "new", clock)
    for ident, exercise in library.exercises.items():
        begun = not refused(lambda ident=ident: Guide.begin(ident, None, library, new, clock))
        assert begun == (tier(exercise) == 0 and "preg20" not in exercise.codes), ident
    Guide.begin(PLAN_ID, None, library, new, clock).release()


def test_gentle_moves_do_not_begin_without_the_signs_of_level_1(tmp_path, clock, library):
    new = Store(tmp_path / "new", clock)
    new.save_profile(Profile(conditions=()))
    short = safety_check((flag.id for flag in short_list(neck=True, leg=True)), {}, "before_run", clock.now())
    with pytest.raises(ValueError, match="RF03, RF05, RF07"):
        Guide.begin("walk-easy", short, library, new, clock)


def test_what_was_answered_in_this_sitting_is_not_asked_again(guided, store, clock, library):
    guided(store, "bridge").release()
    clock.advance(1800)
    assert prepared("bridge", outlook(store, library, clock), library).asked == ()
    Guide.begin("bridge", None, library, store, clock).release()
    clock.advance(1801)
    assert prepared("bridge", outlook(store, library, clock), library).asked


def test_a_check_that_leaves_out_a_sign_is_a_mistake_of_the_caller(guided, store, clock):
    short = safety_check(("RF01", "RF02", "RF04", "RF06", "RF09"), {}, "before_run", clock.now())
    with pytest.raises(ValueError, match="RF11"):
        guided(store, "calf-wall", short)
    with pytest.raises(ValueError, match="RF08"):
        guided(store, "upper-trap-stretch", short)
    guided(store, "scap-squeeze", short).release()
    clock.advance(2 * 3600)
    with pytest.raises(ValueError, match="RF01"):
        guided(store, "scap-squeeze", safety_check((), {}, "before_run", clock.now()))


def test_a_yes_before_the_run_locks_and_stays(guided, store, clock):
    yes = safety_check([*none_new(clock.now()).asked], {"RF02": ""}, "before_run", clock.now())
    with pytest.raises(CoachError):
        guided(store, "breath-4-6", yes)
    with pytest.raises(CoachError):
        guided(store, "breath-4-6")
    assert store.load_saved_run() is None


def test_a_yes_in_a_check_that_leaves_out_a_sign_is_kept_all_the_same(guided, store, clock):
    with pytest.raises(ValueError, match="RF01"):
        guided(store, "scap-squeeze", safety_check(("RF02",), {"RF02": ""}, "before_run", clock.now()))
    with pytest.raises(CoachError):
        guided(store, "scap-squeeze")


def test_an_emergency_leaves_no_run(guided, store, clock, library):
    tell(store, clock, "RF10", "EMERGENCY")
    assert all(refused(lambda ident=ident: guided(store, ident)) for ident in wishes(library))


def test_a_same_day_sign_leaves_breathing_and_rest(guided, store, clock, library):
    tell(store, clock, "RF10", "SAME_DAY")
    for ident, exercise in library.exercises.items():
        assert refused(lambda ident=ident: guided(store, ident)) == (tier(exercise) > 0), ident
    assert not refused(lambda: guided(store, PLAN_ID))


def test_nothing_is_guided_right_after_a_yes_that_has_to_be_read_first(guided, store, clock):
    yes = safety_check([*none_new(clock.now()).asked], {"RF09": "alone"}, "before_run", clock.now())
    with pytest.raises(CoachError, match="doctor today"):
        guided(store, "evening-heat-winddown-23", yes)
    assert not refused(lambda: guided(store, "breath-4-6"))


def test_clinician_first_leaves_breathing_and_easy_walking(guided, store, clock, library):
    tell(store, clock, "RF21", "CLINICIAN_FIRST")
    begun = {ident for ident in library.exercises if not refused(lambda ident=ident: guided(store, ident))}
    assert begun == {
        *("breath-4-6", "breath-belly-crook", "rest-90-90", "body-scan", "pmr-short"),
        *("walk-easy", "desk-microbreak"),
    }


def test_a_clinicians_word_opens_a_same_day_sign_at_once_and_an_emergency_after_a_day(guided, store, clock):
    for cause, level, wait_s in (("RF10", "SAME_DAY", 60), ("RF02", "EMERGENCY", DAY_S)):
        tell(store, clock, cause, level)
        assert refused(lambda: guided(store, "bridge"))
        clock.advance(wait_s - 1 if level == "EMERGENCY" else wait_s)
        store.keep_safety(Clearance(at=clock.now(), cause=cause, by="Dr. Oak"))
        if level == "EMERGENCY":
            assert refused(lambda: guided(store, "bridge"))
            clock.advance(1)
            store.keep_safety(Clearance(at=clock.now(), cause=cause, by="Dr. Oak"))
        assert not refused(lambda: guided(store, "bridge"))


@pytest.mark.parametrize("pain", [8, 10])
def test_high_pain_asks_everything_first_and_a_lower_number_after_it_is_no_way_around(guided, store, clock, pain):
    clock.advance(60)
    store.journal.add(CheckIn(at=clock.now(), pain=4))
    clock.advance(60)
    assert refused(lambda: guided(store, "bridge", pain=pain))
    assert refused(lambda: guided(store, "bridge", pain=2))
    assert not refused(lambda: guided(store, "breath-4-6", pain=pain))
    clock.advance(60)
    store.keep_safety(all_no(clock))
    assert not refused(lambda: guided(store, "breath-4-6", pain=pain))
    assert refused(lambda: guided(store, "bridge", pain=pain))


def test_deleting_the_journal_begins_no_run(guided, store, clock, tmp_path):
    tell(store, clock, "RF02", "EMERGENCY")
    for file in (tmp_path / "home" / "journal").iterdir():
        file.unlink()
    assert refused(lambda: guided(Store(tmp_path / "home", clock), "breath-4-6"))


def test_going_back_to_a_backup_begins_no_run(guided, store, clock):
    store.journal.add(CheckIn(at=clock.now(), pain=3))
    backup = store.backup()
    clock.advance(60)
    tell(store, clock, "RF02", "EMERGENCY")
    store.restore(backup)
    assert refused(lambda: guided(store, "breath-4-6"))


@pytest.mark.parametrize("back_s", [3600, DAY_S, 40 * DAY_S])
def test_a_clock_set_back_begins_no_run(guided, store, clock, back_s):
    tell(store, clock, "RF10", "SAME_DAY")
    clock.advance(60)
    clock.advance(-back_s)
    assert refused(lambda: guided(store, "bridge"))


def leave_in_the_middle(guide: Guide, clock: FakeClock) -> None:
    guide.start()
    play(guide, clock, 30)
    guide.leave()


@pytest.mark.parametrize("level", ["EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST"])
def test_an_interrupted_run_does_not_go_on_once_a_sign_is_there(guided, resumed, store, clock, level):
    leave_in_the_middle(guided(store, "desk-reset-5"), clock)
    tell(store, clock, "RF10", level)
    with pytest.raises(CoachError):
        resumed()
    store.claim_run().release()


def test_an_interrupted_run_does_not_go_on_when_the_check_before_it_raises_a_sign(guided, store, clock, library):
    leave_in_the_middle(guided(store, "desk-reset-5"), clock)
    yes = safety_check([*none_new(clock.now()).asked], {"RF06": ""}, "before_run", clock.now())
    with pytest.raises(CoachError):
        Guide.resume(store.load_saved_run(), yes, library, store, clock)


def test_an_interrupted_run_does_not_go_on_with_a_condition_told_since(guided, resumed, store, clock):
    leave_in_the_middle(guided(store, "ball-focus-8"), clock)
    told = msgspec.structs.replace(store.load_profile(), conditions=(Condition("blood_thinner"),))
    store.save_profile(told)
    with pytest.raises(CoachError, match="can not go on"):
        resumed()


def test_an_interrupted_run_does_not_go_on_before_high_pain_was_asked_about(guided, resumed, store, clock):
    leave_in_the_middle(guided(store, "desk-reset-5"), clock)
    clock.advance(60)
    store.journal.add(CheckIn(at=clock.now() - timedelta(seconds=30), pain=4))
    store.journal.add(CheckIn(at=clock.now(), pain=9))
    with pytest.raises(CoachError, match="safety questions"):
        resumed()


def test_an_interrupted_run_goes_on_when_nothing_is_new(guided, resumed, store, clock):
    leave_in_the_middle(guided(store, "desk-reset-5"), clock)
    again = resumed()
    assert again.name == "Five-minute desk reset"
    again.release()


def test_an_interrupted_run_of_a_lost_exercise_does_not_go_on_at_an_open_level(guided, resumed, store, clock):
    leave_in_the_middle(guided(store, "breath-4-6"), clock)
    saved = store.load_saved_run()
    lost = tuple(msgspec.structs.replace(segment, exercise="lost") for segment in saved.state.segments)
    state = msgspec.structs.replace(saved.state, segments=lost)
    store.save_run(msgspec.structs.replace(saved, state=state))
    tell(store, clock, "RF02", "EMERGENCY")
    with pytest.raises(CoachError):
        resumed()


def test_an_interrupted_run_does_not_go_on_with_a_companion_banned_since(guided, resumed, store, clock):
    leave_in_the_middle(guided(store, "evening-heat-winddown-23"), clock)
    told = msgspec.structs.replace(store.load_profile(), conditions=(Condition("breathing"),))
    store.save_profile(told)
    with pytest.raises(CoachError):
        resumed()


def test_a_check_that_leaves_out_a_sign_does_not_let_an_interrupted_run_go_on(guided, store, clock, library):
    leave_in_the_middle(guided(store, "desk-reset-5"), clock)
    clock.advance(2 * 3600)
    with pytest.raises(ValueError, match="RF01"):
        Guide.resume(
            store.load_saved_run(), safety_check((), {}, "before_run", clock.now()), library, store, clock
        ).release()


def test_a_sign_told_in_the_middle_of_a_run_counts_for_its_easier_exercise(guided, store, clock):
    guide = guided(store, "prone-press-up")
    guide.start()
    play(guide, clock, 5)
    tell(store, clock, "D5", "CAUTION", "fever")
    with pytest.raises(CoachError, match="no other exercise"):
        guide.take_easier()


def test_no_run_with_any_code_brings_a_banned_exercise_or_a_banned_easier_one(store, clock, library):
    hard = [move for move in library.exercises.values() if move.easier.id]
    tried = 0
    for code in CODES:
        told = SafetyCheck(
            at=clock.now(), reason="before_run", asked=("RF19",), raised=(Raised("RF19", "CAUTION", codes=(code,)),)
        )
        clock.advance(1)
        store.keep_safety(told)
        for move in hard:
            try:
                guide = Guide.begin(move.id, none_new(clock.now()), library, store, clock)
            except CoachError:
                continue
            tried += 1
            assert not forbidden(move, code)
            if forbidden(library.exercises[move.easier.id], code):
                assert guide.easier is None
                with pytest.raises(CoachError, match="no other exercise"):
                    guide.take_easier()
            guide.release()
    assert tried > 50


def test_an_easier_exercise_in_an_impossible_position_is_not_offered(guided, store):
    lying_only = msgspec.structs.replace(store.load_profile(), positions=("floor",))
    store.save_profile(lying_only)
    guide = guided(store, "cat-cow")
    assert guide.easier is None
    guide.start()
    with pytest.raises(CoachError, match="no other exercise"):
        guide.take_easier()


def test_breathing_does_not_go_along_with_heat_where_it_is_banned(guided, store, clock):
    make_ready(store, clock.now(), [Condition("breathing")])
    guide = guided(store, "evening-heat-winddown-23")
    assert "heat-low-back" in {segment.exercise for segment in guide.player.segments}
    assert all(segment.companion is None for segment in guide.player.segments)


THIN_BONES = [Condition("blood_thinner"), Condition("osteoporosis")]


@pytest.fixture
def thin_bones(tmp_path, clock) -> Store:
    """The home of a new person with blood thinners and osteoporosis who has answered everything else with no."""
    store = Store(tmp_path / "thin-bones", clock)
    make_ready(store, clock.now(), THIN_BONES)
    return store


def test_blood_thinners_and_osteoporosis_leave_no_ball_anywhere_and_each_omission_says_why(thin_bones, library, clock):
    facts = outlook(thin_bones, library, clock)
    left_out = 0
    plans = [Wish(minutes, (place,)) for minutes in (5, 10, 30) for place in ("low-back", "neck", "foot", "buttock")]
    made = [prepared(PLAN_ID, facts, library, wish).plan for wish in plans]
    made += [prepared(ident, facts, library).plan for ident in wishes(library)[1:]]
    for each in made:
        kinds = {step.exercise.kind for step in each.steps if isinstance(step, Prescription)}
        assert "ball" not in kinds
        for left in each.omitted:
            if library.exercises[left.exercise].kind == "ball":
                left_out += 1
                assert left.rule == "1.5"
                assert "blood thinners" in left.reason
    assert left_out >= 20 * len(plans) + 20


def test_no_run_of_theirs_holds_a_ball_and_a_ball_alone_is_refused_with_its_reason(guided, thin_bones, library):
    for ident in (PLAN_ID, *library.routines):
        if refused(lambda ident=ident: guided(thin_bones, ident)):
            continue
        guide = guided(thin_bones, ident)
        assert all(segment.modality != "ball" for segment in guide.player.segments)
        guide.release()
    for ball in (move for move in library.exercises.values() if move.kind == "ball"):
        with pytest.raises(CoachError) as told:
            guided(thin_bones, ball.id)
        assert "blood thinners" in told.value.detail


def test_a_lock_of_steady_pain_from_before_is_lifted_once_and_told_why(guided, store, clock, library):
    store.keep_safety(SafetyCheck(at=clock.now(), reason="journal", asked=("RF27",), raised=OLD_LOCK))
    outlook(store, library, clock)
    (sentence,) = store.take_notices()
    assert "steady pain is no reason to stop" in sentence
    assert not refused(lambda: guided(store, "bridge"))
    outlook(store, library, clock)
    assert store.take_notices() == ()


def test_what_else_is_open_stays_so_when_an_old_lock_is_lifted(guided, store, clock, library):
    store.keep_safety(SafetyCheck(at=clock.now(), reason="journal", asked=("RF27",), raised=OLD_LOCK))
    tell(store, clock, "RF12", "SAME_DAY")
    outlook(store, library, clock)
    assert store.take_notices() == ()
    assert refused(lambda: guided(store, "bridge"))


def test_what_a_clinician_had_cleared_stays_cleared_without_a_word(store, clock, library):
    store.keep_safety(SafetyCheck(at=clock.now(), reason="journal", asked=("RF27",), raised=OLD_LOCK))
    clock.advance(60)
    store.keep_safety(Clearance(at=clock.now(), cause="RF27", by="Dr. Oak"))
    before = store.load_safety()
    assert outlook(store, library, clock).situation.level is None
    assert store.load_safety() == before
    assert store.take_notices() == ()


OLD_LOCK = (Raised("RF27", "CLINICIAN_FIRST"),)
