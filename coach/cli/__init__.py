"""The command line. Each command is imported only when it is called, so that quick ones stay quick."""

import gc
import importlib
from typing import Any

import click

from coach import __version__
from coach.boundary import INTERRUPTED, hear_interrupts, refuse
from coach.clock import zone_warning
from coach.errors import CoachError

COMMANDS: dict[str, str] = {
    "agent": "coach.cli.agent",
    "backup": "coach.cli.journal",
    "check": "coach.cli.library",
    "dose": "coach.cli.dose",
    "due": "coach.cli.due",
    "export": "coach.cli.transfer",
    "homework": "coach.cli.homework",
    "import": "coach.cli.importing",
    "journal": "coach.cli.journal",
    "list": "coach.cli.library",
    "log": "coach.cli.journal",
    "measures": "coach.cli.measures",
    "plan": "coach.cli.plan",
    "profile": "coach.cli.profile",
    "remind": "coach.cli.remind",
    "review": "coach.cli.review",
    "restore": "coach.cli.journal",
    "run": "coach.cli.run",
    "safety": "coach.cli.safety",
    "serve": "coach.cli.serve",
    "show": "coach.cli.library",
    "visit": "coach.cli.visit",
    "when": "coach.cli.when",
    "window": "coach.cli.serve",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one module for the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        commands: dict[str, click.Command] = importlib.import_module(COMMANDS[cmd_name]).COMMANDS
        gc.enable()
        hear_interrupts()
        return commands[cmd_name]

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CoachError as error:
            refuse(error)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="coach")
@click.option("--reminder", metavar="KEY", hidden=True, default="", help="Open what this reminder is about.")
@click.pass_context
def coach(ctx: click.Context, reminder: str) -> None:
    """Guides you through back care, keeps your journal, and helps before your next visit.

    Without a command it opens the screen. It is not a diagnosis tool, and no licensed clinician has reviewed it yet.
    If you feel worse, stop.
    """
    if ctx.invoked_subcommand is None:
        from coach.tui.starting import open_screen

        open_screen(reminder)
        return
    if ctx.invoked_subcommand not in ("due", "window") and (warning := zone_warning()):
        from coach.cli.saying import say

        # Not by `coach due`, which stands in the prompts of shells.
        say(warning, error=True)
    from coach.cli.emergency import refuse_in_emergency

    refuse_in_emergency(ctx.invoked_subcommand)
