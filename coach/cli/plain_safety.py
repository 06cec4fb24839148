"""Warning signs as plain lines: what is asked, what was said, and what it means."""

from collections.abc import Callable, Sequence
from datetime import datetime

from coach.cli.keys import Keys
from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.person.profile import AgeBand
from coach.domain.safety.answers import DISTRESS, DISTRESS_NO, brief, safety_check, yes_lines
from coach.domain.safety.clearing import clearing_words
from coach.domain.safety.red_flags import BY_ID, GROUP_NAMES, Question, RedFlag
from coach.domain.safety.standing import Standing
from coach.domain.safety.urgency import LockWords, lock_words

Say = Callable[[str], None]
Answers = dict[CauseId, str]

NONE = frozenset({"n", "no", "none"})
DISTRESS_WORD = "distress"


def ask_anything_new(keys: Keys, say: Say, flags: Sequence[RedFlag], now: datetime) -> SafetyCheck | None:
    """Ask the short set before a run in one go; None when it was not answered, and the run is not to begin.

    From a pipe only a line with "none", or numbers that a "y" confirms, is an answer.
    """
    try:
        say("Anything new since last time?")
        answers = _ask(keys, say, [(flag, brief(flag)) for flag in flags])
        return None if answers is None else _settled(keys, say, flags, answers, "before_run", None, now)
    except KeyboardInterrupt:
        return None


def ask_all(
    keys: Keys, say: Say, flags: Sequence[RedFlag], reason: CheckReason, age_band: AgeBand | None, now: datetime
) -> SafetyCheck | None:
    """Ask the full list group by group; None when it was not answered to its end."""
    answers: Answers = {}
    try:
        say(f'Is any of this true? If you are in distress and want to say so, type "{DISTRESS_WORD}" at any of it.')
        for group, name in GROUP_NAMES.items():
            say(f"\n{name}")
            told = _ask(keys, say, [(flag, flag.question) for flag in flags if flag.group == group])
            if told is None:
                return None
            answers.update(told)
        return _settled(keys, say, flags, answers, reason, age_band, now)
    except KeyboardInterrupt:
        return None


def tell_standing(say: Say, where: Standing, emergency_number: str, now: datetime) -> LockWords | None:
    """Say what is open, what it means and from when it can be cleared; returns the words that were said."""
    words = lock_words(where, emergency_number)
    if words is None:
        say("No warning sign is open. That is not a clearance: if something is new, answer the questions again.")
        return None
    say(f"{words.title.upper()}.")
    for line in words.message.splitlines():
        say(line)
    for cause, reason in zip(where.open, words.reasons, strict=True):
        say(f"{cause.cause}: {reason}")
    when = clearing_words(where, now)
    if when:
        say(when)
    return words


def ask_understood(keys: Keys, words: LockWords | None) -> None:
    """Ask for the typed word where `words` have one, as long as there is somebody to type it."""
    while words and words.word and keys.answers:
        typed = keys.line(f"When you have read this, type {words.word} and press Enter:")
        if typed is None or typed.casefold() == words.word.casefold():
            return


def _ask(keys: Keys, say: Say, questions: Sequence[tuple[Question, str]]) -> Answers | None:
    """The yeses to one group of questions, or None when the input ends or says nothing."""
    for number, (_, text) in enumerate(questions, 1):
        say(f"{number}. {text}")
    how = "Enter for none of these" if keys.answers else 'the line "none" for none of these'
    while True:
        line = keys.line(f"Numbers of those that are true, {how}:")
        if line is None or (not line and not keys.answers):
            return None
        if not line or line.lower() in NONE:
            return {}
        if line.lower() == DISTRESS_WORD:
            told = _ask_distress(keys, say)
            if told is None:
                return None
            rest = _ask(keys, say, questions)
            return None if rest is None else {**told, **rest}
        chosen = _numbers(line, len(questions))
        if chosen:
            return _ask_branches(keys, say, [questions[number - 1][0] for number in chosen])
        say(f"Numbers from 1 to {len(questions)}, please, such as: 1 3")


def _ask_branches(keys: Keys, say: Say, said_yes: Sequence[Question]) -> Answers | None:
    answers: Answers = {}
    for question in said_yes:
        which = _which(keys, say, question) if question.branches else ""
        if which is None:
            return None
        answers[question.id] = which
    return answers


def _which(keys: Keys, say: Say, question: Question) -> str | None:
    say(question.question)
    for number, branch in enumerate(question.branches, 1):
        say(f"  {number}. {branch.text}")
    while True:
        line = keys.line("Which is it? One number; if you are not sure, 1:")
        if line is None or (not line and not keys.answers):
            return None
        chosen = _numbers(line, len(question.branches))
        if len(chosen) == 1:
            return question.branches[chosen[0] - 1].key


def _ask_distress(keys: Keys, say: Say) -> Answers | None:
    while True:
        line = keys.line(f"{BY_ID[DISTRESS].question} y or n:")
        if line is None or (not line and not keys.answers):
            return None
        if line.lower()[:1] == "y":
            return {DISTRESS: ""}
        if line.lower()[:1] == "n":
            say(DISTRESS_NO)
            return {DISTRESS: DISTRESS_WORD}


def _settled(
    keys: Keys,
    say: Say,
    flags: Sequence[RedFlag],
    answers: Answers,
    reason: CheckReason,
    age_band: AgeBand | None,
    now: datetime,
) -> SafetyCheck | None:
    """The entry of these answers, None when they turn out to be a slip; distress without RF28 raises nothing."""
    yes = {cause: branch for cause, branch in answers.items() if branch != DISTRESS_WORD}
    if not _confirmed(keys, say, yes):
        return None
    asked = dict.fromkeys((*(flag.id for flag in flags), *answers))
    return safety_check(asked, yes, reason, now, age_band)


def _confirmed(keys: Keys, say: Say, answers: Answers) -> bool:
    """Whether what was said yes to is right, so that a slip locks nothing."""
    if not answers:
        return True
    say("\nYou said yes to:")
    for said in yes_lines(answers):
        say(f"  {said}")
    while True:
        line = keys.line("Is that right? y or n:")
        if line is None or (not line and not keys.answers):
            return False
        if line.lower()[:1] in ("y", "n"):
            return line.lower()[0] == "y"


def _numbers(line: str, highest: int) -> list[int]:
    """The numbers in a line, none at all when something else is in it or one is out of range."""
    words = line.replace(",", " ").split()
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 3]
    return sorted(set(numbers)) if len(numbers) == len(words) and all(1 <= n <= highest for n in numbers) else []
