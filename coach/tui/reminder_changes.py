"""Changes of the rules that can be taken back and done again."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from coach.domain.reminders.rule import Rule, RuleBook
from coach.domain.reminders.typed import with_room
from coach.store import Store
from coach.tui.screens.changing import Changed, Way

Edit = Callable[[RuleBook], RuleBook]
BACK = "It is as it was before."


def added(store: Store, rule: Rule) -> Changed:
    """Adds a rule. Raises CoachError where there are too many."""
    return _turn(
        store, lambda book: with_room(book).with_rule(rule), lambda book: book.without(rule.id), ("Added.", BACK)
    )


def replaced(store: Store, old: Rule, new: Rule, said: str) -> Changed:
    """Puts `new` in the place of `old`."""
    return _turn(store, lambda book: book.with_rule(new), lambda book: book.with_rule(old), (said, BACK))


def removed(store: Store, rule: Rule) -> Changed:
    """Removes a rule."""
    return _turn(
        store, lambda book: book.without(rule.id), lambda book: book.with_rule(rule), ("Removed.", "It is back.")
    )


def set_for_all(store: Store, book: RuleBook, said: str, **fields: object) -> Changed:
    """Changes what holds for all rules; `book` is how it is."""
    before = {name: getattr(book, name) for name in fields}
    return _turn(
        store,
        lambda there: msgspec.structs.replace(there, **fields),
        lambda there: msgspec.structs.replace(there, **before),
        (said, BACK),
    )


def came_back(store: Store, book: RuleBook, now: datetime) -> Changed:
    """Ends being away; what was due meanwhile is not made up for, also where this is taken back."""

    def do(there: RuleBook) -> RuleBook:
        rules = tuple(msgspec.structs.replace(rule, since=max(rule.since, now)) for rule in there.rules)
        return msgspec.structs.replace(there, away_until=None, rules=rules)

    away = book.away_until
    return _turn(store, do, lambda there: msgspec.structs.replace(there, away_until=away), ("You are back.", BACK))


def back_again(rule: Rule, now: datetime) -> Rule:
    """The rule without its pause; what was due meanwhile is not made up for."""
    return msgspec.structs.replace(rule, off=False, paused_until=None, since=max(rule.since, now))


def _turn(store: Store, do: Edit, undo: Edit, words: tuple[str, str], way: Way = "done") -> Changed:
    store.reminders.change_book(do)
    said = f"{words[0]} Press u to take it back." if way == "done" else words[0]
    following: Way = "redone" if way == "undone" else "undone"
    return Changed(said, lambda: _turn(store, undo, do, (words[1], words[0]), following), way)
