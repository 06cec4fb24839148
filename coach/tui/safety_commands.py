"""The commands of the screens that ask about warning signs and say what they mean."""

from coach.tui.command import Command

SAFETY_COMMANDS: tuple[Command, ...] = ()
