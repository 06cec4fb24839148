"""`coach remind pause` and `coach remind quiet`: when nothing is to come."""

from datetime import UTC, datetime

import click
import msgspec

from coach.cli.remind_lines import book_lines, rule_lines
from coach.cli.reminding import Reminding, reminding
from coach.cli.saying import say, say_notices
from coach.domain.base.moments.local import day_start, local
from coach.domain.base.moments.reading import Reference, read_length, read_moment_or_day
from coach.domain.reminders.armed import never_coming
from coach.domain.reminders.rule import Rule, RuleBook
from coach.domain.reminders.typed import clock_time, found, later_than
from coach.errors import CoachError
from coach.guide.moments import reference

ALL = "all"


@click.command("pause")
@click.argument("ident", metavar="ID|all", default=ALL)
@click.option("--for", "length", metavar="TIME", help='How long: "30m", "2h", "3d".')
@click.option("--until", "until", metavar="MOMENT", help='Until when: "tomorrow", "2026-12-24", "today 18:00".')
@click.option("--off", is_flag=True, help="Until you switch it on again.")
@click.option("--over", is_flag=True, help="End the pause.")
def pause(ident: str, length: str | None, until: str | None, off: bool, over: bool) -> None:
    """Pause a reminder, or all of them as when you are away. What was due meanwhile is not made up for."""
    if sum(map(bool, (length, until, off, over))) != 1:
        raise CoachError(
            "How long shall it be quiet?", hint="Use one of --for 30m, --until tomorrow, --off, and --over to end it."
        )
    known = reminding()
    end = None if off or over else pause_end(length, until, reference(known.clock))
    if ident == ALL:
        if off:
            raise CoachError(
                "All of them are switched off one by one, or paused until a day.", hint="--until 2026-12-24"
            )
        _say(known, known.store.reminders.change_book(lambda book: _away(book, end, known.now)), None)
    else:
        wanted = found(known.store.reminders.book(), ident).id
        book = known.store.reminders.change_book(
            lambda book: book.with_rule(_paused(found(book, wanted), end, off, known.now))
        )
        _say(known, book, found(book, wanted))


@click.command("quiet")
@click.argument("start", metavar="FROM|off")
@click.argument("end", metavar="TO", required=False)
def quiet(start: str, end: str | None) -> None:
    """Set the quiet hours, such as 22:00 07:00, or switch them off. They may go past midnight."""
    known = reminding()
    hours = (None, None) if start.lower() == "off" else (clock_time(start), clock_time(end or ""))
    if hours[0] is not None and hours[0] == hours[1]:
        raise CoachError("Quiet hours of no length.", hint="Name two different times, or: coach remind quiet off")
    book = known.store.reminders.change_book(
        lambda book: msgspec.structs.replace(book, quiet_from=hours[0], quiet_to=hours[1])
    )
    if hours[0] is None:
        say("There are no quiet hours.")
    _say(known, book, None)


def pause_end(length: str | None, until: str | None, here: Reference) -> datetime:
    """When a pause ends; a day alone is its first moment. Raises CoachError."""
    if length:
        return local(here.now.astimezone(UTC) + read_length(length, here.language), here.zone)
    end = read_moment_or_day(until or "", here, "future")
    return later_than(end if isinstance(end, datetime) else day_start(end, here.zone), here.now)


def _away(book: RuleBook, end: datetime | None, now: datetime) -> RuleBook:
    """Away until `end`; what was due meanwhile is over once one is back early, too."""
    if end is None:
        back = tuple(msgspec.structs.replace(rule, since=max(rule.since, now)) for rule in book.rules)
        return msgspec.structs.replace(book, away_until=None, rules=back)
    return msgspec.structs.replace(book, away_until=end)


def _paused(rule: Rule, end: datetime | None, off: bool, now: datetime) -> Rule:
    since = now if not off and end is None else rule.since
    return msgspec.structs.replace(rule, off=off, paused_until=end, since=since)


def _say(known: Reminding, book: RuleBook, rule: Rule | None) -> None:
    lines = rule_lines(rule, book, known.known, known.now) if rule else book_lines(book, known.now)
    for line in (*lines, *(() if rule else never_coming(book, known.known, known.now))):
        say(line)
    say_notices(known.store)
