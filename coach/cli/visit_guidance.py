"""coach visit guide and costs: which massage for what, how often, what to tell, and what it comes to."""

from collections.abc import Iterator
from datetime import datetime

import click
import msgspec

from coach import paths
from coach.cli.numbers import Amount
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.domain.counted import counted
from coach.domain.exercises.vocabulary import Code
from coach.domain.journal.entries import Visit
from coach.domain.person.profile import Course, Profile
from coach.domain.visits.costs import ARTICLE_COSTS, ARTICLE_NOTE, Budget, Costs, budget
from coach.domain.visits.costs import costs as costs_of
from coach.domain.visits.course import visits_of
from coach.domain.visits.guide import CHECKLIST, GUIDE, ONE_PART, PHASE_OF, PLAN_BY_PHASE, PLAN_NOTE, warnings
from coach.domain.visits.words import money_words
from coach.errors import CoachError
from coach.store import Store

SCHEMA = 1


def own_codes(store: Store, now: datetime) -> frozenset[Code]:
    """The contraindications of the person: those of the profile, and those of the safety answers."""
    from coach.domain.safety.conditions import contraindications
    from coach.domain.safety.standing import standing

    told = contraindications(store.load_profile().conditions or (), now.date())
    return frozenset({each.code for each in told} | set(standing(store.load_safety().entries, now).codes))


@click.command()
def guide() -> None:
    """Which technique for what, how often in which phase, and what to tell the therapist."""
    from coach.domain.planning.phases import phase_of

    clock = SystemClock()
    store, now = Store(paths.home(), clock), clock.now()
    codes, profile = own_codes(store, now), store.load_profile()
    here = PHASE_OF[phase_of(profile.episode, (), now)] if profile.episode else ()
    say(ONE_PART)
    say("\nFor what, and which technique")
    for row in GUIDE.values():
        say(f"  {row.condition}: {row.technique}. {row.note}")
        for sentence in warnings(row, codes):
            say(f"    {sentence}")
    say("\nHow often")
    for when, phase in PLAN_BY_PHASE.items():
        mark = " (you are here)" if when in here else ""
        say(f"  {phase.phase}{mark}: {phase.visits}; {phase.length}; goal: {phase.goal}; {phase.check}")
    say(f"  {PLAN_NOTE}")
    say("\nWhat to tell the therapist (--told ID keeps that you did)")
    for ident, text in CHECKLIST.items():
        say(f"  {ident}: {text}")


@click.command()
@click.option("--planned", type=click.IntRange(1, 500), metavar="N", help="How many visits you plan.")
@click.option("--price", type=Amount(0, 100_000), metavar="AMOUNT", help="What one costs you.")
@click.option("--monthly", type=Amount(0, 100_000), metavar="AMOUNT", help="The most for a month.")
@click.option("--currency", metavar="CODE", help="Such as EUR.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def costs(planned: int | None, price: float | None, monthly: float | None, currency: str | None, as_json: bool) -> None:
    """What your visits cost so far and by month, and what the planned ones come to.

    With options it keeps what they say, then shows all.

    \b
    The form of --json: {"schema": 1, "costs": [...], "budget": {...} or null, "article": {...}}; costs has for each
    currency: visits, paid, insurer, own (paid - insurer), months: [[month, own]]; budget has
    planned, price, total, insurer, left_over, this_month, monthly, currency.
    """
    clock = SystemClock()
    store, now = Store(paths.home(), clock), clock.now()
    course = _course(store, planned, price, monthly, currency)
    visits = visits_of(store.journal.entries(kinds=(Visit,)))
    so_far, plan = costs_of(visits, now, course.currency), budget(visits, course, now)
    if as_json:
        listing = {"schema": SCHEMA, "costs": so_far, "budget": plan, "article": ARTICLE_COSTS}
        say(msgspec.json.format(msgspec.json.encode(listing), indent=2).decode())
        return
    for line in _lines(so_far, plan):
        say(line)
    say_notices(store)


def _course(
    store: Store, planned: int | None, price: float | None, monthly: float | None, currency: str | None
) -> Course:
    """The course in the profile after what was given."""
    told: dict[str, object] = {"visits": planned, "price": price, "monthly": monthly}
    changes = {name: value for name, value in told.items() if value is not None}
    if currency is not None:
        changes["currency"] = currency.strip().upper()
    if not changes:
        return store.load_profile().course

    def told_course(profile: Profile) -> Profile:
        course = msgspec.convert({**msgspec.structs.asdict(profile.course), **changes}, Course)
        return msgspec.structs.replace(profile, course=course)

    try:
        return store.change_profile(told_course).course
    except msgspec.ValidationError as error:
        raise CoachError("This cannot be kept.", f"{error}.") from None


def _lines(so_far: tuple[Costs, ...], plan: Budget | None) -> Iterator[str]:
    if not so_far:
        yield "No costs are kept yet. Add them: coach visit edit last --cost 80 --currency EUR"
    for each in so_far:
        insurer = f", {money_words(each.insurer, each.currency)} of it by the insurer" if each.insurer else ""
        yield f"So far {money_words(each.paid, each.currency)} for {counted(each.visits, 'visit')}{insurer}"
        yield f"  yourself {money_words(each.own, each.currency)}, {money_words(each.per_month, each.currency)} a month"
        for month, amount in each.months:
            yield f"  {month}: {money_words(amount, each.currency)}"
    if plan is None:
        yield "For a budget: coach visit costs --planned 10 --price 80 --currency EUR"
    else:
        yield from _budget_lines(plan)
    yield f"\n{ARTICLE_NOTE}"
    for article in ARTICLE_COSTS.values():
        yield f"  {article.name}: {article.low}-{article.high}; {article.remark}"


def _budget_lines(plan: Budget) -> Iterator[str]:
    price, total = money_words(plan.price, plan.currency), money_words(plan.total, plan.currency)
    yield f"The course: {counted(plan.planned, 'visit')} at {price}, {total} in all"
    if plan.insurer:
        paid, rest = money_words(plan.insurer, plan.currency), money_words(plan.left_over, plan.currency)
        yield f"  less {paid} by the insurer so far: {rest}"
    if plan.monthly is not None:
        spent, most = money_words(plan.this_month, plan.currency), money_words(plan.monthly, plan.currency)
        yield f"  this month {spent} of {most}{': more than you wanted' if plan.over else ''}"
