"""The options that tell of a visit, the same for a new one and for one that is there."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

import click

from coach.cli.numbers import Amount
from coach.domain.base.moments.reading import Reference, read_moment
from coach.domain.journal.entries import AfterEffect, Place, ProviderKind, Technique, Visit, VisitReason
from coach.domain.visits.guide import CHECKLIST

F = TypeVar("F", bound=Callable[..., Any])

SCORE = click.IntRange(0, 10)
PRESSURE = click.IntRange(1, 5)
MONEY = Amount(0, 100_000)
NOT_CLEARABLE = {
    *("at", "id", "recorded_at", "updated_at", "provider", "areas", "techniques"),
    *("cancelled", "tentative", "calendar"),
}
CLEARABLE = tuple(sorted(set(Visit.__struct_fields__) - NOT_CLEARABLE))

_OPTIONS: tuple[Callable[[F], F], ...] = (
    click.option(
        "--at", "when", metavar="WHEN", help='"tomorrow 14:00", "2026-12-01 14:00", "yesterday 16:00", "-2h".'
    ),
    click.option("--with", "provider", metavar="NAME", help="With whom."),
    click.option("--where", "location", metavar="PLACE", help="Where it is."),
    click.option("--kind", "provider_kind", type=click.Choice(get_args(ProviderKind)), help="What kind of provider."),
    click.option("--reason", type=click.Choice(get_args(VisitReason)), help="Why you go."),
    click.option(
        "--technique", "techniques", type=click.Choice(get_args(Technique)), multiple=True, help="May be given again."
    ),
    click.option(
        "--area", "areas", multiple=True, metavar="PLACE[:SIDE]", help="What was treated; may be given again."
    ),
    click.option("--minutes", "duration_min", type=click.IntRange(1, 600), help="How long it lasts."),
    click.option("--goal", metavar="TEXT", help="What you want of it, in one sentence."),
    click.option("--pressure-wish", type=PRESSURE, metavar="1-5", help="The pressure you wish for."),
    click.option("--told", type=click.Choice(tuple(CHECKLIST)), multiple=True, help="What you told the therapist."),
    click.option("--pain-before", type=SCORE, metavar="0-10", help="Pain just before it."),
    click.option("--pain-after", type=SCORE, metavar="0-10", help="Pain right after it."),
    click.option("--pain-24h", type=SCORE, metavar="0-10", help="Pain 24 hours later."),
    click.option("--pain-48h", type=SCORE, metavar="0-10", help="Pain 48 hours later."),
    click.option("--peak", type=SCORE, metavar="0-10", help="The highest discomfort during it."),
    click.option("--pressure-used", type=PRESSURE, metavar="1-5", help="The pressure that was used."),
    click.option("--pressure-tolerated", type=PRESSURE, metavar="1-5", help="The pressure you could bear well."),
    click.option("--spoke-up/--did-not-speak-up", default=None, help="Whether you said when it was too much."),
    click.option("--position-problems", metavar="TEXT", help="A position that was hard."),
    click.option(
        "--effect", "after_effects", type=click.Choice(get_args(AfterEffect)), multiple=True, help="What came after it."
    ),
    click.option("--soreness-h", type=Amount(0, 1000), metavar="HOURS", help="How long you were sore."),
    click.option("--function-next-day", type=SCORE, metavar="0-10", help="Your first activity the next day."),
    click.option("--relief-days", type=Amount(0, 1000), metavar="DAYS", help="Until back to the level before."),
    click.option("--cost", type=MONEY, metavar="AMOUNT", help="Its price."),
    click.option("--tip", type=MONEY, metavar="AMOUNT"),
    click.option("--travel", type=MONEY, metavar="AMOUNT", help="What the way costs."),
    click.option("--insurer", type=MONEY, metavar="AMOUNT", help="The insurer's part."),
    click.option("--currency", metavar="CODE", help="Such as EUR."),
    click.option("--satisfaction", type=SCORE, metavar="0-10"),
    click.option("--book-again/--not-again", default=None, help="Whether you would book it again."),
    click.option("--cancelled/--not-cancelled", default=None, help="A cancelled visit is kept, but counts nowhere."),
    click.option("--note", metavar="TEXT", help="Anything else."),
)


def visit_options(command: F) -> F:
    """All options of a visit on `command`; what was not given is None or ()."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given_fields(typed: dict[str, Any], here: Reference) -> dict[str, Any]:
    """The fields of a visit that were given. Raises CoachError for a time or place that cannot be read."""
    return dict(_given(typed, here))


def read_areas(texts: tuple[str, ...]) -> tuple[Place, ...]:
    """Places typed as "low-back" or "low-back:left". Raises CoachError."""
    from coach.cli.profile_options import read_place

    return tuple(read_place(text) for text in texts)


def _given(typed: dict[str, Any], here: Reference) -> Iterator[tuple[str, Any]]:
    for name, value in typed.items():
        if value is None or value == ():
            continue
        if name == "when":
            yield "at", read_moment(value, here)
        elif name == "areas":
            yield "areas", read_areas(value)
        elif name == "currency":
            yield name, value.strip().upper()
        else:
            yield name, value
