"""The commands of the Journal: look at it in other ways, change what is in it."""

from collections.abc import Sequence

from coach.tui.command import Command


def _key(ident: str, key: str, title: str, help: str, footer: bool = True, shown: str = "") -> Command:
    """A key of the page."""
    return Command(ident, "journal", (key,), title, help, ident.removeprefix("journal_"), footer, key_display=shown)


JOURNAL_COMMANDS: Sequence[Command] = (
    _key("edit", "e", "Edit", "Changes the marked entry: numbers, places, note, time."),
    _key("delete", "d", "Delete", "Takes the marked entry out of the journal."),
    _key("undo", "u", "Undo", "Takes the latest change of this session back."),
    _key("redo", "r", "Redo", "Does again what was taken back last."),
    _key("journal_search", "slash", "Search", "Finds words in what you wrote.", shown="/"),
    _key("journal_filter", "f", "Filter", "Shows only what fits: kind, place, exercise, pain."),
    _key("journal_clear", "x", "Show all", "Takes search and filter away.", False),
    _key("journal_import", "i", "Import", "Takes in a diary or an export, or the last one back.", False),
    _key("journal_group", "g", "Group", "Goes from day to week to visit and back."),
    _key("journal_numbers", "v", "Numbers", "The measures of this week beside the week before.", False),
    _key("journal_note", "o", "Own editor", "Opens the note of the marked entry in your own editor.", False),
    _key("journal_keep", "k", "Keep", "Keeps the marked check-in as a template of your own.", False),
    _key("journal_template", "m", "Template", "Begins a check-in from one of your templates.", False),
    Command(
        "edit_leave_out", "edit", ("escape",), "Close", "Closes without changing anything.", "leave_out", False, False
    ),
)  # fmt: skip
