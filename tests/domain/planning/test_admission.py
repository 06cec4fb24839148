"""What becomes of wanted steps: replaced, left out with a reason, or given in today's dose."""

from itertools import product

import msgspec
import pytest

from coach.domain.exercises.routine import Prescription, Task
from coach.domain.exercises.vocabulary import CODES, MODES, PHASES
from coach.domain.planning.admission import admitted, chosen_line
from coach.domain.planning.facts import Facts
from coach.domain.safety.contraindications import Contraindication
from coach.domain.safety.gate import verdict
from tests.domain.people import EXERCISES, HEALTHY, MOVES, facts_on, offered

TASK = Task(("How is it?",), 60)


def step(ident: str, companion: str = "") -> Prescription:
    mate = EXERCISES[companion] if companion else None
    return Prescription(EXERCISES[ident], EXERCISES[ident].dose, mate, 60 if mate else 0)


def usual(**changes) -> Facts:
    facts = facts_on("chronic", "normal")
    situation = msgspec.structs.replace(facts.situation, **changes)
    return msgspec.structs.replace(facts, situation=situation)


def having(*codes: str) -> Facts:
    return usual(contraindications=tuple(map(Contraindication, codes)))


def names(found) -> tuple[list[str], list[str]]:
    chosen, omitted = found
    return [line.step.exercise.id for line in chosen if line.step != TASK], [left.exercise for left in omitted]


def test_what_may_be_done_is_chosen_in_its_order_with_the_reason_given():
    found = admitted([step("cat-cow"), TASK, step("bridge")], usual(), "part of it")
    assert names(found) == (["cat-cow", "bridge"], [])
    assert [line.reason for line in found[0]] == ["part of it"] * 3


def test_a_task_is_never_left_out():
    chosen, omitted = admitted([TASK], usual(level="EMERGENCY", mode="locked"), "")
    assert [line.step for line in chosen] == [TASK]
    assert omitted == ()


def test_the_easier_version_takes_the_place_first():
    facts = usual(positions=frozenset({"chair", "standing", "wall"}))
    chosen, omitted = admitted([step("cat-cow")], facts, "")
    assert names((chosen, omitted)) == (["pelvic-tilt-seated"], ["cat-cow"])
    assert chosen[0].reason.startswith("instead of")
    assert "takes its place" in omitted[0].reason
    assert omitted[0].rule == "R07"


def test_without_an_easier_one_the_next_of_the_same_kind_for_the_same_place_does():
    facts = usual(positions=frozenset({"chair", "wall", "standing"}))
    (line,), _ = admitted([step("ball-glute-max-floor")], facts, "")
    taken = line.step.exercise
    assert taken.kind == "ball"
    assert "buttock" in taken.region
    assert verdict(taken, facts.situation).allowed


def test_nothing_takes_a_place_that_is_taken_already_or_is_disliked():
    facts = usual(positions=frozenset({"chair", "wall", "standing"}))
    both = admitted([step("pelvic-tilt-seated"), step("cat-cow")], facts, "")
    assert names(both)[0].count("pelvic-tilt-seated") == 1
    profile = msgspec.structs.replace(HEALTHY, disliked=("pelvic-tilt-seated",))
    other = admitted([step("cat-cow")], msgspec.structs.replace(facts, profile=profile), "")
    assert "pelvic-tilt-seated" not in names(other)[0]


@pytest.mark.parametrize(("phase", "mode"), [("acute", "normal"), ("chronic", "flare"), ("chronic", "locked")])
def test_in_the_first_72_hours_in_a_flare_and_when_locked_nothing_takes_a_place(phase, mode):
    facts = facts_on(phase, mode)
    for move in MOVES:
        chosen, omitted = admitted([step(move.id)], facts, "")
        assert names((chosen, omitted)) in (([move.id], []), ([], [move.id]))


def test_only_what_is_at_hand_takes_a_place():
    facts = usual(positions=frozenset({"chair", "wall", "standing"}))
    facts = msgspec.structs.replace(facts, profile=msgspec.structs.replace(HEALTHY, equipment=("mat",)))
    assert names(admitted([step("ball-glute-max-floor")], facts, ""))[0] == []


def test_whoever_wants_no_substitutes_gets_none():
    facts = usual(positions=frozenset({"chair"}))
    assert names(admitted([step("cat-cow")], facts, "", substitutes=False)) == ([], ["cat-cow"])


def test_no_substitute_of_any_exercise_with_any_code_on_any_day_is_blocked_itself():
    for phase, mode in product(PHASES, MODES):
        there = facts_on(phase, mode)
        for code in CODES:
            situation = msgspec.structs.replace(there.situation, contraindications=(Contraindication(code),))
            facts = msgspec.structs.replace(there, situation=situation)
            for in_bed in (False, True):
                chosen, _ = admitted([step(move.id) for move in MOVES[::3]], facts, "", in_bed=in_bed)
                taken = offered(line.step for line in chosen)
                assert all(verdict(EXERCISES[ident], situation, in_bed).allowed for ident in taken)


def test_what_goes_along_is_left_out_alone_where_it_may_not_be_done():
    (line,), (left,) = admitted([step("heat-low-back", "breath-4-6")], having("resp"), "")
    assert line.step.exercise.id == "heat-low-back"
    assert (line.step.companion, line.step.companion_s) == (None, 0)
    assert (left.exercise, left.rule) == ("breath-4-6", "1.5")


def test_what_goes_along_stays_where_it_may_be_done():
    (line,), omitted = admitted([step("heat-low-back", "breath-4-6")], usual(), "")
    assert line.step.companion is not None
    assert (line.step.companion.id, line.step.companion_s, omitted) == ("breath-4-6", 60, ())


def test_a_softening_lowers_the_cap_and_is_said():
    line = admitted([step("ball-glute-med-wall")], having("osteo"), "")[0][0]
    assert line.step.exercise.cap == 3
    assert any("osteoporosis" in care for care in line.care)


def test_a_line_is_never_more_than_the_dose_of_today_or_of_the_routine():
    facts = usual()
    for move in MOVES:
        dosing = facts.dosings[move.id]
        line = chosen_line(move, move.dose, verdict(move, facts.situation), dosing, "")
        assert line.step.dose.total_s <= max(move.dose.total_s, 1)
        assert line.step.exercise.cap <= min(move.cap, dosing.exercise.cap)
        assert line.step.given is not None


def test_every_block_is_told_in_the_omission():
    facts = usual(contraindications=(Contraindication("bleed"),), pain=9)
    _, (left,) = admitted([step("ball-ql-wall")], facts, "", substitutes=False)
    assert left.rule == "R02"
    assert "8 or more" in left.reason
    assert "blood thinners" in left.reason
