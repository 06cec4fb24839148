"""One way to show a reminder."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from coach.domain.text import shorten
from coach.remind.delivery.message import Message

LIMIT_S = 5.0
LONGEST_REASON = 160

OnPress = Callable[[str], None]
"""Called in the event loop with the id of the button, "do" for a click on the message, or "dismissed"."""


class Rung(Protocol):
    """A way to show a message that knows whether it did."""

    name: str

    async def show(self, message: Message, on_press: OnPress) -> str | None:
        """Show `message`: None when it is confirmed shown, else a sentence that says why not.

        Never raises, and takes at most `LIMIT_S` seconds.
        """


@runtime_checkable
class Desktop(Protocol):
    """A rung by way of the notification service, which may be paused, and which takes a message away again."""

    async def hindrance(self) -> str:
        """Why nobody would see a message now, in a sentence; empty where somebody may. Never raises."""

    async def withdraw(self, tag: str) -> None:
        """Take the message with this tag away, if it is still there. May raise."""

    async def close(self) -> None:
        """Leave the service. May raise."""


def too_slow(who: str, limit_s: float) -> str:
    """The sentence for `who` that was given up after `limit_s` seconds."""
    return f"{who} did not answer within {limit_s:g} seconds."


def failed(error: Exception) -> str:
    """The sentence for an `error` nobody expected; what it says is cleaned and cut."""
    said = shorten(str(error), LONGEST_REASON)
    return f"It failed ({type(error).__name__}{': ' if said else ''}{said})."
