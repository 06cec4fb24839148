"""What the page claims in sentences, once more: runs, effects, progress, the visits, their costs (6.6, 8.1, 8.3)."""

from bisect import bisect
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from statistics import median
from typing import Any

import numpy as np
from scipy.stats import norm

from tests.domain.review.independent import DAY, Days, Json, Read, averages, flares, logs, real_runs, within

HALF_YEAR = timedelta(weeks=26)


def self_care(journal: Read, days: Days) -> tuple[int, int, float]:
    """Runs, days with one, and minutes a week; a run of less than two minutes that was broken off is none."""
    runs = [run for run in counted(journal) if within(run["closed"], days)]
    weeks = ((days[1] - days[0]).days + 1) / 7
    return len(runs), len({run["closed"] for run in runs}), sum(map(seconds, runs)) / 60 / weeks


@cache
def counted(journal: Read) -> list[Json]:
    return [run for run in real_runs(journal) if run["finished"] or seconds(run) > 120]


def seconds(run: Json) -> float:
    return sum(result["done_s"] for result in run["results"])


def goal(journal: Read, days: Days, wanted: int) -> tuple[int, int]:
    """Days done and planned in the whole weeks inside `days`, from Monday; days that rest lower the goal."""
    ran = {run["closed"] for run in counted(journal)}
    said, risen = flares(journal)
    rest = ({entry["closed"] for entry in journal.of("skip")} | said | risen) - ran
    done = planned = 0
    monday = days[0] + (-days[0].weekday() % 7) * DAY
    while monday + 6 * DAY <= days[1]:
        if monday >= min(ran) - min(ran).weekday() * DAY:
            week = {monday + number * DAY for number in range(7)}
            aim = wanted * (7 - len(week & rest)) // 7
            done, planned = done + min(aim, len(week & ran)), planned + aim
        monday += 7 * DAY
    return done, planned


def usual(journal: Read, at: datetime) -> float | None:
    """U: the median of the morning and evening ratings of 14 days; check-ins between noon and 18:00 are neither."""
    rated = journal.of("morning", "check_in", "evening")
    first, last = (bisect(rated, moment, key=lambda entry: entry["at"]) for moment in (at - 14 * DAY, at))
    near = [entry for entry in rated[first:last] if entry["at"] < at]
    ends = [
        entry["pain"]
        for entry in near
        if entry["kind"] == "morning" or (entry["kind"] == "check_in" and not 12 <= entry["at"].hour < 18)
    ]
    ends += [log["average"] for log in logs(Read(near)).values()]
    return float(median(ends)) if ends else None


@cache
def effects(journal: Read, now: datetime) -> dict[str, Json]:
    """6.6, points 1 to 4, over half a year, each run once; t is 0.4 as the bench of the labels has shown."""
    runs = [run for run in real_runs(journal) if now - HALF_YEAR <= run["at"] <= now]
    asked = [run for run in runs if None not in (run["before"], run["after"]) and _used(run)]
    pre = np.array([run["before"] for run in asked], float)
    change = pre - np.array([run["after"] for run in asked], float)
    s, slope, a, m = 1.2, 0.3, float(change.mean()), float(pre.mean())
    if len(asked) >= 15:
        slope = (0.3 / 0.15**2 + ((pre - m) * (change - a)).sum() / s**2) / (
            1 / 0.15**2 + ((pre - m) ** 2).sum() / s**2
        )
        rest = change - a - slope * (pre - m)
        s = float(np.sqrt((10 * 1.2**2 + (rest**2).sum()) / (10 + len(asked) - 2)))
    residual = change - a - slope * (pre - m)
    by_exercise: dict[str, list[int]] = defaultdict(list)
    for number, run in enumerate(asked):
        for exercise in _used(run):
            by_exercise[exercise].append(number)
    woken: dict[date, int] = {}
    for morning in journal.of("morning"):
        woken.setdefault(morning["day"], morning["pain"])
    mornings: dict[str, dict[date, float]] = defaultdict(dict)
    levels: dict[date, float | None] = {}
    for run in runs:
        level = levels.setdefault(run["day"], usual(journal, run["at"]))
        following = run["closed"] + DAY
        if level is not None and following in woken:
            for exercise in _used(run):
                mornings[exercise][run["closed"]] = woken[following] - level
    found = {}
    for exercise in {*by_exercise, *mornings}:
        places = by_exercise.get(exercise, [])
        n, weight = len(places), len(places) + (s / 0.4) ** 2
        effect = n * float(residual[places].mean()) / weight if n else 0.0
        p = float(norm.cdf(effect / (s / np.sqrt(weight))))
        above = mornings.get(exercise, {}).values()
        found[exercise] = {
            "n": n,
            "effect": effect,
            "label": label(n, p),
            "median": float(np.median(change[places])) if n else None,
            "flares": sum(value >= 2 for value in above),
            "flares_of": len(above),
        }
    return found


