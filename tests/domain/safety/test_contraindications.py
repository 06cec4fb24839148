"""No contraindication is got round: every code alone and in pairs, on every exercise, with and without places."""

from functools import cache
from itertools import combinations, product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import Kind
from coach.domain.exercises.routine import Item, item_dose
from coach.domain.exercises.vocabulary import CODES, Code, Region
from coach.domain.safety.contraindications import Contraindication, Ruling, Softening, ruling, softened
from tests import samples
from tests.content import EXERCISE_COUNT
from tests.domain.table_1_5 import LIBRARY, MOVES, OWN_PACK, PLACES, SOFT, WAYS, banned, forbidden


@cache
def alone(move: str, code: Code, places: frozenset[Region], in_bed: bool) -> Ruling:
    return ruling(LIBRARY[move], [Contraindication(code, places)], in_bed=in_bed)


def own(kind: Kind, region: Region = "low-back", position: str = "chair") -> Exercise:
    return samples.exercise(kind=kind, region=(region,), position=position)


def reasons(found: Ruling) -> str:
    return " | ".join(one.reason for one in (*found.blocks, *found.softenings))


@pytest.mark.parametrize("code", CODES)
def test_what_the_table_bans_is_never_allowed_not_even_by_a_clinician(code: Code) -> None:
    for move, places, in_bed, agreed in product((*MOVES, *OWN_PACK), PLACES, (False, True), (False, True)):
        if banned(move, code, places):
            found = ruling(move, [Contraindication(code, places)], in_bed=in_bed, agreed=agreed)
            assert not found.allowed, (move.id, code, places)
            assert not all(block.lifts_by_clinician for block in found.blocks)


@pytest.mark.parametrize("code", CODES)
def test_a_listed_code_of_unknown_place_blocks_but_for_the_written_changes(code: Code) -> None:
    for move, in_bed in product(MOVES, (False, True)):
        if code in move.codes and forbidden(move, code, in_bed):
            assert not alone(move.id, code, PLACES[0], in_bed).allowed, (move.id, code)


@pytest.mark.parametrize("code", CODES)
def test_every_pair_is_as_strict_as_both_alone_on_every_exercise(code: Code) -> None:
    for other in CODES[CODES.index(code) + 1 :]:
        for move, places, in_bed in product(MOVES, PLACES[:2], (False, True)):
            both = ruling(move, [Contraindication(code, places), Contraindication(other, places)], in_bed=in_bed)
            first, second = (alone(move.id, one, places, in_bed) for one in (code, other))
            assert both.blocks == first.blocks + second.blocks
            assert both.softenings == first.softenings + second.softenings


def test_there_are_as_many_pairs_as_said() -> None:
    assert len(list(combinations(CODES, 2))) == 35 * 34 // 2
    assert len(MOVES) == EXERCISE_COUNT


@given(st.sets(st.sampled_from(CODES)), st.sampled_from(CODES), st.sampled_from(MOVES), st.booleans(), st.booleans())
def test_one_more_code_never_allows_more(
    codes: set[Code], more: Code, move: Exercise, in_bed: bool, agreed: bool
) -> None:
    fewer = ruling(move, map(Contraindication, sorted(codes)), in_bed=in_bed, agreed=agreed)
    also = ruling(move, map(Contraindication, sorted(codes | {more})), in_bed=in_bed, agreed=agreed)
    assert set(fewer.blocks) <= set(also.blocks)
    mild, dose = softened(move, move.dose, fewer.softenings)
    milder, shorter = softened(move, move.dose, also.softenings)
    assert milder.cap <= mild.cap
    assert shorter.total_s <= dose.total_s


@pytest.mark.parametrize("code", CODES)
def test_unknown_places_are_at_least_as_strict_as_known_ones(code: Code) -> None:
    for move, places in product(MOVES, PLACES[1:]):
        if not alone(move.id, code, places, False).allowed:
            assert not alone(move.id, code, PLACES[0], False).allowed, (move.id, code)


@pytest.mark.parametrize(("way", "code"), [(way, code) for way, row in SOFT.items() for code in row.split()])
def test_every_modification_of_the_table_softens_or_blocks(way: str, code: Code) -> None:
    for move in (*MOVES, *OWN_PACK):
        if way in WAYS.get(move.kind, []):
            found = ruling(move, [Contraindication(code)])
            assert found.blocks or found.softenings, (move.id, code)


@pytest.mark.parametrize("code", CODES)
def test_every_block_and_softening_says_why(code: Code) -> None:
    for move, places in product((*MOVES, *OWN_PACK), PLACES):
        found = ruling(move, [Contraindication(code, places)])
        assert all(one.code == code and 10 < len(one.reason) <= 120 for one in (*found.blocks, *found.softenings))


def test_no_contraindication_leaves_everything_as_it_is() -> None:
    assert all(ruling(move, []) == Ruling() for move in MOVES)


