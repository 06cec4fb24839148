"""`coach agent`: what brings reminders while Coach is closed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach import paths
from coach.cli.saying import say, say_notices
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.store import Store

LOGGED_BYTES = 200_000
LOGS_KEPT = 3


@click.group()
def agent() -> None:
    """Bring reminders while no screen is open.

    \b
    coach agent test        show one notification now, and say what showed it
    coach agent install     have the system start the agent, now and after each login
    coach agent status      whether it runs, and what comes next
    """


@agent.command("run")
@click.option("--verbose", is_flag=True, help="Also say here what goes into the log.")
def run(verbose: bool) -> None:
    """Run the agent here until it is stopped; the system does this by itself after coach agent install."""
    import asyncio

    from coach.cli.reminding import exercises
    from coach.clock import SystemClock
    from coach.remind.agent import Agent
    from coach.remind.delivery.ladder import ladder_of
    from coach.store import Store

    home, clock = paths.home(), SystemClock()
    store = Store(home, clock)
    _log_to(home / "logs" / "agent.log", verbose)

    async def main() -> None:
        await Agent(store, clock, exercises, ladder_of(store.load_settings())).run()

    asyncio.run(main())


@agent.command("install")
def install() -> None:
    """Have the system start the agent now and after each login."""
    from coach.remind.service.choosing import choose

    service = choose()
    for line in service.install(_own_home()):
        say(line)
    say("See that it runs: coach agent status. See what it shows: coach agent test")


@agent.command("uninstall")
def uninstall() -> None:
    """Stop the agent and take it out of the system again; your reminders stay."""
    from coach.clock import SystemClock
    from coach.remind.service.choosing import choose
    from coach.store import Store

    for line in choose().uninstall():
        say(line)
    if _stop(Store(paths.home(), SystemClock())):
        say("The agent has been stopped.")


@agent.command("status")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def status(as_json: bool) -> None:
    """Show whether reminders are armed, by whom, and what comes next. Exit code 1 when nothing would bring them.

    \b
    The form of --json: {"schema": 1, "armed", "agent_running", "screen_open",
    "installed", "service", "path", "outdated", "pid", "since", "wake_at",
    "shown_by", "shown_at", "trouble", "due", "next"}; what is not known is null.
    """
    from coach.cli.agent_status import say_status

    if not say_status(_own_home(), as_json):
        raise click.exceptions.Exit(1)


@agent.command("test")
def test() -> None:
    """Show one notification now and say which way confirmed it."""
    import asyncio

    from coach.clock import SystemClock
    from coach.remind.delivery.ladder import ladder_of
    from coach.remind.delivery.message import Message
    from coach.store import Store

    store = Store(paths.home(), SystemClock())
    message = Message("Coach", "This is how a reminder looks. Nothing has to be done.")
    delivered = asyncio.run(ladder_of(store.load_settings()).deliver(message, lambda _: None))
    for why in delivered.refused:
        say(f"Not by {why}")
    if not delivered.rung:
        raise CoachError(
            "Nothing here could show a notification.",
            "Reminders then wait on Coach's own screen, and in coach due.",
            "On Linux, a notification service such as dunst has to run in your session.",
        )
    say(f"Shown, confirmed by: {delivered.rung}.")
    say_notices(store)


@agent.command("command", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--clear", is_flag=True, help="Use none any more.")
def command(words: tuple[str, ...], clear: bool) -> None:
    """Show reminders by a command of your own where the desktop cannot; without WORDS, show which one it is.

    
    coach agent command -- ntfy publish my-topic
    It is started without a shell; COACH_TITLE and COACH_BODY hold the texts, and
    the body comes on its input. Exit code 0 means that it was shown.
    """
    import shlex

    import msgspec

    from coach.clock import SystemClock
    from coach.store import Store

    if words and clear:
        raise CoachError("A command and --clear at once?", hint="Use one of both.")
    store = Store(paths.home(), SystemClock())
    if words or clear:
        store.change_settings(lambda settings: msgspec.structs.replace(settings, reminder_command=words))
    kept = store.load_settings().reminder_command
    say(f"Your own command: {shlex.join(kept)}" if kept else "There is no command of your own.")
    say_notices(store)


def _stop(store: "Store") -> bool:
    """Ask an agent of this folder to end, as some systems do not by themselves; whether there was one."""
    import signal

    word = store.reminders.agent_word()
    if word is None or not store.agent_running():
        return False
    try:
        os.kill(word.pid, signal.SIGTERM)
    except OSError:
        return False
    return True


def _own_home() -> Path | None:
    """The data folder where the person has named one, which the system would not know of."""
    named = os.environ.get("COACH_HOME") or os.environ.get("XDG_DATA_HOME")
    return paths.home().absolute() if named else None


def _log_to(path: Path, verbose: bool) -> None:
    """Log to `path`, at most four files of 200 kB; a log that cannot be written is told and holds back no reminder."""
    import logging
    from logging.handlers import RotatingFileHandler

    logging.raiseExceptions = False
    handlers: list[logging.Handler] = [logging.StreamHandler()] if verbose else []
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handlers.append(RotatingFileHandler(path, maxBytes=LOGGED_BYTES, backupCount=LOGS_KEPT))
    except OSError as error:
        say(f"The agent goes on without its log {path}: {error.strerror}.", error=True)
        handlers = handlers or [logging.NullHandler()]
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING, handlers=handlers)
    logging.getLogger("coach").setLevel(logging.INFO)


COMMANDS = {"agent": agent}
