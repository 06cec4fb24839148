"""One of every screen that is not a page, opened over the app."""

from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules

import msgspec
from textual.screen import Screen

import coach.tui.screens
from coach.domain.exercises.browse import Filter
from coach.domain.journal.entries import CheckIn, Visit
from coach.domain.journal.view import JournalFilter
from coach.domain.planning.facts import Facts
from coach.domain.planning.plan import PLAN_ID, Wish
from coach.domain.reminders.rule import RuleBook
from coach.domain.review.making import page
from coach.domain.safety.honesty import LIMITS
from coach.domain.safety.standing import standing
from coach.domain.visits.costs import Course
from coach.guide.looking_back import looking_back
from coach.guide.moments import reference
from coach.guide.outlook import outlook
from coach.guide.preparing import prepared
from coach.library import Library
from coach.tui.app import CoachApp
from coach.tui.editors.table import Told
from coach.tui.reminders_now import read_now
from coach.tui.screens.page import Page
from tests.ready import none_new

BASES = {
    "StoreScreen",
    "TellingScreen",
    "AskingScreen",
    "SignScreen",
    "SignsScreen",
    "ChangingPage",
    "Page",
    "CheckInFrom",
}
TYPED = {"UrgentScreen", "RunScreen", "JumpScreen", "ReminderPrompt"}
"""The first wants a word typed, the run has its own tests, letters are typed, and without a reminder nothing waits."""


def classes() -> dict[str, type[Screen[object]]]:
    """Every screen there is, by name, but pages and what others are made of."""
    found: dict[str, type[Screen[object]]] = {}
    for module in iter_modules(coach.tui.screens.__path__):
        for name, kind in vars(import_module(f"coach.tui.screens.{module.name}")).items():
            if isinstance(kind, type) and issubclass(kind, Screen) and kind.__module__.endswith(module.name):
                found[name] = kind
    return {name: kind for name, kind in found.items() if not issubclass(kind, Page) and name not in BASES | TYPED}


def _now(app: CoachApp) -> datetime:
    return app.clock.now()


def _library(app: CoachApp) -> Library:
    assert app.library is not None
    return app.library


def _facts(app: CoachApp) -> Facts:
    return outlook(app.store, _library(app), app.clock)


def _signs(app: CoachApp) -> dict[str, object]:
    return {"reason": "first_run", "pregnant": True, "age_band": None, "now": _now(app)}


RECIPES: Mapping[str, Callable[[CoachApp], tuple[tuple[object, ...], dict[str, object]]]] = {
    "AnswerScreen": lambda app: (("minutes", Told(), reference(app.clock)), {}),
    "AnythingNewScreen": lambda app: ((prepared(PLAN_ID, _facts(app), _library(app), Wish()).asked, _now(app)), {}),
    "AskLine": lambda app: (("Which words?",), {}),
    "AskName": lambda app: (("",), {}),
    "AskScore": lambda app: (("How much?",), {}),
    "ChangeScreen": lambda app: ((_now(app),), {}),
    "BodyScreen": lambda app: (((),), {}),
    "CheckInScreen": lambda app: ((), {}),
    "Choose": lambda app: (("Which?", "One of these.", (("a", "one"), ("b", "two"))), {}),
    "ClearingScreen": lambda app: ((standing((none_new(_now(app)),), _now(app)), reference(app.clock)), {}),
    "CourseForm": lambda app: ((Course(), _now(app)), {}),
    "EditScreen": lambda app: ((CheckIn(at=_now(app), pain=3), reference(app.clock)), {}),
    "EveningScreen": lambda app: ((_now(app),), {}),
    "FilterScreen": lambda app: ((Filter(), _library(app).exercises.values()), {}),
    "HelpScreen": lambda app: ((), {}),
    "HomeworkForm": lambda app: ((_library(app).exercises, (), _facts(app).situation, (), _now(app)), {}),
    "ImportScreen": lambda app: ((), {}),
    "IsThatSo": lambda app: (
        ("You said yes to this. Is that right?", "One of these.", (("", "Yes"),), "It counts as a yes."), {}
    ),
    "HurtScreen": lambda app: (("low-back", None, "Easier", "112"), {"thermal": False}),
    "JournalFilterScreen": lambda app: ((JournalFilter(),), {}),
    "MorningScreen": lambda app: ((), {}),
    "PlacesScreen": lambda app: (((),), {}),
    "PreviewScreen": lambda app: ((page(looking_back(app.store, _library(app), app.clock), "therapist", ""),), {}),
    "ProposalsScreen": lambda app: ((RuleBook(),), {}),
    "Question": lambda app: (("Really?", "It can be taken back."), {}),
    "ReadingScreen": lambda app: (("To read", (LIMITS,)), {}),
    "ReminderForm": lambda app: ((read_now(app.store, app.clock, _library(app).exercises, False), ()), {}),
    "RoutinesScreen": lambda app: (((),), {}),
    "SaidYes": lambda app: ((("One of these.",),), {}),
    "TherapistDoseScreen": lambda app: ((_library(app).exercises["cat-cow"], None), {}),
    "TourScreen": lambda app: ((), {}),
    "VisitForm": lambda app: ((Visit(at=_now(app)), "plan", reference(app.clock)), {"new": True}),
    "WarningSignsScreen": lambda app: ((), _signs(app)),
    "WatchingScreen": lambda app: (
        (_library(app).exercises["cat-cow"], _library(app).exercises["cat-cow"].figure), {}
    ),
    "WeeklyScreen": lambda app: ((_now(app),), {}),
    "WelcomeScreen": lambda app: ((), {}),
    "WhyScreen": lambda app: ((prepared(PLAN_ID, _facts(app), _library(app), Wish()).plan,), {}),
}  # fmt: skip


def make(app: CoachApp, name: str) -> Screen[object]:
    """A screen of that class."""
    if name == "WelcomeScreen":
        app.store.change_profile(lambda profile: msgspec.structs.replace(profile, skipped=()))
    given, named = RECIPES[name](app)
    return classes()[name](*given, **named)
