"""`coach remind run-due`: one look and one delivery, for people who prefer cron."""

import click

from coach.cli.reminding import exercises, reminding
from coach.cli.saying import say, say_notices
from coach.errors import CoachError


@click.command("run-due")
def run_due() -> None:
    """Deliver what is due now, once, and end. For cron: * * * * * coach remind run-due"""
    import asyncio
    import os

    from coach.remind.watch import deliver_due

    known = reminding()
    ladder_settings = known.store.load_settings()
    delivered = asyncio.run(deliver_due(known.store, known.clock, exercises, ladder_settings, f"once-{os.getpid()}"))
    for line in delivered.shown:
        say(line)
    say_notices(known.store)
    if delivered.refused:
        raise CoachError(
            "A reminder could not be shown; it will be tried again.",
            "; ".join(delivered.refused),
            "See what works here: coach agent test",
        )
