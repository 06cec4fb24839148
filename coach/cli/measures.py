"""`coach measures`: the last seven days beside the seven before."""

from datetime import timedelta

import click
import msgspec

from coach import paths
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.store import Store

SCHEMA = 1
LOOK_BACK = timedelta(weeks=6)


@click.command()
@click.option("--how", is_flag=True, help="Also how each number is made, and which change counts.")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def measures(how: bool, as_json: bool) -> None:
    """Show every measure of the last seven days beside the seven before; nothing is filled in.

    \b
    The form of --json: {"schema": 1, "measures": [{id, name, unit,
    lower_is_better, threshold (or null), how, value (or null), answered, of,
    before: {value, answered, of}}]}
    """
    from coach.domain.measures.words import how_line, measure_line, two_weeks

    clock = SystemClock()
    store, now = Store(paths.home(), clock), clock.now()
    pairs = two_weeks(store.journal.entries(since=now - LOOK_BACK), now.date())
    if as_json:
        listing = [
            {
                "id": pair.now.measure.id,
                "name": pair.now.measure.name,
                "unit": pair.now.measure.unit,
                "lower_is_better": pair.now.measure.lower_is_better,
                "threshold": pair.now.measure.threshold,
                "how": pair.now.measure.how,
                "value": pair.now.value,
                "answered": pair.now.answered,
                "of": pair.now.of,
                "before": {"value": pair.before.value, "answered": pair.before.answered, "of": pair.before.of},
            }
            for pair in pairs
        ]
        say(msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "measures": listing}), indent=2).decode())
    else:
        for pair in pairs:
            say(measure_line(pair))
            if how:
                say(f"    {how_line(pair)}")
    say_notices(store)


COMMANDS = {"measures": measures}
