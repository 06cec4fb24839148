"""`coach due`: what is due now and what comes next, for prompts, status lines and cron."""

import click
import msgspec

from coach.cli.remind_lines import delivery_fields, waiting_line
from coach.cli.reminding import reminding
from coach.cli.saying import say, say_notices
from coach.domain.reminders import reminder_words
from coach.domain.reminders.agenda import due_now
from coach.domain.reminders.armed import coming, next_line
from coach.domain.when import moment_words

SCHEMA = 1
NEXT = 5


@click.command()
@click.option("--short", is_flag=True, help="One short line, or nothing when nothing is due.")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def due(short: bool, as_json: bool) -> None:
    """Show what is due now and what comes next. It shows nothing twice and changes nothing.

    \b
    The form of --json: {"schema": 1, "due": [...], "next": [...]}. What is due has
      key, rule, label, about, target, text, due, until, again_at (moments, UTC),
      state, shown, snoozes (counts), why
    and what comes next has key, rule, label, about, due (moment, UTC), words.
    """
    known = reminding()
    book, log = known.store.reminders.book(), known.store.reminders.log()
    waiting = due_now(book, log, known.known, known.now)
    following = coming(book, known.known, known.now)[:NEXT]
    if as_json:
        upcoming = [
            {
                "key": each.one.key,
                "rule": each.one.rule,
                "label": each.label,
                "about": each.one.about,
                "due": each.at,
                "words": moment_words(each.at.astimezone(known.known.zone), known.now),
            }
            for each in following
        ]
        fields = {
            "schema": SCHEMA,
            "due": [delivery_fields(each, book, known.known) for each in waiting],
            "next": upcoming,
        }
        say(msgspec.json.format(msgspec.json.encode(fields), indent=2).decode())
    elif short:
        if waiting:
            more = f" +{len(waiting) - 1}" if len(waiting) > 1 else ""
            say(f"{reminder_words.label(waiting[0], book)}{more}")
    else:
        for each in waiting:
            say(f"Now: {waiting_line(each, book, log, known.known, known.now)}")
        if not waiting:
            say("Nothing is due.")
        say(next_line(book, known.known, known.now))
    say_notices(known.store, standing=not short)


COMMANDS = {"due": due}
