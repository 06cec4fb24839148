"""The gate: levels, pain, phases, flares, visits, positions, rests and gaps; and that more is never less strict."""

from datetime import datetime, timedelta, timezone
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dosing.course import Rest
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.vocabulary import (
    CODES,
    LEVELS,
    MODES,
    PHASES,
    POSITIONS,
    REGIONS,
    Code,
    Level,
    Region,
)
from coach.domain.safety.contraindications import Contraindication
from coach.domain.safety.gaps import BallUse, ThermalUse
from coach.domain.safety.gate import routine_verdict, tier, verdict
from coach.domain.safety.situation import Situation
from tests import samples
from tests.domain.people import DAY, EXERCISES, HOUR, MOVES, NOW, ROUTINES, situation, with_codes

BALLS = tuple(move for move in MOVES if move.kind == "ball")


def allowed(there: Situation, in_bed: bool = False) -> set[str]:
    return {move.id for move in MOVES if verdict(move, there, in_bed).allowed}


def kinds(there: Situation) -> set[str]:
    return {EXERCISES[ident].kind for ident in allowed(there)}


def rules(ident: str, there: Situation) -> list[str]:
    return [block.rule for block in verdict(EXERCISES[ident], there).blocks]


def test_on_an_ordinary_day_everything_of_the_library_is_allowed() -> None:
    assert allowed(situation()) == set(EXERCISES)


CALM = {"breath-4-6", "breath-belly-crook", "rest-90-90", "body-scan", "pmr-short"}
EASY = {"walk-easy", "desk-microbreak"}


def test_an_emergency_leaves_nothing() -> None:
    assert allowed(situation(level="EMERGENCY", mode="locked"), in_bed=True) == set()
    assert allowed(situation(level="EMERGENCY")) == set()


def test_same_day_leaves_breathing_relaxing_and_resting() -> None:
    assert allowed(situation(level="SAME_DAY", mode="locked"), in_bed=True) == CALM


def test_clinician_first_leaves_breathing_resting_and_easy_walking() -> None:
    left = allowed(situation(level="CLINICIAN_FIRST", mode="locked"))
    assert left == CALM | EASY


def test_a_caution_leaves_all_but_what_its_codes_take() -> None:
    assert allowed(situation(level="CAUTION")) == set(EXERCISES)


def test_a_lock_says_its_own_reason() -> None:
    there = situation(level="SAME_DAY", mode="locked", lock="Locked because of the test")
    assert verdict(EXERCISES["bridge"], there).blocks[0].text == "Locked because of the test"
    assert verdict(EXERCISES["bridge"], situation(level="SAME_DAY")).blocks[0].text


@pytest.mark.parametrize("reason", ["first_run", "new_episode", "high_pain", "after_run"])
def test_before_the_full_list_breathing_gentle_moves_and_easy_walking_are_open(reason: str) -> None:
    gentle = {"pelvic-tilt-seated", "standing-back-bend"}
    assert allowed(situation(pending=reason)) == CALM | EASY | gentle
    in_bed = {
        move.id for move in MOVES if move.kind == "mobility" and move.position == "floor" and "acute" in move.phases
    }
    assert allowed(situation(pending=reason), in_bed=True) == CALM | EASY | gentle | in_bed
    assert rules("bridge", situation(pending=reason)) == ["gate"]


def test_before_the_page_of_conditions_only_breathing_and_rest_are_open() -> None:
    assert allowed(situation(conditions_known=False), in_bed=True) == CALM
    assert allowed(situation(conditions_known=False, pending="first_run")) == CALM


def test_a_marked_group_without_its_details_closes_what_needs_the_full_list() -> None:
    assert allowed(situation(marked=("heart",))) == allowed(situation(pending="first_run"))


@pytest.mark.parametrize("pain", [8, 9, 10])
def test_pain_of_8_or_more_leaves_breathing_relaxing_resting_and_heat_or_cold(pain: int) -> None:
    left = allowed(situation(pain=pain))
    assert left == CALM | {move.id for move in MOVES if move.kind in ("heat", "cold")}
    assert rules("bridge", situation(pain=pain)) == ["R02"]


