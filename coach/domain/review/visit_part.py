"""Goal, and what the last visit did."""

from collections.abc import Iterator

from coach.domain.counted import counted
from coach.domain.exercises.wording import REGION_NAMES
from coach.domain.journal.entries import Change, Visit
from coach.domain.measures.words import number
from coach.domain.planning.phases import next_visit
from coach.domain.review.facts import Facts
from coach.domain.review.page import Block
from coach.domain.review.window import over, under_way
from coach.domain.text import shorten
from coach.domain.visits.words import EFFECT_NAMES, TECHNIQUE_NAMES, response_words
from coach.domain.when import date_words

WIDTH = 150


def goal(facts: Facts) -> Block:
    """What the person wants of the coming visit, in their words, and the pressure they wish for."""
    visits = facts.entries_of(Visit)
    coming = under_way(visits, facts.now) or next_visit(visits, facts.now)
    if coming is None:
        return Block("goal", ("No visit is planned.",))
    lines = [f"“{shorten(coming.goal, WIDTH)}”" if coming.goal else "Not said yet."]
    if coming.pressure_wish is not None:
        lines.append(f"Pressure wished for: {coming.pressure_wish} of 5.")
    who = f" with {shorten(coming.provider, 40)}" if coming.provider else ""
    lines.append(f"Visit {date_words(coming.at.date(), facts.now.date())} {coming.at:%H:%M}{who}.")
    return Block("goal", tuple(lines))


def since(facts: Facts) -> Block:
    """The last visit: what was done, pain around it, what the person says has changed."""
    visit = next(reversed(over(facts.entries_of(Visit), facts.end)), None)
    return Block("since", tuple(_since(visit, facts)) if visit else ("There was no visit yet.",), how=HOW)


HOW = (
    "Change: your back now compared with just before the last visit, -5 much worse to +5 much better; 2.5 counts. "
    "Pain before, right after, 24 h and 48 h later are 0-10, lower is better; what was not answered stays open.",
)


def _since(visit: Visit, facts: Facts) -> Iterator[str]:
    yield shorten(f"{date_words(visit.at.date(), facts.now.date())}: {', '.join(_done(visit)) or 'a visit'}.", WIDTH)
    yield _pain(visit)
    about = [entry for entry in facts.entries_of(Change) if visit.at <= entry.at <= facts.end]
    latest = [entry for entry in about if entry.visit in ("", visit.id)]
    if latest:
        change = latest[-1].change
        word = "the same" if change == 0 else "better" if change > 0 else "worse"
        yield f"Change since then: {change:+d} (-5 to +5), {word}."
    if _effects(visit):
        yield f"Afterwards: {_effects(visit)}."
    if visit.relief_days is not None:
        yield f"Relief lasted {counted(visit.relief_days, 'day')}."
    if visit.note:
        yield f"“{shorten(visit.note, WIDTH)}”"


def _done(visit: Visit) -> Iterator[str]:
    if visit.provider:
        yield shorten(visit.provider, 40)
    yield from (TECHNIQUE_NAMES[technique] for technique in visit.techniques)
    if visit.duration_min:
        yield f"{visit.duration_min} min"
    areas = [f"{REGION_NAMES[place.region]}{f' {place.side}' if place.side else ''}" for place in visit.areas]
    if areas:
        yield " + ".join(areas)


def _effects(visit: Visit) -> str:
    """Such as "soreness for 20 h, better sleep"; nothing where nothing was felt."""
    names = [EFFECT_NAMES[each] for each in visit.after_effects if each != "none"]
    sore = EFFECT_NAMES["soreness"]
    if visit.soreness_h:
        names = [f"{sore} for {number(visit.soreness_h)} h", *(name for name in names if name != sore)]
    return ", ".join(names)


def _pain(visit: Visit) -> str:
    told = (
        (visit.pain_before, "before"),
        (visit.pain_after, "right after"),
        (visit.pain_24h, "at 24 h"),
        (visit.pain_48h, "at 48 h"),
    )
    said = ", ".join(f"{score} {when}" for score, when in told if score is not None)
    if not said:
        return "Pain around it was not told."
    response = response_words(visit)
    open_ones = ", ".join(when for score, when in told if score is None)
    return f"Pain {said}{f': {response}' if response else ''}.{f' Not told: {open_ones}.' if open_ones else ''}"
