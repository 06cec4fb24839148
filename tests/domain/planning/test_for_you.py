"""How one exercise stands for a person, and what they decide about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dosing.past import KEPT, dose_past
from coach.domain.journal.entries import DoseChoice, FlareDay, Raised
from coach.domain.measures.caveats import CAVEATS
from coach.domain.person.profile import Condition, Instruction, Profile
from coach.domain.planning.for_you import for_you
from coach.domain.planning.for_you_words import count_words, dose_lines, number_words, routine_lines, standing_words
from coach.domain.planning.own_choices import instructed, refusable, with_agreement, with_instruction, with_liking
from coach.domain.planning.plan import Wish
from coach.domain.planning.planner import plan
from coach.domain.safety.gate import verdict
from coach.errors import CoachError
from tests.domain.people import EXERCISES, HEALTHY, HOUR, MOVES, NOW, ROUTINES, facts_of, yes
from tests.flared import EXERCISE, LESS, USUAL_DOSE, flared

CALF = EXERCISES[EXERCISE]


def told(lines):
    return "\n".join(f"{said.title}: {said.text}" for said in lines)


@pytest.mark.parametrize(
    "entries", [(), (FlareDay(at=NOW - HOUR),), (yes(Raised("RF19", "CLINICIAN_FIRST")),), flared(NOW)]
)
def test_the_gate_is_the_only_judge(entries):
    facts = facts_of(*entries)
    for exercise in MOVES:
        you, found = for_you(exercise, facts), verdict(exercise, facts.situation)
        assert (you.allowed, you.reasons) == (found.allowed, found.blocks)


def test_every_reason_is_said():
    with_condition = with_agreement(HEALTHY, "none", True)
    facts = facts_of(
        FlareDay(at=NOW - HOUR), profile=Profile(conditions=(Condition("blood_thinner"),), agreed=with_condition.agreed)
    )
    words = told(standing_words(for_you(EXERCISES["ball-rhomboid-wall"], facts)))
    assert words.startswith("Left out for you: ")
    assert "flare day: no ball work" in words
    assert "blood thinners" in words


def test_before_the_safety_questions_nothing_else_is_said():
    you = for_you(CALF, facts_of(asked=False))
    assert told(standing_words(you)).startswith("After the safety questions: ")
    assert dose_lines(you) == ()


def test_a_dose_that_goes_down_is_told_with_its_reason_and_can_be_refused():
    facts = facts_of(*flared(NOW))
    you = for_you(CALF, facts)
    words = told(dose_lines(you))
    assert f"Your dose now: {LESS}, at most 3 of 10 (record: {USUAL_DOSE})" in words
    assert "You woke with more pain than usual" in words
    rule = refusable(you.dosing)
    assert rule == "R12"
    kept = for_you(CALF, facts_of(*flared(NOW), DoseChoice(at=NOW, exercise=EXERCISE, rule=rule)))
    assert kept.change is None
    assert f"Your dose now: {USUAL_DOSE}" in told(dose_lines(kept))


def test_the_past_of_a_dose_tells_its_rest_and_a_refusal():
    entries = flared(NOW)
    past = dose_past(CALF, entries, facts_of(*entries))
    assert past[0].words == USUAL_DOSE
    assert any(moment.words.startswith("rest until") for moment in past)
    refused = (*entries, DoseChoice(at=NOW, exercise=EXERCISE, rule="R12"))
    assert dose_past(CALF, refused, facts_of(*refused))[-1].words == KEPT
    assert dose_past(EXERCISES["bridge"], refused, facts_of(*refused)) == ()


def test_counts_come_before_the_label_and_caveats_are_always_there():
    effect = facts_of(*flared(NOW)).effects[EXERCISE]
    assert count_words(effect).startswith("better ● 1  same 0  worse 0  of 1; the middle one: 1 less pain")
    assert "next mornings that flared: 1 of 1" in count_words(effect)
    assert effect.words == "too early"
    assert number_words(effect) == CAVEATS
    assert number_words(None) == CAVEATS


def test_a_therapists_dose_wins():
    profile = with_instruction(HEALTHY, EXERCISE, instructed(CALF, 3, 20, None, "slowly"))
    you = for_you(CALF, facts_of(*flared(NOW), profile=profile))
    assert (you.dose.sets, you.dose.hold_s, you.change) == (3, 20, None)
    assert "Your therapist: 3 sets, 20 s. “slowly”" in told(dose_lines(you))


@pytest.mark.parametrize(
    ("ident", "sets", "hold_s", "reps"),
    [
        ("calf-wall", None, None, None),
        ("calf-wall", 2, None, 8),
        ("bridge", 2, 30, None) if EXERCISES["bridge"].dose.hold_s is None else ("bridge", 2, None, 8),
        ("calf-wall", 0, None, None),
        ("calf-wall", 21, None, None),
        ("calf-wall", 1, 28_801, None),
    ],
)
def test_a_therapists_dose_that_can_not_be_is_refused(ident, sets, hold_s, reps):
    with pytest.raises(CoachError):
        instructed(EXERCISES[ident], sets, hold_s, reps)


def test_a_clinicians_word_opens_what_it_may_and_nothing_more():
    for condition in ("stenosis", "blood_thinner", "disc_or_nerve"):
        before = facts_of(profile=Profile(conditions=(Condition(condition),)))
        everything = Profile(conditions=(Condition(condition),), agreed=tuple(EXERCISES))
        after = facts_of(profile=everything)
        for exercise in MOVES:
            asked, agreed = for_you(exercise, before), for_you(exercise, after)
            assert asked.lifts == agreed.lifts
            if not asked.allowed and not asked.lifts:
                assert not agreed.allowed


idents = st.sampled_from(sorted(EXERCISES))


@given(st.lists(st.tuples(idents, st.sampled_from(["liked", "disliked", None])), max_size=12))
def test_an_exercise_is_never_liked_and_disliked_and_the_last_word_counts(words):
    profile, last = Profile(), {}
    for ident, liking in words:
        profile, last[ident] = with_liking(profile, ident, liking), liking
    assert sorted(profile.liked) == sorted(ident for ident, liking in last.items() if liking == "liked")
    assert sorted(profile.disliked) == sorted(ident for ident, liking in last.items() if liking == "disliked")


@given(idents, idents)
def test_taking_a_word_back_leaves_those_about_others(one, other):
    profile = with_instruction(with_agreement(Profile(), other, True), other, Instruction(other, sets=2))
    changed = with_instruction(with_agreement(profile, one, False), one, None)
    assert (changed == profile) == (one != other)


def test_a_routine_names_what_is_left_out():
    facts = facts_of(profile=Profile(conditions=(Condition("blood_thinner"),)))
    made = plan(facts, Wish(routine="ball-focus-8"))
    words = told(routine_lines(made))
    for left in made.omitted:
        assert left.reason in words
    assert made.omitted
    assert set(ROUTINES) >= {"ball-focus-8"}
