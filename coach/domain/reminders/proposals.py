"""What is proposed to a person who wants to be reminded; nothing comes unasked (clinical.md 6.5, reminders)."""

from collections.abc import Collection
from datetime import datetime

import msgspec
from msgspec import Struct

from coach.domain.reminders.rule import ABOUT_NAMES, About, Every, Follows, Rule, RuleBook, When

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