def test_where_8_is_the_usual_easy_walking_and_gentle_mobility_stay_open() -> None:
    calm = allowed(situation(pain=8))
    more = allowed(situation(pain=8, usually_high=True)) - calm
    assert "walk-easy" in more
    assert {EXERCISES[ident].kind for ident in more} == {"aerobic", "mobility"}
    assert all(tier(EXERCISES[ident]) == 1 for ident in more)


@pytest.mark.parametrize("pain", [None, 0, 7])
def test_less_pain_or_none_told_leaves_the_rest_to_the_other_rules(pain: int | None) -> None:
    assert allowed(situation(pain=pain)) == set(EXERCISES)


def test_the_first_72_hours_leave_no_ball_but_under_the_foot() -> None:
    left = allowed(situation(phase="acute"))
    assert {ident for ident in left if EXERCISES[ident].kind == "ball"} == {"ball-plantar-chair"}
    assert all("acute" in EXERCISES[ident].phases for ident in left)


@pytest.mark.parametrize("regions", [("foot", "calf"), ("low-back",), ("whole-body",)])
def test_a_ball_of_an_own_pack_is_no_way_around_the_first_72_hours(regions: tuple[Region, ...]) -> None:
    ball = samples.exercise(kind="ball", region=regions, phases=PHASES)
    assert not verdict(ball, situation(phase="acute", known=frozenset({ball.id}))).allowed


@pytest.mark.parametrize("phase", PHASES)
def test_an_exercise_is_only_for_its_phases(phase: str) -> None:
    assert all(phase in EXERCISES[ident].phases for ident in allowed(situation(phase=phase)))


@pytest.mark.parametrize("phase", PHASES)
def test_a_routine_is_only_for_its_phases(phase: str) -> None:
    for routine in ROUTINES.values():
        assert routine_verdict(routine, situation(phase=phase)).allowed == (phase in routine.phases)


@pytest.mark.parametrize("phase", PHASES)
def test_a_flare_leaves_no_ball_no_strength_and_no_end_range(phase: str) -> None:
    there = situation(phase=phase, mode="flare")
    assert kinds(there).isdisjoint({"ball", "strength"})
    assert all("acute" in move.phases for move in map(EXERCISES.get, allowed(there)) if move and move.kind == "stretch")


def touched(move: Exercise, *places: Region) -> bool:
    return "whole-body" in move.region or not set(places).isdisjoint(move.region)


def test_a_treated_place_has_no_ball_and_no_strength() -> None:
    there = situation(mode="post_visit", treated=frozenset({"low-back"}))
    gone = set(EXERCISES) - allowed(there)
    assert gone == {move.id for move in MOVES if move.kind in ("ball", "strength") and touched(move, "low-back")}
    assert rules("ball-ql-wall", there) == ["R05"]


@pytest.mark.parametrize("mode", MODES)
def test_a_treated_place_is_left_alone_whatever_kind_of_day_it_is(mode: str) -> None:
    there = situation(mode=mode, treated=frozenset({"low-back"}))
    assert {"bridge", "ball-lumbar-wall"}.isdisjoint(allowed(there))


def test_a_visit_that_did_not_say_where_leaves_no_ball_and_no_strength_at_all() -> None:
    assert kinds(situation(mode="post_visit", treated=frozenset())).isdisjoint({"ball", "strength"})


GENTLE = {move.id for move in MOVES if move.kind in ("breathing", "relaxation")} | {
    move.id for move in MOVES if move.kind in ("aerobic", "mobility") and "acute" in move.phases
}


def test_before_a_visit_there_is_the_usual_of_14_days_and_what_is_gentle_and_no_ball() -> None:
    done = frozenset({"bridge", "open-book", "ball-lat-wall"})
    there = situation(mode="pre_visit", known=done | {"clamshell"}, recent=done)
    assert allowed(there) == {"bridge", "open-book"} | GENTLE


