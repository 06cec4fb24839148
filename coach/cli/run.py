"""`coach run`: guide a routine, an exercise or today's plan, on the screen or as plain lines."""

import sys
from typing import TYPE_CHECKING

import click

from coach.cli.numbers import SPEED
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.cli.keys import Keys
    from coach.cli.plain import PlainRun
    from coach.clock import SystemClock
    from coach.domain.journal.entries import SafetyCheck
    from coach.domain.safety.red_flags import RedFlag
    from coach.guide.guide import Guide
    from coach.library import Library
    from coach.store import Store


@click.command()
@click.argument("routine")
@click.option("--plain", is_flag=True, help="Plain lines instead of the screen, for screen readers and pipes.")
@click.option("--speed", type=SPEED, default=1.0, metavar="X", help="Rehearse X times as fast.")
@click.option("--before", type=click.IntRange(0, 10), metavar="0-10", help="Pain now; without it you are asked.")
@click.option("--after", type=click.IntRange(0, 10), metavar="0-10", help="Pain afterwards; without it you are asked.")
@click.option("--none", "nothing_new", is_flag=True, help="None of the warning signs is new; they are still printed.")
@click.option("--resume", is_flag=True, help="Go on with this routine where it was interrupted.")
def run(
    routine: str, plain: bool, speed: float, before: int | None, after: int | None, nothing_new: bool, resume: bool
) -> None:
    """Guide ROUTINE hands-free and keep how it went in the journal.

    ROUTINE is a routine or one exercise (`coach list` names them), or `todays-plan`. With --plain every change is a
    line; on a terminal the keys work too: h this hurts, 0-9 how strong it is. A number above the highest discomfort
    of the move stops its clock for ten seconds; a lower one or Enter goes on, otherwise the move ends. From a pipe
    the first line answers "pain now", the second "anything new?" (none), the third "pain after", and the run goes on
    by itself after an alarm or a suspend. Ctrl-C ends the run and keeps what was done.
    """
    if not plain and sys.stdin.isatty() and sys.stdout.isatty():
        from coach.tui.starting import open_run

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
        guide = _guide(routine, library, store, clock, keys, before, nothing_new, resume)
        _play(guide, keys, clock, store, after)


def _guide(
    routine: str,
    library: "Library",
    store: "Store",
    clock: "SystemClock",
    keys: "Keys",
    before: int | None,
    nothing_new: bool,
    resume: bool,
) -> "Guide":
    """The run, once pain now and the short set of warning signs were asked; nothing starts without them."""
    from coach.guide.guide import Guide
    from coach.guide.outlook import emergency, outlook, refusal
    from coach.guide.preparing import PENDING, nothing_left, prepared, prepared_again

    if words := emergency(store, clock):
        raise words
    saved = store.load_saved_run() if resume else None
    if resume and (saved is None or saved.routine != routine):
        raise CoachError(f"There is no interrupted run of {routine}.", "", "Start it without --resume.")
    if saved is not None:
        flags = prepared_again(saved, outlook(store, library, clock))
        return Guide.resume(saved, _check(flags, keys, clock, store, nothing_new), library, store, clock)
    if prepared(routine, outlook(store, library, clock), library).first:
        raise PENDING
    if before is None:
        before = _ask_score(keys, "Pain now, 0 to 10 (Enter to skip):")
    wanted = prepared(routine, outlook(store, library, clock, before), library)
    if wanted.first:
        raise PENDING
    if not wanted.plan.chosen:
        raise refusal(store, clock) or nothing_left(wanted)
    check = _check(wanted.asked, keys, clock, store, nothing_new)
    return Guide.begin(routine, check, library, store, clock, pain=before)


def _check(
    flags: "tuple[RedFlag, ...]", keys: "Keys", clock: "SystemClock", store: "Store", nothing_new: bool
) -> "SafetyCheck | None":
    """The answers to the short set, None where nothing has to be asked. Raises CoachError without an answer."""
    from coach.cli.plain_safety import ask_anything_new
    from coach.domain.safety.answers import brief, safety_check
    from coach.guide.outlook import emergency

    if not flags:
        return None
    if nothing_new:
        click.echo("Said before the start: none of these is new.")
        for flag in flags:
            click.echo(f"  - {brief(flag)}")
        return safety_check((flag.id for flag in flags), {}, "before_run", clock.now())
    check = ask_anything_new(keys, click.echo, flags, clock.now(), store.keep_safety)
    if check is None:
        raise emergency(store, clock) or CoachError(
            "Nothing was started.",
            "Before every run Coach asks whether one of a few warning signs is new.",
            'Answer "none" when there is none, or use --none.',
        )
    return check


def _play(guide: "Guide", keys: "Keys", clock: "SystemClock", store: "Store", after: int | None) -> None:
    from coach.cli.plain import PlainRun, closing_lines
    from coach.voice import Voice

    voice = Voice(store.load_settings(), guide.notices.append)
    try:
        _guide_through(PlainRun(guide, voice, keys, clock, click.echo), guide)
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


def _guide_through(plain: "PlainRun", guide: "Guide") -> None:
    """Introduce and play the run; Ctrl-C ends it and what was done counts."""
    try:
        plain.introduce()
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
