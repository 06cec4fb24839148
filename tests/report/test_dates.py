from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.base.moments.reading import Reference
from coach.errors import CoachError
from coach.report.dates import diary_moment

BERLIN = ZoneInfo("Europe/Berlin")
HERE = Reference(datetime(2026, 12, 1, 12, 0, tzinfo=BERLIN), BERLIN)


def shown(text: str, date_format: str | None = None) -> str:
    return f"{diary_moment(text, date_format, HERE):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-09", "2024-03-09 12:00"),
        ("2024-03-09 21:05", "2024-03-09 21:05"),
        ("2024-03-09T21:05:00+01:00", "2024-03-09 21:05"),
        ("2024-03-09T21:05:00Z", "2024-03-09 22:05"),
        ("2024/03/09 9:05", "2024-03-09 09:05"),
        ("13/03/2024", "2024-03-13 12:00"),
        ("03/13/2024 9:05 pm", "2024-03-13 21:05"),
        ("4.4.2024, 7:30", "2024-04-04 07:30"),
        ("9 March 2024", "2024-03-09 12:00"),
        ("March 9, 2024 9 pm", "2024-03-09 21:00"),
    ],
)
def test_a_date_with_one_reading_is_taken(text: str, moment: str) -> None:
    assert shown(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("03/04/2024", "1/2/24", "yesterday", "-2h", "", "31/02/2024", "2024/13/01", "13/03/2024 25:00", "9 March"),
        *("Monday 9:00", "2027-01-01 9:00", "2024-03-31 02:30", "2024-10-27 02:30"),
    ],
)
def test_a_date_with_two_readings_or_none_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises((ValueError, CoachError), match=r"\w"):
        diary_moment(text, None, HERE)


def test_a_format_decides_and_holds_for_every_date() -> None:
    assert shown("03/04/2024", "%d/%m/%Y") == "2024-04-03 12:00"
    assert shown("03/04/24 9:00", "%m/%d/%y %H:%M") == "2024-03-04 09:00"
    with pytest.raises(ValueError, match="is not written as"):
        shown("2024-03-04", "%d/%m/%Y")
