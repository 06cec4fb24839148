"""The commands of the screens that ask about warning signs and say what they mean."""

from coach.tui.command import Command, quiet

SAFETY_COMMANDS: tuple[Command, ...] = (
    quiet("signs_none", "warning_signs", ("n",), "None", "None of these is true; goes on.", "none"),
    quiet(
        "sign_number", "warning_signs", tuple("1234567890"), "Mark", "Says yes to that one, or takes it back.",
        "mark_number", "0 to 9",
    ),
    quiet(
        "which_number", "warning_signs", tuple("abcdefghi"), "Which", "Says which it is, once you said yes.",
        "which_number", "a to i",
    ),
    quiet("signs_here", "warning_signs", ("space",), "Mark", "Marks the line you are on, as Enter does.", "select"),
    quiet("signs_back", "warning_signs", ("left",), "Before", "Goes back to the page before.", "screen.back"),
    quiet("signs_leave", "warning_signs", ("escape",), "Not now", "Closes; nothing is kept.", "screen.leave"),
    quiet("new_leave", "anything_new", ("escape",), "Not now", "Goes back without starting the run.", "leave"),
    quiet("urgent_clear", "urgent", ("f2",), "Cleared", "Notes what a clinician has said.", "clear"),
    quiet("urgent_up", "urgent", ("up",), "Up", "Moves the text.", "scroll(-1)"),
    quiet("urgent_down", "urgent", ("down",), "Down", "Moves the text.", "scroll(1)"),
    quiet("urgent_stay", "urgent", ("escape",), "Stay", "Does not lead out: type the word for that.", "stay"),
    quiet("clearing_leave", "clearing", ("escape",), "Close", "Closes without recording anything.", "leave"),
)  # fmt: skip
