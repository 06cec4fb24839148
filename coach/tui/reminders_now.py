"""How reminders stand: what waits, what comes next, and who brings it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from textual.content import Content

from coach.clock import Clock
from coach.domain.exercise import Exercise
from coach.domain.reminders.armed import coming
from coach.domain.reminders.delivery import Delivery, Log
from coach.domain.reminders.done import is_done
from coach.domain.reminders.known import Known
from coach.domain.reminders.reminder_words import label
from coach.domain.reminders.rule import RuleBook
from coach.domain.when import moment_words
from coach.store import Store
from coach.tui.literal import literal

MOST_NAMED = 2


class RemindersNow(Struct, frozen=True):
    """Rules, log and what is known, read at `at`; `screen` and `agent`: whether one is there to bring reminders."""

    book: RuleBook
    log: Log
    known: Known
    at: datetime
    screen: bool
    agent: bool

    @property
    def waiting(self) -> tuple[Delivery, ...]:
        """What was shown and neither answered nor done, oldest first."""
        shown = self.log.waiting(self.at)
        return tuple(each for each in shown if not is_done(each.one, self.known, self.at))

    @property
    def changes_at(self) -> datetime | None:
        """When the next line is not true any more by itself."""
        ends = [each.until for each in self.waiting]
        return min([*ends, *(each.at for each in coming(self.book, self.known, self.at)[:1])], default=None)


def read_now(store: Store, clock: Clock, exercises: Mapping[str, Exercise], screen: bool) -> RemindersNow:
    """Reads it from the store, to be called in a thread; `screen`: this app brings reminders. Raises CoachError."""
    from coach.remind.knowing import read_known

    known = read_known(store, clock, lambda: exercises)
    reminders = store.reminders
    return RemindersNow(
        book=reminders.book(),
        log=reminders.log(),
        known=known,
        at=clock.now(),
        screen=screen or store.screen_open(),
        agent=store.agent_running(),
    )


def today_line(now: RemindersNow | None) -> Content:
    """What waits and the key for it, else the next reminder and who brings it; empty where there are no rules."""
    if now is None:
        return Content("")
    if now.waiting:
        names = [label(each, now.book) for each in now.waiting[:MOST_NAMED]]
        more = len(now.waiting) - len(names)
        said = ", ".join(names) + (f" and {more} more" if more else "")
        return Content.assemble(("Waiting: ", "bold $warning"), literal(said), "   ", ("0", "bold $primary"), " answers")
    found = coming(now.book, now.known, now.at)
    if now.book.away(now.at) or not found:
        return Content("")
    moment = moment_words(found[0].at.astimezone(now.known.zone), now.at.astimezone(now.known.zone))
    return Content.assemble(("Next reminder: ", "dim"), literal(f"{moment}, {found[0].label}"), literal(_by(now), "dim"))


def _by(now: RemindersNow) -> str:
    if now.screen:
        return " - by this screen" + (", else by the agent" if now.agent else "")
    return " - by the agent" if now.agent else ""
