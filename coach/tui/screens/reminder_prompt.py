"""One prompt for everything that waits: do it now, later, or not at all."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.counted import counted
from coach.domain.reminders import answering
from coach.domain.reminders.delivery import Delivery, Log
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.reminders.reminder_words import due_words, label, last_done, line, past
from coach.domain.reminders.rule import About
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.reminders_now import RemindersNow
from coach.tui.widgets.hint import Hint, pressed
from coach.tui.widgets.row import Column, Row

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

WORD_IS_ALL: tuple[About, ...] = ("break", "own")
"""Of these the journal tells nothing: the person says that they are done."""

DOES: dict[About, str] = {
    "plan": "opens today's plan",
    "routine": "opens the routine",
    "homework": "opens the exercise",
    "thermal": "opens it",
    "break": "opens a minute of moving",
    "own": "says that it is done",
}
REASONS = tuple((each, each) for each in ("no time", "too much pain", "not at home", "not needed"))
OTHER = "other"
PUT_AWAY = "The Reminders page, z, brings it back."


class ReminderPrompt(ModalScreen[Occurrence | None]):
    """Dismissed with what is to be opened, or None; what is not answered goes on waiting."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialogs.tcss", "../reminders.tcss"]
    BINDINGS = bindings("reminder_prompt")

    def __init__(self) -> None:
        super().__init__()
        self._waiting: tuple[Delivery, ...] = ()

    @property
    def coach(self) -> "CoachApp":
        """The app, as what it is."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("", classes="dialog-title", id="prompt-title")
            yield OptionList(id="waiting")
            yield Static("", id="about-waiting")
            yield Hint("", id="prompt-keys", classes="")

    def on_mount(self) -> None:
        """Shows what waits, and goes on with what the other window or the journal makes of it."""
        self.watch(self.app, "reminders", self._show)

    def on_screen_resume(self) -> None:
        """What has changed below a dialog."""
        self._show(self.coach.reminders)

    def _show(self, now: RemindersNow | None) -> None:
        waiting = now.waiting if now else ()
        if now is None or not waiting:
            self.dismiss(None)
            return
        listing = self.query_one(OptionList)
        marked = self._marked()
        self._waiting = waiting
        count = counted(len(waiting), "reminder")
        self.query_one("#prompt-title", Static).update(literal(f"{count} for you"))
        listing.set_options(Option(_waiting_row(each, now), each.one.key) for each in waiting)
        keys = [each.one.key for each in waiting]
        listing.highlighted = keys.index(marked.one.key) if marked and marked.one.key in keys else 0
        self._describe()

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        each, now = self._marked(), self.coach.reminders
        if each is None or now is None:
            return
        said = Content("\n").join(literal(text, style) for style, text in _said(each, now))
        self.query_one("#about-waiting", Static).update(said)
        self.query_one("#prompt-keys", Static).update(_key_rows(each))
        self.refresh_bindings()

    def _marked(self) -> Delivery | None:
        at = self.query_one(OptionList).highlighted
        return self._waiting[at] if at is not None and at < len(self._waiting) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what leaves no trace can be said to be done."""
        each = self._marked() if self.is_mounted else None
        return action != "did" or (each is not None and each.one.about in WORD_IS_ALL)

    @on(OptionList.OptionSelected)
    def do_it(self) -> None:
        """Opens what it is about; an own reminder has nothing to open and is done."""
        each = self._marked()
        if each is None:
            return
        if each.one.about == "own":
            self.action_did()
            return
        if each.one.about == "break":
            self._change(partial(answering.did, key=each.one.key, now=self.coach.clock.now()), "")
        self.dismiss(each.one)

    def action_did(self) -> None:
        """Says that it is done."""
        self._answer(lambda log, key: answering.did(log, key, self.coach.clock.now()), "Done. Well done.")

    def action_snooze(self, minutes: int) -> None:
        """Comes again later."""
        now = self.coach.clock.now()
        again = f"It comes again in {minutes} minutes."
        self._answer(lambda log, key: answering.snoozed(log, key, minutes, now), again)

    def action_next_time(self) -> None:
        """Leaves it for the next time of its rule."""
        now = self.coach.clock.now()
        self._answer(lambda log, key: answering.postponed(log, key, now), "Left for its next time.")

    def action_put_away(self) -> None:
        """Puts it away."""
        now = self.coach.clock.now()
        self._answer(lambda log, key: answering.dismissed(log, key, now), f"Put away. {PUT_AWAY}")

    @work
    async def action_skip(self) -> None:
        """Skips it, for a reason."""
        from coach.tui.screens.ask_line import AskLine
        from coach.tui.screens.choose import Choose

        each = self._marked()
        if each is None:
            return
        choices = (*REASONS, (OTHER, "other, in your own words"))
        why = await self.app.push_screen_wait(Choose("Skip it?", "It helps to know why, some time.", choices))
        if why == OTHER:
            why = await self.app.push_screen_wait(AskLine("Why do you skip it?"))
        if why is not None:
            skip = partial(answering.skipped, key=each.one.key, why=why, now=self.coach.clock.now())
            self._change(skip, f"Skipped. {PUT_AWAY}")

    def action_leave(self) -> None:
        """Leaves it waiting."""
        self.dismiss(None)

    def _answer(self, change: Callable[[Log, str], Log], said: str) -> None:
        each = self._marked()
        if each is not None:
            key = each.one.key
            self._change(lambda log: change(log, key), said)

    def _change(self, change: Callable[[Log], Log], said: str) -> None:
        """Keeps an answer, even where this screen is closed meanwhile; the list then shows what still waits."""
        self.coach.answer_reminder(change, said)


def _waiting_row(each: Delivery, now: RemindersNow) -> Row:
    return Row(Column(label(each, now.book)), Column(f"due {due_words(each, now.known, now.at)}", 24, "dim", "right"))


def _said(each: Delivery, now: RemindersNow) -> Iterator[tuple[str, str]]:
    sentence = line(each, now.book, now.known)
    if sentence != label(each, now.book):
        yield "", sentence
    done = last_done(each, now.log, now.known, now.at)
    told = past(each) if each.snoozes or each.shown > 1 else ""
    if told or done:
        yield "dim", " ".join(part for part in (told, f"{done[:1].upper()}{done[1:]}." if done else "") if part)


def _key_rows(each: Delivery) -> Content:
    own = each.one.about == "own"
    parts = [("Enter", DOES.get(each.one.about, "asks it now"))]
    parts += [("d", "says it is done")] if each.one.about in WORD_IS_ALL and not own else []
    later = [("5", "in 5 min"), ("1", "in 15"), ("6", "in 60"), ("n", "next time")]
    other = [("s", "skip, with a reason"), ("x", "put away"), ("Escape", "leave it waiting")]
    return Content("\n").join(_key_row(row) for row in (parts, later, other))


def _key_row(keys: list[tuple[str, str]]) -> Content:
    return Content("   ").join(pressed(key, said) for key, said in keys)
