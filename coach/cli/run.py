"""`coach run`: guide a routine, on the screen or as plain lines."""

import sys
from typing import TYPE_CHECKING

import click

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.cli.keys import Keys
    from coach.cli.plain import PlainRun
    from coach.clock import SystemClock
    from coach.guide import Guide
    from coach.library import Library
    from coach.store import Store


@click.command()
@click.argument("routine")
@click.option("--plain", is_flag=True, help="Plain lines instead of the screen, for screen readers and pipes.")
@click.option("--speed", type=click.FloatRange(0.1, 1000), default=1.0, metavar="X", help="Rehearse X times as fast.")
@click.option("--before", type=click.IntRange(0, 10), metavar="0-10", help="Pain now; without it you are asked.")
@click.option("--after", type=click.IntRange(0, 10), metavar="0-10", help="Pain afterwards; without it you are asked.")
@click.option("--resume", is_flag=True, help="Go on with this routine where it was interrupted.")
def run(routine: str, plain: bool, speed: float, before: int | None, after: int | None, resume: bool) -> None:
    """Guide ROUTINE hands-free and keep how it went in the journal.

    `coach list routines` names them. With --plain every change is a line; on a terminal the keys work too, and from a
    pipe the first line answers "pain now" and the second "pain after". Ctrl-C ends the run and keeps what was done.
    """
    if not plain and sys.stdin.isatty() and sys.stdout.isatty():
        from coach.tui.app import open_run

        open_run(routine, speed)
        return
    from coach.cli.keys import open_keys
    from coach.clock import SystemClock
    from coach.library import load
    from coach.paths import home
    from coach.store import Store

    clock = SystemClock(speed)
    store = Store(home(), clock)
    library = load(home())
    _leave_on_hangup()
    with open_keys() as keys:
        guide = _guide(routine, library, store, clock, resume)
        _play(guide, keys, clock, store, before, after)


def _guide(routine: str, library: "Library", store: "Store", clock: "SystemClock", resume: bool) -> "Guide":
    from coach.guide import Guide

    if not resume:
        return Guide.begin(routine, library, store, clock)
    saved = store.load_saved_run()
    if saved is None or saved.routine != routine:
        raise CoachError(f"There is no interrupted run of {routine}.", "", "Start it without --resume.")
    return Guide.resume(saved, library, store, clock)


def _play(
    guide: "Guide", keys: "Keys", clock: "SystemClock", store: "Store", before: int | None, after: int | None
) -> None:
    from coach.cli.plain import PlainRun, closing_lines
    from coach.voice import Voice

    voice = Voice(store.load_settings(), guide.notices.append)
    try:
        _guide_through(PlainRun(guide, voice, keys, clock, click.echo), guide, keys, before)
        entry = guide.finish()
    except BaseException:
        guide.leave()
        raise
    finally:
        voice.close()
    if entry and after is None:
        after = _ask_score(keys, "Pain now, after it, 0 to 10 (Enter to skip):")
    if entry and after is not None:
        entry = guide.answer_after(entry, after)
    for line in closing_lines(entry, lambda exercise: _name(guide, exercise)):
        click.echo(line)


def _guide_through(plain: "PlainRun", guide: "Guide", keys: "Keys", before: int | None) -> None:
    """Introduce and play the run; Ctrl-C ends it and what was done counts."""
    try:
        plain.introduce()
        if guide.before is None and before is None:
            before = _ask_score(keys, "Pain now, 0 to 10 (Enter to skip):")
        if before is not None:
            guide.answer_before(before)
        plain.play()
    except KeyboardInterrupt:
        guide.end()
        click.echo("\nStopped.")


def _name(guide: "Guide", exercise_id: str) -> str:
    exercise = guide.exercise_of(exercise_id)
    return exercise.name if exercise else exercise_id


def _ask_score(keys: "Keys", question: str) -> int | None:
    while True:
        try:
            answer = keys.line(question)
        except KeyboardInterrupt:
            answer = None
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= 10:
            return int(answer)
        click.echo("A whole number from 0 (no pain) to 10 (worst imaginable), please.")


def _leave_on_hangup() -> None:
    """Let a closed terminal or a termination unwind the run, so that its place is saved."""
    import signal

    def unwind(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), unwind)


COMMANDS = {"run": run}
