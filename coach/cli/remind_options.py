"""The options that say when a reminder comes, for `coach remind add` and `edit`."""

from collections.abc import Callable
from typing import Any, TypeVar

import click
import msgspec

from coach.domain.base.moments.reading import Reference, read_moment
from coach.domain.reminders.rule import FOLLOWING, About, Daily, Every, Follows, Once, Rule, When
from coach.domain.reminders.typed import clock_time, clock_times, weekdays
from coach.errors import CoachError

F = TypeVar("F", bound=Callable[..., Any])

KINDS = ("plan", "routine", "evening", "waking", "weekly", "visit", "thermal", "homework", "break", "own")
NEED_TIMES = (
    click.option("--at", "at", metavar="TIMES", help='Times of day: "21:00" or "9:00, 13:00, 18:30".'),
    click.option("--days", metavar="DAYS", help='On which days: "mon-fri", "sat, sun"; without it every day.'),
    click.option("--every", metavar="MINUTES", type=click.IntRange(5, 720), help="Every so many minutes."),
    click.option("--from", "start", metavar="TIME", help="With --every: from when; 09:00 without it."),
    click.option("--to", "end", metavar="TIME", help="With --every: until when; 17:00 without it."),
    click.option("--once", metavar="MOMENT", help='One single time: "tomorrow 10:00", "2026-12-01 18:00".'),
    click.option("--by-itself", is_flag=True, help="When your times, visits, runs and measures say so."),
)
OTHERS = (
    click.option("--about", type=click.Choice(KINDS), help="What it opens and when it is needless; own words: own."),
    click.option("--routine", metavar="ID", help="The routine it opens."),
    click.option("--sound/--silent", default=None, help="Whether it sounds."),
    click.option("--discreet/--open", default=None, help="Whether it hides what it is about."),
    click.option("--even-quiet/--not-quiet", default=None, help="Whether it comes in quiet hours, too."),
)


def rule_options(command: F) -> F:
    """All options of a rule."""
    for option in reversed((*NEED_TIMES, *OTHERS)):
        command = option(command)
    return command


def when_of(typed: dict[str, Any], here: Reference, before: When | None = None) -> When | None:
    """What the options say about when; None where they say nothing. Raises CoachError where they contradict."""
    named = [name for name in ("at", "every", "once", "by_itself") if typed[name]]
    if len(named) > 1:
        raise CoachError(
            "Only one of --at, --every, --once and --by-itself goes.", hint="Add a second reminder for the other one."
        )
    if typed["days"] is not None and (typed["once"] or typed["by_itself"]):
        raise CoachError("--days goes with --at or --every only.", hint="Leave --days out, or name times with --at.")
    if (typed["start"] or typed["end"]) and (typed["at"] or typed["once"] or typed["by_itself"]):
        raise CoachError("--from and --to go with --every only.", hint="Add --every, or leave them out.")
    days = weekdays(typed["days"]) if typed["days"] is not None else None
    if typed["at"]:
        return Daily(clock_times(typed["at"]), days or ())
    if typed["every"]:
        start, end = clock_time(typed["start"] or "09:00"), clock_time(typed["end"] or "17:00")
        return Every(typed["every"], start, end, days or ())
    if typed["once"]:
        return Once(read_moment(typed["once"], here, "future"))
    if typed["by_itself"]:
        return Follows()
    return _changed(before, typed, days)


def about_of(typed: dict[str, Any], named: About | None, when: When | None) -> About:
    """What the reminder is about: as was said, as its name says, or words of the person's own."""
    about: About = typed["about"] or ("routine" if typed["routine"] else named or "own")
    if about == "routine" and not typed["routine"]:
        raise CoachError("Which routine?", hint="Name it with --routine ID; coach list routines shows them.")
    if (when is None or isinstance(when, Follows)) and about not in FOLLOWING:
        raise CoachError(
            "When shall it come?",
            hint='Add --at "21:00", --every 45 or --once "tomorrow 10:00"; --days mon-fri goes with it.',
        )
    return about


def with_options(rule: Rule, typed: dict[str, Any]) -> Rule:
    """The rule with what the other options say."""
    fields: dict[str, Any] = {
        "sound": typed["sound"],
        "discreet": typed["discreet"],
        "through_quiet": typed["even_quiet"],
        "routine": typed["routine"],
    }
    return msgspec.structs.replace(rule, **{name: value for name, value in fields.items() if value is not None})


def check_routine(ident: str | None) -> None:
    """Make sure that the library has the routine `ident`. Raises CoachError."""
    if ident:
        from coach import paths
        from coach.library import load
        from coach.library.suggest import nearest, quoted

        routines = load(paths.home()).routines
        if ident not in routines:
            meant = nearest(ident, routines)
            raise CoachError(
                f"There is no routine {quoted(ident)}.",
                f"Did you mean '{meant[0]}'?" if meant else "",
                "coach list routines shows them all.",
            )


def _changed(before: When | None, typed: dict[str, Any], days: tuple[Any, ...] | None) -> When | None:
    """A change of the days or the hours alone."""
    hours = {name: clock_time(typed[name]) for name in ("start", "end") if typed[name]}
    if days is None and not hours:
        return None
    if not isinstance(before, (Daily, Every)) or (hours and not isinstance(before, Every)):
        raise CoachError("--days goes with --at or --every, --from and --to with --every.")
    return msgspec.structs.replace(before, **hours, **({} if days is None else {"days": days}))
