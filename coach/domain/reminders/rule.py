"""A rule of reminding: what it is about, when it comes, and how loud it is."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from coach.domain.journal.entry import Moment, Title
from coach.domain.journal.visit_entries import Weekday
from coach.domain.person.profile import ClockTime

About = Literal["plan", "routine", "evening", "waking", "weekly", "visit", "thermal", "homework", "break", "own"]

ABOUT_NAMES: dict[About, str] = {
    "plan": "Today's routine",
    "routine": "A routine",
    "evening": "Evening log",
    "waking": "Next-morning check",
    "weekly": "Weekly measures",
    "visit": "Visits",
    "thermal": "Heat or cold again",
    "homework": "Homework",
    "break": "Micro-break",
    "own": "A reminder of your own",
}

FOLLOWING: tuple[About, ...] = ("plan", "evening", "waking", "weekly", "visit", "thermal", "homework")
"""What can follow your profile and journal, without a clock time of its own."""

GUIDED: frozenset[About] = frozenset({"plan", "routine", "thermal", "homework", "break"})
"""Reminders of moving, heat or cold: silent while a warning sign locks the routines."""

MOST_RULES = 60
MOST_TIMES = 24


class Daily(Struct, frozen=True, forbid_unknown_fields=True, tag="daily"):
    """At clock times, on `days` (none: every day)."""

    times: Annotated[tuple[ClockTime, ...], Meta(min_length=1, max_length=MOST_TIMES)]
    days: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()


class Every(Struct, frozen=True, forbid_unknown_fields=True, tag="every"):
    """Every `minutes` from `start` to `end` (which may lie after midnight), on `days` (none: every day)."""

    minutes: Annotated[int, Meta(ge=5, le=720)]
    start: ClockTime = "09:00"
    end: ClockTime = "17:00"
    days: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()


class Once(Struct, frozen=True, forbid_unknown_fields=True, tag="once"):
    """One single time."""

    at: Moment


class Follows(Struct, frozen=True, forbid_unknown_fields=True, tag="follows"):
    """When profile and journal say so: the person's usual times, the schedule of measures, visits, runs, homework."""


When = Daily | Every | Once | Follows


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule. Nothing comes that was due before `since` or before `paused_until`; `off` is paused without an end.

    `routine` is the id of the routine of an "routine" rule. `discreet` hides on a lock screen what it is about.
    `through_quiet`: it comes in quiet hours, too. `halved` since it was left three times in a row; `asked` whether the
    person was asked about that.
    """

    id: Annotated[str, Meta(min_length=1, max_length=60)]
    label: Annotated[Title, Meta(min_length=1)]
    about: About
    when: When
    since: Moment
    routine: Annotated[str, Meta(max_length=80)] = ""
    sound: bool = True
    discreet: bool = False
    through_quiet: bool = False
    off: bool = False
    paused_until: Moment | None = None
    halved: bool = False
    asked: bool = False

    def paused(self, now: datetime) -> bool:
        """Whether it keeps still `now`."""
        return self.off or (self.paused_until is not None and now < self.paused_until)


class RuleBook(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules, and what holds for all: quiet hours (no ends: none), being away, discreet texts.

    `agreed` is whether the person has been asked if Coach may remind at all; nothing is set up before.
    """

    rules: Annotated[tuple[Rule, ...], Meta(max_length=MOST_RULES)] = ()
    quiet_from: ClockTime | None = "21:00"
    quiet_to: ClockTime | None = "07:00"
    away_until: Moment | None = None
    discreet: bool = False
    agreed: bool = False

    def away(self, now: datetime) -> bool:
        """Whether everything keeps still `now`."""
        return self.away_until is not None and now < self.away_until

    def find(self, ident: str) -> Rule | None:
        """The rule with this id."""
        return next((rule for rule in self.rules if rule.id == ident), None)

    def with_rule(self, rule: Rule) -> "RuleBook":
        """The book with `rule` in the place of the one with its id, or at the end."""
        if self.find(rule.id) is None:
            return msgspec.structs.replace(self, rules=(*self.rules, rule))
        return msgspec.structs.replace(self, rules=tuple(rule if each.id == rule.id else each for each in self.rules))

    def without(self, ident: str) -> "RuleBook":
        """The book without the rule of this id."""
        return msgspec.structs.replace(self, rules=tuple(rule for rule in self.rules if rule.id != ident))
