"""What `coach agent status` says."""

from pathlib import Path
from typing import Any

import msgspec

from coach.cli.reminding import reminding
from coach.cli.saying import say, say_notices
from coach.domain.reminders import reminder_words
from coach.domain.reminders.agenda import due_now
from coach.domain.reminders.armed import armed_line, coming, next_line
from coach.domain.when import moment_words
from coach.remind.service.choosing import choose

SCHEMA = 1


def say_status(home: Path | None, as_json: bool) -> bool:
    """Print it; whether something would bring a reminder now. Raises CoachError."""
    known = reminding()
    book, word = known.store.reminders.book(), known.store.reminders.agent_word()
    runs, screen, service = known.store.agent_running(), known.store.screen_open(), choose()
    installed = service.installed()
    outdated = installed and service.outdated(home)
    due = due_now(book, known.store.reminders.log(), known.known, known.now)
    if as_json:
        following = coming(book, known.known, known.now)
        told: dict[str, Any] = msgspec.to_builtins(word) if word and runs else {}
        fields = {
            "schema": SCHEMA,
            "armed": runs or screen,
            "agent_running": runs,
            "screen_open": screen,
            "installed": installed,
            "service": service.name,
            "path": str(service.path),
            "outdated": outdated,
            **{name: told.get(name) for name in ("pid", "since", "wake_at", "shown_by", "shown_at", "trouble")},
            "due": [each.one.key for each in due],
            "next": {"label": following[0].label, "at": following[0].at} if following else None,
        }
        say(msgspec.json.format(msgspec.json.encode(fields), indent=2).decode())
        return runs or screen
    if runs and word is not None:
        since = moment_words(word.since.astimezone(known.now.tzinfo), known.now)
        say(f"The agent runs: process {word.pid}, since {since}.")
        if word.shown_at is not None:
            shown = moment_words(word.shown_at.astimezone(known.now.tzinfo), known.now)
            say(f"Its latest reminder was shown {shown}, confirmed by: {word.shown_by}.")
        if word.trouble:
            say(f"Its latest try failed: {word.trouble}")
    else:
        say("The agent does not run.")
    say(f"Installed as {service.name}: {service.path}" if installed else "The system does not start it by itself.")
    if outdated:
        say("What is installed names another Coach or another data folder. To mend it: coach agent install")
    line = armed_line(book, screen, runs)
    if line:
        say(line)
    if due:
        say(f"Due now: {', '.join(reminder_words.label(each, book) for each in due)}.")
    say(next_line(book, known.known, known.now))
    say_notices(known.store)
    return runs or screen
