"""A rule in words, and the next times it comes."""

from datetime import datetime

from coach.domain.reminders.armed import Coming, coming_times, why_never
from coach.domain.reminders.known import Known
from coach.domain.reminders.rule import About, Daily, Every, Once, Rule, RuleBook
from coach.domain.when import moment_words

FOLLOWING_WORDS: dict[About, str] = {
    "plan": "at the first of your usual times",
    "evening": "in the evening",
    "waking": "on the morning after a routine",
    "weekly": "when the weekly questions are open",
    "visit": "a day before each visit, and one and two days after it",
    "thermal": "when the skin has rested from heat or cold",
    "homework": "at the first of your usual times, while a therapist's homework is due",
}
WORK_DAYS = ("mon", "tue", "wed", "thu", "fri")
WEEKEND = ("sat", "sun")
NEXT = 3


def when_words(rule: Rule, now: datetime) -> str:
    """When it comes: "at 09:00 and 21:00 on Mon, Wed", "every 45 min from 09:00 to 17:00"."""
    when = rule.when
    if isinstance(when, Once):
        return f"once, {moment_words(when.at.astimezone(now.tzinfo), now)}"
    if isinstance(when, Daily):
        return f"at {_and(when.times)} {days_words(when.days)}"
    if isinstance(when, Every):
        later = " the next day" if when.end <= when.start else ""
        return f"every {when.minutes} min from {when.start} to {when.end}{later} {days_words(when.days)}"
    return FOLLOWING_WORDS[rule.about]


def days_words(days: tuple[str, ...]) -> str:
    """The days of a rule, such as "every day", "on work days" or "on Mon and Thu"."""
    if not days or len(days) == 7:
        return "every day"
    for known, words in ((WORK_DAYS, "on work days"), (WEEKEND, "on weekends")):
        if set(days) == set(known):
            return words
    return f"on {_and(tuple(day.title() for day in days))}"


def state_words(rule: Rule, now: datetime) -> str:
    """What is special about a rule: paused, halved, silent, discreet; empty where nothing is."""
    words = []
    if rule.off:
        words.append("off")
    elif rule.paused_until is not None and rule.paused(now):
        words.append(f"paused until {moment_words(rule.paused_until.astimezone(now.tzinfo), now)}")
    words += ["half as often, as it was left three times in a row"] if rule.halved else []
    words += [] if rule.sound else ["without a sound"]
    words += ["discreet"] if rule.discreet else []
    words += ["also in quiet hours"] if rule.through_quiet else []
    return ", ".join(words)


def next_words(rule: Rule, book: RuleBook, known: Known, now: datetime, number: int = NEXT) -> tuple[str, ...]:
    """The next times it comes, each as "today 21:00", with what quiet hours do to it."""
    return tuple(_time_words(each, known, now) for each in coming_times(rule, book, known, now, number))


def next_times(rule: Rule, book: RuleBook, known: Known, now: datetime, number: int = NEXT) -> tuple[datetime, ...]:
    """The next moments it comes, in the person's zone."""
    return tuple(each.at.astimezone(known.zone) for each in coming_times(rule, book, known, now, number))


def none_words(rule: Rule, book: RuleBook, known: Known, now: datetime) -> str:
    """Why nothing is to come of a rule: because nothing ever can, or not in the next days."""
    return why_never(rule, book, known, now) or none_coming(rule, now)


def none_coming(rule: Rule, now: datetime) -> str:
    """Why nothing is to come of a rule."""
    if rule.off:
        return "nothing while it is off"
    if isinstance(rule.when, Once):
        return "nothing more: its time has passed"
    return "nothing in the next nine days"


def _time_words(each: Coming, known: Known, now: datetime) -> str:
    said = moment_words(each.at.astimezone(known.zone), now.astimezone(known.zone))
    return said if each.at == each.one.due else f"{said} (after quiet hours)"


def _and(parts: tuple[str, ...]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
