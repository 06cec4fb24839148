import pytest

from coach.domain.run.hurt import EMERGENCY_FALLBACK, stop_rule, stop_text


@pytest.mark.parametrize(
    ("signs", "rule", "ends"),
    [
        (("sharp",), "D2", "exercise"),
        (("numb",), "D3", "run"),
        (("spreading",), "D4", "exercise"),
        (("dizzy",), "D5", "run"),
        (("sharp", "numb"), "D3", "run"),
        (("spreading", "dizzy"), "D5", "run"),
    ],
)
def test_the_strictest_stop_rule_decides(signs, rule, ends):
    found = stop_rule(signs, thermal=False)
    assert found is not None
    assert (found.id, found.ends) == (rule, ends)


def test_without_a_warning_sign_the_person_chooses():
    assert stop_rule((), thermal=False) is None


@pytest.mark.parametrize(
    ("signs", "rule"), [((), "D7"), (("sharp",), "D7"), (("spreading",), "D7"), (("numb",), "D3"), (("dizzy",), "D5")]
)
def test_heat_and_cold_come_off_whatever_hurts(signs, rule):
    found = stop_rule(signs, thermal=True)
    assert found is not None
    assert found.id == rule


@pytest.mark.parametrize("sign", ["numb", "dizzy"])
def test_numb_and_dizzy_name_the_emergency_number(sign):
    rule = stop_rule((sign,), thermal=False)
    assert rule is not None
    assert "call 112 now" in stop_text(rule, "112")
    assert EMERGENCY_FALLBACK in stop_text(rule, "")
