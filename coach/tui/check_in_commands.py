"""The commands of the check-in with its body chart, and of what is asked in the evening, once a week and of a visit."""

from coach.tui.command import Command, quiet

CHECK_IN_COMMANDS: tuple[Command, ...] = (
    Command(
        "check_in", "rooms", ("c",), "Check in", "Writes down your pain now: a number, then Enter.", "app.check_in"
    ),
    quiet("check_in_body", "check_in", ("b",), "Body", "Goes to the figure, to mark where it hurts.", "body"),
    quiet(
        "usual_number", "check_in", tuple("vwxyz"), "Usual place", "Marks one of the places you named before.",
        "usual", "v to z",
    ),
    quiet("check_in_leave_out", "check_in", ("escape",), "Close", "Closes without saving.", "leave_out"),
    quiet("chart_left", "body_chart", ("left",), "Left", "Goes to the next place that way.", "go('left')"),
    quiet("chart_right", "body_chart", ("right",), "Right", "Goes to the next place that way.", "go('right')"),
    quiet("chart_up", "body_chart", ("up",), "Up", "Goes to the next place that way.", "go('up')"),
    quiet("chart_down", "body_chart", ("down",), "Down", "Goes to the next place that way.", "go('down')"),
    quiet("chart_mark", "body_chart", ("space",), "Mark", "Marks the place, or takes the mark away.", "mark"),
    quiet("chart_digit", "body_chart", (), "Score", "How much it hurts there; 1 and then 0 is ten.", "", "0 to 9"),
    quiet(
        "chart_kind_number", "body_chart", tuple("asti"), "Kind", "What it is like: ache, sharp, tingling, stiff.",
        "kind", "a s t i",
    ),
    quiet("chart_seek", "body_chart", ("f",), "Find", "Takes a few letters of a place's name.", "seek"),
    quiet("chart_take", "body_chart", ("enter",), "Take", "Takes what is marked, or else this place.", "take"),
    quiet("answer_yes", "yes_no", ("y",), "Yes", "Says yes and goes on.", "answer(True)"),
    quiet("answer_no", "yes_no", ("n",), "No", "Says no and goes on.", "answer(False)"),
    quiet("answer_skip", "yes_no", ("enter",), "Skip", "Goes on without changing the answer.", "skip"),
    quiet("change_worse", "change", ("left", "down"), "Worse", "Marks one step worse.", "move(-1)"),
    quiet("change_better", "change", ("right", "up"), "Better", "Marks one step better.", "move(1)"),
    quiet("change_digit", "change", (), "Mark", "A sign and a digit mark that number; 0 needs none.", "", "-5 to +5"),
    quiet("change_take", "change", ("enter",), "Take", "Takes the marked number.", "choose"),
    quiet("asking_leave", "asking", ("escape",), "The rest", "Leaves out what is not answered yet.", "leave_out"),
)  # fmt: skip
