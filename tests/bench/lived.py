"""A person whose weeks look like somebody's, for pictures of the screens and for tests that look at all of them."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import msgspec

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    AnyEntry,
    CauseId,
    Change,
    CheckIn,
    Evening,
    ExerciseResult,
    Given,
    Homework,
    Morning,
    NoteEntry,
    Place,
    Run,
    SafetyCheck,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Profile
from coach.domain.person.settings import Settings
from coach.domain.reminders.proposals import set_up
from coach.domain.reminders.rule import Daily, Rule
from coach.domain.safety.answers import safety_check
from coach.domain.safety.red_flags import full_list
from coach.store import Store

Someone = Callable[[Store], None]
"""Puts what somebody has told and done into an empty store."""

EVENING = datetime(2026, 11, 22, 19, 30).astimezone()
QUIET = Settings(theme="dark", chime=False, bell=False, emergency_number="112")
PAINS = (5, 6, 4, 5, 6, 5, 4, 4, 5, 3, 4, 3, 3)
USED = (
    (("cat-cow", Given(reps=8)), ("knee-to-chest-single", Given(2, 20)), ("bird-dog", Given(reps=6))),
    (("knee-rolls", Given(reps=10)), ("ball-lumbar-wall", Given(2, 30)), ("standing-side-bend", Given(2, 20))),
)
LEFT_LOW_BACK = Place("low-back", "left")


def nothing(store: Store) -> None:
    """Somebody who opens Coach for the first time."""
    store.save_settings(QUIET)


def fortnight(store: Store) -> None:
    """Two weeks of a person: asked everything, a run a day, and a morning after each."""
    store.save_settings(QUIET)
    put_off = tuple(question for question in FIRST_QUESTIONS if question != "conditions")
    store.save_profile(
        Profile(
            conditions=(),
            age_band="45_59",
            places=(LEFT_LOW_BACK,),
            minutes=12,
            goal_runs=5,
            skipped=put_off,
        )
    )
    asked = (flag.id for flag in full_list(pregnant=False, first_run=True, age_band="45_59"))
    store.keep_safety(safety_check(asked, {}, "first_run", EVENING - timedelta(days=14), "45_59"))
    store.keep_safety(SafetyCheck(at=EVENING, reason="after_run", asked=("A5", "A6", "RF11")))
    store.reminders.change_book(lambda book: set_up(book, ("plan", "evening"), EVENING))
    store.journal.add(_next_visit())
    for days, pain in enumerate(reversed(PAINS)):
        at = EVENING - timedelta(days=days, hours=1)
        store.journal.add(CheckIn(at=at, pain=pain))
        store.journal.add(Morning(at=at.replace(hour=7), pain=max(0, pain - 1), sleep=6))
        if days:
            store.journal.add(_run(at, pain, days))


def _next_visit() -> Visit:
    return Visit(
        at=EVENING + timedelta(days=4),
        provider="Sam",
        goal="sit two hours without moving the chair",
        pressure_wish=3,
    )


def _run(at: datetime, pain: int, number: int) -> Run:
    results = tuple(
        ExerciseResult(move, "done", 60, 60, sets_done=1, given=given) for move, given in USED[number % len(USED)]
    )
    return Run(
        at=at,
        routine="todays-plan",
        name="Today's plan",
        ended_at=at + timedelta(minutes=9),
        planned_s=240,
        finished=True,
        before=pain,
        after=max(0, pain - 2),
        results=results,
    )


def month(store: Store) -> None:
    """Four weeks: beside the fortnight two visits, evenings, activities, a note, a question, homework."""
    fortnight(store)
    store.journal.add_all(_told())


def _told() -> list[AnyEntry]:
    days = [EVENING - timedelta(days=back) for back in range(27, -1, -1)]
    pains = (*(pain + 2 for pain in PAINS), 6, 7, *PAINS)
    return [
        *(
            Evening(at=day, worst=min(9, pain + 2), average=pain, medicine=pain > 5, flare=pain > 7)
            for day, pain in zip(days, pains, strict=True)
            if pain != 7
        ),
        *(
            CheckIn(at=day, pain=pain, places=(Place("low-back", "left", pain),))
            for day, pain in zip(days, pains, strict=True)
        ),
        *(CheckIn(at=day, pain=3, places=(Place("buttock", "left", 3),)) for day in days[::3]),
        Visit(at=days[0], provider="Sam"),
        Visit(
            at=days[14],
            provider="Sam",
            techniques=("trigger-point",),
            duration_min=60,
            areas=(LEFT_LOW_BACK,),
            pain_before=6,
            pain_after=4,
            pain_24h=4,
            pain_48h=3,
            cost=72.0,
            currency="EUR",
        ),
        Activities(at=days[13], ratings=(ActivityRating("sitting", 3), ActivityRating("stairs", 6))),
        Activities(at=days[26], ratings=(ActivityRating("sitting", 6), ActivityRating("stairs", 7))),
        Weekly(at=days[19], pain=5, enjoyment=4, activity=5),
        Change(at=days[26], change=3),
        TherapistQuestion(at=days[20], note="Buttock or back first?"),
        NoteEntry(at=days[25], note="Sat at the desk all day; the ball against the wall helped in the evening."),
        Homework(at=days[14], exercise="bird-dog", note="slowly, three times a week", said_dose="3 x 6", per_week=3),
    ]


def reminded(store: Store) -> None:
    """The fortnight, with two reminders that wait for an answer."""
    fortnight(store)
    due = EVENING - timedelta(hours=1)
    rules = (("tea", "Evening tea"), ("desk", "Stand up and stretch"))
    for ident, label in rules:
        told = Rule(
            id=ident,
            label=label,
            about="own",
            when=Daily((f"{due:%H:%M}",)),
            since=EVENING - timedelta(days=3),
        )
        store.reminders.change_book(lambda book, told=told: book.with_rule(told))  # type: ignore[misc]


def careful(store: Store) -> None:
    """The fortnight of somebody with a condition that leaves exercises out."""
    fortnight(store)
    osteoporosis = (Condition("osteoporosis"),)
    store.change_profile(lambda profile: msgspec.structs.replace(profile, conditions=osteoporosis))


def stopped(answers: Mapping[CauseId, str]) -> Someone:
    """The fortnight, in which one of the warning signs was said yes to a moment ago."""

    def live(store: Store) -> None:
        fortnight(store)
        store.keep_safety(safety_check(answers, answers, "before_run", EVENING - timedelta(minutes=1)))

    return live
