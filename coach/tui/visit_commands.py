"""The commands of the Visits page, and of what it asks."""

from coach.tui.command import Command, quiet


def _key(ident: str, key: str, title: str, help: str, footer: bool = True) -> Command:
    """A key of the page."""
    return Command(ident, "visits", (key,), title, help, ident.removeprefix("visits_"), footer)


VISIT_COMMANDS: tuple[Command, ...] = (
    Command(
        "visits_section_number",
        "visits",
        tuple("123456"),
        "Section",
        "Shows visits, questions, homework, technique guide, plan or costs.",
        "section",
        footer=False,
        palette=False,
        key_display="1 to 6",
    ),
    Command(
        "visits_enter",
        "visits",
        (),
        "Go on",
        "Asks what is open of a visit or question, runs homework, plans costs.",
        "app.press",
        False,
        False,
        "enter",
    ),
    _key("visits_new", "n", "New", "Writes down a visit, planned or past."),
    _key("visits_ask", "a", "Ask", "Keeps a question for your therapist."),
    _key("visits_homework", "h", "Homework", "Writes down what a therapist gave you to do at home."),
    _key("visits_edit", "e", "Edit", "Changes a visit part by part, or the words of a question.", False),
    _key("visits_told", "k", "Tell", "The list of what to tell your therapist; ticks stay with the visit.", False),
    _key(
        "visits_over", "o", "Over", "Ends the marked homework, cancels the marked visit, or takes it up again.", False
    ),
    _key("visits_import", "i", "Import", "Takes in visits from a calendar file; you choose which.", False),
    _key("visits_delete", "d", "Delete", "Takes what is marked out of the journal.", False),
    Command("visits_undo", "visits", ("u",), "Undo", "Takes the latest change of this page back.", "undo"),
    Command("visits_redo", "visits", ("r",), "Redo", "Does again what was taken back last.", "redo", False),
    quiet("picks_digit", "picks", (), "Pick", "Takes the answer with that number.", "", "1 to 9"),
    quiet("picks_done", "picks", ("enter",), "Go on", "Goes on to the next question.", "done"),
    quiet("homework_note", "homework_form", ("f2",), "Note", "Saves what is not understood as a note.", "note"),
    quiet("homework_lift", "homework_form", ("f3",), "Therapist", "Lifts a limit: my therapist said so.", "lift"),
    quiet("homework_remind", "homework_form", ("f4",), "Remind", "Saves it, and reminds you of it.", "remind"),
    quiet("homework_next", "homework_form", ("down",), "Next", "Goes to the next of several exercises.", "line(1)"),
    quiet("homework_back", "homework_form", ("up",), "Before", "Goes to the exercise before.", "line(-1)"),
    quiet("homework_leave", "homework_form", ("escape",), "Close", "Closes without keeping anything.", "leave"),
)
