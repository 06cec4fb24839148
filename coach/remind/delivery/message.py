"""What a reminder says."""

from msgspec import Struct

from coach.domain.text import clean, shorten

LONGEST_TITLE = 120
LONGEST_LABEL = 40
LONGEST_BODY = 2_000


class Button(Struct, frozen=True):
    """Something to press: `id` is "do", "snooze-15" or "skip", `label` the words on it."""

    id: str
    label: str


class Message(Struct, frozen=True):
    """One reminder as it is shown; by its `tag`, where it has one, it can be taken away again."""

    title: str
    body: str
    buttons: tuple[Button, ...] = ()
    sound: bool = True
    tag: str = ""


def plain(message: Message) -> Message:
    """`message` without control characters, short enough for a notification, and never without a title."""
    body = clean(message.body).strip()
    return Message(
        title=shorten(message.title, LONGEST_TITLE) or "Coach",
        body=body if len(body) <= LONGEST_BODY else body[: LONGEST_BODY - 1] + "…",
        buttons=tuple(Button(button.id, shorten(button.label, LONGEST_LABEL)) for button in message.buttons),
        sound=message.sound,
        tag=message.tag,
    )