def test_blood_thinners_and_osteoporosis_leave_no_ball_and_say_why_each_time() -> None:
    both = [Contraindication("bleed"), Contraindication("osteo")]
    balls = [move for move in MOVES if move.kind == "ball"]
    assert len(balls) == 20
    for ball in balls:
        found = ruling(ball, both, agreed=True)
        assert "no ball with blood thinners" in reasons(found)
        assert not found.allowed


def test_a_listed_ban_in_another_place_does_not_block() -> None:
    numb_feet = [Contraindication("neuro", frozenset({"foot"}))]
    assert ruling(LIBRARY["ball-rhomboid-wall"], numb_feet).allowed
    assert not ruling(LIBRARY["ball-plantar-chair"], numb_feet).allowed
    assert not ruling(LIBRARY["warm-shower-back"], [Contraindication("skin", frozenset({"foot"}))]).allowed


def test_a_fracture_in_the_trunk_closes_the_whole_trunk_and_one_in_the_foot_the_foot() -> None:
    spine, foot = (Contraindication("vfx", frozenset({place})) for place in ("low-back", "foot"))
    assert not ruling(LIBRARY["ball-rhomboid-wall"], [spine]).allowed
    assert ruling(LIBRARY["ball-rhomboid-wall"], [foot]).allowed
    assert not ruling(LIBRARY["ball-plantar-chair"], [foot]).allowed


def test_a_fracture_leaves_strength_to_a_physiotherapist() -> None:
    found = ruling(LIBRARY["scap-squeeze"], [Contraindication("vfx")])
    assert [block.lifts_by_clinician for block in found.blocks] == [True]
    assert ruling(LIBRARY["scap-squeeze"], [Contraindication("vfx")], agreed=True).allowed
    assert not ruling(LIBRARY["scap-squeeze"], [Contraindication("vfx", frozenset({"foot"}))]).allowed


def test_cancer_elsewhere_leaves_the_ball_to_a_clinician() -> None:
    elsewhere = [Contraindication("cancer", frozenset({"chest"}))]
    found = ruling(LIBRARY["ball-plantar-chair"], elsewhere)
    assert [block.lifts_by_clinician for block in found.blocks] == [True]
    assert ruling(LIBRARY["ball-plantar-chair"], elsewhere, agreed=True).softenings
    assert not ruling(LIBRARY["ball-pec-minor-wall"], elsewhere, agreed=True).allowed


@pytest.mark.parametrize("place", ["upper-back", "mid-back", "low-back", "chest", "side-trunk"])
def test_osteoporosis_keeps_the_ball_off_ribs_and_spine_whoever_agrees(place: Region) -> None:
    assert not ruling(own("ball", place, "wall"), [Contraindication("osteo")], agreed=True).allowed


def test_osteoporosis_leaves_a_light_ball_at_the_wall_elsewhere() -> None:
    hip = LIBRARY["ball-glute-med-wall"]
    found = ruling(hip, [Contraindication("osteo")])
    assert found.allowed
    assert softened(hip, hip.dose, found.softenings)[0].cap == 3
    assert not ruling(LIBRARY["ball-glute-max-floor"], [Contraindication("osteo")]).allowed


@pytest.mark.parametrize("code", ["disc", "spondy", "preg"])
def test_no_ball_on_the_low_back_even_where_a_pack_lists_nothing(code: Code) -> None:
    assert not ruling(own("ball", "low-back", "wall"), [Contraindication(code)]).allowed
    assert ruling(own("ball", "buttock", "wall"), [Contraindication(code)]).allowed


def test_a_ball_with_a_slipped_disc_is_lighter_and_stops_when_the_leg_tingles() -> None:
    found = ruling(own("ball", "hip-side", "wall"), [Contraindication("disc")])
    assert [one.cap_less for one in found.softenings] == [1]
    assert "stop if the leg tingles" in reasons(found)


def test_a_swelling_takes_the_stretch_down_to_no_pain_in_its_place_only() -> None:
    swollen = [Contraindication("swell", frozenset({"low-back"}))]
    stretch = own("stretch")
    assert softened(stretch, stretch.dose, ruling(stretch, swollen).softenings)[0].cap == 1
    assert ruling(own("stretch", "calf"), swollen) == Ruling()
    assert ruling(own("cold"), swollen) == Ruling()


def test_heat_in_pregnancy_is_ten_minutes_on_the_back_with_its_timer_shortened() -> None:
    for name in ("heat-low-back", "heat-wrap-low-level", "contrast-packs"):
        move = LIBRARY[name]
        found = ruling(move, [Contraindication("preg")])
        assert found.allowed
        milder, dose = softened(move, move.dose, found.softenings)
        assert dose.total_s <= 600
        assert milder.thermal is not None
        assert milder.thermal.max_s == 600
        assert all(at_s < 600 for at_s in milder.thermal.check_s)
        assert milder.thermal.check_s
    assert not ruling(LIBRARY["heat-buttock"], [Contraindication("preg")]).allowed


