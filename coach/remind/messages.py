"""A prompt as a notification: its text and its buttons."""

from coach.remind.delivery.message import Button, Message
from coach.remind.prompt import PRESS_DO, PRESS_SKIP, PRESS_SNOOZE, SNOOZE_MIN, Prompt


def message_of(prompt: Prompt, buttons: bool = True) -> Message:
    """What is shown for `prompt`; with `buttons` to do it (or to say that it is done), to snooze and to skip."""
    do = "Done" if prompt.leaves_no_trace else "Open"
    return Message(
        title=prompt.title,
        body=prompt.text,
        buttons=(Button(PRESS_DO, do), Button(PRESS_SNOOZE, f"In {SNOOZE_MIN} min"), Button(PRESS_SKIP, "Skip"))
        if buttons
        else (),
        sound=prompt.sound,
    )
