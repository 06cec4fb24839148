"""What the app asks by itself when it is opened: measures, this morning, after hard work, numbness (1.7, 1.8, 5.3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.journal.entries import AnyEntry, Morning, Run, SafetyCheck
from coach.domain.journal.uses import day_of
from coach.domain.measures.schedule import Asked, asked
from coach.domain.measures.usual import usual_level
from coach.domain.person.profile import Profile
from coach.domain.safety.red_flags import Question
from coach.domain.safety.stop_rules import AFTER_QUESTIONS, STILL_NUMB, WORSE

DAY = timedelta(days=1)
TWO_DAYS = timedelta(days=2)
NUMB_AFTER = timedelta(seconds=STILL_NUMB.after_s)


class Due(Struct, frozen=True):
    """`measures` are open (5.3); `morning`: the one on waking is needed; `after` hard work; `numb`: D3 is open."""

    measures: tuple[Asked, ...] = ()
    morning: bool = False
    after: tuple[Question, ...] = ()
    numb: bool = False


def due(entries: Iterable[AnyEntry], profile: Profile, exercises: Mapping[str, Exercise], now: datetime) -> Due:
    """What is to be asked `now`; `entries` hold the last weeks and the safety record. Nothing is asked twice a day.

    While it is open, the morning is needed after a day with a run, and on while it is 2 or more above the usual. After
    ball or strength work the stop rules A5 to A7 are asked, A5 until it is gone.
    """
    known = tuple(entries)
    runs = [entry for entry in known if isinstance(entry, Run) and entry.speed == 1.0 and now - entry.at < TWO_DAYS]
    yesterday = [run for run in runs if day_of(run.at) == day_of(now) - DAY]
    checks = [entry for entry in known if isinstance(entry, SafetyCheck)]
    bruised = _bruised(checks)
    hard = any(_is_hard(run, exercises) for run in yesterday)
    asked_today = any(check.at.date() == now.date() and "A6" in check.asked for check in checks)
    only_bruise = any(check.at.date() == now.date() and "A5" in check.asked for check in checks)
    after = AFTER_QUESTIONS if hard and not asked_today else ()
    if bruised and not after and not only_bruise:
        after = tuple(question for question in AFTER_QUESTIONS if question.id == "A5")
    measures = asked(known, profile, now)
    morning = any(one.id == "waking" for one in measures) and (bool(yesterday) or _risen(known, now))
    return Due(measures, morning, after, _numb(runs, checks, now))


def _risen(known: Sequence[AnyEntry], now: datetime) -> bool:
    """Whether the latest morning, of the last two days, was 2 or more above the usual level."""
    mornings = [entry for entry in known if isinstance(entry, Morning)]
    latest = max(mornings, key=lambda morning: morning.at, default=None)
    usual = usual_level(known, now)
    return latest is not None and usual is not None and now - latest.at < TWO_DAYS and latest.pain >= usual + WORSE


def _is_hard(run: Run, exercises: Mapping[str, Exercise]) -> bool:
    done = (exercises.get(result.exercise) for result in run.results if result.done_s > 0)
    return any(exercise is not None and exercise.rules.hard for exercise in done)


def _bruised(checks: Iterable[SafetyCheck]) -> bool:
    asked = [check for check in checks if "A5" in check.asked]
    latest = max(asked, key=lambda check: check.at, default=None)
    return latest is not None and any(raised.cause == "A5" for raised in latest.raised)


def _numb(runs: Iterable[Run], checks: Iterable[SafetyCheck], now: datetime) -> bool:
    """Whether numbness came up in a run more than 30 minutes and less than a day ago and was not asked about since."""
    hurts = [hurt for run in runs for result in run.results for hurt in result.hurts if "numb" in hurt.signs]
    latest = max((hurt.at for hurt in hurts), default=None)
    if latest is None or not NUMB_AFTER <= now - latest < DAY:
        return False
    return not any("D3" in check.asked and check.at >= latest + NUMB_AFTER for check in checks)
