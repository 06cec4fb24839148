"""What a reminder says, on a lock screen, too."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from coach.domain.counted import counted, times
from coach.domain.journal.entries import Run
from coach.domain.reminders.delivery import Delivery, Log
from coach.domain.reminders.known import Known
from coach.domain.reminders.rule import About, RuleBook
from coach.domain.text import shorten
from coach.domain.when import moment_words

DISCREET_TITLE = "Coach"
DISCREET_TEXT = "Something is waiting for you."
ONCE_MORE = "Asked once more; after this it stays quiet."
MOST_NAMED = 4

TEXTS: Mapping[About, str] = {
    "plan": "A few minutes for your back?",
    "routine": "A few minutes for your back?",
    "evening": "How was today? Twenty seconds.",
    "waking": "How did you wake up after yesterday's routine?",
    "weekly": "The weekly questions are open. A minute or two.",
    "visit": "A question about your visit.",
    "thermal": "The skin has rested: heat or cold may go on again, if it does you good.",
    "homework": "What your therapist gave you is due.",
    "break": "Stand up and move a little for a minute.",
    "own": "",
}
GENTLE: Mapping[About, str] = {
    "plan": "A hard day? A gentle version is ready, or just rest.",
    "routine": "A hard day? A gentle version is ready, or just rest.",
    "homework": "A hard day? Do less of it, or leave it out today.",
    "break": "Change your position, or walk a few steps if that feels good.",
}
VISIT_TEXTS: Mapping[str, str] = {
    "before": "Your visit is near: how is it now, and what do you want of it?",
    "24h": "A day after your visit: how is it now?",
    "48h": "Two days after your visit: how is it now?",
}


class Saying(Struct, frozen=True):
    """The title and the text of one prompt."""

    title: str
    text: str


def line(each: Delivery, book: RuleBook, known: Known) -> str:
    """What one delivery asks for, in a sentence."""
    one = each.one
    if one.about == "visit":
        return VISIT_TEXTS.get(one.target.rpartition(":")[2], TEXTS["visit"])
    if known.flare and one.about in GENTLE:
        return GENTLE[one.about]
    return TEXTS[one.about] or label(each, book)


def label(each: Delivery, book: RuleBook) -> str:
    """The name the person gave to the rule."""
    rule = book.find(each.one.rule)
    return shorten(rule.label, 60) if rule else "A reminder"


def saying(prompt: Sequence[Delivery], missed: int, book: RuleBook, known: Known) -> Saying:
    """The one prompt for all that is due, the newest first; discreet where any rule or the book says so."""
    rules = [book.find(each.one.rule) for each in prompt]
    if book.discreet or any(rule is not None and rule.discreet for rule in rules):
        return Saying(DISCREET_TITLE, DISCREET_TEXT)
    newest = sorted(prompt, key=lambda each: each.one.due, reverse=True)
    if len(newest) == 1:
        lines = [line(newest[0], book, known), past(newest[0]), ONCE_MORE if newest[0].shown else ""]
        title = label(newest[0], book)
    else:
        first, *others = newest
        said = "" if line(first, book, known) == label(first, book) else line(first, book, known)
        lines = [f"{label(first, book)}: {said}" if said else label(first, book), f"Also: {_names(others, book)}"]
        title = counted(len(newest), "reminder")
    if missed:
        lines.append(f"While you were away {missed} more passed by; that is all right.")
    said = "\n".join(part for part in lines if part and part != title)
    return Saying(title, said)


def _names(others: Sequence[Delivery], book: RuleBook) -> str:
    """The names of the rest in one line."""
    named = ", ".join(label(each, book) for each in others[:MOST_NAMED])
    return f"{named} and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else named


def past(each: Delivery) -> str:
    """How often it was snoozed; empty where it was not."""
    return f"Snoozed {times(each.snoozes)}." if each.snoozes else ""


def last_done(each: Delivery, log: Log, known: Known, now: datetime) -> str:
    """When the same was last done, such as "last done 26 h ago"; empty where nobody knows."""
    done = [kept.changed_at for kept in log.of_rule(each.one.rule) if kept.state == "done"]
    if each.one.about in ("plan", "routine"):
        done += [entry.ended_at for entry in known.entries if isinstance(entry, Run) and entry.speed == 1.0]
    latest = max((at.astimezone(UTC) for at in done if at <= now), default=None)
    if latest is None:
        return ""
    hours = (now - latest).total_seconds() / 3600
    if hours < 1:
        return "last done less than an hour ago"
    return f"last done {hours:.0f} h ago" if hours < 48 else f"last done {hours / 24:.0f} days ago"


def due_words(each: Delivery, known: Known, now: datetime) -> str:
    """When it was due, by the person's clock."""
    return moment_words(each.one.due.astimezone(known.zone), now.astimezone(known.zone))
