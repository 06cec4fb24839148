"""What a command is, and the places where commands apply."""

from typing import Literal

from msgspec import Struct

Where = Literal[
    "everywhere",
    "rooms",
    "away",
    "today",
    "library",
    "reading",
    "therapist_dose",
    "journal",
    "visits",
    "picks",
    "homework_form",
    "review",
    "preview",
    "body",
    "reminders",
    "reminder_prompt",
    "reminder_form",
    "proposals",
    "settings",
    "help",
    "tour",
    "jump",
    "run",
    "run_intro",
    "run_summary",
    "hurt",
    "score",
    "check_in",
    "body_chart",
    "yes_no",
    "asking",
    "change",
    "ask_score",
    "edit",
    "question",
    "profile",
    "welcome",
    "warning_signs",
    "anything_new",
    "is_that_so",
    "urgent",
    "clearing",
    "why",
    "routines",
    "morning",
    "choose",
]

WHERE_TITLES: dict[Where, str] = {
    "everywhere": "Everywhere",
    "rooms": "On every page",
    "away": "On every page but Today",
    "today": "Today",
    "library": "Library",
    "reading": "Library: more about an exercise",
    "therapist_dose": "Library: a therapist's dose",
    "journal": "Journal",
    "visits": "Visits",
    "picks": "Visits: answers with numbers",
    "homework_form": "Visits: homework",
    "review": "Review",
    "preview": "Review: the page as it will be",
    "body": "Review: where it hurt",
    "reminders": "Reminders",
    "reminder_prompt": "When a reminder waits",
    "reminder_form": "Reminders: a new one or a changed one",
    "proposals": "Reminders: the usual ones",
    "settings": "Settings",
    "help": "Help",
    "tour": "The tour",
    "jump": "Jumping",
    "run": "While a run goes on",
    "run_intro": "Before a run",
    "run_summary": "After a run",
    "hurt": "When it hurts",
    "score": "On the scale of 0 to 10",
    "check_in": "Check-in",
    "body_chart": "On the figure of the body",
    "yes_no": "Yes or no",
    "asking": "Evening and weekly questions",
    "change": "On the scale from worse to better",
    "ask_score": "When asked for a number",
    "edit": "Changing an entry",
    "question": "Questions",
    "profile": "Profile",
    "welcome": "First questions",
    "warning_signs": "Warning signs",
    "anything_new": "Before a run: anything new?",
    "is_that_so": "When you said yes to an urgent sign",
    "urgent": "When you need help",
    "clearing": "What a clinician said",
    "why": "Reasons of the plan",
    "routines": "Ready routines",
    "morning": "This morning",
    "choose": "Choosing an answer",
}


class Command(Struct, frozen=True):
    """Something a person can do: the keys, a short title for the footer and a sentence for tooltip, palette and help.

    `action` is run in the name space of the app ("app.") or of the screen (no prefix). The first key is the one that
    is shown; `footer` says whether the footer shows it at all. The palette offers it where it applies, and with
    `palette` from the other pages, too.
    """

    id: str
    where: Where
    keys: tuple[str, ...]
    title: str
    help: str
    action: str
    footer: bool = True
    palette: bool = True
    key_display: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether it is no more than a move of the mark, or taken by a widget as it is typed: no name to call it by."""
        return not self.action or (bool(self.keys) and set(self.keys) <= ARROWS)

    @property
    def all_keys(self) -> str:
        """All keys as people know them."""
        return self.key_display or ", ".join(KEY_NAMES.get(key, key) for key in self.keys)

    @property
    def shown_key(self) -> str:
        """The key as people know it."""
        return self.key_display or KEY_NAMES.get(self.keys[0], self.keys[0])


ARROWS = frozenset({"left", "right", "up", "down"})
KEY_NAMES = {"question_mark": "?", "escape": "esc", "space": "space"} | {f"f{n}": f"F{n}" for n in range(1, 13)}


def quiet(
    ident: str, where: Where, keys: tuple[str, ...], title: str, help: str, action: str, shown: str = ""
) -> Command:
    """A command that its screen shows itself, so that neither footer nor palette needs to."""
    return Command(ident, where, keys, title, help, action, footer=False, palette=False, key_display=shown)
