"""How an exercise or a routine stands for the person, in words: the same on the screen and on the command line."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from coach.domain.counted import counted
from coach.domain.dosing.history import DoseMoment
from coach.domain.exercises.wording import dose_words, length_words
from coach.domain.measures.caveats import CAVEATS, RANK_FROM
from coach.domain.measures.stats import Effect
from coach.domain.person.profile import Instruction
from coach.domain.planning.for_you import ForYou
from coach.domain.planning.plan import Plan
from coach.domain.safety.gate import NOT_ASKED
from coach.domain.when import day_words

AFTER_QUESTIONS = "After the safety questions"
LEFT_OUT = "left out"
LATER = "later"
LIKING_WORDS = {"liked": "you like it", "disliked": "not for you; the plan leaves it out"}
MOST_DOTS = 12


class Said(NamedTuple):
    """One line: what it is about, and a sentence or two."""

    title: str
    text: str


PENDING = Said(AFTER_QUESTIONS, "this opens. Breathing and rest are open now, gentle moves after three quick ones.")
PARTLY_PENDING = Said(AFTER_QUESTIONS, "all of it opens. Until then it is shorter.")


def mark_of(standing: ForYou | Plan) -> str:
    """The word beside an exercise or a routine in a list: left out, later (after the questions), or nothing if open."""
    if isinstance(standing, Plan):
        open_now, reasons = bool(standing.chosen), [left.reason for left in standing.omitted]
    else:
        open_now, reasons = standing.allowed, [reason.text for reason in standing.reasons]
    if open_now:
        return ""
    return LATER if reasons and all(reason in NOT_ASKED for reason in reasons) else LEFT_OUT


def standing_words(you: ForYou) -> tuple[Said, ...]:
    """Whether it may be done: every reason why not, what to mind, and what a clinician has said."""
    return tuple(_standing(you))


def _standing(you: ForYou) -> Iterator[Said]:
    if you.pending:
        yield PENDING
    against = [reason.text for reason in you.reasons if reason.text not in NOT_ASKED]
    if against:
        yield Said("Left out for you", f"{'; '.join(against)}.")
    if you.pending:
        return
    if you.agreed:
        yield Said("A clinician", "has agreed to it, as you wrote down.")
    for sentence in you.mind if you.allowed else ():
        yield Said("Mind", f"{sentence}.")


def dose_lines(you: ForYou) -> tuple[Said, ...]:
    """The dose now and the record's, what a therapist said, the latest change with its reason, and the liking."""
    return () if you.pending else tuple(_dose(you))


def _dose(you: ForYou) -> Iterator[Said]:
    if you.allowed or you.dosing.rest:
        now, record = _short(dose_words(you.fitted, you.dose)), _short(dose_words(you.exercise))
        of = f" (record: {record})" if now != record else ""
        cap = f", at most {you.fitted.cap} of 10" if you.fitted.cap != you.exercise.cap else ""
        yield Said("Your dose now" if you.allowed else "Your dose after the rest", f"{now}{cap}{of}")
    if you.instruction:
        yield Said("Your therapist", instruction_words(you.instruction))
    if you.change:
        yield Said("Changed", f"{you.change.from_words} → {you.change.to_words}: {you.change.reason}")
    if you.liking:
        yield Said("Your word", f"{LIKING_WORDS[you.liking]}.")


def effect_lines(you: ForYou) -> tuple[Said, ...]:
    """What it did so far, counts first, then the label of clinical.md 6.6."""
    if you.effect is None:
        return ()
    return Said("So far", count_words(you.effect)), Said("Compared", f"{you.effect.words}.")


def count_words(effect: Effect) -> str:
    """Dots and counts of better, same and worse, the median change, and the flares of the next mornings."""
    parts = []
    if effect.n:
        counts = (("better", effect.better), ("same", effect.same), ("worse", effect.worse))
        dots = "  ".join(f"{name} {'●' * min(count, MOST_DOTS)}{' ' * bool(count)}{count}" for name, count in counts)
        parts.append(f"{dots}  of {effect.n}")
        parts.append(f"the middle one: {_median(effect.median_change or 0)}")
    else:
        parts.append("no run with it had pain before and after")
    if effect.flares_of:
        parts.append(f"next mornings that flared: {effect.flares} of {effect.flares_of}")
    return f"{'; '.join(parts)}."


def number_words(effect: Effect | None) -> tuple[str, ...]:
    """The numbers behind the label from five uses on, and what always has to stand beside them."""
    if effect is None or effect.n < RANK_FROM:
        return CAVEATS
    low, high = effect.interval80
    lowest, highest = effect.interval95
    beside = (
        f"Beside your average run that began with the same pain: {effect.effect:+.1f} points of relief, "
        f"four times in five between {low:+.1f} and {high:+.1f}, nineteen times in twenty between {lowest:+.1f} and "
        f"{highest:+.1f} (from {effect.n} uses)."
    )
    return (beside, *CAVEATS)


def instruction_words(told: Instruction) -> str:
    """A therapist's dose as it was told."""
    numbers = [
        counted(told.sets, "set") if told.sets else "",
        length_words(told.hold_s) if told.hold_s else "",
        counted(told.reps, "time") if told.reps else "",
    ]
    said = f" “{told.said}”" if told.said else ""
    return f"{', '.join(number for number in numbers if number)}.{said}"


def past_lines(past: tuple[DoseMoment, ...], now: datetime) -> list[str]:
    """The history of a dose, one line a moment, oldest first."""
    if not past:
        return ["It has not been used in a guided run yet."]
    return [f"{day_words(moment.at.date(), now.date())}: {moment.words}. {moment.reason}" for moment in past]


def routine_lines(made: Plan) -> tuple[Said, ...]:
    """What of a routine is left out or replaced, and what to mind."""
    return tuple(_routine(made))


def _routine(made: Plan) -> Iterator[Said]:
    if any(left.reason in NOT_ASKED for left in made.omitted):
        yield PENDING if not made.chosen else PARTLY_PENDING
    against = [left for left in made.omitted if left.reason not in NOT_ASKED]
    reasons = tuple(dict.fromkeys(left.reason for left in against))
    if not made.chosen and len(reasons) == 1:
        yield Said("Left out for you", f"{reasons[0]}.")
    else:
        for left in against:
            yield Said("Left out for you", f"{left.name}: {left.reason}.")
    for sentence in dict.fromkeys(sentence for line in made.chosen for sentence in line.care):
        yield Said("Mind", f"{sentence}.")


def _short(words: str) -> str:
    return words.partition(" (")[0]


def _median(change: float) -> str:
    if change == 0:
        return "no change"
    return f"{abs(change):g} {'less' if change > 0 else 'more'} pain"