def test_late_pregnancy_is_never_flat_for_more_than_three_minutes_in_any_kind() -> None:
    for move in (*MOVES, *OWN_PACK):
        if move.position in ("floor", "bed"):
            found = ruling(move, [Contraindication("preg20")], agreed=True)
            assert softened(move, move.dose, found.softenings)[1].total_s <= 180, move.id
    assert ruling(LIBRARY["walk-easy"], [Contraindication("preg20")]) == Ruling()


def test_poor_circulation_makes_the_ball_lighter_and_shorter() -> None:
    calf = LIBRARY["ball-calf-floor"]
    found = ruling(calf, [Contraindication("circ")])
    assert found.allowed
    milder, dose = softened(calf, calf.dose, found.softenings)
    assert (milder.cap, dose.sets, dose.hold_s) == (calf.cap - 1, 2, 26)


def test_floor_is_satisfied_in_bed_and_only_for_lying_moves() -> None:
    floor = [Contraindication("floor")]
    assert not ruling(LIBRARY["bridge"], floor).allowed
    assert ruling(LIBRARY["bridge"], floor, in_bed=True).allowed
    at_the_wall = samples.exercise(position="wall", contra=("floor",))
    assert not ruling(at_the_wall, floor, in_bed=True).allowed


def test_an_arthritis_flare_softens_movement_in_its_places() -> None:
    flare = [Contraindication("inflam", frozenset({"shoulder"}))]
    assert ruling(LIBRARY["wall-angels"], flare).softenings
    assert ruling(LIBRARY["bridge"], flare) == Ruling()


def test_a_clinicians_word_opens_what_the_table_modifies_and_keeps_it_soft() -> None:
    gluteal = LIBRARY["ball-piriformis-chair"]
    disc = [Contraindication("disc")]
    assert [block.lifts_by_clinician for block in ruling(gluteal, disc).blocks] == [True]
    found = ruling(gluteal, disc, agreed=True)
    assert found.allowed
    assert softened(gluteal, gluteal.dose, found.softenings)[0].cap == gluteal.cap - 1


@pytest.mark.parametrize(
    ("move", "code"),
    [("walk-easy", "fever"), ("breath-4-6", "resp"), ("cat-cow", "knee"), ("thread-needle", "cervart")],
)
def test_a_clinicians_word_does_not_open_a_listed_code_without_an_m(move: str, code: Code) -> None:
    assert not ruling(LIBRARY[move], [Contraindication(code)], agreed=True).allowed


def test_no_softening_leaves_the_dose_untouched() -> None:
    fold = LIBRARY["childs-pose"]
    assert softened(fold, fold.dose, ()) == (fold, fold.dose)


def test_the_parts_of_a_shortened_hold_keep_their_proportion() -> None:
    walk = LIBRARY["walk-easy"]
    dose = softened(walk, walk.dose, [Softening("circ", "shorter", share=0.5)])[1]
    assert [beat.seconds for beat in dose.beats] == [150, 150]


def test_a_breath_keeps_its_length_when_its_time_is_shortened() -> None:
    breath = LIBRARY["breath-belly-crook"]
    for item in (Item(1, id=breath.id, hold_s=240), Item(1, id=breath.id)):
        dose = softened(breath, item_dose(item, breath), [Softening("preg20", "shorter", longest_s=180)])[1]
        assert dose.total_s == 180
        assert [beat.seconds for beat in dose.beats] == [4, 6]


def test_the_lowest_cap_the_smallest_share_and_the_shortest_time_win() -> None:
    stretch = LIBRARY["figure-four-supine"]
    milder, dose = softened(
        stretch,
        stretch.dose,
        [Softening("preg", "a", cap_less=1, share=0.5), Softening("hyper", "b", cap_at_most=2, longest_s=60)],
    )
    assert milder.cap == 2
    assert (dose.sets, dose.hold_s, dose.total_s) == (1, 15, 40)


def test_a_longest_time_takes_whole_sets_before_it_shortens_a_hold() -> None:
    ball = LIBRARY["ball-thoracic-wall"]
    dose = softened(ball, ball.dose, [Softening("preg20", "shorter", longest_s=130)])[1]
    assert (dose.sets, dose.hold_s, dose.total_s) == (2, 40, 90)


@given(
    st.sampled_from(MOVES),
    st.integers(0, 10),
    st.integers(0, 3),
    st.floats(0.1, 1.0),
    st.one_of(st.none(), st.integers(60, 1200)),
)
def test_a_softening_only_ever_takes_away(
    move: Exercise, most: int, less: int, share: float, longest_s: int | None
) -> None:
    milder, dose = softened(move, move.dose, [Softening("preg", "less", most, less, share, longest_s)])
    assert 0 <= milder.cap <= min(move.cap, most)
    assert 1 <= dose.total_s <= move.dose.total_s
    assert dose.total_s == dose.total(move.sides)
    assert longest_s is None or dose.total_s <= longest_s
    assert msgspec.structs.replace(milder, cap=move.cap, thermal=move.thermal) == move
