"""Moments and days as people say them."""

from collections.abc import Iterable
from datetime import date, datetime

from coach.domain.journal.entries import AnyEntry, is_visit

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date, today: date) -> str:
    """A day as seen from `today`: today, yesterday, tomorrow, Mon 16 Nov, or 16 Nov 2025 when it is another year."""
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((today - day).days)
    return near or date_words(day, today)


def date_words(day: date, today: date) -> str:
    """The same for paper, which is read on another day: Mon 16 Nov, or 16 Nov 2025 when it is another year."""
    if day.year == today.year:
        return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(at: datetime, now: datetime) -> str:
    """A moment as seen from `now`, to the minute and in the offset it was written down with."""
    return f"{day_words(at.date(), now.date())} {at:%H:%M}"


def greeting(now: datetime) -> str:
    """The greeting of the hour."""
    if now.hour < 5:
        return "Good night"
    if now.hour < 12:
        return "Good morning"
    return "Good afternoon" if now.hour < 18 else "Good evening"


def visit_words(entries: Iterable[AnyEntry], now: datetime) -> str:
    """Days since the latest visit and until the next: "Last visit 5 days ago, next in 2 days."; empty without any."""
    visits = sorted(entry.at for entry in entries if is_visit(entry))
    past = [at for at in visits if at <= now]
    planned = [at for at in visits if at > now]
    parts = [f"last visit {_days_apart(past[-1], now)}"] if past else []
    parts += [f"next {'' if past else 'visit '}{_days_apart(planned[0], now)}"] if planned else []
    said = ", ".join(parts)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _days_apart(at: datetime, now: datetime) -> str:
    days = (at.date() - now.date()).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    return near or (f"in {days} days" if days > 0 else f"{-days} days ago")
