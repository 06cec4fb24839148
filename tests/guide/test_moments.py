"""What the machine's settings tell of language and dates."""

import pytest

from coach.guide.moments import date_order, language


@pytest.mark.parametrize(
    ("environment", "order"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "en_US.UTF-8"}, ""),
        ({"LC_TIME": "en_US.UTF-8"}, "month"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, "day"),
        ({"LANG": "en_GB.UTF-8"}, "day"),
        ({"LANG": "fr_CA.UTF-8"}, ""),
        ({"LC_ALL": "C", "LANG": "it_IT"}, ""),
    ],
)
def test_the_order_of_a_date_is_known_only_where_something_tells_it(environment: dict[str, str], order: str) -> None:
    assert date_order(environment) == order


@pytest.mark.parametrize(
    ("environment", "code"),
    [({}, "en"), ({"LANG": "es_MX"}, "es"), ({"LANG": "ja_JP"}, "en"), ({"LANG": "POSIX"}, "en")],
)
def test_the_language_is_one_of_five(environment: dict[str, str], code: str) -> None:
    assert language(environment) == code
