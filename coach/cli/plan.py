"""`coach plan`: what to do today, and why."""

from collections.abc import Iterator

import click
import msgspec

from coach import paths
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.domain.counted import counted
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import REGIONS, Region
from coach.domain.journal.entries import Run
from coach.domain.planning.plan import PLAN_ID, Chosen, Omitted, Plan, Wish
from coach.domain.planning.words import (
    MANY,
    MINOR_RULES,
    blocked,
    by_reason,
    change_of,
    done_words,
    dose_of,
    later,
    name_of,
    runs_of_day,
)

SCHEMA = 1
ASKING = "`coach profile` and `coach safety`"
MOST_RUNS_A_DAY = 20


@click.command()
@click.option("--minutes", type=click.IntRange(3, 60), help="How long it may take; without it what your profile says.")
@click.option("--region", type=click.Choice(REGIONS), multiple=True, help="What it is for; may be given again.")
@click.option("--pain", type=click.IntRange(0, 10), help="Pain now, 0 to 10.")
@click.option("--without", "without", metavar="ID", multiple=True, help="Swap this exercise; may be given again.")
@click.option("--all", "everything", is_flag=True, help="Also what is only not needed today.")
@click.option("--json", "as_json", is_flag=True, help="Everything, for programs.")
def plan(
    minutes: int | None,
    region: tuple[Region, ...],
    pain: int | None,
    without: tuple[str, ...],
    everything: bool,
    as_json: bool,
) -> None:
    """Show today's plan: what, how much, in which order, and one reason for each choice and each omission.

    `coach run todays-plan` guides it.

    \b
    The form of --json: {"schema": 1, "plan": {...}} with
      phase, mode, headline, reason, minutes, total_s, regions, notices, pending
      done      what today's latest run came to, or null
      level     what is open: EMERGENCY, SAME_DAY, CLINICIAN_FIRST, CAUTION or null
      chosen    [{exercise, name, rule, reason, dose: {sets, hold_s, reps,
                tempo_s, rest_s, total_s}, cap (0-10), change, care}]; a task
                has "task": [questions] in place of exercise and dose
      omitted   [{exercise, name, rule, reason}]
    Rules are those of the clinical rules, such as R04 or 1.5; times are seconds.
    """
    from coach.guide.outlook import outlook, refusal
    from coach.guide.preparing import prepared
    from coach.library import load
    from coach.store import Store

    home, clock = paths.home(), SystemClock()
    store, library = Store(home, clock), load(home)
    facts = outlook(store, library, clock, pain)
    wish = Wish(minutes=minutes, regions=region, without=without)
    made = prepared(PLAN_ID, facts, library, wish).plan
    done = done_words(runs_of_day(store.journal.latest(MOST_RUNS_A_DAY, (Run,)), clock.now()))
    locked = refusal(store, clock) if made.mode == "locked" else None
    emergency = facts.situation.level == "EMERGENCY"
    if as_json:
        level, pending = facts.situation.level, facts.situation.pending
        fields = {**_fields(made), "level": level, "pending": pending, "done": done or None}
        say(msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "plan": fields}), indent=2).decode())
    elif locked is not None and emergency:
        raise locked
    else:
        for line in str(locked).splitlines() if locked else ():
            say(line)
        if done and made.mode != "locked":
            say(f"Done today: {done}")
        for line in _lines(made, everything):
            say(line)
    say_notices(store)


def _lines(made: Plan, everything: bool) -> Iterator[str]:
    minutes = max(1, round(made.total_s / 60))
    yield " ".join(filter(None, (f"{made.headline}.", f"{minutes} min." if made.chosen else "", made.reason)))
    for number, line in enumerate(made.chosen, 1):
        yield f"{number:>2}. {name_of(line)}, {dose_of(line)}: {line.reason}"
        if line.change:
            yield f"    {change_of(line)}"
        for sentence in line.care:
            yield f"    Mind: {sentence}"
    yield from made.notices
    waiting = later(made)
    if waiting:
        yield f"{counted(len(waiting), 'more move')} after the safety questions: {ASKING}."
    left = made.omitted if everything else blocked(made)
    for reason, names in by_reason(left).items():
        if len(names) < MANY or everything:
            yield from (f"Left out: {name}: {reason}" for name in names)
        else:
            yield f"Left out: {names[0]} and {len(names) - 1} others: {reason}"
    unneeded = sum(each.rule in MINOR_RULES for each in made.omitted)
    if unneeded and not everything:
        yield f"Not needed today: {unneeded} others. With --all they are named."


def _fields(made: Plan) -> dict[str, object]:
    return {
        "phase": made.phase,
        "mode": made.mode,
        "headline": made.headline,
        "reason": made.reason or None,
        "minutes": made.minutes,
        "total_s": made.total_s,
        "regions": made.regions,
        "routine": made.routine or None,
        "notices": made.notices,
        "chosen": [_chosen(line) for line in made.chosen],
        "omitted": [_omitted(left) for left in made.omitted],
    }


def _chosen(line: Chosen) -> dict[str, object]:
    why: dict[str, object] = {"name": name_of(line), "rule": line.rule or None, "reason": line.reason}
    if not isinstance(line.step, Prescription):
        return {**why, "task": line.step.prompts, "total_s": line.step.seconds}
    exercise, dose = line.step.exercise, line.step.dose
    return {
        "exercise": exercise.id,
        **why,
        "dose": {
            "sets": dose.sets,
            "hold_s": dose.hold_s,
            "reps": dose.reps if dose.hold_s is None else None,
            "tempo_s": dose.tempo_s,
            "rest_s": dose.rest_s,
            "total_s": dose.total_s,
        },
        "cap": exercise.cap,
        "change": msgspec.to_builtins(line.change),
        "care": line.care,
    }


def _omitted(left: Omitted) -> dict[str, object]:
    return {"exercise": left.exercise, "name": left.name, "rule": left.rule, "reason": left.reason}


COMMANDS = {"plan": plan}
