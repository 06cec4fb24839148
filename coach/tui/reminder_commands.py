"""The commands about reminders: what waits, the page, and the form."""

from coach.tui.command import Command, quiet


def _key(ident: str, key: str, title: str, help: str, footer: bool = True) -> Command:
    """A key of the page."""
    return Command(ident, "reminders", (key,), title, help, ident.removeprefix("reminders_"), footer)


REMINDER_COMMANDS: tuple[Command, ...] = (
    Command(
        "waiting", "rooms", ("0", "f9"), "Waiting", "Opens the reminders that wait for an answer.", "app.waiting", False
    ),
    Command(
        "reminders",
        "rooms",
        ("z", "f8"),
        "Reminders",
        "What reminds you and when, who brings it, and what was.",
        "app.go('reminders')",
        footer=False,
    ),
    Command(
        "reminders_section_number",
        "reminders",
        ("1", "2"),
        "Section",
        "Shows the reminders or what became of them.",
        "section",
        footer=False,
        palette=False,
        key_display="1 or 2",
    ),
    Command(
        "reminders_enter",
        "reminders",
        (),
        "Go on",
        "Changes the marked reminder, or brings back what was put away.",
        "app.press",
        False,
        False,
        "enter",
    ),
    _key("reminders_new", "n", "New", "Adds a reminder."),
    _key("reminders_edit", "e", "Edit", "Changes the marked reminder."),
    _key("reminders_delete", "d", "Delete", "Removes the marked reminder.", False),
    _key("reminders_pause", "m", "Pause", "Quiet for 30 minutes, until tomorrow, until a day, off or on again."),
    _key("reminders_sound", "i", "Sound", "Whether the marked reminder sounds.", False),
    _key("reminders_hours", "h", "Hours", "The quiet hours, in which nothing comes.", False),
    _key("reminders_away", "a", "Away", "Nothing comes until the day you are back.", False),
    _key("reminders_discreet", "x", "Discreet", "Hides on the desktop what reminders are about.", False),
    _key("reminders_propose", "g", "Usual", "Shows the usual reminders, to be ticked.", False),
    _key("reminders_test", "v", "Test", "Sends a reminder now and says what confirmed it.", False),
    Command("reminders_undo", "reminders", ("u",), "Undo", "Takes the latest change of this page back.", "undo"),
    Command(
        "reminders_redo", "reminders", ("r",), "Redo", "Does again what was taken back last.", "redo", footer=False
    ),
    Command(
        "prompt_do",
        "reminder_prompt",
        (),
        "Do it",
        "Opens what the marked reminder is about.",
        "app.press",
        False,
        False,
        "enter",
    ),
    quiet("prompt_5", "reminder_prompt", ("5",), "5 min", "Comes again in 5 minutes.", "snooze(5)"),
    quiet("prompt_15", "reminder_prompt", ("1",), "15 min", "Comes again in 15 minutes.", "snooze(15)"),
    quiet("prompt_60", "reminder_prompt", ("6",), "60 min", "Comes again in an hour.", "snooze(60)"),
    quiet("prompt_next", "reminder_prompt", ("n",), "Next", "Leaves it for the next time of its rule.", "next_time"),
    quiet("prompt_skip", "reminder_prompt", ("s",), "Skip", "Skips it, and asks for the reason.", "skip"),
    quiet("prompt_done", "reminder_prompt", ("d",), "Done", "Says that a break or an own reminder is done.", "did"),
    quiet("prompt_away", "reminder_prompt", ("x",), "Put away", "Puts it away; Reminders brings it back.", "put_away"),
    quiet("prompt_leave", "reminder_prompt", ("escape",), "Leave", "Leaves it waiting; 0 opens it again.", "leave"),
    quiet("form_leave", "reminder_form", ("escape",), "Close", "Closes without keeping anything.", "leave"),
    quiet("propose_tick", "proposals", ("space",), "Tick", "Ticks the marked reminder, or takes it away.", "tick"),
    quiet("propose_none", "proposals", ("n",), "None", "Takes none; Coach does not ask again.", "none"),
    quiet("propose_later", "proposals", ("escape",), "Later", "Asks another time.", "later"),
)
