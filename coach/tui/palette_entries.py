"""What the palette offers: commands that apply here, those of other pages, exercises and routines, settings."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec import Struct
from textual.actions import parse
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from coach.domain.terminal_signal import SIGNAL_NAMES
from coach.tui.command import WHERE_TITLES, Where
from coach.tui.commands import COMMANDS, commands, keyed
from coach.tui.screens.page import Page
from coach.tui.screens.settings import PACE, SWITCHES, THEMES, TMUX

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

BY_ID = {command.id: command for command in COMMANDS}
UNTOLD = frozenset({"palette"})
"""The palette is open already."""
FIELDS = (*((ident, title) for ident, title, _, _ in PACE), ("number", "Emergency number"))


class Entry(Struct, frozen=True):
    """A title and a sentence to find it by, and what it does."""

    title: str
    help: str
    run: Callable[[], object]


def here(screen: Screen[object]) -> Iterator[Entry]:
    """What a key can do now on this screen and where the keys go, once each."""
    app, seen = cast("CoachApp", screen.app), set[str]()
    for node, where in _places(screen):
        for command in commands(where):
            if command.is_typed or command.id in UNTOLD or command.id in seen:
                continue
            seen |= {command.id}
            for title, action in keyed(command):
                if _offered(app, node, action):
                    yield Entry(title, command.help, partial(app.run_action, action, node))


def others(screen: Screen[object]) -> Iterator[Entry]:
    """What can be done elsewhere; from a dialog nothing leads away but the settings."""
    app = cast("CoachApp", screen.app)
    yield from _settings(app)
    if not isinstance(screen, Page):
        return
    for command in COMMANDS:
        if command.where in app.MODES and command.where != app.current_mode and command.palette:
            title = f"{WHERE_TITLES[command.where]}: {command.title}"
            yield Entry(title, command.help, partial(app.do_there, command.where, command.action))
    for ident, name in FIELDS:
        yield Entry(f"Settings: {name}", "Goes to the field.", partial(_to_field, app, ident))
    yield from _library(app)


def _places(screen: Screen[object]) -> Iterator[tuple[DOMNode, Where]]:
    """The places whose commands apply, and the node that does them; from the focused widget outwards."""
    for node in (screen.focused or screen).ancestors_with_self:
        for kind in type(node).__mro__:
            for binding in vars(kind).get("BINDINGS", ()):
                command = BY_ID.get(getattr(binding, "id", None) or "")
                if command is not None:
                    yield node, command.where


def _offered(app: "CoachApp", node: DOMNode, action: str) -> bool:
    space, name, parameters = parse(action)
    target = {"app": app, "screen": node.screen if space == "screen" else node}.get(space, node)
    return target.check_action(name, parameters) is True


def _library(app: "CoachApp") -> Iterator[Entry]:
    library = app.library
    if library is None:
        return
    for routine in library.routines.values():
        yield Entry(f"Run: {routine.name}", routine.why, partial(app.start_run, routine.id))
        yield Entry(f"Show: {routine.name}", routine.why, partial(app.show_in_library, f"routine:{routine.id}"))
    for exercise in library.exercises.values():
        yield Entry(f"Run: {exercise.name}", exercise.cues[0], partial(app.start_run, exercise.id))
        yield Entry(f"Show: {exercise.name}", exercise.cues[0], partial(app.show_in_library, f"exercise:{exercise.id}"))


def _settings(app: "CoachApp") -> Iterator[Entry]:
    settings = app.settings
    for name, title, said in (*SWITCHES, TMUX):
        on: bool = getattr(settings, name)
        changed = msgspec.structs.replace(settings, **{name: not on})
        yield Entry(f"{title}: switch {'off' if on else 'on'}", said, partial(app.keep_settings, changed))
    for title, theme in THEMES:
        changed = msgspec.structs.replace(settings, theme=theme)
        yield Entry(f"Colours: {title}", "How the screen looks.", partial(app.keep_settings, changed))
    for signal, title in SIGNAL_NAMES.items():
        changed = msgspec.structs.replace(settings, terminal_signal=signal)
        yield Entry(f"The terminal calls by: {title}", "For reminders.", partial(app.keep_settings, changed))


async def _to_field(app: "CoachApp", ident: str) -> None:
    await app.switch_mode("settings")
    app.screen.query_one(f"#{ident}", Input).focus()
