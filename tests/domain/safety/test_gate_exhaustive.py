"""Faults 18: every code alone and in pairs, in every phase and mode; nothing that 1.5 bans is offered on any path."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

import msgspec
import pytest

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import CODES, MODES, PHASES, Code, Mode, Phase, Region
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import Plan, Wish
from coach.domain.planning.planner import in_bed, plan, single
from coach.domain.safety.contraindications import Contraindication, ruling, softened
from coach.domain.safety.gate import verdict
from tests.domain.people import EXERCISES, MOVES, ROUTINES, facts_on, offered, with_codes
from tests.domain.table_1_5 import OWN_PACK, PLACES, banned, forbidden

DAYS: tuple[tuple[Phase, Mode], ...] = tuple(product(PHASES, MODES))
PAIRS = tuple(combinations(CODES, 2))
SOME_PAIRS = random.Random(18).sample(PAIRS, 80)
PLACES_TO_TREAT: tuple[tuple[Region, ...], ...] = (("low-back",), ("neck",), ("upper-back", "shoulder"), ("foot",))
WISHES = tuple(Wish(minutes, regions) for minutes, regions in product((5, 10, 30), PLACES_TO_TREAT))

forbidden_move = cache(lambda ident, code, bed: forbidden(EXERCISES[ident], code, bed))


@cache
def usual(phase: Phase, mode: Mode) -> Facts:
    """The person without any code on such a day."""
    return facts_on(phase, mode)


def having(facts: Facts, *codes: Code) -> Facts:
    """The same person and day with `codes` in places nobody knows."""
    found = tuple(Contraindication(code) for code in codes)
    return msgspec.structs.replace(facts, situation=msgspec.structs.replace(facts.situation, contraindications=found))


def ways(facts: Facts) -> Iterator[Plan]:
    """All that can be offered to the person: plans for several minutes and places, every routine, every exercise."""
    yield from (plan(facts, wish) for wish in WISHES)
    yield from (plan(facts, Wish(routine=ident)) for ident in ROUTINES)
    yield from (single(facts, move) for move in MOVES)


def bad_in(made: Plan, facts: Facts, codes: tuple[Code, ...]) -> list[tuple[str, str]]:
    """What `made` offers although one of `codes` speaks against it."""
    routine = ROUTINES.get(made.routine)
    bed = routine is not None and in_bed(routine)
    return [(ident, code) for ident in offered(made.steps) for code in codes if forbidden_move(ident, code, bed)]


def too_much(step: Prescription, codes: tuple[Code, ...], bed: bool) -> bool:
    """Whether an offered exercise is stronger or longer than the softenings of `codes` leave it."""
    move = EXERCISES[step.exercise.id]
    milder, _ = softened(move, move.dose, ruling(move, map(Contraindication, codes), in_bed=bed).softenings)
    lying = "preg20" in codes and move.position in ("floor", "bed")
    return step.exercise.cap > milder.cap or (lying and step.dose.total_s > 180)


@pytest.mark.parametrize("code", CODES)
def test_no_verdict_of_any_day_allows_what_one_code_bans(code: Code) -> None:
    for phase, mode in DAYS:
        there = having(usual(phase, mode), code).situation
        for move in MOVES:
            for bed in (False, True):
                if forbidden(move, code, bed):
                    assert not verdict(move, there, bed).allowed, (move.id, phase, mode)


@pytest.mark.parametrize("phase", PHASES)
def test_no_verdict_allows_an_exercise_of_a_persons_own_pack_that_lists_nothing(phase: Phase) -> None:
    own = [msgspec.structs.replace(move, phases=PHASES) for move in OWN_PACK]
    for code, mode, places in product(CODES, MODES, PLACES):
        there = with_codes((), phase=phase, mode=mode, known=frozenset(move.id for move in own))
        there = msgspec.structs.replace(there, contraindications=(Contraindication(code, places),))
        for move in own:
            if banned(move, code, places):
                assert not verdict(move, there).allowed, (move.id, code, mode)


@pytest.mark.parametrize("phase", PHASES)
def test_a_pair_of_codes_allows_exactly_what_both_allow_alone(phase: Phase) -> None:
    for mode in MODES:
        alone = {code: allowed_with(phase, mode, (code,)) for code in CODES}
        for one, other in PAIRS:
            assert allowed_with(phase, mode, (one, other)) == alone[one] & alone[other], (one, other, mode)


def allowed_with(phase: Phase, mode: Mode, codes: tuple[Code, ...]) -> frozenset[str]:
    there = having(usual(phase, mode), *codes).situation
    return frozenset(move.id for move in MOVES if verdict(move, there).allowed)


@pytest.mark.parametrize(("phase", "mode"), DAYS)
def test_with_any_code_no_plan_routine_or_exercise_offers_what_is_banned(phase: Phase, mode: Mode) -> None:
    for code in CODES:
        facts = facts_on(phase, mode, (code,))
        assert code in {each.code for each in facts.situation.contraindications}
        for made in ways(facts):
            assert not bad_in(made, facts, (code,)), (code, made.headline)
            routine = ROUTINES.get(made.routine)
            bed = routine is not None and in_bed(routine)
            strong = [step for step in made.steps if isinstance(step, Prescription) and too_much(step, (code,), bed)]
            assert not strong, (code, made.headline, strong)


@pytest.mark.parametrize(("phase", "mode"), DAYS)
def test_with_two_codes_no_plan_routine_or_exercise_offers_what_is_banned(phase: Phase, mode: Mode) -> None:
    for codes in SOME_PAIRS:
        facts = having(usual(phase, mode), *codes)
        for made in (*(plan(facts, wish) for wish in WISHES[::5]), *(plan(facts, Wish(routine=r)) for r in ROUTINES)):
            assert not bad_in(made, facts, codes), (codes, made.headline)


@pytest.mark.parametrize(("phase", "mode"), DAYS)
def test_every_line_of_every_plan_has_passed_the_gate_and_every_omission_says_why(phase: Phase, mode: Mode) -> None:
    for codes in ((), ("bleed", "osteo"), ("floor", "knee"), ("fever",)):
        facts = having(usual(phase, mode), *codes)
        for made in ways(facts):
            routine = ROUTINES.get(made.routine)
            bed = routine is not None and in_bed(routine)
            assert all(verdict(EXERCISES[ident], facts.situation, bed).allowed for ident in offered(made.steps))
            assert all(line.reason for line in made.chosen)
            assert all(left.rule and left.reason for left in made.omitted)


def swapped_in(routine: str, facts: Facts) -> set[str]:
    """What stands in a routine's plan without being in the routine itself."""
    own = {item.id for item in ROUTINES[routine].items} | {
        item.parallel.id for item in ROUTINES[routine].items if item.parallel
    }
    return offered(plan(facts, Wish(routine=routine)).steps) - own


