"""The last net under the screens: what was refused is told, wherever it comes up, and nothing ends because of it.

A fault in a thread is told, too, with its report. One in a handler ends the app, as nobody knows what it left behind.
"""

from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerFailed, WorkerState

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class TellsRefusals(MessagePump):
    """An app or a screen that goes on after a CoachError in one of its handlers, where Textual would end the app."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except CoachError as error:
            cast("CoachApp", self.app).show_error(error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what a worker has failed by, which would otherwise only be missing."""
        worker = event.worker
        if event.state is not WorkerState.ERROR or worker.exit_on_error or worker.error is None:
            return
        app = cast("CoachApp", self.app)
        if isinstance(worker.error, CoachError):
            app.show_error(worker.error)
        else:
            app.tell_fault(worker.error)


def refusal(error: Exception) -> CoachError | None:
    """The refusal in an exception that nobody has handled, also where a worker has failed by it."""
    inner = error.error if isinstance(error, WorkerFailed) else error
    return inner if isinstance(inner, CoachError) else None
