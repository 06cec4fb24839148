"""Screens that stay until they have been read: no command of the app leads past one."""

from collections.abc import Iterable

MOVES_OF_FOCUS = frozenset({"focus_next", "focus_previous"})


class Holding:
    """Marks a screen that holds the person."""


def lets_through(stack: Iterable[object], action: str) -> bool:
    """Whether an action of the app may run while these screens are open."""
    return action in MOVES_OF_FOCUS or not any(isinstance(screen, Holding) for screen in stack)
