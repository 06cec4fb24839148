"""The commands of the first questions and of the profile page."""

from coach.tui.command import Command

PROFILE_COMMANDS: tuple[Command, ...] = ()
