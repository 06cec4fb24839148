"""The commands of the Review page, and of the look at the page before it is written."""

from coach.tui.command import Command


def _key(ident: str, key: str, title: str, help: str, footer: bool = True) -> Command:
    """A key of the page."""
    return Command(ident, "review", (key,), title, help, ident.removeprefix("review_"), footer)


REVIEW_COMMANDS: tuple[Command, ...] = (
    Command(
        "review",
        "rooms",
        ("9", "f12"),
        "Review",
        "The time since the last visit on one page, for the next.",
        "app.go('review')",
        footer=False,
    ),
    _key("review_how", "d", "How", "Says how the marked number is made, and which change counts."),
    _key("review_window", "w", "Days", "Chooses the days: since a visit, 7, 28 or 90, or from a day on.", False),
    _key("review_reader", "v", "Reader", "Turns from the page for the therapist to yours and back.", False),
    _key("review_hide", "x", "Hide", "Leaves the marked part out of this page, or puts it back."),
    _key("review_name", "n", "Name", "Puts your name or initials on the page, or takes them off.", False),
    _key("review_body", "m", "Map", "Shows where it hurt on the body: days, or mean pain."),
    _key("review_export", "e", "File", "Previews the page as it will be, then makes a file of it."),
    Command("preview_take", "preview", ("enter", "e"), "Make a file", "Goes on to the kind of file.", "take"),
    Command("body_turn", "body", ("m", "space"), "Days or pain", "Turns from days to mean pain and back.", "turn"),
    Command("body_close", "body", ("escape", "q"), "Back", "Goes back to the page.", "close", palette=False),
    Command("preview_close", "preview", ("escape", "q"), "Back", "Goes back without a file.", "close", palette=False),
)
