"""One look and no more."""

from msgspec import Struct

from coach.clock import Clock
from coach.domain.person.settings import Settings
from coach.remind.delivery.ladder import Delivered
from coach.remind.knowing import Exercises
from coach.remind.messages import message_of
from coach.remind.prompt import Prompt
from coach.remind.rungs import ladder_of
from coach.remind.watch import Watch
from coach.store import Store


class Once(Struct, frozen=True):
    """The titles that were shown, and why others were not."""

    shown: tuple[str, ...]
    refused: tuple[str, ...]


async def deliver_due(store: Store, clock: Clock, exercises: Exercises, settings: Settings, by: str) -> Once:
    """Show what is due now, without buttons: nobody will be there to hear them pressed."""
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

    await Watch(store, clock, exercises, show, by, store.run_going_on).look()
    return Once(tuple(shown), tuple(refused))
