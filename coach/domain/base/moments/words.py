"""A reading as it is shown before it is saved: whole names, so that a mistake is seen."""

from datetime import date, datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_full(day: date, today: date | None = None) -> str:
    """ "Thu 10 December", with the year where `today` is in another year."""
    year = f" {day.year}" if today is None or day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}{year}"


def moment_in_full(at: datetime, today: date | None = None) -> str:
    """ "Thu 10 December, 14:00", with the year where `today` is in another year."""
    return f"{day_in_full(at.date(), today)}, {at:%H:%M}"