def test_before_a_visit_someone_new_has_gentle_moves_without_ball_or_strength() -> None:
    there = situation(mode="pre_visit", known=frozenset())
    kinds = {EXERCISES[ident].kind for ident in allowed(there)}
    assert kinds == {"breathing", "relaxation", "aerobic", "mobility", "stretch"}


@pytest.mark.parametrize("position", POSITIONS)
def test_a_position_that_is_not_possible_is_left_out(position: str) -> None:
    there = situation(positions=frozenset(POSITIONS) - {position})
    assert allowed(there) == {move.id for move in MOVES if move.position != position}


def test_in_bed_the_floor_does_not_count_and_the_bed_does() -> None:
    bed = situation(positions=frozenset({"bed"}))
    assert not verdict(EXERCISES["knee-rolls"], bed).allowed
    assert verdict(EXERCISES["knee-rolls"], bed, in_bed=True).allowed
    floor = situation(positions=frozenset({"floor"}))
    assert not verdict(EXERCISES["knee-rolls"], floor, in_bed=True).allowed


def test_nothing_is_possible_for_whoever_said_no_to_every_position() -> None:
    assert allowed(situation(positions=frozenset()), in_bed=True) == set()


def resting(hours: float, rule: str = "R13") -> dict[str, Rest]:
    return {"bridge": Rest(NOW - DAY, NOW + hours * HOUR, rule, "It rests for 7 days.")}


def test_what_rests_is_left_out_until_its_hour_and_says_until_when() -> None:
    assert rules("bridge", situation(rests=resting(1))) == ["R13"]
    assert "until today 10:00" in verdict(EXERCISES["bridge"], situation(rests=resting(1))).blocks[0].text
    assert rules("bridge", situation(rests=resting(0))) == []
    assert "dead-bug" in allowed(situation(rests=resting(1)))


def pressed(ident: str, hours: float, tender: bool = False) -> BallUse:
    return BallUse(EXERCISES[ident], NOW - hours * HOUR, tender)


def warmed(ident: str, hours: float) -> ThermalUse:
    return ThermalUse(EXERCISES[ident], NOW - hours * HOUR)


@pytest.mark.parametrize(
    ("hours", "tender", "free"), [(23.9, False, False), (24, False, True), (47.9, True, False), (48, True, True)]
)
def test_a_pressed_spot_rests_a_day_and_two_while_it_is_tender(hours: float, tender: bool, free: bool) -> None:
    there = situation(ball_uses=(pressed("ball-ql-wall", hours, tender),))
    assert ("ball-ql-wall" in allowed(there)) == free
    assert "ball-plantar-chair" in allowed(there)


@pytest.mark.parametrize(("hours", "free"), [(1.9, False), (2, True)])
def test_warm_skin_rests_two_hours(hours: float, free: bool) -> None:
    there = situation(thermal_uses=(warmed("heat-low-back", hours),))
    assert ("heat-low-back" in allowed(there)) == free
    assert "heat-upper-back" in allowed(there)


def test_a_block_names_its_rule_and_all_blocks_are_named() -> None:
    there = with_codes(["bleed"], pain=9, mode="flare", positions=frozenset({"bed"}))
    assert rules("ball-lumbar-wall", there) == ["R02", "R04", "1.5", "R07"]


def test_a_softening_stays_a_softening() -> None:
    found = verdict(EXERCISES["cat-cow"], with_codes(["bleed"]))
    assert found.allowed
    assert [each.code for each in found.softenings] == ["bleed"]


# Below: properties over any situation.

