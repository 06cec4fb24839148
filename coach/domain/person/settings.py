"""What a person may set, apart from who they are."""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from coach.domain.journal.entry import Note, Place
from coach.domain.review.page import BlockId, For
from coach.domain.run.timeline import Pace
from coach.domain.terminal_signal import Signal

ThemeName = Literal["auto", "light", "dark", "contrast"]
MOST_TEMPLATES = 8


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """A check-in that comes again and again: its places with their kinds, and a note, under a name."""

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    places: tuple[Place, ...] = ()
    note: Note = ""


class PageChoices(Struct, frozen=True, forbid_unknown_fields=True):
    """What the person decides about the page: the name or initials on it, and the blocks hidden for each reader."""

    name: Annotated[str, Meta(max_length=40)] = ""
    hidden_for_therapist: tuple[BlockId, ...] = ()
    hidden_for_me: tuple[BlockId, ...] = ()

    def hidden(self, for_whom: For) -> tuple[BlockId, ...]:
        """The blocks that are hidden for this reader."""
        return self.hidden_for_therapist if for_whom == "therapist" else self.hidden_for_me

    def with_hidden(self, for_whom: For, hidden: Iterable[BlockId]) -> "PageChoices":
        """The same with these blocks hidden for one reader."""
        kept = tuple(dict.fromkeys(hidden))
        field = "hidden_for_therapist" if for_whom == "therapist" else "hidden_for_me"
        return msgspec.structs.replace(self, **{field: kept})


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The switches of the settings screen, and the person's own templates of check-ins.

    `giant` is whether a run begins in the view that is read from the floor.
    `emergency_number` is shown wherever the app says to call for help. `reminder_command` is a command of the person's
    own, word by word, that shows a reminder where nothing else could. `terminal_signal` is how reminders call through
    the terminal, `tmux_passthrough` whether tmux hands that on. `tour_seen` says that the tour need not come by itself.
    """

    theme: ThemeName = "auto"
    bell: bool = True
    chime: bool = True
    speech: bool = False
    reduced_motion: bool = False
    giant: bool = False
    emergency_number: Annotated[str, Meta(max_length=30)] = ""
    pace: Pace = Pace()
    reminder_command: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=500)], ...], Meta(max_length=30)
    ] = ()
    page: PageChoices = PageChoices()
    terminal_signal: Signal = "auto"
    tmux_passthrough: bool = False
    tour_seen: bool = False
    templates: Annotated[tuple[Template, ...], Meta(max_length=MOST_TEMPLATES)] = ()

    def beside(self, there: "Settings") -> "Settings":
        """These with what the settings screen does not set as it is `there`: another command may have changed it."""
        return msgspec.structs.replace(
            self,
            reminder_command=there.reminder_command,
            page=there.page,
            templates=there.templates,
            tour_seen=there.tour_seen,
        )


def with_template(settings: Settings, template: Template) -> Settings:
    """The settings with `template`, in the place of one of the same name; the oldest goes where there are too many."""
    others = (each for each in settings.templates if each.name.casefold() != template.name.casefold())
    return msgspec.structs.replace(settings, templates=(*others, template)[-MOST_TEMPLATES:])
