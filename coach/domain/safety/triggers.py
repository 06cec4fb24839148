"""When all warning signs have to be asked again, and what the journal itself says (clinical.md 1.2 gate, RF27, R21)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from coach.domain.journal.entries import AnyEntry, CheckReason, Clearance, Run, SafetyCheck
from coach.domain.journal.ratings import PainRating, median, pain_ratings
from coach.domain.measures.trend import RATED_DAYS_A_WEEK, daily_pain
from coach.domain.measures.usual import usual_level
from coach.domain.safety.red_flags import is_full
from coach.domain.safety.standing import last_settled, written_at
from coach.domain.safety.stop_rules import LONG_RISE, aftermath

HIGH_PAIN = 8
ABOVE_MEDIAN = 2
WITHIN_USUAL = 1
JUMP = 3
MEDIAN_OVER = timedelta(days=14)

RISE = 2.0
NO_CHANGE = 1.0
MUCH_PAIN = 4.0
RUNS_OF_SELF_CARE = 12
WEEKS = 6
SEEN_WITHIN = timedelta(weeks=12)


def pending_check(entries: Iterable[AnyEntry], episode: date | None, now: datetime) -> CheckReason | None:
    """Why all warning signs have to be asked `now`, None when they do not (gate 1 and 3, A3).

    They were never all asked; a new episode began on a later day; or since they were, a rating of the last 14 days was
    high (`_is_high`); or pain has stayed above the usual level for over 48 hours. Any such rating counts, so that a
    lower one typed after it is no way around the questions.
    """
    known = tuple(entries)
    full = [entry for entry in known if isinstance(entry, SafetyCheck) and is_full(entry.asked)]
    asked_at = max((written_at(entry) for entry in full), default=None)
    if asked_at is None:
        return "first_run"
    if episode is not None and asked_at.date() < episode <= now.date():
        return "new_episode"
    recent = now - MEDIAN_OVER
    ratings = [one for one in pain_ratings(known, after_runs=True) if recent - MEDIAN_OVER <= one.at <= now]
    fresh = [one for one in ratings if one.at > max(asked_at, recent)]
    clean = max((written_at(entry) for entry in full if _is_clean(entry)), default=None)
    if any(_is_high(rating, ratings, clean) for rating in fresh):
        return "high_pain"
    after = aftermath(known, usual_level(known, now), now)
    if after is not None and after.rule != "A2" and asked_at <= after.since + LONG_RISE:
        return "after_run"
    return None


def usually_high(entries: Iterable[AnyEntry], pain: int | None, usual: float | None, now: datetime) -> bool:
    """Whether `pain` of 8 or more is within 1 of the usual and a full list was clean in the last 14 days (C14.4)."""
    if pain is None or usual is None or pain < HIGH_PAIN or abs(pain - usual) > WITHIN_USUAL:
        return False
    checks = (entry for entry in entries if isinstance(entry, SafetyCheck) and is_full(entry.asked))
    latest = max(checks, key=written_at, default=None)
    return latest is not None and _is_clean(latest) and now - written_at(latest) <= MEDIAN_OVER


def worsening(entries: Iterable[AnyEntry], now: datetime) -> tuple[float, float] | None:
    """The weekly means between which pain has risen for three weeks, which raises RF27 (C1.5); None without it.

    Weeks are the 7 days up to today and those before them; a week counts with 4 rated days or more, by the mean of its
    daily means, and nothing is filled in. Each week has to be higher than the one before, by 2 points or more in all.
    Days up to the latest raise or clearance of RF27 are settled.
    """
    known = tuple(entries)
    settled = last_settled(known, "RF27")
    newest, before, oldest = _weekly_means(known, now.date(), settled.date() if settled else None)[:3]
    if newest is None or before is None or oldest is None:
        return None
    return (oldest, newest) if oldest < before < newest and newest - oldest >= RISE else None


def little_change(entries: Iterable[AnyEntry], now: datetime) -> str:
    """What to say when six weeks of self-care have changed little (C1.5); "" where the journal does not show that.

    A notice and never a lock: steady pain is no warning sign. All six weeks have to count, with 12 runs or more in
    them, a mean of 4 or more and less than a point between the first and the last; and nobody was seen about it within
    12 weeks (a clearance of RF27).
    """
    known = tuple(entries)
    seen = max((entry.at for entry in known if isinstance(entry, Clearance) and entry.cause == "RF27"), default=None)
    if seen is not None and now - seen <= SEEN_WITHIN:
        return ""
    since = now - timedelta(weeks=WEEKS)
    runs = sum(isinstance(entry, Run) and entry.speed == 1.0 and since < entry.at <= now for entry in known)
    weeks = [mean for mean in _weekly_means(known, now.date(), None) if mean is not None]
    if runs < RUNS_OF_SELF_CARE or len(weeks) < WEEKS or sum(weeks) / WEEKS < MUCH_PAIN:
        return ""
    if abs(weeks[0] - weeks[-1]) >= NO_CHANGE:
        return ""
    return (
        f"Your journal shows little change in six weeks, though you did {runs} runs. That is no warning sign, and "
        "nothing is locked. A doctor, a physio or your therapist may know what else to try."
    )


def _is_high(rating: PainRating, ratings: Iterable[PainRating], clean: datetime | None) -> bool:
    """Whether a rating asks for the full list: 3 above the median of the 14 days before it, or 8 and more (C1.3).

    8 and more only when it is 2 above that median too, or when no full list was clean (`clean`) in the 14 days before:
    who lives at 7 or 8 is not asked every day.
    """
    usual = median(one.score for one in ratings if rating.at - MEDIAN_OVER <= one.at < rating.at)
    if usual is not None and rating.score >= usual + JUMP:
        return True
    if rating.score < HIGH_PAIN:
        return False
    lately = clean is not None and rating.at - clean <= MEDIAN_OVER
    return not lately or (usual is not None and rating.score >= usual + ABOVE_MEDIAN)


def _is_clean(check: SafetyCheck) -> bool:
    """Whether nothing in a check was more than a caution."""
    return all(raised.level == "CAUTION" for raised in check.raised)


def _weekly_means(entries: tuple[AnyEntry, ...], today: date, settled: date | None) -> list[float | None]:
    """The mean of each of the last six weeks, the newest first, None where too few days were rated."""
    days = daily_pain(entries, today, 7 * WEEKS)[::-1]
    means = [day.mean if settled is None or day.day > settled else None for day in days]
    return [_week_mean(means[start : start + 7]) for start in range(0, len(means), 7)]


def _week_mean(means: list[float | None]) -> float | None:
    rated = [mean for mean in means if mean is not None]
    return sum(rated) / len(rated) if len(rated) >= RATED_DAYS_A_WEEK else None
