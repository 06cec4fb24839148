"""The history of a dose, as a screen shows it."""

from coach.domain.dosing.history import dose_history
from coach.domain.journal.entries import Given
from tests.domain.dose_samples import START, TWICE, daily, use
from tests.samples import STRETCH


def test_the_history_begins_with_the_first_dose_and_leaves_out_what_stayed_the_same() -> None:
    (only,) = dose_history(STRETCH, daily([{}] * 3))
    assert (only.at, only.words, only.reason) == (START, "30 s each side", "Where you began.")


def test_a_step_up_and_a_step_back_are_told_in_order() -> None:
    uses = [*daily([{}] * 3), use(3, given=Given(1, 36), next=4), use(8, given=Given(1, 24))]
    told = [(moment.words, moment.reason) for moment in dose_history(STRETCH, uses)]
    assert told == [
        ("30 s each side", "Where you began."),
        ("36 s each side", "Three good runs and three good mornings in a row, so you do a little more."),
        ("24 s each side", "You woke with more pain than usual, so it is a third shorter."),
    ]


def test_the_two_days_of_rest_of_a_new_one_are_told() -> None:
    moment = dose_history(STRETCH, [use(0, next=4)])[-1]
    assert moment.words == "rest until Thu 5 Nov"
    assert moment.reason == "You woke with more pain than usual and this was new, so it rests for two days."


def test_a_flare_day_and_the_way_back_are_told() -> None:
    uses = [use(0, TWICE), use(1, TWICE, given=Given(1, 20, reduced=True)), use(2, TWICE)]
    assert [moment.reason for moment in dose_history(TWICE, uses)] == [
        "Where you began.",
        "A shorter dose for that day.",
        "The short days are over, so your own dose is back.",
    ]


def test_a_dose_that_no_rule_explains_was_chosen_for_that_run() -> None:
    assert (
        dose_history(TWICE, [use(0, TWICE), use(1, TWICE, given=Given(1, 25))])[-1].reason
        == "You chose it for that run."
    )


def test_a_pause_is_told_with_its_end() -> None:
    moment = dose_history(STRETCH, [use(0, signs=("numb",))])[-1]
    assert (moment.at, moment.words) == (START, "rest until Mon 9 Nov")
