"""When all warning signs have to be asked again, and what the journal itself says (clinical.md 1.2 gate, RF27, R21)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from coach.domain.journal.entries import AnyEntry, CheckReason, SafetyCheck
from coach.domain.journal.ratings import PainRating, median, pain_ratings
from coach.domain.measures.trend import RATED_DAYS_A_WEEK, daily_pain
from coach.domain.measures.usual import usual_level
from coach.domain.safety.red_flags import is_full
from coach.domain.safety.standing import last_settled, written_at
from coach.domain.safety.stop_rules import LONG_RISE, aftermath

HIGH_PAIN = 8
JUMP = 3
MEDIAN_OVER = timedelta(days=14)

NO_CHANGE = 1.0
LITTLE_PAIN = 2.0
LONG_WEEKS = 6

GETTING_WORSE = "Your pain has grown for two weeks in a row."
NO_BETTER = "Your pain has not eased in six weeks."


def pending_check(entries: Iterable[AnyEntry], episode: date | None, now: datetime) -> CheckReason | None:
    """Why all warning signs have to be asked `now`, None when they do not (gate 1 and 3, A3).

    They were never all asked; a new episode began on a later day; or since they were, a rating of the last 14 days was
    8 or more, or 3 or more above the median of the 14 days before it; or pain has stayed above the usual level for
    over 48 hours. Any such rating counts, so that a lower one typed after it is no way around the questions.
    """
    known = tuple(entries)
    asked_at = max(
        (written_at(entry) for entry in known if isinstance(entry, SafetyCheck) and is_full(entry.asked)), default=None
    )
    if asked_at is None:
        return "first_run"
    if episode is not None and asked_at.date() < episode <= now.date():
        return "new_episode"
    recent = now - MEDIAN_OVER
    ratings = [one for one in pain_ratings(known, after_runs=True) if recent - MEDIAN_OVER <= one.at <= now]
    fresh = [one for one in ratings if one.at > max(asked_at, recent)]
    if any(_is_high(rating, ratings) for rating in fresh):
        return "high_pain"
    after = aftermath(known, usual_level(known, now), now)
    if after is not None and after.rule != "A2" and asked_at <= after.since + LONG_RISE:
        return "after_run"
    return None


def not_improving(entries: Iterable[AnyEntry], now: datetime) -> str | None:
    """The sentence that raises RF27 (R21), None while the journal does not show it or shows too little.

    Weeks are the 7 days up to today and those before them; a week counts with 4 rated days or more, by the mean of its
    daily means, and nothing is filled in. Getting worse: the last three weeks all count, each is higher than the one
    before, and together they rise by 1 point or more. No better: the last six weeks all count, the newest mean is above
    2, and it is less than 1 point below the oldest. Days up to the latest raise or clearance of RF27 are settled.
    """
    known = tuple(entries)
    settled = last_settled(known, "RF27")
    weeks = _weekly_means(known, now.date(), settled.date() if settled else None)
    newest, before, oldest = weeks[0], weeks[1], weeks[2]
    if newest is not None and before is not None and oldest is not None:
        if oldest < before < newest and newest - oldest >= NO_CHANGE:
            return GETTING_WORSE
        start = weeks[-1]
        if all(week is not None for week in weeks) and start is not None:
            return NO_BETTER if newest > LITTLE_PAIN and start - newest < NO_CHANGE else None
    return None


def _is_high(rating: PainRating, ratings: Iterable[PainRating]) -> bool:
    if rating.score >= HIGH_PAIN:
        return True
    usual = median(one.score for one in ratings if rating.at - MEDIAN_OVER <= one.at < rating.at)
    return usual is not None and rating.score >= usual + JUMP


def _weekly_means(entries: tuple[AnyEntry, ...], today: date, settled: date | None) -> list[float | None]:
    """The mean of each of the last six weeks, the newest first, None where too few days were rated."""
    days = daily_pain(entries, today, 7 * LONG_WEEKS)[::-1]
    means = [day.mean if settled is None or day.day > settled else None for day in days]
    return [_week_mean(means[start : start + 7]) for start in range(0, len(means), 7)]


def _week_mean(means: list[float | None]) -> float | None:
    rated = [mean for mean in means if mean is not None]
    return sum(rated) / len(rated) if len(rated) >= RATED_DAYS_A_WEEK else None