codes = st.lists(
    st.builds(Contraindication, st.sampled_from(CODES), st.frozensets(st.sampled_from(REGIONS), max_size=2)),
    max_size=4,
).map(tuple)
moves = st.sampled_from(MOVES) | st.builds(
    lambda kind, region, position: samples.exercise(kind=kind, region=(region,), position=position, phases=PHASES),
    *(st.sampled_from(words) for words in (tuple(KINDS), REGIONS, POSITIONS)),
)
hours = st.floats(-60, 60)
ball_uses = st.lists(
    st.builds(lambda ball, ago, sore: pressed(ball.id, ago, sore), st.sampled_from(BALLS), hours, st.booleans()),
    max_size=4,
).map(tuple)
thermal_uses = st.lists(
    st.builds(warmed, st.sampled_from([move.id for move in MOVES if move.thermal]), hours), max_size=4
).map(tuple)
situations = st.builds(
    situation,
    phase=st.sampled_from(PHASES),
    mode=st.sampled_from(MODES),
    level=st.none() | st.sampled_from(LEVELS),
    pain=st.none() | st.integers(0, 10),
    contraindications=codes,
    positions=st.none() | st.frozensets(st.sampled_from(POSITIONS)),
    treated=st.none() | st.frozensets(st.sampled_from(REGIONS), max_size=3),
    known=st.frozensets(st.sampled_from(sorted(EXERCISES))),
    ball_uses=ball_uses,
    thermal_uses=thermal_uses,
)


def changed(there: Situation, **changes: Any) -> Situation:
    return msgspec.structs.replace(there, **changes)


def never_allows_more(move: Exercise, there: Situation, stricter: Situation) -> None:
    for in_bed in (False, True):
        assert verdict(move, there, in_bed).allowed or not verdict(move, stricter, in_bed).allowed


@given(moves, situations, st.sampled_from(CODES), st.frozensets(st.sampled_from(REGIONS), max_size=2))
def test_one_more_code_never_allows_more(
    move: Exercise, there: Situation, code: Code, places: frozenset[Region]
) -> None:
    more = (*there.contraindications, Contraindication(code, places))
    never_allows_more(move, there, changed(there, contraindications=more))


@given(moves, situations, st.sampled_from(LEVELS))
def test_a_higher_level_never_allows_more(move: Exercise, there: Situation, level: Level) -> None:
    steps: list[Level | None] = [None, *reversed(LEVELS)]
    lower = steps[: steps.index(level)]
    for milder in lower:
        never_allows_more(move, changed(there, level=milder), changed(there, level=level))


@given(moves, situations, st.integers(0, 10), st.integers(0, 10))
def test_more_pain_never_allows_more(move: Exercise, there: Situation, one: int, other: int) -> None:
    never_allows_more(move, changed(there, pain=min(one, other)), changed(there, pain=max(one, other)))


@given(moves, situations)
def test_open_questions_never_allow_what_needs_the_full_list(move: Exercise, there: Situation) -> None:
    if tier(move, in_bed=True) == 2:
        assert not verdict(move, changed(there, pending="high_pain"), in_bed=True).allowed


@given(moves, situations, st.sampled_from(REGIONS))
def test_one_more_treated_place_never_allows_more(move: Exercise, there: Situation, place: Region) -> None:
    some = there.treated or frozenset({place})
    never_allows_more(move, changed(there, treated=some), changed(there, treated=some | {place}))
    never_allows_more(move, changed(there, treated=None), changed(there, treated=frozenset({place})))
    never_allows_more(move, changed(there, treated=some), changed(there, treated=frozenset()))


@given(st.sampled_from(MOVES), situations, st.sampled_from(MOVES), st.floats(-24, 240))
def test_one_more_rest_never_allows_more(move: Exercise, there: Situation, other: Exercise, ahead: float) -> None:
    rests = {other.id: Rest(NOW - DAY, NOW + ahead * HOUR, "R14", "It rests.")}
    never_allows_more(move, there, changed(there, rests=rests))


@given(st.sampled_from(MOVES), situations, ball_uses, thermal_uses)
def test_one_more_use_of_ball_heat_or_cold_never_allows_more(
    move: Exercise, there: Situation, balls: tuple[BallUse, ...], packs: tuple[ThermalUse, ...]
) -> None:
    never_allows_more(move, there, changed(there, ball_uses=(*there.ball_uses, *balls)))
    never_allows_more(move, there, changed(there, thermal_uses=(*there.thermal_uses, *packs)))


