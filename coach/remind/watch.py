"""A look at what is due: claim it, show it, write down what became of it, and take away what has been answered."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from coach.clock import Clock
from coach.domain.person.settings import Settings
from coach.domain.reminders import answering, reminder_words
from coach.domain.reminders.agenda import Agenda, agenda, wake_at
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.known import Known
from coach.errors import CoachError
from coach.remind.delivery.ladder import Delivered, ladder_of
from coach.remind.knowing import Exercises, read_known
from coach.remind.prompt import Prompt, message_of
from coach.store import Store

LATER = timedelta(seconds=15)
"""When it is tried again after the disk or the lock was in the way."""

WHILE_BUSY = timedelta(seconds=30)
WHILE_UNSEEN = timedelta(seconds=5)
"""When it is looked again whether somebody can see it."""

Show = Callable[[Prompt], Awaitable[Delivered]]
Hindrance = Callable[[], Awaitable[str]]
Withdraw = Callable[[str], Awaitable[None]]

log = logging.getLogger(__name__)


class Watch:
    """Delivers what is due from one store, as `by`. `show` says which rung has shown a prompt, if any has.

    While `busy` says that a run goes on, nothing is shown: the person must not be disturbed in a hold. While
    `hindrance` says why nobody would see it, nothing is claimed: it stays due, and comes in one prompt afterwards.
    `withdraw` takes the prompt with a tag away once nothing of it waits for an answer any more.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        exercises: Exercises,
        show: Show,
        by: str,
        busy: Callable[[], bool],
        hindrance: Hindrance | None = None,
        withdraw: Withdraw | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._exercises = exercises
        self._show = show
        self._by = by
        self._busy = busy
        self._hindrance = hindrance
        self._withdraw = withdraw
        self._unwritten: list[Callable[[Log], Log]] = []
        self._displayed: dict[str, Prompt] = {}

    async def look(self) -> datetime:
        """Show what is due now, in one prompt; returns when to look again (UTC). Never raises CoachError."""
        now = self._clock.now().astimezone(UTC)
        try:
            return now + WHILE_BUSY if self._busy() else await self._look()
        except CoachError as error:
            log.warning("%s", " ".join(str(error).split()))
            return now + LATER

    async def look_once(self) -> None:
        """Look once. Raises CoachError, also where what was shown could not be written down."""
        if not self._busy():
            await self._look()

    async def _look(self) -> datetime:
        known, coming = await asyncio.to_thread(self._peek)
        if coming.claimed and self._hindrance is not None and await self._hindrance():
            await self._take_away(coming.log)
            return self._clock.now().astimezone(UTC) + WHILE_UNSEEN
        decided = await asyncio.to_thread(self._claim, known)
        if not decided.claimed:
            await self._take_away(decided.log)
            return decided.wake_at
        prompt = self._prompt(decided, known)
        await self._take_away(decided.log)
        delivered = await self._show(prompt)
        now = self._clock.now()
        if delivered.rung:
            self._displayed[prompt.tag] = prompt
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

    def _peek(self) -> tuple[Known, Agenda]:
        """What would be claimed; nothing is kept."""
        if self._unwritten:
            self._write_down()
        known, kept = read_known(self._store, self._clock, self._exercises), self._store.reminders
        return known, agenda(kept.book(), kept.log(), known, self._clock.now(), self._by)

    def _claim(self, known: Known) -> Agenda:
        return self._store.reminders.settle(lambda book, there: agenda(book, there, known, self._clock.now(), self._by))

    async def _take_away(self, there: Log) -> None:
        """Take away each prompt of which nothing waits for an answer, or which is about to be shown again."""
        for tag, prompt in [*self._displayed.items()]:
            if not any(key in there.deliveries and there.deliveries[key].state == "shown" for key in prompt.keys):
                del self._displayed[tag]
                if self._withdraw is not None:
                    await self._withdraw(tag)

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


class Once(Struct, frozen=True):
    """The titles that one look has shown, and why others were not shown."""

    shown: tuple[str, ...]
    refused: tuple[str, ...]


async def deliver_due(store: Store, clock: Clock, exercises: Exercises, settings: Settings, by: str) -> Once:
    """Show what is due now, without buttons: nobody will be there to hear them pressed. Raises CoachError."""
    logging.getLogger("coach.remind").addHandler(logging.NullHandler())
    ladder = ladder_of(settings)
    shown: list[str] = []
    refused: list[str] = []

    async def show(prompt: Prompt) -> Delivered:
        delivered = await ladder.deliver(message_of(prompt, buttons=False), lambda _: None)
        if delivered.rung:
            shown.append(prompt.title)
        else:
            refused.extend(delivered.refused)
        return delivered

    async def hindrance() -> str:
        why = await ladder.hindrance()
        if why:
            refused.append(why)
        return why

    await Watch(store, clock, exercises, show, by, store.run_going_on, hindrance).look_once()
    return Once(tuple(shown), tuple(refused))
