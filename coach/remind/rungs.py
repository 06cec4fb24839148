"""The ladder of this machine and this person."""

from coach.domain.person.settings import Settings
from coach.remind.delivery.desktop import DesktopRung
from coach.remind.delivery.ladder import Ladder
from coach.remind.delivery.own_command import CommandRung
from coach.remind.delivery.rung import Rung
from coach.remind.delivery.tool import ToolRung


def ladder_of(settings: Settings) -> Ladder:
    """The desktop's own notifications, then its tool, then the person's own command where there is one."""
    rungs: list[Rung] = [DesktopRung(), ToolRung()]
    if settings.reminder_command:
        rungs.append(CommandRung(settings.reminder_command))
    return Ladder(rungs)
