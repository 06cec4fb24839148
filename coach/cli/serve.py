"""`coach serve`: the same Coach in a browser."""

import contextlib
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from coach.cli.numbers import SPEED
from coach.cli.saying import say
from coach.errors import CoachError

if TYPE_CHECKING:
    import socket

PORT = 8642


@click.command()
@click.argument("routine", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free one.")
@click.option("--open", "opens", is_flag=True, help="Open the link in your browser, too.")
@click.option("--speed", type=SPEED, default=1.0, metavar="X", help="Rehearse ROUTINE X times as fast.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 is everywhere.")
@click.option("--anyone-on-this-network", "anyone", is_flag=True, help="Allow an address that other machines reach.")
def serve(routine: str | None, port: int, opens: bool, speed: float, address: str, anyone: bool) -> None:
    """Show Coach in a browser on this machine, or with ROUTINE only the run of that routine.

    The link works once, for one browser; then the next one is shown here. Each
    window is a Coach of its own on the same journal, and files are written on
    this machine. Ctrl-C ends them all; a run is kept to go on with.

    Only this machine can reach it unless you say otherwise. From another one,
    ssh -L 8642:127.0.0.1:8642 YOUR-MACHINE is the safe way; with
    --anyone-on-this-network nothing is encrypted, and who has the link has
    your journal.
    """
    if find_spec("textual_serve") is None or find_spec("aiohttp") is None:
        raise CoachError(
            "Coach in a browser needs one more part.",
            "",
            "Install it: pip install 'coach[web]' (from a checkout: uv run --extra web coach serve).",
        )
    if speed != 1.0 and routine is None:
        raise CoachError("--speed needs a routine to rehearse.", "", "For example: coach serve desk-reset-5 --speed 60")
    from coach.web.place import address_of, listen, shown_place

    where = address_of(address, anyone)
    listening = listen(where, port)
    with listening:
        _serve(listening, shown_place(where, listening.getsockname()[1]), _window(routine, speed), anyone, opens)


@click.command(hidden=True)
@click.argument("routine", required=False)
@click.option("--speed", type=SPEED, default=1.0)
def window(routine: str | None, speed: float) -> None:
    """One window of a browser; coach serve starts it."""
    from coach.tui.starting import open_window

    open_window(routine, speed)


def _window(routine: str | None, speed: float) -> tuple[str, ...]:
    named = () if routine is None else ("--speed", str(speed), "--", routine)
    return (sys.executable, "-m", "coach", "window", *named)


def _serve(listening: "socket.socket", place: str, command: tuple[str, ...], anyone: bool, opens: bool) -> None:
    import asyncio

    from coach.web.opening import opened
    from coach.web.place import Names
    from coach.web.server import Server

    def link(token: str) -> str:
        return f"http://{place}/enter#{token}"

    def entered(token: str) -> None:
        say(f"A browser has come in. For another one: {link(token)}")

    async def main() -> None:
        server = Server(command, Names(listening.getsockname()[1], anyone), entered)
        say(f"Coach is here: {link(server.admission.token)}")
        say("The link works once. Ctrl-C ends Coach in all windows.")
        if anyone:
            say("Nothing is encrypted: whoever is on this network can read along.", error=True)
        with opened(link(server.admission.token)) if opens else contextlib.nullcontext():
            await server.serve(listening)

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())


COMMANDS = {"serve": serve, "window": window}
