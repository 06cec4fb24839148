"""A scheduled task: Windows starts the agent at logon, and again a minute after it fails."""

import os
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from coach.errors import CoachError
from coach.paths import user_home
from coach.remind.service.entry import agent_command
from coach.remind.service.placing import check_names, data_folder, differs, placed, remove
from coach.remind.service.programs import LIMIT_S, answers_well, order

TASK = "Coach reminders"
_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
# A task has no environment of its own, so the folder travels as an argument that is gone before Coach reads its own.
_WITH_HOME = (
    "import os, runpy, sys; os.environ['COACH_HOME'] = sys.argv.pop(1); "
    "runpy.run_module('coach', run_name='__main__', alter_sys=True)"
)
_EXPANDED = re.compile(r"%[^%]+%|\$\(")


def task_xml(command: tuple[str, ...], home: str | None, user: str) -> bytes:
    """The task that runs `command` when `user` (DOMAIN\\name) logs on, with COACH_HOME set to `home`.

    UTF-16 with a byte order mark, as schtasks wants it. Raises CoachError for paths that cannot be written there.
    """
    check_names(*command, home)
    python, *arguments = with_home(command, home)
    for word in (python, *arguments):
        if _EXPANDED.search(word):
            raise CoachError(
                "Windows would read a part of this path as a variable.",
                word,
                "Use a folder without % or $( in its name, then try again.",
            )
    task = ET.Element("Task", version="1.2", xmlns=_SPACE)
    _add(task, "RegistrationInfo", Description="Coach waits for what is due and tells you of it.")
    logon = _add(ET.SubElement(task, "Triggers"), "LogonTrigger")
    # Windows may take a killed agent for a finished one, which is no failure: so it also looks every five minutes.
    _add(logon, "Repetition", Interval="PT5M", StopAtDurationEnd="false")
    _add(logon, "UserId").text = user
    principal = _add(
        ET.SubElement(task, "Principals"),
        "Principal",
        UserId=user,
        LogonType="InteractiveToken",
        RunLevel="LeastPrivilege",
    )
    principal.set("id", "Author")
    settings = _add(
        task,
        "Settings",
        MultipleInstancesPolicy="IgnoreNew",
        DisallowStartIfOnBatteries="false",
        StopIfGoingOnBatteries="false",
        ExecutionTimeLimit="PT0S",
    )
    _add(settings, "RestartOnFailure", Interval="PT1M", Count="999")
    actions = ET.SubElement(task, "Actions", Context="Author")
    _add(actions, "Exec", Command=python, Arguments=subprocess.list2cmdline(arguments))
    ET.indent(task)
    text = ET.tostring(task, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-16"?>\n{text}\n'.encode("utf-16")


def with_home(command: tuple[str, ...], home: str | None) -> tuple[str, ...]:
    """`command` (python, -m, coach, ...) as one that sets COACH_HOME to `home` by itself, without a console."""
    python, _, _, *rest = command
    if home is None:
        return (windowless(python), *command[1:])
    return (windowless(python), "-c", _WITH_HOME, home, *rest)


def windowless(python: str) -> str:
    """The pythonw.exe beside `python` where there is one: it opens no window."""
    path = Path(python)
    beside = path.with_name("pythonw.exe")
    return str(beside) if path.name.lower() == "python.exe" and beside.exists() else python


def this_user() -> str:
    """The person who is logged on, as DOMAIN\\name."""
    return f"{os.environ.get('USERDOMAIN', '.')}\\{os.environ.get('USERNAME', '')}"


def _local_app_data() -> Path:
    return Path(os.environ.get("LOCALAPPDATA") or user_home() / "AppData" / "Local")


@dataclass(frozen=True)
class ScheduledTask:
    """The task of the person's own; `definition` is the file it is made from and compared with."""

    command: Callable[[], tuple[str, ...]] = agent_command
    definition: Path = field(default_factory=lambda: _local_app_data() / "coach-agent" / "task.xml")
    user: str = field(default_factory=this_user)
    limit_s: float = LIMIT_S
    path: ClassVar[str] = f"Task Scheduler\\{TASK}"
    name: ClassVar[str] = "a scheduled task"

    def install(self, home: Path | None) -> tuple[str, ...]:
        task = self._content(home)
        there = self.installed()
        if there and not self.outdated(home):
            self._order("/Run")
            return ("It is installed already: nothing was changed.", "The agent has been started, if it did not run.")
        with placed(self.definition, task):
            self._order("/Create", "/XML", str(self.definition), "/F")
        if there:
            self._end()
        self._order("/Run")
        return (f"Made the task {self.path}.", "The agent runs now, and starts whenever you log on.")

    def uninstall(self) -> tuple[str, ...]:
        if not self.installed():
            remove(self.definition)
            return (f"Nothing was installed as {self.name}: nothing was changed.",)
        self._end()
        self._order("/Delete", "/F")
        remove(self.definition)
        return ("The agent has been stopped.", f"Removed the task {self.path}.")

    def installed(self) -> bool:
        return answers_well("schtasks", "/Query", "/TN", TASK, limit_s=self.limit_s) is True

    def running(self) -> bool | None:
        # The state is printed in the language of the system, so it cannot be read.
        return None

    def outdated(self, home: Path | None) -> bool:
        return self.installed() and differs(self.definition, lambda: self._content(home))

    def _content(self, home: Path | None) -> bytes:
        return task_xml(self.command(), data_folder(home), self.user)

    def _end(self) -> None:
        """End the agent that runs; that none runs is no failure."""
        answers_well("schtasks", "/End", "/TN", TASK, limit_s=self.limit_s)

    def _order(self, action: str, *options: str) -> None:
        order("schtasks", action, "/TN", TASK, *options, limit_s=self.limit_s)


def _add(parent: ET.Element, name: str, **texts: str) -> ET.Element:
    """A new element in `parent`, with one child for each of `texts`."""
    added = ET.SubElement(parent, name)
    for child, text in texts.items():
        ET.SubElement(added, child).text = text
    return added
