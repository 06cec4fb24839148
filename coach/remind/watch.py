"""One look at what is due: claim it, show it, write down what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from coach.clock import Clock
from coach.domain.reminders import answering, reminder_words
from coach.domain.reminders.agenda import Agenda, agenda, wake_at
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.known import Known
from coach.errors import CoachError
from coach.remind.delivery.ladder import Delivered
from coach.remind.knowing import Exercises, read_known
from coach.remind.prompt import Prompt
from coach.store import Store

LATER = timedelta(seconds=15)
"""When it is tried again after the disk or the lock was in the way."""

WHILE_BUSY = timedelta(seconds=30)

Show = Callable[[Prompt], Awaitable[Delivered]]

log = logging.getLogger(__name__)


class Watch:
    """Delivers what is due from one store, as `by`. `show` says which rung has shown a prompt, if any has.

    While `busy` says that a run goes on, nothing is shown: the person must not be disturbed in a hold.
    """

    def __init__(
        self, store: Store, clock: Clock, exercises: Exercises, show: Show, by: str, busy: Callable[[], bool]
    ) -> None:
        self._store = store
        self._clock = clock
        self._exercises = exercises
        self._show = show
        self._by = by
        self._busy = busy
        self._unwritten: list[Callable[[Log], Log]] = []

    async def look(self) -> datetime:
        """Show what is due now, in one prompt; returns when to look again (UTC). Never raises CoachError."""
        now = self._clock.now().astimezone(UTC)
        try:
            return now + WHILE_BUSY if self._busy() else await self._look()
        except CoachError as error:
            log.warning("%s", " ".join(str(error).split()))
            return now + LATER

    async def _look(self) -> datetime:
        known, decided = await asyncio.to_thread(self._claim)
        if not decided.claimed:
            return decided.wake_at
        prompt = self._prompt(decided, known)
        delivered = await self._show(prompt)
        now = self._clock.now()
        if delivered.rung:
            log.info("shown by %s: %s", delivered.rung, ", ".join(prompt.keys))
        else:
            log.warning("not shown: %s (%s)", ", ".join(prompt.keys), "; ".join(delivered.refused))

        def outcome(there: Log) -> Log:
            if delivered.rung:
                return answering.shown(there, prompt.keys, self._by, delivered.rung, now)
            return answering.refused(there, prompt.keys, self._by, "; ".join(delivered.refused), now)

        self._unwritten.append(outcome)
        after = await asyncio.to_thread(self._write_down)
        return wake_at(decided.book, after, known, self._clock.now())

    def _claim(self) -> tuple[Known, Agenda]:
        if self._unwritten:
            self._write_down()
        known = read_known(self._store, self._clock, self._exercises)
        decided = self._store.reminders.settle(
            lambda book, there: agenda(book, there, known, self._clock.now(), self._by)
        )
        return known, decided

    def _write_down(self) -> Log:
        """What was shown is written down before anything else is claimed, or it would be shown again."""

        def all_of(there: Log) -> Log:
            for change in self._unwritten:
                there = change(there)
            return there

        written = self._store.reminders.change_log(all_of)
        self._unwritten.clear()
        return written

    def _prompt(self, decided: Agenda, known: Known) -> Prompt:
        said = reminder_words.saying(decided.claimed, len(decided.missed), decided.book, known)
        rules = [decided.book.find(each.one.rule) for each in decided.claimed]
        return Prompt(
            deliveries=decided.claimed,
            title=said.title,
            text=said.text,
            sound=any(rule is not None and rule.sound for rule in rules),
            missed=len(decided.missed),
        )
