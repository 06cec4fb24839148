"""The one table of commands: bindings, footer, palette and help are all made from it."""

from textual.binding import Binding, BindingType

from coach.tui.check_in_commands import CHECK_IN_COMMANDS
from coach.tui.command import Command, Where
from coach.tui.journal_commands import JOURNAL_COMMANDS
from coach.tui.library_commands import LIBRARY_COMMANDS
from coach.tui.plan_commands import PLAN_COMMANDS
from coach.tui.profile_commands import PROFILE_COMMANDS
from coach.tui.reminder_commands import REMINDER_COMMANDS
from coach.tui.review_commands import REVIEW_COMMANDS
from coach.tui.run_commands import RUN_COMMANDS
from coach.tui.safety_commands import SAFETY_COMMANDS
from coach.tui.visit_commands import VISIT_COMMANDS

ALWAYS = frozenset({"ctrl+c", "ctrl+q", "ctrl+z", "f10"})
"""Keys that work in dialogs and text fields, too."""

COMMANDS: tuple[Command, ...] = (
    *CHECK_IN_COMMANDS,
    Command("resume", "today", ("r",), "Resume", "Goes on with the run that was interrupted.", "resume"),
    Command("drop", "today", ("x",), "Drop", "Forgets the interrupted run, after asking.", "drop"),
    Command("dismiss", "today", ("v",), "Seen", "Takes away the line about files that need a look.", "findings_seen"),
    *PLAN_COMMANDS,
    *LIBRARY_COMMANDS,
    *JOURNAL_COMMANDS,
    Command(
        "today", "rooms", ("t", "f2"), "Today", "What to do now, and how the last days went.", "app.go('today')", False
    ),
    Command("library", "rooms", ("l", "f3"), "Library", "All exercises and routines.", "app.go('library')", False),
    Command("journal", "rooms", ("j", "f4"), "Journal", "What you did and wrote down.", "app.go('journal')", False),
    Command(
        "visits",
        "rooms",
        ("b", "f7"),
        "Visits",
        "Visits, questions, homework, technique guide and costs.",
        "app.go('visits')",
        footer=False,
    ),
    Command(
        "settings",
        "rooms",
        ("s", "f5"),
        "Settings",
        "Sounds, colours, motion, pace and your emergency number.",
        "app.go('settings')",
        footer=False,
    ),
    Command(
        "profile",
        "rooms",
        ("y", "f6"),
        "Profile",
        "What you have told about yourself, and warning signs.",
        "app.go('profile')",
        footer=False,
    ),
    Command("home", "away", ("escape",), "Today", "Clears a search, else goes back to Today.", "home", palette=False),
    Command("help_back", "help", ("escape",), "Back", "Closes the help.", "back", palette=False),
    Command("help_tour", "help", ("t",), "Tour", "Shows the three pages of the tour again.", "app.tour", palette=False),
    Command("tour_on", "tour", ("enter", "right", "space"), "Go on", "Shows the next page.", "turn(1)", False, False),
    Command("tour_back", "tour", ("left", "b"), "Before", "Shows the page before.", "turn(-1)", False, False),
    Command("tour_leave", "tour", ("escape",), "Close", "Closes the tour.", "leave", False, False),
    Command("jump_letter", "jump", (), "Choose", "Chooses what has that letter.", "", False, False, "a to z"),
    Command("jump_leave", "jump", ("escape",), "Leave", "Takes the letters away.", "leave", False, False),
    Command(
        "ask_leave_out", "ask_score", ("escape",), "Leave out", "Goes on without a number.", "leave_out", False, False
    ),
    Command("score_digit", "score", (), "Mark", "Marks that number; 1 and then 0 is ten.", "", False, False, "0 to 9"),
    Command("score_less", "score", ("left", "down"), "Less", "Marks the number below.", "move(-1)", False, False),
    Command("score_more", "score", ("right", "up"), "More", "Marks the number above.", "move(1)", False, False),
    Command("score_take", "score", ("enter",), "Take", "Takes the marked number.", "choose", False, False),
    Command("yes", "question", ("y",), "Yes", "Does it.", "answer(True)", False, False),
    Command("no", "question", ("n", "escape"), "No", "Leaves it as it is.", "answer(False)", False, False),
    Command(
        "palette",
        "everywhere",
        ("p", "ctrl+p"),
        "Commands",
        "Finds everything by its name: commands, exercises, settings.",
        "app.command_palette",
        palette=False,
    ),
    Command(
        "jump",
        "everywhere",
        ("8", "f10"),
        "Jump",
        "Paints a letter on everything that can be chosen; the letter chooses it.",
        "app.jump",
        footer=False,
        palette=False,
    ),
    Command(
        "help",
        "everywhere",
        ("question_mark", "f1"),
        "Help",
        "Every key, the safety note, where your data are.",
        "app.help",
    ),
    Command(
        "tour", "everywhere", (), "Tour", "Three short pages: today, a run, and the time between.", "app.tour", False
    ),
    Command(
        "quit",
        "everywhere",
        ("q", "ctrl+q", "ctrl+c"),
        "Quit",
        "Leaves Coach; a run is kept to go on with later.",
        "app.leave",
    ),
    Command(
        "suspend",
        "everywhere",
        ("ctrl+z",),
        "Suspend",
        "Leaves Coach waiting in your shell.",
        "app.suspend_process",
        False,
        False,
    ),
    *RUN_COMMANDS,
    *SAFETY_COMMANDS,
    *PROFILE_COMMANDS,
    *VISIT_COMMANDS,
    *REVIEW_COMMANDS,
    *REMINDER_COMMANDS,
)
"""Screens take theirs with `bindings`; their order is the order of footer and help."""


def commands(*where: Where) -> list[Command]:
    """The commands of these places, in the table's order."""
    return [command for command in COMMANDS if command.where in where]


def action_of(command: Command, key: str) -> str:
    """What a key of the command does; of a command for several numbers or letters it takes the key itself."""
    return f"{command.action}('{key}')" if command.id.endswith("_number") else command.action


def keyed(command: Command) -> list[tuple[str, str]]:
    """The names of a command and the action of each: one, or one for each key that it takes itself."""
    if command.id.endswith("_number"):
        return [(f"{command.title} {key}", action_of(command, key)) for key in command.keys]
    return [(command.title, command.action)]


def bindings(*where: Where) -> list[BindingType]:
    """What a screen or the app puts into its BINDINGS."""
    return [
        Binding(
            key,
            action_of(command, key),
            command.title,
            show=command.footer and key == command.keys[0],
            priority=key in ALWAYS,
            key_display=command.shown_key,
            tooltip=command.help,
            id=command.id,
        )
        for command in commands(*where)
        for key in command.keys
    ]
