"""The person's own templates of check-ins: keeping one, beginning from one, taking one out."""

from collections.abc import Callable

import msgspec

from coach.domain.journal.entries import CheckIn
from coach.domain.person.settings import Settings, Template, with_template
from coach.domain.text import shorten
from coach.tui.app import CoachApp

LONGEST_NAME = 60
TAKE_OUT = "take-out"


async def keep_template(app: CoachApp, entry: CheckIn) -> None:
    """Asks for a name and keeps places, kinds and note of `entry` under it; numbers are not kept."""
    from coach.tui.screens.ask_line import AskLine

    said = await app.push_screen_wait(AskLine("What is it called?", "after work"))
    name = shorten(said or "", LONGEST_NAME)
    if name:
        places = tuple(msgspec.structs.replace(place, score=None) for place in entry.places)
        template = Template(name, places, entry.note)
        _save(app, lambda settings: with_template(settings, template))
        app.tell(f"m begins a check-in from “{name}”.", title="Kept")


async def begin_from_template(app: CoachApp) -> None:
    """Asks which template, and opens the check-in with what it holds."""
    if not app.settings.templates:
        app.tell("There is no template yet. k makes one of the marked check-in.")
        return
    chosen = await _choose(app, "Begin a check-in from", (TAKE_OUT, "Take one out …"))
    if chosen == TAKE_OUT:
        gone = await _choose(app, "Take out which template?")
        _save(app, lambda settings: msgspec.structs.replace(settings, templates=_without(settings, gone)))
        return
    template = next((each for each in app.settings.templates if each.name == chosen), None)
    if template is not None:
        from coach.tui.screens.check_in_from import CheckInFrom

        app.push_screen(CheckInFrom(template))


async def _choose(app: CoachApp, question: str, *more: tuple[str, str]) -> str | None:
    """The name of the chosen template, or one of `more`."""
    from coach.tui.screens.choose import Choose

    names = [(template.name, template.name) for template in app.settings.templates]
    return await app.push_screen_wait(Choose("Templates", question, [*names, *more]))


def _without(settings: Settings, name: str | None) -> tuple[Template, ...]:
    return tuple(template for template in settings.templates if template.name != name)


def _save(app: CoachApp, change: Callable[[Settings], Settings]) -> None:
    """Keeps the settings changed, as they are now on disk."""

    def save() -> None:
        changed = app.store.change_settings(change)
        app.call_from_thread(setattr, app, "settings", changed)

    app.run_worker(lambda: app.write(save), thread=True, group="store-write")
