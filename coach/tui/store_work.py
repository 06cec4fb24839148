"""How screens reach the store: in threads only, and with the answer as a message."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from textual import work
from textual.message import Message
from textual.screen import Screen

from coach.errors import CoachError
from coach.tui.refusals import TellsRefusals

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

T = TypeVar("T")
Job = Callable[[], Message | None]


class StoreRead(Message):
    """A reading is over, and its answer has come before this."""


class StoreScreen(TellsRefusals, Screen[T]):
    """A screen that reads from and writes to the store; refusals are shown as errors, notices as toasts."""

    @property
    def coach(self) -> "CoachApp":
        """The app, as what it is."""
        return cast("CoachApp", self.app)

    @work(thread=True, exclusive=True, group="store", exit_on_error=False)
    def read_store(self, job: Job, said: str = "Reading your journal") -> None:
        """Runs `job` in a thread and posts its answer; a later reading replaces one that has not begun."""
        self._do(job, said)
        self.post_message(StoreRead())

    @work(thread=True, group="store-write", exit_on_error=False)
    def write_store(self, job: Job, said: str = "Writing it down") -> None:
        """Runs `job` in a thread and posts its answer; writes come one after the other and nothing replaces one."""
        with self.coach.writing:
            self._do(job, said)

    def _do(self, job: Job, said: str) -> None:
        """Says `said` while it takes long."""
        try:
            with self.coach.working(said):
                answer = job()
        except CoachError as error:
            self.app.call_from_thread(self.coach.show_error, error)
        else:
            if answer is not None:
                self.post_message(answer)
        for notice in self.coach.store.take_notices():
            self.app.call_from_thread(self.coach.tell, notice)
