"""The pages of the app and the command palette, each imported when it is first opened."""

from collections.abc import Callable
from typing import Any

from textual.command import Provider
from textual.screen import Screen


def _today() -> Screen[None]:
    from coach.tui.screens.today import TodayScreen

    return TodayScreen()


def _library() -> Screen[None]:
    from coach.tui.screens.library import LibraryScreen

    return LibraryScreen()


def _journal() -> Screen[None]:
    from coach.tui.screens.journal import JournalScreen

    return JournalScreen()


def _visits() -> Screen[None]:
    from coach.tui.screens.visits import VisitsScreen

    return VisitsScreen()


def _review() -> Screen[None]:
    from coach.tui.screens.review import ReviewScreen

    return ReviewScreen()


def _reminders() -> Screen[None]:
    from coach.tui.screens.reminders import RemindersScreen

    return RemindersScreen()


def _profile() -> Screen[None]:
    from coach.tui.screens.profile import ProfileScreen

    return ProfileScreen()


def _settings() -> Screen[None]:
    from coach.tui.screens.settings import SettingsScreen

    return SettingsScreen()


def finder() -> type[Provider]:
    """What the command palette searches."""
    from coach.tui.palette import CommandFinder

    return CommandFinder


PAGES: dict[str, str | Callable[[], Screen[Any]]] = {
    "today": _today,
    "library": _library,
    "journal": _journal,
    "visits": _visits,
    "review": _review,
    "reminders": _reminders,
    "profile": _profile,
    "settings": _settings,
}
