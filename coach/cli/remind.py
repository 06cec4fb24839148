"""`coach remind`: what you want to be reminded of, and when."""

from datetime import timedelta
from typing import Any

import click
import msgspec

from coach.cli.remind_answers import done, skip, snooze
from coach.cli.remind_lines import book_lines, delivery_fields, history_lines, rule_fields, rule_lines
from coach.cli.remind_options import about_of, check_routine, rule_options, when_of, with_options
from coach.cli.remind_pause import pause, quiet
from coach.cli.remind_run import run_due
from coach.cli.reminding import Reminding, reminding
from coach.cli.saying import say, say_notices
from coach.domain.reminders.armed import is_kept_back, why_never, window_note
from coach.domain.reminders.ignored import answered
from coach.domain.reminders.proposals import PROPOSALS, set_up
from coach.domain.reminders.rule import ABOUT_NAMES, Follows, Rule, RuleBook
from coach.domain.reminders.rule_words import when_words
from coach.domain.reminders.typed import found, free_id, named, with_room
from coach.domain.text import one_line
from coach.errors import CoachError
from coach.guide.moments import reference

SCHEMA = 1
LONGEST_LABEL = 200


@click.group()
def remind() -> None:
    """Be reminded: of today's routine, the evening log, homework, or words of your own.

    \b
    coach remind usual                                the usual ones, at your own times
    coach remind add "Evening log" --at 21:00 --days mon-fri
    coach remind add "Stand up" --about break --every 45 --from 9 --to 17
    coach remind add "Call Sam" --once "tomorrow 10:00"
    coach remind pause all --for 30m                  or --until tomorrow

    They arrive while Coach is open. To have them always: coach agent install
    """


@remind.command("add")
@click.argument("label")
@rule_options
def add(label: str, **typed: Any) -> None:
    """Add a reminder called LABEL. "Evening log", "Homework" and such know by themselves when they are needless."""
    label = one_line(label)[:LONGEST_LABEL]
    if not label:
        raise CoachError("A reminder needs a name.", hint='coach remind add "Evening log" --at 21:00')
    known = reminding()
    when = when_of(typed, reference(known.clock))
    about = about_of(typed, named(label), when)
    check_routine(typed["routine"])
    ident = ""

    def change(book: RuleBook) -> RuleBook:
        nonlocal ident
        ident = free_id(label, with_room(book))
        rule = Rule(id=ident, label=label, about=about, when=when or Follows(), since=known.now)
        return msgspec.structs.replace(book.with_rule(with_options(rule, typed)), agreed=True)

    book = known.store.reminders.change_book(change)
    _say_rule(known, book, ident)
    for other in book.rules:
        if other.about == about and other.id != ident and about not in ("own", "break", "routine"):
            say(f"There is another one for it: {other.id}, {when_words(other, known.now)}.")
    _say_unarmed(known)


@remind.command("edit")
@click.argument("ident", metavar="ID")
@click.option("--label", help="Another name.")
@click.option("--half", is_flag=True, help="Leave it half as often, after it was left three times in a row.")
@click.option("--full", is_flag=True, help="As often as it was.")
@rule_options
def edit(ident: str, label: str | None, half: bool, full: bool, **typed: Any) -> None:
    """Change a reminder; what is not named stays. ID is its id or its name, as coach remind list shows them."""
    known = reminding()
    check_routine(typed["routine"])
    if half and full:
        raise CoachError("--half and --full at once?", hint="Use one of both.")

    def change(book: RuleBook) -> RuleBook:
        rule = found(book, ident)
        when = when_of(typed, reference(known.clock), rule.when) or rule.when
        about = typed["about"] or ("routine" if typed["routine"] else rule.about)
        about = about_of({**typed, "about": about, "routine": typed["routine"] or rule.routine}, None, when)
        since = rule.since if when == rule.when else known.now
        changed = msgspec.structs.replace(
            rule, when=when, about=about, since=since, label=one_line(label)[:LONGEST_LABEL] if label else rule.label
        )
        changed = answered(with_options(changed, typed), half) if half or full else with_options(changed, typed)
        if changed == rule:
            raise CoachError("There is nothing to change.", hint="Add an option, such as --at 20:30.")
        return book.with_rule(changed)

    book = known.store.reminders.change_book(change)
    _say_rule(known, book, _ident(book, ident, label))


