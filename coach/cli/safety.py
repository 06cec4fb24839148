"""`coach safety`: the warning signs, what is open, and what a clinician has said."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from coach.cli.saying import say, say_notices
from coach.clock import Clock, SystemClock
from coach.domain.journal.entries import AnyEntry, CauseId, CheckReason
from coach.domain.person.profile import AgeBand
from coach.domain.safety.red_flags import RedFlag
from coach.errors import CoachError
from coach.paths import home
from coach.store import Store

if TYPE_CHECKING:
    from coach.domain.safety.urgency import LockWords

SCHEMA = 1
LOOK_BACK = timedelta(days=60)


def _open() -> tuple[Store, Clock]:
    clock = SystemClock()
    return Store(home(), clock), clock


@click.group(invoke_without_command=True)
@click.pass_context
def safety(ctx: click.Context) -> None:
    """Ask all warning signs, group by group, and keep the answers.

    Enter says "none of these"; from a pipe each group needs a line "none". A yes that needs help right away is kept
    the moment you give it. Ctrl-C keeps nothing else.
    """
    if ctx.invoked_subcommand is not None:
        return
    from coach.cli.keys import open_keys
    from coach.cli.plain_safety import ask_all, ask_understood
    from coach.guide.outlook import emergency

    store, clock = _open()
    now = clock.now()
    reason, flags, age_band, known = _questions(store, now)
    with open_keys() as keys:
        check = ask_all(keys, say, flags, reason, age_band, now, store.keep_safety, known)
        if check is None:
            raise emergency(store, clock) or CoachError(
                "Nothing was kept.", "The questions were not answered to the end.", "Ask for them again: coach safety"
            )
        if not store.load_safety().holds(check):
            store.keep_safety(check)
        ask_understood(keys, say, _tell(store, clock))


@safety.command()
@click.option("--none", is_flag=True, required=True, expose_value=False, help="You have read them, and none is true.")
def check() -> None:
    """Say that you have read all warning signs and none of them is true.

    The questions it stands for are printed, and the answer is kept as if you had been asked.
    """
    from coach.domain.safety.answers import safety_check
    from coach.domain.safety.red_flags import GROUP_NAMES

    store, clock = _open()
    now = clock.now()
    reason, flags, age_band, known = _questions(store, now)
    for group, name in GROUP_NAMES.items():
        say(name)
        for flag in flags:
            if flag.group == group:
                say(f"  no: {flag.question}")
    store.keep_safety(safety_check([*(flag.id for flag in flags), *known], {}, reason, now, age_band))
    _tell(store, clock)


@safety.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(as_json: bool) -> None:
    """Show which warning signs are open and what that means.

    \b
    The form of --json: {"schema": 1, "level", "asked_all_at", "open": [...]}, the most
    urgent first; level is EMERGENCY, SAME_DAY, CLINICIAN_FIRST, CAUTION or null. Each of
    "open" has cause, level, branch, raised_at, clear_from (null: the next no is enough),
    codes and reason. Moments are ISO 8601 with offset.
    """
    from coach.domain.safety.standing import standing

    store, clock = _open()
    now = clock.now()
    if not as_json:
        _tell(store, clock)
        return
    import msgspec

    from coach.domain.safety.urgency import lock_reason

    where = standing(store.load_safety().entries, now)
    listing = {
        "schema": SCHEMA,
        "level": where.level,
        "asked_all_at": where.asked_all_at,
        "open": [msgspec.structs.asdict(cause) | {"reason": lock_reason(cause)} for cause in where.open],
    }
    say(msgspec.json.format(msgspec.json.encode(listing), indent=2).decode())


@safety.command()
@click.argument("cause")
@click.option("--by", required=True, help="Who has cleared it, such as: Dr Berg.")
@click.option("--said", required=True, help="What was said.")
@click.option("--at", "when", help='When it was, if not now: "-2h", "yesterday 21:00", "2026-11-22 21:00".')
def clear(cause: str, by: str, said: str, when: str | None) -> None:
    """Record that a clinician has cleared CAUSE.

    `coach safety status` names the causes that are open, such as RF12. An emergency can be cleared after 24 hours.
    """
    from coach.domain.safety.clearing import clearance
    from coach.domain.safety.standing import standing

    store, clock = _open()
    now = clock.now()
    at = now
    if when is not None:
        from coach.domain.base.moments.reading import read_moment
        from coach.guide.moments import reference_at

        at = read_moment(when, reference_at(now, clock.zone()), "past")
    where = standing(store.load_safety().entries, now)
    store.keep_safety(clearance(where, cause.upper(), by, said, at, now))
    say(f"Recorded: {cause.upper()}, cleared by {' '.join(by.split())}.")
    _tell(store, clock)


@safety.command()
@click.option("--by", default="", metavar="WHO", help="Who it was, such as: Dr Berg.")
def seen(by: str) -> None:
    """Say that you have seen someone about pain that changes little.

    Your plan tells you when six weeks of runs have changed little. It says nothing of it for 12 weeks after this.
    """
    from coach.domain.safety.clearing import SEEN_RESTS
    from coach.guide.outlook import note_seen

    store, clock = _open()
    note_seen(store, clock, by)
    say(f"Saved. {SEEN_RESTS}")
    say_notices(store)


def _tell(store: Store, clock: Clock) -> "LockWords | None":
    from coach.cli.plain_safety import tell_standing
    from coach.domain.safety.standing import standing
    from coach.guide.outlook import lift_old_lock

    now = clock.now()
    where = standing(lift_old_lock(store, clock).entries, now)
    words = tell_standing(say, where, store.load_settings().emergency_number, now)
    say_notices(store)
    return words


def _questions(
    store: Store, now: datetime
) -> tuple[CheckReason, tuple[RedFlag, ...], AgeBand | None, frozenset[CauseId]]:
    """Why all is asked now, what is asked, the age that is known, and what was answered in this sitting."""
    from coach.domain.safety.conditions import may_be_pregnant
    from coach.domain.safety.red_flags import full_list
    from coach.domain.safety.standing import answered_now
    from coach.domain.safety.triggers import pending_check

    profile = store.load_profile()
    entries: list[AnyEntry] = [*store.load_safety().entries, *store.journal.entries(since=now - LOOK_BACK)]
    pending = pending_check(entries, profile.episode, now)
    reason = pending or "new_episode"
    flags = full_list(pregnant=may_be_pregnant(profile), first_run=reason == "first_run", age_band=profile.age_band)
    known = answered_now(entries, now, short=True) if pending else frozenset()
    return reason, tuple(flag for flag in flags if flag.id not in known), profile.age_band, known


COMMANDS = {"safety": safety}
