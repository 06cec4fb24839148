"""coach profile."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import click
import msgspec

from coach import paths
from coach.cli.saying import say, say_notices
from coach.clock import SystemClock
from coach.domain.base.moments.reading import Reference
from coach.domain.exercises.vocabulary import EQUIPMENT, POSITIONS, SIDES
from coach.domain.journal.entries import Visit, is_visit
from coach.domain.person.first_questions import AGE_NAMES, FIRST_QUESTIONS, Answer, QuestionId, told_visit, unanswered
from coach.domain.person.profile import ConditionId, Profile
from coach.domain.person.words import answer_words, visit_of
from coach.domain.safety.conditions import CONDITIONS, GROUPS, asks_if_rheumatoid
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.store import Store

SCHEMA = 1
THINGS = tuple(thing for thing in EQUIPMENT if thing != "none")
INDENT = "  "
ANSWERS = "coach profile --no-conditions, or --condition-group NAME; coach profile --list names them."


@click.command()
@click.option("--list", "as_list", is_flag=True, help="Name all conditions, and what can be said about each.")
@click.option("--json", "as_json", is_flag=True, help="The profile for programs.")
@click.option(
    "--condition-group",
    "groups",
    type=click.Choice(tuple(GROUPS)),
    multiple=True,
    help="A group; its details can wait.",
)
@click.option("--condition", "conditions", multiple=True, metavar="ID[:PLACE,PLACE][@DAY]", help="Add or change one.")
@click.option("--without", multiple=True, metavar="ID", help="Take a condition out.")
@click.option("--no-conditions", is_flag=True, help="None of the conditions applies to you.")
@click.option("--condition-note", "notes", nargs=2, multiple=True, metavar="ID TEXT", help="Say more about one.")
@click.option("--age", type=click.Choice(tuple(AGE_NAMES)), help="Your age.")
@click.option("--emergency-number", "number", metavar="NUMBER", help="The number you call in an emergency.")
@click.option("--place", "places", multiple=True, metavar="PLACE[:SIDE]", help="Where it hurts; all of them at once.")
@click.option("--no-places", is_flag=True, help="It hurts nowhere at present.")
@click.option("--episode", metavar="DAY", help="Since when: 2026-11-01, yesterday. Today: a new episode begins.")
@click.option("--position", "positions", type=click.Choice(POSITIONS), multiple=True, help="All you can get into.")
@click.option("--equipment", type=click.Choice(THINGS), multiple=True, help="All that you have.")
@click.option("--no-equipment", is_flag=True, help="You have none of these things.")
@click.option("--minutes", metavar="3-60", help="Minutes a day.")
@click.option("--times", metavar='"HH:MM HH:MM"', help='Your usual times; "" for none.')
@click.option("--activities", metavar='"A; B; C"', help="Up to three things that are hard because of your back.")
@click.option("--goal", type=click.IntRange(1, 7), help="On how many days a week you want to do something.")
@click.option("--safe", type=click.IntRange(0, 10), help="How safe moving feels: 0 not at all, 10 fully.")
@click.option("--next-visit", metavar='"DAY HH:MM"', help="Your next massage or therapy visit.")
@click.option("--last-visit", metavar='"DAY HH:MM"', help="Your last one.")
@click.option("--treated", multiple=True, metavar="PLACE[:SIDE]", help="What was treated at the last one.")
@click.option("--with", "provider", metavar="NAME", help="With whom the visit is.")
def profile(as_list: bool, as_json: bool, **typed: Any) -> None:
    """Show what you have told about yourself, or change it.

    With options it keeps what they say, then shows all. Breathing and rest need no answer; the other moves wait for
    the conditions: name each that applies to you, or its group for now, or say --no-conditions.

    \b
    coach profile --list
    coach profile --no-conditions --minutes 10 --equipment mat --equipment chair
    coach profile --condition-group heart
    coach profile --condition blood_thinner --condition operation:low-back@2026-11-01
    coach profile --condition allergy --condition-note allergy "arnica"
    coach profile --place low-back:left --place buttock --episode 2026-11-01
    coach profile --next-visit "2026-12-01 14:00" --with Sam

    \b
    The form of --json: {"schema": 1, "profile": {...}, "emergency_number": text,
    "next_visit": {...} or null, "last_visit": {...} or null, "unanswered": [...]}
    """
    if as_list:
        for line in _condition_lines():
            say(line)
        return
    clock = SystemClock()
    store, now = Store(paths.home(), clock), clock.now()
    if any(value is not None and value != () and value is not False for value in typed.values()):
        _change(store, reference(clock), typed)
    for line in [_json(store, now)] if as_json else _lines(store, now):
        say(line)
    if not as_json and store.load_profile().conditions is None:
        click.echo(f"To answer: {ANSWERS}", err=True)
    say_notices(store)


def _change(store: Store, here: Reference, typed: dict[str, Any]) -> None:
    """Keeps what was typed; nothing is kept when one of the options can not be read."""
    from coach.store.answers import keep_answer

    for question, answer in list(_answers(store.load_profile(), _visits(store), here, typed)):
        keep_answer(store, question, answer)


def _answers(
    before: Profile, visits: tuple[Visit, ...], here: Reference, typed: dict[str, Any]
) -> Iterator[tuple[QuestionId, Answer]]:
    from coach.cli.profile_options import read_place
    from coach.domain.person import typed_answers

    if typed["conditions"] or typed["groups"] or typed["without"] or typed["no_conditions"] or typed["notes"]:
        yield "conditions", _conditions(before, here, typed)
    for question, option in (("places", "no_places"), ("equipment", "no_equipment")):
        if typed[option] and typed[question]:
            raise CoachError(
                f"--{option.replace('_', '-')} says none, and you have named some.", hint="Use one of both."
            )
    if typed["places"] or typed["no_places"]:
        yield "places", tuple(read_place(text) for text in typed["places"])
    if typed["equipment"] or typed["no_equipment"]:
        yield "equipment", tuple(thing for thing in THINGS if thing in typed["equipment"])
    if typed["positions"]:
        yield "positions", tuple(position for position in POSITIONS if position in typed["positions"])
    if typed["age"] is not None:
        yield "age", typed["age"]
    if typed["number"] is not None:
        yield "number", typed_answers.parse_number(typed["number"])
    if typed["episode"] is not None:
        yield "episode", typed_answers.parse_day(typed["episode"], here)
    if typed["minutes"] is not None:
        yield "minutes", typed_answers.parse_minutes(typed["minutes"])
    if typed["times"] is not None:
        yield "times", typed_answers.parse_times(typed["times"])
    if typed["activities"] is not None:
        yield "activities", typed_answers.parse_activities(typed["activities"])
    if typed["goal"] is not None:
        yield "goal", typed["goal"]
    if typed["safe"] is not None:
        yield "safe", typed["safe"]
    yield from _visit_answers(visits, here, typed)


def _conditions(before: Profile, here: Reference, typed: dict[str, Any]) -> Answer:
    from coach.cli.profile_options import merged, read_condition, read_ident

    added = [read_condition(text, here) for text in typed["conditions"]]
    gone = [read_ident(text) for text in typed["without"]]
    notes: dict[ConditionId, str] = {read_ident(ident): text for ident, text in typed["notes"]}
    if typed["no_conditions"] and (added or typed["groups"]):
        raise CoachError("--no-conditions says none, and you have named some.", hint="Use one of both.")
    if before.conditions is None and not (added or typed["groups"] or typed["no_conditions"]):
        raise CoachError("You have not said yet which conditions you have.", hint="Name them, or say --no-conditions.")
    earlier = () if typed["no_conditions"] else before.conditions or ()
    told = merged(earlier, added, gone, notes)
    if asks_if_rheumatoid(told) and any(condition.id == "arthritis" for condition in added):
        say("Is it rheumatoid arthritis or ankylosing spondylitis? Then add it: --condition rheum")
    detailed = {CONDITIONS[condition.id].group for condition in added}
    kept = () if typed["no_conditions"] else before.marked
    marked = [group for group in GROUPS if group in (*kept, *typed["groups"]) and group not in detailed]
    return (*told, *marked)


def _visit_answers(
    visits: tuple[Visit, ...], here: Reference, typed: dict[str, Any]
) -> Iterator[tuple[QuestionId, Answer]]:
    from coach.cli.profile_options import read_place
    from coach.domain.person import typed_answers

    coming, past = visit_of("next_visit", visits, here.now), visit_of("last_visit", visits, here.now)
    name = typed["provider"]
    if typed["next_visit"] is not None:
        at = typed_answers.parse_next_visit(typed["next_visit"], here)
        provider = name if name is not None else coming.provider if coming else ""
        yield "next_visit", told_visit(coming, at, provider, planned=True)
    if typed["last_visit"] is not None:
        at = typed_answers.parse_last_visit(typed["last_visit"], here)
        visit = told_visit(past, at, name or "", planned=False)
        areas = tuple(read_place(text) for text in typed["treated"])
        yield "last_visit", msgspec.structs.replace(visit, areas=areas or visit.areas)
    elif typed["treated"]:
        raise CoachError("--treated needs the visit.", hint='Add it: --last-visit "2026-11-20 14:00"')
    if name is not None and typed["next_visit"] is None and typed["last_visit"] is None:
        raise CoachError("--with needs a visit.", hint="Add --next-visit or --last-visit.")


def _visits(store: Store) -> tuple[Visit, ...]:
    return tuple(visit for visit in store.journal.entries(kinds=(Visit,)) if is_visit(visit))


def _lines(store: Store, now: datetime) -> Iterable[str]:
    told, settings, visits = store.load_profile(), store.load_settings(), _visits(store)
    for question, asked in FIRST_QUESTIONS.items():
        first, *more = answer_words(question, told, settings, visits, now)
        yield f"{asked.name}: {first}"
        yield from (INDENT + line for line in more)


def _json(store: Store, now: datetime) -> str:
    told, settings, visits = store.load_profile(), store.load_settings(), _visits(store)
    shown = {
        "schema": SCHEMA,
        "profile": msgspec.to_builtins(told),
        "emergency_number": settings.emergency_number,
        "next_visit": msgspec.to_builtins(visit_of("next_visit", visits, now)),
        "last_visit": msgspec.to_builtins(visit_of("last_visit", visits, now)),
        "unanswered": unanswered(told, settings),
    }
    return msgspec.json.format(msgspec.json.encode(shown), indent=2).decode()


def _condition_lines() -> Iterator[str]:
    from coach.cli.profile_options import WHERE

    for group, row in GROUPS.items():
        yield f"{group}: {row.name} ({row.examples}). {row.help}"
    for ident, about in CONDITIONS.items():
        places, day = ":PLACE,PLACE" * about.asks_places, "@DAY" * bool(about.asks_date)
        yield f"{ident}{places}{day}: {about.name}. {about.help} {about.asks_date}".rstrip()
    yield f"PLACE is one of: {', '.join(WHERE)}. Without a place it counts everywhere."
    yield f"After --place and --treated a SIDE may follow ({', '.join(SIDES)}), and whole-body is a PLACE, too."


COMMANDS = {"profile": profile}
