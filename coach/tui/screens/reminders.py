"""Reminders: what comes and who brings it, and what became of the last ones (design.md 6)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import PurePath
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from coach.domain.base.moments.local import day_start
from coach.domain.base.moments.words import day_in_full
from coach.domain.reminders import answering, ignored
from coach.domain.reminders.armed import never_coming
from coach.domain.reminders.reminder_words import DISCREET_TEXT, DISCREET_TITLE
from coach.domain.reminders.rule import Rule
from coach.errors import CoachError
from coach.guide.moments import reference
from coach.tui.attention import call_attention
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.reminder_changes import added, back_again, came_back, removed, replaced, set_for_all
from coach.tui.reminder_reading import day_to_come, hours, hours_words
from coach.tui.reminders_now import RemindersNow
from coach.tui.reminders_view import armed_lines, history_lines, history_row, may_be_recalled, rule_lines, rule_row
from coach.tui.screens.sections_page import SectionsPage
from coach.tui.section_lines import Line, said
from coach.tui.store_work import StoreRead
from coach.tui.widgets.row import Row

SECTIONS: tuple[tuple[str, Callable[[RemindersNow], Iterable[Line]], Callable[[Line], Row], str], ...] = (
    ("Reminders", rule_lines, rule_row, "Nothing reminds you yet. n adds a reminder, g shows the usual ones."),
    ("History", history_lines, history_row, "Nothing was due yet. What was done, skipped or missed stands here."),
)
RULES, HISTORY = range(2)
PAUSES = (("30", "30 minutes"), ("tomorrow", "until tomorrow"), ("day", "until a day"), ("off", "switch it off"))
AGAIN = ("on", "on again")
TEST = ("Coach", "This is a test: so a reminder looks and sounds.")
ONLY_HERE = "Here it comes as a bell and a prompt; Settings, s, chooses how the terminal calls you."


class RemindersScreen(SectionsPage):
    """Who brings reminders, above the rules with their next times, or what became of those that were due."""

    PAGE = "reminders"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../pages.tcss", "../reminders.tcss"]
    BINDINGS = bindings("reminders", "rooms", "away")

    def names(self) -> Iterable[str]:
        """Reminders and History."""
        return (name for name, *_ in SECTIONS)

    def lines(self) -> Sequence[Line]:
        """The rules, or what became of what was due."""
        now = self.coach.reminders
        _, lines, _, empty = SECTIONS[self.section]
        return (tuple(lines(now)) or (said(empty),)) if now else ()

    def row_of(self, lines: Sequence[Line]) -> Callable[[Line], Row | Content]:
        """Each section has its own columns; a sentence stands alone."""
        to_row = SECTIONS[self.section][2]
        return lambda line: to_row(line) if line.key else literal(line.text)

    def compose_page(self) -> ComposeResult:
        yield Static("", id="armed")
        yield from self.compose_sections()

    def on_mount(self) -> None:
        """Shows what is known, and all that changes."""
        self.watch(self.app, "reminders", self._show)

    def reload(self) -> None:
        """Reads how reminders stand."""
        self._refresh()

    @work(group="remind", exit_on_error=False)
    async def _refresh(self) -> None:
        try:
            with self.coach.working("Reading your reminders"):
                await self.coach.reminding.refresh()
        except CoachError as error:
            self.coach.show_error(error)
        self.post_message(StoreRead())

    def _show(self) -> None:
        now = self.coach.reminders
        if now is not None:
            armed = Content("\n").join(literal(text, style) for style, text in armed_lines(now))
            self.query_one("#armed", Static).update(armed)
        self.show_section()
        self.refresh_bindings()

    def _rule(self) -> Rule | None:
        now = self.coach.reminders
        return now.book.find(self.marked_key) if now and self.section == RULES else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What changes one reminder is offered where there are some."""
        now = self.coach.reminders
        if action in ("edit", "delete", "pause", "sound"):
            return self.section == RULES and bool(now and now.book.rules)
        return super().check_action(action, parameters)

    # What Enter does

    @on(OptionList.OptionSelected, "#lines")
    def go_on(self) -> None:
        """Asks about a halved rule, else changes it; brings back what was put away."""
        rule, now = self._rule(), self.coach.reminders
        if rule is not None:
            self._ask_halved(rule) if ignored.asks(rule) else self.action_edit()
        elif self.section == HISTORY and now is not None:
            each = now.log.deliveries.get(self.marked_key)
            if each is not None and may_be_recalled(each, now):
                key, at = each.one.key, self.coach.clock.now()
                self.coach.answer_reminder(lambda log: answering.recalled(log, key, at), "It is back.")
            else:
                self.query_one("#detail-pane").focus()

    @work
    async def _ask_halved(self, rule: Rule) -> None:
        from coach.tui.screens.choose import Choose

        asked = "It was left three times in a row, so it comes half as often. How shall it be?"
        answers = (("half", "half as often, as now"), ("full", "as often as before"), ("off", "not at all"))
        chosen = await self.app.push_screen_wait(Choose(rule.label, asked, answers))
        if chosen is not None:
            new = ignored.answered(rule, chosen != "full")
            self._replace(rule, msgspec.structs.replace(new, off=chosen == "off"), "Kept.")

    # Keys

    @work
    async def action_new(self) -> None:
        """Adds a reminder."""
        rule = await self._typed(None)
        if rule is not None:
            self.section = RULES
            self.write_store(partial(added, self.coach.store, rule))

    @work
    async def action_edit(self) -> None:
        """Changes the marked reminder."""
        old = self._rule()
        new = await self._typed(old) if old else None
        if old is not None and new is not None:
            self._replace(old, new, "Kept.")

    async def _typed(self, old: Rule | None) -> Rule | None:
        from coach.tui.screens.reminder_form import ReminderForm

        library, now = await self.coach.library_ready(), self.coach.reminders
        if now is None:
            return None
        routines = tuple((routine.name, ident) for ident, routine in library.routines.items())
        return await self.app.push_screen_wait(ReminderForm(now, routines, old))

    def action_delete(self) -> None:
        """Removes the marked reminder."""
        rule = self._rule()
        if rule is not None:
            self.write_store(partial(removed, self.coach.store, rule))

    @work
    async def action_pause(self) -> None:
        """Asks how long it shall be quiet."""
        from coach.tui.screens.choose import Choose

        rule, at = self._rule(), self.coach.clock.now()
        if rule is None:
            return
        choices = (AGAIN, *PAUSES) if rule.paused(at) else PAUSES
        chosen = await self.app.push_screen_wait(Choose(rule.label, "How long shall it be quiet?", choices))
        if chosen == "on":
            self._replace(rule, back_again(rule, at), "It is on again.")
        elif chosen == "off":
            self._replace(rule, msgspec.structs.replace(rule, off=True, paused_until=None), "It is off.")
        elif chosen is not None:
            days = {"30": None, "tomorrow": at.date() + timedelta(days=1)}
            day = days[chosen] if chosen in days else await self._ask_day("Quiet until which day?")
            until = at + timedelta(minutes=30) if chosen == "30" else self._begin(day)
            if until is not None:
                self._replace(rule, msgspec.structs.replace(rule, off=False, paused_until=until), "It pauses.")

    def action_sound(self) -> None:
        """Switches the sound of the marked reminder."""
        rule = self._rule()
        if rule is not None:
            said = "It comes without a sound." if rule.sound else "It sounds."
            self._replace(rule, msgspec.structs.replace(rule, sound=not rule.sound), said)

    @work
    async def action_hours(self) -> None:
        """Asks for the quiet hours."""
        from coach.tui.screens.ask_line import AskLine

        now = self.coach.reminders
        if now is None:
            return
        book = now.book
        said = f"{book.quiet_from} to {book.quiet_to}" if book.quiet_from and book.quiet_to else ""
        typed = await self.app.push_screen_wait(AskLine('Quiet hours, or "none"', "21:00 to 07:00", said, hours_words))
        if typed is None:
            return
        try:
            start, end = hours(typed)
        except CoachError as error:
            self.coach.show_error(error)
            return
        told = f"Quiet from {start} to {end}." if start else "There are no quiet hours."
        self._for_all(told, quiet_from=start, quiet_to=end)

    @work
    async def action_away(self) -> None:
        """Asks for the day of coming back, or ends being away."""
        now, at = self.coach.reminders, self.coach.clock.now()
        if now is None:
            return
        if now.book.away(at):
            self.write_store(partial(came_back, self.coach.store, now.book, at))
            return
        day = await self._ask_day("Away until which day?")
        until = self._begin(day)
        if until is not None and day is not None:
            self._for_all(f"Nothing comes until {day}.", away_until=until)

    async def _ask_day(self, title: str) -> date | None:
        from coach.tui.screens.ask_line import AskLine

        week = self.coach.clock.now().date() + timedelta(days=7)
        here = reference(self.coach.clock)

        def words(text: str) -> str:
            return day_in_full(day_to_come(text, here), here.today)

        typed = await self.app.push_screen_wait(AskLine(title, f"{week}", "", words))
        if typed is None:
            return None
        try:
            return day_to_come(typed, here)
        except CoachError as error:
            self.coach.show_error(error)
            return None

    def _begin(self, day: date | None) -> datetime | None:
        now = self.coach.reminders
        return day_start(day, now.known.zone) if now and day else None

    def action_discreet(self) -> None:
        """Hides on the desktop what reminders are about, or shows it again."""
        now = self.coach.reminders
        if now is not None:
            hidden = not now.book.discreet
            told = "On the desktop only stands that something waits." if hidden else "The desktop shows what waits."
            self._for_all(told, discreet=hidden)

    @work
    async def action_propose(self) -> None:
        """Shows the usual reminders that are not set up."""
        from coach.tui.reminder_opening import ask_usual

        if self.coach.reminders is None:
            return
        try:
            await ask_usual(self.coach, self.coach.reminders.book)
        except CoachError as error:
            self.coach.show_error(error)

    @work(exclusive=True, group="test")
    async def action_test(self) -> None:
        """Sends one on all ways there are, and says which confirmed it."""
        rule, now = self._rule(), self.coach.reminders
        hidden = now is not None and (now.book.discreet or (rule is not None and rule.discreet))
        title, text = TEST if rule is None else (rule.label, TEST[1])
        title, text = (DISCREET_TITLE, DISCREET_TEXT) if hidden else (title, text)
        sound = rule is None or rule.sound
        call_attention(self.coach, title, text, sound=sound)
        delivered = await self.coach.reminding.desktop.test(title, text, sound)
        if delivered.rung:
            self.coach.tell(f"Confirmed by: {delivered.rung}.", title="The test was shown", seconds=12)
        else:
            why = "\n".join(delivered.refused)
            self.coach.tell(f"{why}\n{ONLY_HERE}", title="Only this screen can show it", seconds=15)

    def _replace(self, old: Rule, new: Rule, said: str) -> None:
        if new != old:
            self.write_store(partial(replaced, self.coach.store, old, new, said))

    def _for_all(self, said: str, **fields: object) -> None:
        now = self.coach.reminders
        if now is not None:
            before = never_coming(now.book, now.known, now.at)
            after = never_coming(msgspec.structs.replace(now.book, **fields), now.known, now.at)
            told = " ".join((said, *(each for each in after if each not in before)))
            self.write_store(partial(set_for_all, self.coach.store, now.book, told, **fields))
