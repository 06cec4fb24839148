"""When homework is due, when it is over, and how both are said (clinical.md 8.1)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from coach.domain.counted import counted, times
from coach.domain.homework.reading import days_words
from coach.domain.journal.entries import WEEKDAYS, AnyEntry, Homework, Visit
from coach.domain.journal.uses import Use, day_of
from coach.domain.when import day_words

LASTS = timedelta(weeks=26)
"""Homework without a last day is over after half a year: by then a therapist has to look at it again."""

WEEK = timedelta(days=7)
EARLY_ENOUGH = 0.75
"""What is done every so many minutes may be done again after this part of them: a late one does not eat the next."""

WITH_REST_DAYS = 4
"""Up to so many days a week no two days follow each other."""


def is_over(homework: Homework, now: datetime) -> bool:
    """Whether it was ended, its last day has passed, or it is half a year old."""
    ended = homework.over_at is not None and homework.over_at <= now
    return ended or (homework.until is not None and now.date() > homework.until) or now - homework.at >= LASTS


def done_today(homework: Homework, used: Iterable[Use], now: datetime) -> int:
    """In how many runs of this day it was done."""
    today = day_of(now)
    return len({use.at for use in used if use.exercise == homework.exercise and day_of(use.at) == today and _done(use)})


def is_due(homework: Homework, used: Sequence[Use], now: datetime) -> bool:
    """Whether it is to be done today, and once more than it has been.

    On its days where some were named. Else on `per_week` of any seven days, with a day between two where they are
    four or fewer. Seven a week is every day. What is done as needed is never due.
    """
    if homework.at > now or homework.as_needed or is_over(homework, now):
        return False
    done = [use.at for use in used if use.exercise == homework.exercise and use.at <= now and _done(use)]
    if homework.every_min is not None:
        return _on_its_day(homework, now) and all(
            now - at >= timedelta(minutes=homework.every_min) * EARLY_ENOUGH for at in done
        )
    if done_today(homework, used, now) >= homework.times_a_day:
        return False
    today = day_of(now)
    if homework.days:
        return _on_its_day(homework, now)
    days = {day_of(at) for at in done}
    if homework.every_days is not None:
        return all(today - day >= timedelta(days=homework.every_days) for day in days if day != today)
    week = {day for day in days if timedelta(0) < today - day < WEEK}
    rests = homework.per_week <= WITH_REST_DAYS and today - timedelta(days=1) in days
    return len(week) < homework.per_week and not rests


def _on_its_day(homework: Homework, now: datetime) -> bool:
    return not homework.days or WEEKDAYS[day_of(now).weekday()] in homework.days


def due_homework(entries: Iterable[AnyEntry], used: Sequence[Use], now: datetime) -> tuple[Homework, ...]:
    """All homework that is due now, the oldest first."""
    return tuple(each for each in latest_words(entries).values() if is_due(each, used, now))


def latest_words(entries: Iterable[AnyEntry]) -> dict[str, Homework]:
    """The homework of each exercise by its id; given twice for one exercise, the later word counts."""
    given = sorted((each for each in entries if isinstance(each, Homework)), key=lambda each: each.at)
    return {each.exercise: each for each in given}


def givers(entries: Iterable[AnyEntry]) -> dict[str, str]:
    """The provider of each visit by the visit's id."""
    return {entry.id: entry.provider for entry in entries if isinstance(entry, Visit) and entry.id}


def often_words(homework: Homework) -> str:
    """How often, such as "twice a day on Mon, Wed and Fri", "every 2 hours" or "every day"."""
    if homework.as_needed:
        return "when you need it"
    if homework.days:
        days = days_words(homework.days)
    elif homework.every_days is not None:
        days = f"every {counted(homework.every_days, 'day')}"
    else:
        days = "every day" if homework.per_week == 7 else f"{counted(homework.per_week, 'day')} a week"
    if homework.every_min is not None:
        often = f"every {span_words(homework.every_min)}"
        return often if days == "every day" else f"{often} {days}"
    if homework.clock_times:
        return f"{days} at {' and '.join(homework.clock_times)}"
    if homework.times_a_day == 1:
        return days
    return f"{times(homework.times_a_day)} a day" + ("" if days == "every day" else f" {days}")


def span_words(minutes: int) -> str:
    """ "2 hours", "hour" or "90 minutes", as they stand behind "every"."""
    hours, rest = divmod(minutes, 60)
    if rest:
        return counted(minutes, "minute")
    return "hour" if hours == 1 else counted(hours, "hour")


def until_words(homework: Homework, today: date) -> str:
    """Until when, such as "until Sat 12 Dec"; empty where no last day was named."""
    return f"until {day_words(homework.until, today)}" if homework.until else ""


def _done(use: Use) -> bool:
    return use.outcome in ("done", "partly", "over_cap") and use.done_s > 0
