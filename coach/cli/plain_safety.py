"""Warning signs as plain lines: what is asked, what was said, and what it means."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from coach.cli.keys import Keys
from coach.domain.journal.entries import CauseId, CheckReason, SafetyCheck
from coach.domain.person.profile import AgeBand
from coach.domain.safety.answers import (
    DISTRESS,
    DISTRESS_NO,
    DISTRESS_THANKS,
    brief,
    safety_check,
    yes_at_once,
    yes_lines,
)
from coach.domain.safety.clearing import clearing_words
from coach.domain.safety.red_flags import BY_ID, GROUP_NAMES, Question, RedFlag
from coach.domain.safety.standing import Standing, slip
from coach.domain.safety.urgency import AFTER_READING, LockWords, lock_words

Say = Callable[[str], None]
Answers = dict[CauseId, str]

Keep = Callable[[SafetyCheck], object]

NONE = frozenset({"n", "no", "none"})
DISTRESS_WORD = "distress"
NOT_ASKED_YET = (
    "No warning sign is open. The full safety questions come when you first want more than gentle moves: coach safety "
    "asks them."
)
KEPT_ALREADY = "It counts as a yes until you say it was a slip."


class Unfinished(Exception):
    """The input ended, or says nothing."""


class Certain(Exception):
    """A yes that is an emergency, and no slip: nothing more is asked."""

    def __init__(self, yes: SafetyCheck) -> None:
        super().__init__()
        self.yes = yes


class Asking(Struct, frozen=True):
    """Who is asked and why; `keep` writes a yes that may be an emergency down the moment it is given (C1.1).

    `also` takes up what was asked beside the list.
    """

    keys: Keys
    say: Say
    reason: CheckReason
    now: datetime
    keep: Keep
    also: list[CauseId]


def ask_anything_new(
    keys: Keys, say: Say, flags: Sequence[RedFlag], now: datetime, keep: Keep = lambda _: None
) -> SafetyCheck | None:
    """Ask the short set before a run in one go; None when it was not answered, and the run is not to begin.

    From a pipe only a line with "none", or numbers that a "y" confirms, is an answer.
    """
    asking = Asking(keys, say, "before_run", now, keep, [])
    say("Anything new since last time?")
    return _asked(asking, [[(flag, brief(flag)) for flag in flags]], [""], None, ())


def ask_all(
    keys: Keys,
    say: Say,
    flags: Sequence[RedFlag],
    reason: CheckReason,
    age_band: AgeBand | None,
    now: datetime,
    keep: Keep = lambda _: None,
    known: Collection[CauseId] = (),
) -> SafetyCheck | None:
    """Ask the full list group by group; None when it was not answered to its end. `known` counts as asked."""
    asking = Asking(keys, say, reason, now, keep, [])
    say(f'Is any of this true? If you are in distress and want to say so, type "{DISTRESS_WORD}" at any of it.')
    groups = {
        name: [(flag, flag.question) for flag in flags if flag.group == group] for group, name in GROUP_NAMES.items()
    }
    there = {name: questions for name, questions in groups.items() if questions}
    return _asked(asking, list(there.values()), [f"\n{name}" for name in there], age_band, known)


def tell_standing(say: Say, where: Standing, emergency_number: str, now: datetime) -> LockWords | None:
    """Say what is open, what it means and from when it can be cleared; returns the words that were said."""
    words = lock_words(where, emergency_number, now)
    if words is None and where.asked_all_at is None:
        say(NOT_ASKED_YET)
        return None
    if words is None:
        say("No warning sign is open. That is good, but it is no all-clear: if something is new, answer the questions.")
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


def ask_understood(keys: Keys, say: Say, words: LockWords | None) -> None:
    """Ask for the typed word where `words` have one, as long as there is somebody to type it."""
    while words and words.word and keys.answers:
        typed = keys.line(f"{words.then}\nWhen you have read this, type {words.word} and press Enter:")
        if typed is None:
            return
        if typed.casefold() == words.word.casefold():
            say(AFTER_READING[words.level])
            return


def _asked(
    asking: Asking,
    groups: Sequence[Sequence[tuple[Question, str]]],
    headings: Sequence[str],
    age_band: AgeBand | None,
    known: Collection[CauseId],
) -> SafetyCheck | None:
    """The entry of all answers, or of the emergency that cut them short; None without an answer to each group."""
    answers: Answers = {}
    try:
        for heading, questions in zip(headings, groups, strict=True):
            if heading:
                asking.say(heading)
            _ask(asking, questions, answers)
        if not _confirmed(asking, answers):
            return None
    except Certain as certain:
        raised = tuple(_question(groups, cause).raised(branch) for cause, branch in answers.items())
        together = (*answers, *certain.yes.asked)
        return msgspec.structs.replace(certain.yes, asked=together, raised=(*raised, *certain.yes.raised))
    except (KeyboardInterrupt, Unfinished):
        return None
    asked = dict.fromkeys((*(question.id for group in groups for question, _ in group), *answers, *known, *asking.also))
    return safety_check(asked, answers, asking.reason, asking.now, age_band)


def _question(groups: Sequence[Sequence[tuple[Question, str]]], cause: CauseId) -> Question:
    return next(question for group in groups for question, _ in group if question.id == cause)


def _ask(asking: Asking, questions: Sequence[tuple[Question, str]], answers: Answers) -> None:
    """Adds the yeses to one group of questions to `answers`. Raises Unfinished and Certain."""
    for number, (_, text) in enumerate(questions, 1):
        asking.say(f"{number}. {text}")
    how = "Enter for none of these" if asking.keys.answers else 'the line "none" for none of these'
    while True:
        line = _line(asking, f"Numbers of those that are true, {how}:")
        if not line or line.lower() in NONE:
            return
        if line.lower() == DISTRESS_WORD:
            _ask_distress(asking)
            _ask(asking, questions, answers)
            return
        chosen = [questions[number - 1][0] for number in _numbers(line, len(questions))]
        if not chosen:
            asking.say(f"Numbers from 1 to {len(questions)}, please, such as: 1 3")
            continue
        if _say_yes(asking, chosen, answers):
            return


def _say_yes(asking: Asking, said_yes: Sequence[Question], answers: Answers) -> bool:
    """Adds the yeses of one line, and returns whether one was more than a slip.

    Every yes that may be an emergency is kept before anything is asked about it. Raises Unfinished and Certain.
    """
    kept = {one.id: _keep_at_once(asking, one) for one in said_yes if one.urgent}
    for question in said_yes:
        branch = _which(asking, question) if question.branches else ""
        yes = kept.get(question.id)
        if yes is None:
            answers[question.id] = branch
        elif branch != question.unsure:
            asking.keep(slip(yes, asking.now))
            answers[question.id] = branch
        else:
            _be_sure(asking, yes, question)
    return any(question.id in answers for question in said_yes)


def _keep_at_once(asking: Asking, question: Question) -> SafetyCheck:
    yes = yes_at_once(question, question.unsure, asking.reason, asking.now)
    asking.keep(yes)
    return yes


def _be_sure(asking: Asking, yes: SafetyCheck, question: Question) -> None:
    """Takes `yes` back where it was a slip, else raises Certain."""
    asking.say(f"You said yes to this: {question.question}")
    asking.say(KEPT_ALREADY)
    if _yes_or_no(asking, "Is that right? Type yes or no:"):
        raise Certain(yes)
    asking.keep(slip(yes, asking.now))
    asking.say("Taken back.")


def _which(asking: Asking, question: Question) -> str:
    asking.say(question.question)
    for number, branch in enumerate(question.branches, 1):
        asking.say(f"  {number}. {branch.text}")
    while True:
        chosen = _numbers(_line(asking, "Which is it? One number. Not sure? Take 1:"), len(question.branches))
        if len(chosen) == 1:
            return question.branches[chosen[0] - 1].key


def _ask_distress(asking: Asking) -> None:
    asking.say(DISTRESS_THANKS)
    asking.also.append(DISTRESS)
    if _yes_or_no(asking, f"{BY_ID[DISTRESS].question} y or n:"):
        raise Certain(_keep_at_once(asking, BY_ID[DISTRESS]))
    asking.say(DISTRESS_NO)


def _confirmed(asking: Asking, answers: Answers) -> bool:
    """Whether what was said yes to is right, so that a slip locks nothing. Raises Unfinished."""
    if not answers:
        return True
    asking.say("\nYou said yes to:")
    for said in yes_lines(answers):
        asking.say(f"  {said}")
    return _yes_or_no(asking, "Is that right? Type yes or no:")


def _yes_or_no(asking: Asking, question: str) -> bool:
    while True:
        answer = _line(asking, question).lower()[:1]
        if answer in ("y", "n"):
            return answer == "y"


def _line(asking: Asking, prompt: str) -> str:
    """What was typed. Raises Unfinished where the input ends, and where a pipe says nothing."""
    line = asking.keys.line(prompt)
    if line is None or (not line and not asking.keys.answers):
        raise Unfinished
    return line


def _numbers(line: str, highest: int) -> list[int]:
    """The numbers in a line, none at all when something else is in it or one is out of range."""
    words = line.replace(",", " ").split()
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 3]
    return sorted(set(numbers)) if len(numbers) == len(words) and all(1 <= n <= highest for n in numbers) else []
