"""The commands of the library: find, start, and decide about the marked exercise."""

from coach.tui.command import Command


def _about(ident: str, key: str, title: str, help: str, action: str) -> Command:
    """A key for the marked exercise; its details name it where it leads somewhere."""
    return Command(ident, "library", (key,), title, help, action, footer=False)


EXERCISE_COMMANDS: tuple[Command, ...] = (
    _about("watch", "w", "Watch", "Shows how it moves, as a figure and in words.", "watch"),
    _about("past", "h", "History", "Shows every dose this exercise has had, and why.", "past"),
    _about("numbers", "v", "Numbers", "What the numbers mean, and what they can not say.", "numbers"),
    _about("keep", "k", "Keep dose", "Refuses the latest change: the dose stays as it was.", "keep"),
    _about("therapist", "e", "Therapist", "Writes down the dose that a therapist has set.", "therapist"),
    _about("like", "i", "Like", "You like it; the plan leans towards it.", "like('liked')"),
    _about("dislike", "o", "Not for me", "You do not like it; the plan leaves it out.", "like('disliked')"),
    _about("agree", "a", "Agreed", "A clinician has agreed to it, or takes that back.", "agree"),
)

LIBRARY_COMMANDS: tuple[Command, ...] = (
    Command(
        "start_marked", "library", ("enter",), "Start", "Opens the marked routine or exercise.", "start", False, False
    ),
    Command("filter", "library", ("f",), "Filter", "Shows only what fits: name, region, equipment, time.", "filter"),
    Command(
        "library_search",
        "library",
        ("slash",),
        "Search",
        "Finds by a part of the name.",
        "search",
        False,
        key_display="/",
    ),
    Command("clear", "library", ("x",), "Show all", "Takes the filter away.", "clear"),
    *EXERCISE_COMMANDS,
    Command("reading_close", "reading", ("escape",), "Close", "Goes back to the library.", "close", False, False),
    Command(
        "therapist_leave",
        "therapist_dose",
        ("escape",),
        "Close",
        "Closes without changing anything.",
        "leave",
        False,
        False,
    ),
)
