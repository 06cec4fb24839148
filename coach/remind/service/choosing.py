"""Which way of being started by the system fits this machine."""

import sys

from coach.remind.service.autostart import Autostart
from coach.remind.service.launchd import Launchd
from coach.remind.service.service import Service
from coach.remind.service.systemd import Systemd
from coach.remind.service.windows import ScheduledTask

_ANSWER_S = 5.0


def choose() -> Service:
    """The service that is installed already, so that it can be found and removed; else the best one for this machine.

    On Linux: a systemd user service where the person's systemd answers within 5 seconds, else desktop autostart.
    Raises CoachError where what is installed cannot be read.
    """
    if sys.platform == "darwin":
        return Launchd()
    if sys.platform == "win32":
        return ScheduledTask()
    systemd, autostart = Systemd(), Autostart()
    if systemd.installed():
        return systemd
    if autostart.installed() or not Systemd(limit_s=_ANSWER_S).answers():
        return autostart
    return systemd
