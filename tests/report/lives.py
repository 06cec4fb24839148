"""Journals whose page before the visit is known, each put into a real store and read back from it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    AnyEntry,
    CauseId,
    Change,
    CheckIn,
    Evening,
    ExerciseResult,
    FlareDay,
    Homework,
    Morning,
    Place,
    Reach,
    Run,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.person.profile import Condition, Course, Profile
from coach.domain.review.making import page
from coach.domain.review.page import BlockId, For, Page
from coach.domain.safety.answers import safety_check
from coach.domain.safety.red_flags import full_list
from coach.guide.looking_back import looking_back
from coach.library import load
from coach.store import Store
from tests.clock import FakeClock
from tests.hostile import HOSTILE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = timedelta(days=1)
EARLIER = (6, 5, 6, 7, 5, 6, 6, 4, 5, 6, 5, 7, 5, 5, 6, 5, 4, 5, 6, 5, 5)
LATER = (6, 5, 5, 4, 5, 4, 3, 4, 7, 6, 4, 3, 4, None, 3, 4, 3, 2, 3, None, 3)
MOVES = ("figure-four-seated", "cat-cow", "knee-to-chest-single", "bird-dog", "ball-glute-wall", "heat-low-back")

Life = Callable[[Store], None]


library = cache(load)


def page_of(folder: Path, life: Life, for_whom: For = "therapist", hidden: tuple[BlockId, ...] = ()) -> Page:
    """The page on the morning of `NOW`, after `life` was lived in a store in `folder`."""
    clock = FakeClock(NOW)
    store = Store(folder, clock)
    life(store)
    return page(looking_back(store, library(None), clock), for_whom, store.load_settings().page.name or "A. B.", hidden)


def at(days_ago: int, hour: int = 9) -> datetime:
    """A moment of a day, by the clock on the wall."""
    return (NOW - days_ago * DAY).replace(hour=hour)


def asked(store: Store, answers: dict[CauseId, str] | None = None) -> None:
    """All warning signs were asked yesterday."""
    flags = tuple(flag.id for flag in full_list(pregnant=False, first_run=True, age_band="45_59"))
    store.keep_safety(safety_check(flags, answers or {}, "first_run", NOW - DAY, "45_59"))


def empty(store: Store) -> None:
    """Nobody has told anything."""


def one_day(store: Store) -> None:
    """The first check-in."""
    asked(store)
    store.save_profile(Profile(conditions=()))
    store.journal.add(CheckIn(at=at(0, 8), pain=5, places=(Place("low-back", "left", 5),)))


def rich(store: Store) -> None:
    """Six weeks, three visits behind and one ahead, with everything answered that Coach asks for."""
    asked(store)
    store.save_profile(
        Profile(
            conditions=(
                Condition("allergy", note="pine oil"),
                Condition("operation", regions=("low-back",), note="scar at the belt, left"),
            ),
            age_band="45_59",
            activities=("sitting two hours", "stairs", "gardening"),
            goal_runs=5,
            course=Course(visits=6, price=90, currency="EUR"),
        )
    )
    store.journal.add_all(
        [
            *(entry for back, pain in enumerate(reversed(EARLIER), 22) for entry in _day(back, pain)),
            *(entry for back, pain in enumerate(reversed(LATER), 1) if pain is not None for entry in _day(back, pain)),
            *_visits(),
            *_answers(),
            *_homework(),
        ]
    )


def _day(back: int, pain: int) -> list[AnyEntry]:
    spots = (Place("low-back", "right", pain), Place("buttock", "right", max(0, pain - 1)))
    new = (Place("neck", "left", 3),) if back in (3, 5, 9) else ()
    return [
        Morning(at=at(back, 7), pain=max(0, pain - 1), sleep=7 if back < 22 else 5),
        CheckIn(at=at(back, 12), pain=pain, places=(*(spots if back % 3 else spots[:1]), *new)),
        _run(back, pain),
        Evening(
            at=at(back, 21),
            worst=min(10, pain + 2),
            average=pain,
            medicine=pain > 4,
            doses=1 if pain > 4 else 0,
            drug="ibuprofen" if pain > 4 else "",
            flare=back == 13,
            note="long drive, no break" if back == 13 else "",
        ),
    ]


def _run(back: int, pain: int) -> Run:
    moves = (MOVES[back % 3], MOVES[3 + back % 3])
    return Run(
        at=at(back, 18),
        routine="todays-plan",
        name="Today's plan",
        ended_at=at(back, 18) + timedelta(minutes=12),
        planned_s=540,
        finished=True,
        before=pain,
        after=max(0, pain - (2 if back % 3 == 0 else 1)),
        results=tuple(ExerciseResult(move, "done", 270, 270, sets_done=2) for move in moves),
    )


def _visits() -> list[AnyEntry]:
    return [
        Visit(at=at(63, 17), provider="Sam", pain_before=7, pain_after=5, pain_24h=5, pain_48h=4, cost=90),
        Visit(at=at(42, 17), provider="Sam", pain_before=6, pain_after=5, pain_24h=5, pain_48h=5, cost=90),
        Visit(
            at=at(21, 17),
            provider="Sam",
            techniques=("deep-tissue", "trigger-point"),
            areas=(Place("low-back", "right"), Place("buttock", "right")),
            duration_min=60,
            pain_before=6,
            pain_after=4,
            pain_24h=5,
            pain_48h=3,
            after_effects=("soreness", "better_sleep"),
            soreness_h=20,
            relief_days=4,
            cost=90,
            tip=10,
            note="The elbow on the right buttock was too much; the slow strokes were good.",
        ),
        Visit(
            at=NOW + DAY,
            provider="Sam",
            goal="sit two hours without moving the chair",
            pressure_wish=3,
            told=("pain_now",),
        ),
    ]


def _answers() -> list[AnyEntry]:
    return [
        Change(at=at(1, 10), change=2),
        FlareDay(at=at(13, 10), note="the long drive to Ulm"),
        Activities(at=at(22), ratings=_ratings(3, 6, 4)),
        Activities(at=at(1), ratings=_ratings(5, 7, 4)),
        Weekly(at=at(23), pain=6, enjoyment=5, activity=6),
        Weekly(at=at(2), pain=4, enjoyment=3, activity=4),
        Reach(at=at(23), cm=14),
        Reach(at=at(2), cm=9),
        TherapistQuestion(at=at(9), note="Buttock or back first?"),
        TherapistQuestion(at=at(4), note="Please show me a side stretch that is kinder to the hip."),
    ]


def _ratings(*scores: int) -> tuple[ActivityRating, ...]:
    names = ("sitting two hours", "stairs", "gardening")
    return tuple(ActivityRating(name, score) for name, score in zip(names, scores, strict=True))


def _homework() -> list[AnyEntry]:
    return [Homework(at=at(21, 18), exercise="cat-cow", said_dose="10 slow ones", note="every morning, slowly")]


def gaps(store: Store) -> None:
    """A visit three weeks ago, and a rating on every fourth day."""
    asked(store)
    store.save_profile(Profile(conditions=()))
    store.journal.add(Visit(at=at(21, 17), provider="Sam"))
    store.journal.add_all(CheckIn(at=at(back), pain=4 + back % 3) for back in range(1, 40, 4))


def all_tens(store: Store) -> None:
    """The worst there is, every day, with an open warning sign."""
    asked(store, {"RF03": ""})
    store.save_profile(Profile(conditions=(Condition("blood_thinner", note="apixaban"),)))
    store.journal.add_all(Visit(at=at(back, 17), pain_before=10, pain_after=10) for back in (28, 14))
    store.journal.add_all(Evening(at=at(back, 21), worst=10, average=10, flare=True) for back in range(1, 28))
    everywhere = (Place("whole-body", None, 10), Place("low-back", "both", 10))
    store.journal.add_all(CheckIn(at=at(back, 12), pain=10, places=everywhere) for back in range(28))


def one_visit(store: Store) -> None:
    """One visit, ten days ago."""
    asked(store)
    store.save_profile(Profile(conditions=()))
    store.journal.add(Visit(at=at(10, 17), provider="Sam", pain_before=6, pain_after=4))
    store.journal.add_all(CheckIn(at=at(back), pain=6 if back > 10 else 3) for back in range(20))


def no_visit(store: Store) -> None:
    """Eight weeks without one."""
    asked(store)
    store.save_profile(Profile(conditions=()))
    store.journal.add_all(CheckIn(at=at(back), pain=3 + back % 4) for back in range(56))


def many_visits(store: Store) -> None:
    """400 visits, one a week."""
    asked(store)
    store.save_profile(Profile(conditions=()))
    store.journal.add_all(
        Visit(at=at(7 * week + 2, 17), provider="Sam", pain_before=5, pain_48h=4, cost=80, currency="EUR")
        for week in range(400)
    )
    store.journal.add_all(CheckIn(at=at(back), pain=4 + back % 2) for back in range(30))


def hostile(store: Store) -> None:
    """Every text a person can write tries to be something else."""
    texts = (
        *HOSTILE.values(),
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        '#eval("1") #import "@preview/x:1.0.0" $x^2$ \\ <label> @ref *b* _i_ `r`',
        "| a | b |\n# title\n[x](javascript:alert(1)) ![i](http://h/x.png) <!-- c --> & &amp;",
        "{{ 7 * 7 }} {% raw %}",
    )
    asked(store)
    store.save_profile(
        Profile(
            conditions=tuple(
                Condition(ident, regions=("low-back",), note=texts[number])
                for number, ident in enumerate(("blood_thinner", "operation", "skin", "hernia"))
            ),
            activities=("<b>sit</b>", "[/] stairs", "=1+1"),
            course=Course(currency="<EUR>"),
        )
    )
    joined = " ".join(texts)
    store.journal.add_all(TherapistQuestion(at=at(30 - number), note=text) for number, text in enumerate(texts[-8:]))
    store.journal.add_all(
        [
            Visit(at=at(14, 17), provider=texts[-4][:200], note=joined, currency="<&>", cost=5),
            Visit(at=NOW + DAY, provider=texts[-3][:200], goal=joined),
            *(Evening(at=at(back, 21), worst=6, average=5, flare=back % 3 == 0, note=joined) for back in range(1, 14)),
            Activities(
                at=at(1), ratings=tuple(ActivityRating(name, 3) for name in ("<b>sit</b>", "[/] stairs", "=1+1"))
            ),
        ]
    )


LIVES: dict[str, Life] = {
    "rich": rich,
    "empty": empty,
    "one-day": one_day,
    "gaps": gaps,
    "all-tens": all_tens,
    "one-visit": one_visit,
    "no-visit": no_visit,
    "many-visits": many_visits,
    "hostile": hostile,
}