@remind.command("remove")
@click.argument("ident", metavar="ID")
def remove(ident: str) -> None:
    """Take a reminder away."""
    known = reminding()
    gone = found(known.store.reminders.book(), ident)
    known.store.reminders.change_book(lambda book: book.without(gone.id))
    say(f"Removed: {gone.label}.")
    say_notices(known.store)


@remind.command("usual")
@click.option("--all", "everything", is_flag=True, help="Also heat or cold again, and micro-breaks.")
def usual(everything: bool) -> None:
    """Set up the usual reminders; those you have stay as they are."""
    known = reminding()
    wanted = [proposal.about for proposal in PROPOSALS if proposal.usual or everything]
    book = known.store.reminders.change_book(lambda book: set_up(book, wanted, known.now))
    for rule in book.rules:
        for line in rule_lines(rule, book, known.known, known.now):
            say(line)
    _say_unarmed(known)
    say_notices(known.store)


@remind.command("list")
@click.option("--history", is_flag=True, help="Also what became of those of the last 14 days.")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def list_rules(history: bool, as_json: bool) -> None:
    """List all reminders with the next three times each will come.

    \b
    The form of --json: {"schema": 1, "rules": [...], "history": [...], "quiet_from",
    "quiet_to" (HH:MM or null), "away_until" (or null), "discreet"}. A rule has
      id, label, about, routine, since, words, next: [moments], sound, discreet,
      through_quiet, off, paused, paused_until, halved, asked
      when: {kind: daily (times, days), every (minutes, start, end, days),
             once (at), follows}
    and the history, of 60 days, is of the fields of coach due --json.
    """
    known = reminding()
    book, log = known.store.reminders.book(), known.store.reminders.log()
    if as_json:
        fields = {
            "schema": SCHEMA,
            "rules": [rule_fields(rule, book, known.known, known.now) for rule in book.rules],
            "history": [delivery_fields(each, book, known.known) for each in log.deliveries.values()],
            "quiet_from": book.quiet_from,
            "quiet_to": book.quiet_to,
            "away_until": book.away_until,
            "discreet": book.discreet,
        }
        say(msgspec.json.format(msgspec.json.encode(fields), indent=2).decode())
        return
    for rule in book.rules:
        for line in rule_lines(rule, book, known.known, known.now):
            say(line)
    if not book.rules:
        say("There are no reminders yet. The usual ones, at your own times: coach remind usual")
    for line in book_lines(book, known.now):
        say(line)
    if history:
        say("")
        for line in history_lines(log, book, known.known, known.now, known.now - timedelta(days=14)):
            say(line)
    say_notices(known.store)


def _ident(book: RuleBook, ident: str, label: str | None) -> str:
    """The id of what was edited, which may have another name now."""
    return ident if book.find(ident) else found(book, label or ident).id


def _say_rule(known: Reminding, book: RuleBook, ident: str) -> None:
    rule = found(book, ident)
    for line in rule_lines(rule, book, known.known, known.now):
        say(line)
    note = window_note(rule)
    if note:
        say(note)
    if is_kept_back(rule, book, known.known, known.now):
        some = "" if why_never(rule, book, known.known, known.now) else "Some of it falls into your quiet hours. "
        say(f"{some}To hear it then, too: coach remind edit {rule.id} --even-quiet")
    if rule.about not in ("own", "break"):
        say(f"It opens: {ABOUT_NAMES[rule.about]}; it stays silent when that is already done.")
    say_notices(known.store)


def _say_unarmed(known: Reminding) -> None:
    if not known.store.agent_running() and not known.store.screen_open():
        say("Nothing brings it while Coach is closed. To change that, run once: coach agent install")


for command in (pause, quiet, snooze, skip, done, run_due):
    remind.add_command(command)

COMMANDS = {"remind": remind}
