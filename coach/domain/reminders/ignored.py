"""A reminder that is left unanswered again and again comes half as often (clinical.md 6.5, reminders)."""

import msgspec

from coach.domain.reminders.delivery import Log
from coach.domain.reminders.rule import Daily, Every, Rule, RuleBook

IN_A_ROW = 3
NEVER_HALVED = frozenset({"visit", "thermal", "weekly", "own"})


def halved(book: RuleBook, log: Log) -> RuleBook:
    """The book in which every rule that was left three times in a row comes half as often; asked about once."""
    for rule in book.rules:
        if not rule.halved and not rule.asked and _can_be_halved(rule) and _ignored(rule, log):
            book = book.with_rule(msgspec.structs.replace(rule, halved=True))
    return book


def answered(rule: Rule, keep_halved: bool) -> Rule:
    """The rule after the person has said whether it may stay at half; it is not asked again."""
    return msgspec.structs.replace(rule, halved=keep_halved, asked=True)


def asks(rule: Rule) -> bool:
    """Whether the person has still to be asked about a halved rule."""
    return rule.halved and not rule.asked


def _can_be_halved(rule: Rule) -> bool:
    return rule.about not in NEVER_HALVED or isinstance(rule.when, (Daily, Every))


def _ignored(rule: Rule, log: Log) -> bool:
    """Whether the last three that were shown and are settled had no answer."""
    settled = [each for each in log.of_rule(rule.id) if not each.is_open and each.shown]
    last = settled[-IN_A_ROW:]
    return len(last) == IN_A_ROW and all(each.state == "ignored" for each in last)
