"""The one line about reminders on Today."""

from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.when import moment_words
from coach.tui.literal import literal

if TYPE_CHECKING:
    from coach.tui.reminders_now import RemindersNow

MOST_NAMED = 2


def today_line(now: "RemindersNow | None") -> Content:
    """What waits and the key for it, else the next reminder and who brings it; empty where there are no rules."""
    if now is None:
        return Content("")
    from coach.domain.reminders.armed import coming
    from coach.domain.reminders.reminder_words import label

    if now.waiting:
        names = [label(each, now.book) for each in now.waiting[:MOST_NAMED]]
        more = len(now.waiting) - len(names)
        said = ", ".join(names) + (f" and {more} more" if more else "")
        return Content.assemble(
            ("Waiting: ", "bold $warning"), literal(said), "   ", ("0", "bold $primary"), " answers"
        )
    found = coming(now.book, now.known, now.at)
    if now.book.away(now.at) or not found:
        return Content("")
    moment = moment_words(found[0].at.astimezone(now.known.zone), now.at.astimezone(now.known.zone))
    return Content.assemble(
        ("Next reminder: ", "dim"), literal(f"{moment}, {found[0].label}"), literal(_by(now), "dim")
    )


def _by(now: "RemindersNow") -> str:
    if now.screen:
        return " - by this screen" + (", else by the agent" if now.agent else "")
    return " - by the agent" if now.agent else ""
