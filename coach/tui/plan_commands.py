"""The commands of Today's plan: start it, change it, ask it for its reasons."""

from coach.tui.command import Command

PLAN_COMMANDS: tuple[Command, ...] = (
    Command("start", "today", ("enter",), "Start", "Opens the plan; nothing is timed until you say so.", "start"),
    Command("other", "today", ("o",), "Other", "Swaps the marked exercise for another one.", "other", False),
    Command("minutes", "today", ("m",), "Minutes", "Makes the plan shorter or longer: 5, 10, 15, 20.", "minutes"),
    Command(
        "flare",
        "today",
        ("f",),
        "Flare",
        "Says that today is a flare day, or that it has passed: the gentle plan, no goals.",
        "flare",
    ),
    Command("routines", "today", ("g",), "Routines", "Picks a ready routine in place of the plan.", "routines"),
    Command("why", "today", ("w",), "Why", "A reason for every line, and for all that is left out.", "why"),
    Command("reset", "today", ("u",), "Undo", "Goes back to the plan as it was before you changed it.", "reset", False),
    Command(
        "safety",
        "today",
        ("a",),
        "Answer",
        "Asks the safety questions that come before anything is guided.",
        "safety",
    ),
    Command("why_close", "why", ("escape", "w", "q"), "Close", "Closes the reasons.", "close", False, False),
    Command(
        "routine_number",
        "routines",
        tuple("123456789"),
        "Start",
        "Opens the routine with that number.",
        "start_number",
        footer=False,
        palette=False,
        key_display="1 to 9",
    ),
    Command("routines_close", "routines", ("escape", "g"), "Close", "Goes back to the plan.", "close", False, False),
    Command("morning_skip", "morning", ("escape",), "Not now", "Leaves the question for today.", "skip", False, False),
)
