"""`coach when`: shows how Coach reads a moment, before anything is saved."""

import sys
from datetime import datetime

import click

from coach.cli.saying import say
from coach.clock import SystemClock
from coach.domain.base.moments.days import read_days
from coach.domain.base.moments.reading import Reference, Side, read_moment
from coach.domain.base.moments.refusal import NotRead
from coach.domain.base.moments.words import WEEKDAYS, moment_in_full
from coach.errors import CoachError
from coach.guide.moments import reference, reference_at


@click.command()
@click.argument("words", metavar="WORDS")
@click.option("--past", "side", flag_value="past", help="Read it as something that has been, as for coach log --at.")
@click.option("--future", "side", flag_value="future", help="Read it as something to come, as for a reminder.")
@click.option("--days", "side", flag_value="days", help="Read it as days of the week.")
@click.option("--now", "now_text", metavar="ISO", help='Read it as if it were then, such as "2026-10-20T12:00+02:00".')
@click.option("--json", "as_json", is_flag=True, help="The reading for programs.")
def when(words: str, side: str | None, now_text: str | None, as_json: bool) -> None:
    """Show what Coach understands by WORDS, or which part of them it does not understand.

    \b
    coach when "yesterday 21:00" --past
    coach when "friday 15:00" --future
    coach when "mon, wed-fri" --days
    """
    here = _reference(now_text)
    try:
        reading, line = _days(words, here) if side == "days" else _moment(words, here, _side(side))
    except NotRead as refusal:
        if not as_json:
            raise
        hint = refusal.hint or refusal.detail or refusal.title
        _say_json({"refused": refusal.part, "title": refusal.title, "detail": refusal.detail, "hint": hint})
        sys.exit(1)
    if as_json:
        _say_json(reading)
    else:
        say(line)


def _side(side: str | None) -> Side:
    return "past" if side == "past" else "future" if side == "future" else "either"


def _moment(words: str, here: Reference, side: Side) -> tuple[dict[str, object], str]:
    at = read_moment(words, here, side)
    full, iso = moment_in_full(at, here.today), at.isoformat(timespec="seconds" if at.second else "minutes")
    return {"at": iso, "meaning": f"{at:%Y-%m-%d %H:%M}", "words": full}, f"= {full} ({iso})"


def _days(words: str, here: Reference) -> tuple[dict[str, object], str]:
    days = read_days(words, here.language)
    every = len(days) == len(WEEKDAYS)
    names = {name[:3].lower(): name for name in WEEKDAYS}
    full = "every day" if every else ", ".join(names[day] for day in days)
    return {"days": days, "meaning": "all" if every else ",".join(days), "words": full}, f"= {full}"


def _reference(now_text: str | None) -> Reference:
    clock = SystemClock()
    if now_text is None:
        return reference(clock)
    try:
        now = datetime.fromisoformat(now_text.strip())
    except ValueError:
        raise CoachError(f'"{now_text}" is not a moment in ISO form.', hint="Such as 2026-10-20T12:00+02:00.") from None
    zone = clock.zone()
    return reference_at(now if now.tzinfo else now.replace(tzinfo=zone), zone)


def _say_json(reading: dict[str, object]) -> None:
    import msgspec

    say(msgspec.json.encode(reading).decode())


COMMANDS = {"when": when}