def label(n: int, p: float) -> str:
    if n < 3:
        return "too early"
    if n < 5:
        return "early signs"
    if n >= 8 and p >= 0.95:
        return "helps more than your average"
    if p >= 0.8:
        return "seems to help more than your average"
    return "seems to help less than your average" if p <= 0.2 else "no clear difference"


def _used(run: Json) -> set[str]:
    return {result["exercise"] for result in run["results"] if result["done_s"] > 0 or result["hurts"]}


def progress(journal: Read, now: Days, before: Days) -> Json | None:
    """6.6, point 5; None with fewer than 5 averages in one of both. The interval comes from another chance."""
    means = averages(journal)
    old, new = ([float(means[day]) for day in sorted(means) if within(day, days)] for days in (before, now))
    if min(len(old), len(new)) < 5:
        return None
    pairs = np.subtract.outer(np.array(old), np.array(new))
    nap = float(((pairs > 0).sum() + 0.5 * (pairs == 0).sum()) / pairs.size)
    chance = np.random.default_rng(1)
    found = [_blocks(new, chance).mean() - _blocks(old, chance).mean() for _ in range(2000)]
    low, high = np.percentile(found, [2.5, 97.5])
    difference = float(np.mean(new) - np.mean(old))
    return {
        "difference": difference,
        "low": float(low),
        "high": float(high),
        "tau": 2 * nap - 1,
        "words": _size_words(old, len(new), 2 * nap - 1),
        "counts": abs(difference) >= 2 - 1e-9 or abs(difference) >= max(1, 0.3 * float(np.mean(old))) - 1e-9,
        "falling": _falling(old),
        "start": float(np.mean(old)),
    }


def _blocks(days: list[float], chance: Any) -> Any:
    starts = chance.integers(0, len(days), -(-len(days) // 3))
    places = (starts[:, None] + np.arange(3)).ravel()[: len(days)] % len(days)
    return np.array(days)[places]


def _size_words(old: list[float], count: int, tau: float) -> str:
    """The words for the size; of a gain after a fall, for what Tau-U leaves of it."""
    left = max(0.0, tau - _trend(old) / (len(old) * count)) if tau > 0 and _falling(old) else tau
    if abs(left) < 1e-12:
        return "no different"
    amount = abs(left)
    size = (
        "slightly"
        if amount < 0.2
        else "moderately"
        if amount <= 0.6
        else "clearly"
        if amount <= 0.8
        else "very clearly"
    )
    return f"{size} {'better' if left > 0 else 'worse'}"


def _trend(days: list[float]) -> float:
    """How many more pairs of days fall than rise."""
    return -float(np.triu(np.sign(np.subtract.outer(np.array(days), np.array(days)).T), 1).sum())


def _falling(days: list[float]) -> bool:
    """A fall before is named where Mann-Kendall, with its correction for whole numbers, gives it a chance of 80 %."""
    n, s = len(days), _trend(days)
    return bool(s > 0 and norm.cdf((s - 1) / np.sqrt(n * (n - 1) * (2 * n + 5) / 18)) >= 0.8)


def costs(journal: Read, now: datetime, currency: str) -> tuple[int, float, float, float]:
    """Visits with amounts, what they cost the person, that by calendar month, and the insurer's part."""
    visits = [
        visit for visit in journal.of("visit") if visit["at"] <= now and (visit["currency"] or currency) == currency
    ]
    known = [visit for visit in visits if any(visit[part] is not None for part in ("cost", "tip", "travel", "insurer"))]
    insurer = sum(visit["insurer"] or 0 for visit in known)
    own = sum((visit["cost"] or 0) + (visit["tip"] or 0) + (visit["travel"] or 0) for visit in known) - insurer
    months = [visit["day"].year * 12 + visit["day"].month for visit in known]
    return len(known), own, own / (max(months) - min(months) + 1), insurer
