"""What a person may set, apart from who they are."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from coach.domain.entry import Note, Place
from coach.domain.terminal_signal import Signal
from coach.domain.timeline import Pace

ThemeName = Literal["auto", "light", "dark"]
MOST_TEMPLATES = 8


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """A check-in that comes again and again: its places with their kinds, and a note, under a name."""

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    places: tuple[Place, ...] = ()
    note: Note = ""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The switches of the settings screen, and the person's own templates of check-ins.

    `emergency_number` is shown wherever the app says to call for help. `reminder_command` is a command of the person's
    own, word by word, that shows a reminder where nothing else could. `terminal_signal` is how reminders call through
    the terminal, `tmux_passthrough` whether tmux hands that on.
    """

    theme: ThemeName = "auto"
    bell: bool = True
    chime: bool = True
    speech: bool = False
    reduced_motion: bool = False
    emergency_number: Annotated[str, Meta(max_length=30)] = ""
    pace: Pace = Pace()
    reminder_command: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=500)], ...], Meta(max_length=30)
    ] = ()
    terminal_signal: Signal = "auto"
    tmux_passthrough: bool = False
    templates: Annotated[tuple[Template, ...], Meta(max_length=MOST_TEMPLATES)] = ()


def with_template(settings: Settings, template: Template) -> Settings:
    """The settings with `template`, in the place of one of the same name; the oldest goes where there are too many."""
    others = (each for each in settings.templates if each.name.casefold() != template.name.casefold())
    return msgspec.structs.replace(settings, templates=(*others, template)[-MOST_TEMPLATES:])
