"""The commands of the first questions and of the profile page."""

from coach.tui.command import Command


def _key(ident: str, shown: str, title: str, help: str) -> Command:
    """A key that the lists take themselves."""
    return Command(ident, "welcome", (), title, help, "", False, False, shown)


PROFILE_COMMANDS: tuple[Command, ...] = (
    Command(
        "later", "welcome", ("escape",), "Later", "Leaves this question out; Profile keeps it.", "later", True, False
    ),
    Command("welcome_back", "welcome", ("f7",), "Back", "Shows the question before this one.", "back", palette=False),
    Command(
        "explore", "welcome", ("f8",), "Explore", "Looks around first; the rest is asked later.", "explore", True, False
    ),
    _key("tick", "space", "Tick", "Ticks the marked line, or takes the tick away."),
    _key("sides", "← →", "Side", "Ticks the left or right side of a place."),
    _key("list_done", "enter", "Go on", "Goes on with what is ticked, or to the next lines."),
    _key("list_none", "n", "None", "Says none; goes to lines you have not seen first."),
    _key("list_number", "1 to 9", "Choose", "Takes the answer with that number."),
    Command(
        "answer_change", "profile", ("enter",), "Change", "Asks the marked question again.", "app.press", palette=False
    ),
    Command("cleared", "profile", ("w",), "Cleared", "Writes down what a clinician said.", "cleared"),
    Command("new_episode", "profile", ("n",), "Episode", "New trouble: the first 72 hours begin again.", "new_episode"),
)
