"""Pages for the tests, made from a few entries; today is Monday 30 November 2026, noon."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from coach.domain.journal.entries import AnyEntry, ExerciseResult, Run, SafetyCheck, Visit
from coach.domain.measures.stats import Effect
from coach.domain.person.profile import Profile
from coach.domain.review.facts import Facts
from coach.domain.review.making import page
from coach.domain.review.page import BlockId, For, Page
from coach.domain.review.window import window
from coach.domain.safety.record import SafetyRecord
from coach.domain.safety.red_flags import full_list

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ASKED = tuple(flag.id for flag in full_list(pregnant=False, first_run=True, age_band="45_59"))
CALM = SafetyCheck(at=NOW - DAY, reason="first_run", asked=ASKED)


def ago(days: float, hour: int = 12) -> datetime:
    return (NOW - timedelta(days=days)).replace(hour=hour)


def visit(days: float, **more: Any) -> Visit:
    """A visit so many days ago, below 0 to come."""
    return Visit(at=NOW - days * DAY, **{"id": f"visit-{days}", "provider": "Sam", "pain_after": 3, **more})


def run(days: float, exercise: str = "cat-cow", seconds: float = 600, **more: Any) -> Run:
    at = ago(days, 10)
    result = ExerciseResult(exercise, "done", seconds, seconds)
    usual: dict[str, Any] = {"routine": "any", "name": "Any", "planned_s": seconds, "finished": True}
    return Run(at=at, ended_at=at + timedelta(minutes=15), results=(result,), **{**usual, **more})


def facts(
    *entries: AnyEntry,
    since: date | None = None,
    until: date | None = None,
    profile: Profile | None = None,
    checks: tuple[SafetyCheck, ...] = (CALM,),
    effects: Mapping[str, Effect] | None = None,
    now: datetime = NOW,
) -> Facts:
    """What a page is made of, with these entries in the journal."""
    known = tuple(sorted(entries, key=lambda entry: entry.at))
    record = SafetyRecord()
    for check in checks:
        record = record.with_entry(check)
    return Facts(
        profile=profile or Profile(conditions=()),
        record=record,
        entries=known,
        window=window([entry for entry in known if isinstance(entry, Visit)], now, since, until),
        effects=effects or {},
        names={"cat-cow": "Cat and cow", "warm-pack": "Warm pack"},
        kinds={"cat-cow": "stretch", "warm-pack": "heat"},
        currency="EUR",
        now=now,
    )


def made(*entries: AnyEntry, for_whom: For = "therapist", hidden: tuple[BlockId, ...] = (), **more: Any) -> Page:
    return page(facts(*entries, **more), for_whom, hidden=hidden)


def lines(found: Page, ident: BlockId) -> tuple[str, ...]:
    block = found.block(ident)
    return block.lines if block else ()


def row(found: Page, ident: str) -> Any:
    return next(each for block in found.blocks for each in block.rows if each.id == ident)


def effect(exercise: str, n: int, value: float = 0.5, **more: Any) -> Effect:
    usual: dict[str, Any] = {
        "median_change": 1.0,
        "better": n,
        "same": 0,
        "worse": 0,
        "flares": 0,
        "flares_of": n,
        "residual_mean": value,
        "se": 0.3,
        "p_better": 0.96,
        "interval80": (0.1, 0.9),
        "interval95": (0.0, 1.0),
        "label": "more",
    }
    return Effect(exercise=exercise, n=n, effect=value, **{**usual, **more})