def test_the_exercises_that_take_a_place_are_reached_and_are_never_banned_themselves() -> None:
    reached = 0
    for code, routine in product(CODES, ROUTINES):
        found = swapped_in(routine, having(usual("chronic", "normal"), code))
        reached += len(found)
        assert not [ident for ident in found if forbidden_move(ident, code, in_bed(ROUTINES[routine]))], (code, routine)
    assert reached > 50


def easier_ones() -> list[tuple[Exercise, Exercise]]:
    return [(move, EXERCISES[move.easier.id]) for move in MOVES if move.easier.id]


def test_no_easier_version_is_offered_where_it_is_banned_itself() -> None:
    assert len(easier_ones()) == 5
    refused = 0
    for (_, easier), code, (phase, mode) in product(easier_ones(), CODES, DAYS):
        made = single(having(usual(phase, mode), code), easier)
        if forbidden_move(easier.id, code, False):
            assert not made.chosen
            refused += 1
    assert refused


def test_what_goes_along_with_a_heat_pack_is_left_out_where_it_is_banned() -> None:
    facts = having(usual("chronic", "normal"), "resp")
    made = plan(facts, Wish(routine="evening-heat-winddown-23"))
    assert "heat-low-back" in offered(made.steps)
    assert "breath-4-6" not in offered(made.steps)
    assert any(left.exercise == "breath-4-6" and "breathing" in left.reason for left in made.omitted)


def test_there_are_as_many_cases_as_said() -> None:
    assert (len(CODES), len(PAIRS), len(DAYS), len(MOVES), len(ROUTINES)) == (35, 595, 20, 75, 15)
