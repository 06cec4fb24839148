"""What is proposed to a person who wants to be reminded; nothing comes unasked (clinical.md 6.5, reminders)."""

from collections.abc import Collection, Mapping
from datetime import datetime, time

import msgspec
from msgspec import Struct

from coach.domain.homework.due import span_words
from coach.domain.journal.entries import Homework
from coach.domain.reminders.following import homework_times
from coach.domain.reminders.rule import ABOUT_NAMES, About, Every, Follows, Rule, RuleBook, When

MOST_NAMED = 3
BREAK = Every(45, "09:00", "17:00", ("mon", "tue", "wed", "thu", "fri"))


class Proposal(Struct, frozen=True):
    """A kind of reminder with the reason for it; `usual` ones are marked beforehand."""

    about: About
    why: str
    usual: bool = True


PROPOSALS: tuple[Proposal, ...] = (
    Proposal("plan", "once a day at the first of your usual times; silent when you have already moved"),
    Proposal("evening", "twenty seconds in the evening"),
    Proposal("visit", "a day before a visit, and one and two days after it"),
    Proposal("waking", "the morning after a routine: how did you wake up?"),
    Proposal("weekly", "the weekly questions, when they are open"),
    Proposal("homework", "what a therapist gave you, while it is due"),
    Proposal("thermal", "when the skin has rested from heat or cold", usual=False),
    Proposal("break", "every 45 minutes on work days from 9 to 17", usual=False),
)


def proposals(homework: Collection[Homework], names: Mapping[str, str], first: time) -> tuple[Proposal, ...]:
    """The proposals for somebody with this homework, which is told with its times; `names` are by exercise.

    `first` is the first of the person's usual times.
    """
    often = [
        f"{names.get(each.exercise, 'homework')} {times_words(each, first)}" for each in homework if is_often(each)
    ]
    why = f"{'; '.join(often[:MOST_NAMED])}, while it is due"
    return tuple(
        msgspec.structs.replace(each, why=why) if each.about == "homework" and often else each for each in PROPOSALS
    )


def is_often(homework: Homework) -> bool:
    """Whether it comes several times a day or at its own times, so that a reminder helps."""
    return homework.times_a_day > 1 or homework.every_min is not None or bool(homework.clock_times)


def times_words(homework: Homework, first: time) -> str:
    """The times of its reminders: "every 2 hours from 9:00 to 19:00", "at 9:00, 14:00 and 19:00"."""
    at = [f"{each.hour}:{each.minute:02}" for each in homework_times(homework, first)]
    if homework.every_min is not None and len(at) > 1:
        return f"every {span_words(homework.every_min)} from {at[0]} to {at[-1]}"
    return f"at {' and '.join([', '.join(at[:-1]), at[-1]] if len(at) > 1 else at)}"


def set_up(book: RuleBook, wanted: Collection[About], now: datetime) -> RuleBook:
    """The book with a rule for each kind in `wanted` that has none, and with the word that the person was asked."""
    for proposal in PROPOSALS:
        there = any(rule.id == proposal.about for rule in book.rules)
        if proposal.about in wanted and not there:
            when: When = BREAK if proposal.about == "break" else Follows()
            book = book.with_rule(
                Rule(id=proposal.about, label=ABOUT_NAMES[proposal.about], about=proposal.about, when=when, since=now)
            )
    return msgspec.structs.replace(book, agreed=True)
