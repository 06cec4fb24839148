"""The rules of reminding and what became of them, shared by screen, agent and commands."""

from collections.abc import Callable
from typing import Any

from coach.domain.reminders.agenda import Agenda
from coach.domain.reminders.agent_word import AgentWord
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.rule import RuleBook
from coach.store.backups import Backups
from coach.store.document import DocumentFile
from coach.store.vault import Vault


class Reminders:
    """`reminders.json` holds the rules and goes into backups; `deliveries.json` is the log of what was shown.

    Every change reads both anew under the one lock. Methods raise CoachError as those of the store do.
    """

    def __init__(self, vault: Vault, backups: Backups) -> None:
        self._vault = vault
        self._book = DocumentFile(vault, backups, "reminders", RuleBook, rows="rules")
        self._log = DocumentFile(vault, backups, "deliveries", Log, lasting=False, rows="deliveries")
        self._agent = DocumentFile(vault, backups, "agent", AgentWord, lasting=False)

    @property
    def documents(self) -> tuple[DocumentFile[Any], ...]:
        """The files that go into a backup."""
        return (self._book, self._log)

    def book(self) -> RuleBook:
        """The rules; an empty book before there are any."""
        return self._book.load() or RuleBook()

    def log(self) -> Log:
        """What became of the occurrences of the last weeks."""
        return self._log.load() or Log()

    def change_book(self, change: Callable[[RuleBook], RuleBook]) -> RuleBook:
        """Keep what `change` makes of the rules as they are now; CoachError from `change` leaves them."""
        with self._vault.locked():
            there = self.book()
            changed = change(there)
            if changed != there:
                self._book.save(changed)
        return changed

    def change_log(self, change: Callable[[Log], Log]) -> Log:
        """Keep what `change` makes of the log as it is now."""
        with self._vault.locked():
            there = self.log()
            changed = change(there)
            if changed != there:
                self._log.save(changed)
        return changed

    def settle(self, decide: Callable[[RuleBook, Log], Agenda]) -> Agenda:
        """Decide on rules and log as they are now, and keep what follows, all under one lock: a claim is exclusive.

        Nothing is written where only the moment of the last look would change, by less than an hour.
        """
        with self._vault.locked():
            book, log = self.book(), self.log()
            decided = decide(book, log)
            if decided.book != book:
                self._book.save(decided.book)
            if decided.log.deliveries != log.deliveries or _looked_long_ago(log, decided.log):
                self._log.save(decided.log)
        return decided

    def agent_word(self) -> AgentWord | None:
        """What the latest agent has said of itself; whether it still runs, only its claim tells."""
        return self._agent.load()

    def keep_agent_word(self, word: AgentWord) -> None:
        """Keep what the agent says of itself."""
        self._agent.save(word)


def _looked_long_ago(old: Log, new: Log) -> bool:
    """Whether the moment of the last look is worth a write: it only bounds how far back missed ones are sought."""
    if old.looked_at is None or new.looked_at is None:
        return new.looked_at != old.looked_at
    return (new.looked_at - old.looked_at).total_seconds() >= 3600
