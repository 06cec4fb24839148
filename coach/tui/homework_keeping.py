"""Keeps homework: its exercise in the person's own pack, and what was said in the journal; both or neither."""

from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.library.own_pack import remove_exercise, write_exercise
from coach.paths import home
from coach.tui.screens.changing import Changed

if TYPE_CHECKING:
    from coach.tui.app import CoachApp
    from coach.tui.screens.homework_form import Typed


def keep_homework(app: "CoachApp", typed: "Typed") -> Changed:
    """Writes both, and lets the app read its library again. Raises CoachError; runs in a thread."""
    journal = app.store.journal
    path = write_exercise(home(), typed.built.exercise)
    try:
        kept = journal.add(typed.entry)
    except CoachError:
        remove_exercise(path)
        raise

    def back() -> Changed:
        journal.delete(kept.id)
        remove_exercise(path)
        app.call_from_thread(app.reload_library)
        return Changed("It is taken out again.")

    app.call_from_thread(app.reload_library)
    return Changed("Kept. Enter runs it, u takes it back.", back)
