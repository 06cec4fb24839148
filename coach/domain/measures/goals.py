"""The goal of a week: days with a run, "3 of 5 this week"; a day that rests never counts against."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from coach.domain.journal.entries import AnyEntry, Run, Skip
from coach.domain.journal.uses import day_of
from coach.domain.measures.flares import flare_days
from coach.domain.measures.measure import WEEK_DAYS, Period

ENOUGH_S = 120
WEEK = timedelta(days=WEEK_DAYS)


class GoalWeek(Struct, frozen=True):
    """A week from Monday to Sunday: days with a run (`done`), the person's goal, and days that rest (`frozen`).

    Days left out on purpose, ill or away, and flare days rest, unless there was a run all the same. They lower the goal
    in proportion, rounded down, so that a day of rest never makes the others weigh more.
    """

    monday: date
    done: int
    wanted: int
    frozen: int = 0

    @property
    def goal(self) -> int:
        """The goal after the days that rest."""
        return self.wanted * (WEEK_DAYS - self.frozen) // WEEK_DAYS

    @property
    def met(self) -> bool:
        """Whether there were as many days with a run as the goal, and at least one."""
        return self.done >= max(1, self.goal)

    @property
    def rests(self) -> bool:
        """Whether the whole week rests: it counts neither for nor against."""
        return self.goal == 0 and self.done == 0


def goal_weeks(entries: Iterable[AnyEntry], wanted: int, now: datetime) -> tuple[GoalWeek, ...]:
    """Every week from that of the first run to that of `now`, oldest first; at least the present one.

    Past weeks are judged by the goal of today, `wanted` days (1-7). Days begin at 04:00.
    """
    known = tuple(entries)
    today = day_of(now)
    ran = {day_of(entry.at) for entry in known if isinstance(entry, Run) and is_real(entry) and entry.at <= now}
    first = _monday(min(ran, default=today))
    period = Period(first, _monday(today) + WEEK)
    rest = {day_of(entry.at) for entry in known if isinstance(entry, Skip)} | flare_days(known, period).either
    weeks = (first + number * WEEK for number in range(period.days // WEEK_DAYS))
    return tuple(_week(monday, wanted, ran, rest - ran) for monday in weeks)


def streak(weeks: Iterable[GoalWeek]) -> int:
    """How many weeks in a row met their goal, `weeks` being oldest first and up to the present one.

    Weeks that rest are passed over, and the present week counts once it is met and never against.
    """
    *past, present = weeks
    count = int(present.met)
    for week in reversed(past):
        if week.met:
            count += 1
        elif not week.rests:
            break
    return count


def is_real(run: Run) -> bool:
    """Whether it counts as a run: more than two minutes of work or done to its end, and no rehearsal."""
    return run.speed == 1.0 and (run.finished or run.done_s > ENOUGH_S)


def goal_words(week: GoalWeek) -> str:
    """The week in words, such as "3 of 5 this week" or "3 of 4 this week, as 1 day rests"."""
    if week.rests:
        return "this week rests, and that is fine"
    lowered = f", as {week.frozen} day{' rests' if week.frozen == 1 else 's rest'}" if week.goal < week.wanted else ""
    count = f"{week.done} of {week.goal}" if week.goal else f"{week.done}"
    return f"{count} this week{lowered}"


def streak_words(weeks: int) -> str:
    """How long the goal has been kept; nothing is said before there is anything to say."""
    if weeks == 0:
        return ""
    return "your goal kept for 1 week" if weeks == 1 else f"your goal kept for {weeks} weeks"


def _week(monday: date, wanted: int, ran: set[date], rest: set[date]) -> GoalWeek:
    days = {monday + timedelta(days=number) for number in range(WEEK_DAYS)}
    return GoalWeek(monday, len(days & ran), wanted, len(days & rest))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