@given(moves, situations, st.frozensets(st.sampled_from(POSITIONS)), st.sampled_from(POSITIONS))
def test_one_position_less_never_allows_more(move: Exercise, there: Situation, some: frozenset, less: str) -> None:
    never_allows_more(move, changed(there, positions=some), changed(there, positions=some - {less}))


@given(moves, situations, st.randoms())
def test_the_order_of_what_is_known_does_not_matter(move: Exercise, there: Situation, chance: Any) -> None:
    def shuffled(these: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(these, len(these)))

    mixed = changed(
        there,
        contraindications=shuffled(there.contraindications),
        ball_uses=shuffled(there.ball_uses),
        thermal_uses=shuffled(there.thermal_uses),
    )
    assert verdict(move, there).allowed == verdict(move, mixed).allowed


@pytest.mark.parametrize("back", [1, 12, 23])
def test_a_clock_set_back_opens_no_gap_and_no_rest(back: int) -> None:
    there = situation(
        ball_uses=(pressed("ball-ql-wall", 0.5),), thermal_uses=(warmed("heat-low-back", 0.5),), rests=resting(1)
    )
    earlier = changed(there, now=NOW - back * HOUR)
    assert {"ball-ql-wall", "heat-low-back", "bridge"}.isdisjoint(allowed(earlier))


def test_a_use_of_a_clock_that_was_a_year_ahead_does_not_close_the_ball_for_a_year() -> None:
    there = situation(ball_uses=(pressed("ball-ql-wall", -24 * 365),), thermal_uses=(warmed("heat-low-back", -9000),))
    assert {"ball-ql-wall", "heat-low-back"} <= allowed(there)


WINTER, SUMMER = timezone(HOUR), timezone(2 * HOUR)


@pytest.mark.parametrize(
    ("used", "now", "free"),
    [
        (datetime(2026, 3, 28, 12, 0, tzinfo=WINTER), datetime(2026, 3, 29, 12, 30, tzinfo=SUMMER), False),
        (datetime(2026, 3, 28, 12, 0, tzinfo=WINTER), datetime(2026, 3, 29, 13, 0, tzinfo=SUMMER), True),
        (datetime(2026, 10, 24, 12, 0, tzinfo=SUMMER), datetime(2026, 10, 25, 10, 59, tzinfo=WINTER), False),
        (datetime(2026, 10, 24, 12, 0, tzinfo=SUMMER), datetime(2026, 10, 25, 11, 0, tzinfo=WINTER), True),
    ],
)
def test_a_day_of_rest_has_24_hours_when_the_clocks_change(used: datetime, now: datetime, free: bool) -> None:
    there = situation(now=now, ball_uses=(BallUse(EXERCISES["ball-ql-wall"], used),))
    assert ("ball-ql-wall" in allowed(there)) == free


@given(st.sampled_from(MOVES), situations, st.integers(-14, 14))
def test_the_zone_of_the_clock_does_not_matter(move: Exercise, there: Situation, offset: int) -> None:
    elsewhere = there.now.astimezone(timezone(timedelta(hours=offset)))
    assert verdict(move, there).allowed == verdict(move, changed(there, now=elsewhere)).allowed


def test_every_exercise_that_may_not_be_done_says_why_in_words() -> None:
    for phase, mode, level in product(PHASES, MODES, LEVELS):
        for move in MOVES:
            found = verdict(move, situation(phase=phase, mode=mode, level=level, pain=9))
            assert all(
                block.text and not block.text.endswith(".") and "acute" not in block.text for block in found.blocks
            )


@given(moves, situations)
def test_only_an_emergency_and_what_is_true_of_the_body_close_breathing_and_rest(
    move: Exercise, there: Situation
) -> None:
    """Whatever else is open, unasked or near, tier 0 stays what the codes, the positions and the rests leave of it."""
    if tier(move) or move.phases != PHASES:
        return
    free = changed(there, level=None, mode="normal", pain=None, visit_soon=False, treated=None)
    locked_up = changed(free, level="SAME_DAY", pending="first_run", conditions_known=False, marked=("bones",), pain=10)
    assert verdict(move, locked_up).allowed == verdict(move, free).allowed
