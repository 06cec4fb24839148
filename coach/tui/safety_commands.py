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
    quiet("signs_leave", "warning_signs", ("escape",), "Later", "Closes; what was urgent is kept.", "screen.leave"),
    quiet("new_leave", "anything_new", ("escape",), "Later", "Goes back without starting the run.", "leave"),
    quiet("so_yes", "is_that_so", ("y", "a"), "Yes", "Yes, or the first answer.", "answer(0)"),
    quiet("so_other", "is_that_so", ("b",), "Other", "The second answer, where there are two.", "answer(1)"),
    quiet("so_leave", "is_that_so", ("escape",), "Leave", "It stays a yes.", "leave"),
    quiet("so_slip", "is_that_so", ("n",), "Slip", "It was a slip: takes the yes back.", "slip"),
    quiet("urgent_clear", "urgent", ("f2",), "Cleared", "Notes what a clinician has said.", "clear"),
    quiet("urgent_up", "urgent", ("up",), "Up", "Moves the text.", "scroll(-1)"),
    quiet("urgent_down", "urgent", ("down",), "Down", "Moves the text.", "scroll(1)"),
    quiet("urgent_stay", "urgent", ("escape",), "Stay", "Does not lead out: type the word for that.", "stay"),
    quiet("clearing_leave", "clearing", ("escape",), "Close", "Closes without recording anything.", "leave"),
)  # fmt: skip
