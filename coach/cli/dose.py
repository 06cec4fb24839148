"""`coach dose`: how much of an exercise now, why, and how it came to that; and what you decide about it."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click
import msgspec

from coach import paths
from coach.cli.for_you import exercise_fields
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.domain.planning.for_you import ForYou, Liking, for_you
from coach.domain.planning.for_you_words import (
    dose_lines,
    effect_lines,
    number_words,
    past_lines,
    standing_words,
)
from coach.domain.planning.own_choices import with_agreement, with_instruction, with_liking
from coach.errors import CoachError
from coach.store import Store

if TYPE_CHECKING:
    from coach.domain.dosing.history import DoseMoment

SCHEMA = 1
LIKINGS: dict[str, Liking | None] = {"liked": "liked", "disliked": "disliked", "neither": None}


@click.command()
@click.argument("ident", metavar="ID")
@click.option("--keep", is_flag=True, help="Refuse the latest change: the dose stays as it was.")
@click.option(
    "--therapist",
    is_flag=True,
    help="A therapist has set the dose; with --sets, --hold or --reps, or in the words of --said.",
)
@click.option("--sets", type=int, metavar="N", help="How many sets.")
@click.option("--hold", type=int, metavar="SECONDS", help="How long each is held.")
@click.option("--reps", type=int, metavar="N", help="How many repetitions.")
@click.option("--said", metavar="TEXT", help="What the therapist said.")
@click.option("--own", is_flag=True, help="Take the therapist's dose away; your own counts again.")
@click.option("--like", "liking", flag_value="liked", help="You like it; the plan leans towards it.")
@click.option("--dislike", "liking", flag_value="disliked", help="You do not; the plan leaves it out.")
@click.option("--neither", "liking", flag_value="neither", help="Neither of both.")
@click.option("--agreed/--not-agreed", default=None, help="Whether a clinician has agreed to it.")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def dose(
    ident: str,
    keep: bool,
    therapist: bool,
    sets: int | None,
    hold: int | None,
    reps: int | None,
    said: str | None,
    own: bool,
    liking: str | None,
    agreed: bool | None,
    as_json: bool,
) -> None:
    """Show the dose of an exercise now, why, and its whole history; or decide about it.

    \b
    coach dose bridge
    coach dose bridge --keep
    coach dose bridge --therapist --sets 3 --reps 10 --said "slowly"
    coach dose bridge --own

    \b
    The form of --json: {"schema": 1, "dose": {...}} with exercise, name, pending,
    allowed, reasons, mind, dose, cap, change, rest, therapist, liking, agreed,
    effect and history: [{at, words, reason}], oldest first; times are seconds.
    """
    from coach.guide.outlook import outlook
    from coach.guide.own_dose import keep_as_it_was, read_past
    from coach.guide.preparing import PENDING
    from coach.library import load

    home, clock = paths.home(), SystemClock()
    store = Store(home, clock)
    library = load(home)
    exercise = library.exercises.get(ident)
    if exercise is None:
        raise _unknown(ident, list(library.exercises))
    if not therapist and any(value is not None for value in (sets, hold, reps, said)):
        raise CoachError("Whose dose is that?", hint="Add --therapist: only a therapist's dose is set by hand.")
    if therapist and own:
        raise CoachError("--therapist sets a dose and --own takes it away.", hint="Use one of both.")
    facts = outlook(store, library, clock)
    you = for_you(exercise, facts)
    decides = keep or therapist or own or liking is not None or agreed is not None
    if decides and you.pending:
        raise PENDING
    if agreed and not you.lifts:
        raise CoachError(f"{exercise.name}: nothing about it waits for a clinician's word.")
    if therapist:
        from coach.guide.homework import therapist_dose

        told = therapist_dose(exercise, sets, hold, reps, said or "")
        store.change_profile(partial(with_instruction, exercise=ident, told=told))
    if own:
        if you.instruction is None:
            raise CoachError(f"{exercise.name}: no therapist's dose is written down.")
        store.change_profile(partial(with_instruction, exercise=ident, told=None))
    if liking is not None:
        store.change_profile(partial(with_liking, exercise=ident, liking=LIKINGS[liking]))
    if agreed is not None:
        store.change_profile(partial(with_agreement, exercise=ident, agreed=agreed))
    if keep:
        keep_as_it_was(exercise, store, library, clock)
    if decides:
        facts = outlook(store, library, clock)
        you = for_you(exercise, facts)
    past = read_past(exercise, store, facts)
    for line in [_json(you, past)] if as_json else _lines(you, past_lines(past, clock.now())):
        say(line)
    say_notices(store)


def _unknown(ident: str, known: list[str]) -> CoachError:
    from coach.library.suggest import nearest, quoted

    close = nearest(ident, known, 3)
    meant = f"Did you mean {' or '.join(close)}? " if close else ""
    return CoachError(f"There is no exercise {quoted(ident)}.", hint=f"{meant}`coach list exercises` shows them all.")


def _lines(you: ForYou, past: list[str]) -> Iterator[str]:
    yield you.exercise.name
    for said in (*standing_words(you), *dose_lines(you), *effect_lines(you)):
        yield f"{said.title}: {said.text}"
    yield "Its dose so far"
    yield from (f"  {line}" for line in past)
    if you.effect is not None:
        yield "What the numbers mean"
        yield from (f"  {sentence}" for sentence in number_words(you.effect))


def _json(you: ForYou, past: "tuple[DoseMoment, ...]") -> str:
    fields = {
        "exercise": you.exercise.id,
        "name": you.exercise.name,
        "pending": you.pending,
        **exercise_fields(you),
        "history": msgspec.to_builtins(past),
    }
    return msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "dose": fields}), indent=2).decode()


COMMANDS: dict[str, click.Command] = {"dose": dose}
