"""What the sections of the Reminders page say: a line each for the list, and all about it for the pane."""

from collections.abc import Iterator
from datetime import timedelta

from coach.domain.counted import counted, times
from coach.domain.reminders.armed import armed_line, next_line, window_note
from coach.domain.reminders.delivery import STATE_NAMES, Delivery, State
from coach.domain.reminders.ignored import asks
from coach.domain.reminders.reminder_words import due_words, label, past
from coach.domain.reminders.rule import ABOUT_NAMES, Rule
from coach.domain.reminders.rule_words import next_words, none_words, state_words, when_words
from coach.domain.text import shorten
from coach.domain.when import moment_words
from coach.tui.reminders_now import RemindersNow
from coach.tui.section_lines import Line
from coach.tui.widgets.row import Column, Row

MOST_SHOWN = 200
RECALLABLE: frozenset[State] = frozenset({"dismissed", "skipped", "postponed", "missed", "ignored"})
RECALLED_WITHIN = timedelta(hours=24)
UNTOLD: frozenset[State] = frozenset({"claimed", "later"})
LABEL_CELLS, NEXT_CELLS, DAY_CELLS, STATE_CELLS = 22, 16, 16, 22


def armed_lines(now: RemindersNow) -> Iterator[tuple[str, str]]:
    """The next reminder, who brings it, and what holds for all of them, each with its style."""
    if now.waiting:
        count = counted(len(now.waiting), "reminder waits", "reminders wait")
        yield "bold $warning", f"{count} for you. Press 0 to answer."
    yield "bold", next_line(now.book, now.known, now.at)
    said = armed_line(now.book, now.screen, now.agent)
    if said:
        yield "" if now.agent else "$text-warning", said
    book = now.book
    if book.quiet_from is not None and book.quiet_to is not None:
        quiet = f"Quiet hours {book.quiet_from} to {book.quiet_to}, h changes them."
    else:
        quiet = "No quiet hours, h sets them."
    yield "dim", f"{quiet} v sends a test." + (" Discreet on the desktop." if book.discreet else "")


def rule_lines(now: RemindersNow) -> Iterator[Line]:
    """The rules with their next time, in the order they were made."""
    for rule in now.book.rules:
        coming = next_words(rule, now.book, now.known, now.at, 1)
        state = "paused" if rule.paused(now.at) and not rule.off else "off" if rule.off else ""
        text = "half as often: Enter answers" if asks(rule) else when_words(rule, now.at)
        yield Line(rule.id, rule.label, text, state or _short(coming), tuple(_about_rule(rule, now)))


def _short(coming: tuple[str, ...]) -> str:
    return coming[0].partition(" (")[0] if coming else ""


def _about_rule(rule: Rule, now: RemindersNow) -> Iterator[tuple[str, str]]:
    yield "bold", shorten(rule.label, 200)
    if rule.about != "own":
        routine = f": {rule.routine}" if rule.routine else ""
        yield "dim", f"about: {ABOUT_NAMES[rule.about]}{routine}"
    yield "", f"Comes {when_words(rule, now.at)}."
    if asks(rule):
        yield "$text-warning", "It was left three times in a row, so it comes half as often. Enter: keep it so, or not?"
    state = state_words(rule, now.at)
    if state:
        yield "$text-warning", f"{state[0].upper()}{state[1:]}."
    coming = next_words(rule, now.book, now.known, now.at)
    note = window_note(rule)
    if note:
        yield "$text-warning", note
    yield "", "Next: " + (" · ".join(coming) if coming else none_words(rule, now.book, now.known, now.at))
    yield "$primary", "Enter changes it, m pauses it, i is its sound, d removes it"


def history_lines(now: RemindersNow) -> Iterator[Line]:
    """What became of each, newest first."""
    told = sorted(
        (each for each in now.log.deliveries.values() if each.state not in UNTOLD),
        key=lambda each: (each.one.due, each.one.key),
        reverse=True,
    )
    for each in told[:MOST_SHOWN]:
        day = due_words(each, now.known, now.at)
        yield Line(each.one.key, day, label(each, now.book), outcome(each), tuple(_about_delivery(each, now)))


def outcome(each: Delivery) -> str:
    """What became of one, with the reason where the person gave one."""
    return STATE_NAMES[each.state] + (f": {each.why}" if each.why and each.state == "skipped" else "")


def may_be_recalled(each: Delivery, now: RemindersNow) -> bool:
    """Whether it was put away, skipped or missed, and not long ago."""
    return each.state in RECALLABLE and now.at - each.one.due <= RECALLED_WITHIN


def _about_delivery(each: Delivery, now: RemindersNow) -> Iterator[tuple[str, str]]:
    at = each.changed_at.astimezone(now.known.zone)
    local = now.at.astimezone(now.known.zone)
    yield "bold", label(each, now.book)
    yield "", f"Due {due_words(each, now.known, now.at)}; {outcome(each)}, {moment_words(at, local)}."
    if each.why and each.state != "skipped":
        yield "dim", f"Why: {each.why}"
    if each.shown and each.shown_at:
        shown = moment_words(each.shown_at.astimezone(now.known.zone), local)
        yield "dim", f"Shown {times(each.shown)}, last {shown}" + (f", by {each.rung}." if each.rung else ".")
    if each.snoozes:
        yield "dim", past(each)
    if may_be_recalled(each, now):
        yield "$primary", "Enter brings it back"
    elif each.state == "shown":
        yield "$primary", "0 answers it"


def rule_row(line: Line) -> Row:
    """A rule in the list."""
    return Row(
        Column(line.left, LABEL_CELLS),
        Column(line.text, None, "dim"),
        Column(line.right, NEXT_CELLS, align="right", from_width=60),
    )


def history_row(line: Line) -> Row:
    """What became of one, in the list."""
    return Row(
        Column(line.left, DAY_CELLS, "dim"), Column(line.text), Column(line.right, STATE_CELLS, "dim", from_width=50)
    )
