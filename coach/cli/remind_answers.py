"""`coach remind snooze`, `skip` and `done`: answers to what waits."""

from collections.abc import Callable
from datetime import datetime

import click

from coach.cli.reminding import Reminding, reminding
from coach.cli.saying import say, say_notices
from coach.domain.reminders import answering, reminder_words
from coach.domain.reminders.agenda import begun, due_now
from coach.domain.reminders.delivery import Delivery, Log
from coach.domain.reminders.typed import found
from coach.errors import CoachError

Answer = Callable[[Log, str, datetime], Log]


@click.command("snooze")
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--minutes", type=click.IntRange(1, 720), default=15, help="For so many minutes; 15 without it.")
@click.option("--next", "postpone", is_flag=True, help="Until the next time of the reminder.")
def snooze(ident: str | None, minutes: int, postpone: bool) -> None:
    """Let what waits come again later."""
    if postpone:
        _answer(ident, answering.postponed, "Left for the next time")
    else:
        _answer(ident, lambda log, key, now: answering.snoozed(log, key, minutes, now), f"Again in {minutes} min")


@click.command("skip")
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--why", default="", help='In a few words: "no time", "too much pain".')
def skip(ident: str | None, why: str) -> None:
    """Leave out what waits, on purpose."""
    _answer(ident, lambda log, key, now: answering.skipped(log, key, why, now), "Skipped")


@click.command("done")
@click.argument("ident", metavar="[ID]", required=False)
def done(ident: str | None) -> None:
    """Say that what waits is done."""
    _answer(ident, answering.did, "Done")


def _answer(ident: str | None, answer: Answer, word: str) -> None:
    known = reminding()
    book = known.store.reminders.book()
    rule = found(book, ident).id if ident else None
    due = due_now(book, known.store.reminders.log(), known.known, known.now)
    waiting = [each for each in due if rule is None or each.one.rule == rule]
    if not waiting:
        raise CoachError("No reminder waits for an answer.", hint="coach due shows what is due.")
    known.store.reminders.change_log(lambda log: _all(log, waiting, answer, known))
    for each in waiting:
        say(f"{word}: {reminder_words.label(each, book)}.")
    say_notices(known.store)


def _all(log: Log, waiting: list[Delivery], answer: Answer, known: Reminding) -> Log:
    log = begun(log, waiting, known.now)
    for each in waiting:
        log = answer(log, each.one.key, known.now)
    return log
