"""Every number of the page once more, from the JSON of the journal and clinical.md 5.2, 7 and 8.3.

Nothing here comes from `coach`: where both say the same, two readings of the same text agree.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from math import ceil
from statistics import median
from typing import Any

Json = dict[str, Any]
Days = tuple[date, date]
"""First and last day, both included."""

DAY = timedelta(days=1)


class Read:
    """The journal, its moments read; `day` is the calendar day and `closed` the day that it closes before 04:00."""

    def __init__(self, entries: list[Json]) -> None:
        self.entries = entries

    @cache  # noqa: B019
    def of(self, *kinds: str) -> list[Json]:
        return [entry for entry in self.entries if entry["kind"] in kinds]


def read(listing: Json, now: datetime) -> Read:
    """The entries of `coach journal --json`, ascending."""
    entries = []
    for entry in listing["entries"]:
        at = datetime.fromisoformat(entry["at"])
        entries.append({**entry, "at": at, "day": at.date(), "closed": (at - timedelta(hours=4)).date()})
    return Read(sorted(entries, key=lambda entry: (entry["at"], entry["id"])))


def windows(journal: Read, now: datetime, since: date | None, until: date | None = None) -> tuple[Days, Days]:
    """The stretch the page tells of and the one before it."""
    today = until or now.date()
    if since is not None:
        length = (today - since).days + 1
        return (since, today), (since - length * DAY, since - DAY)
    begun = sorted({visit["day"] for visit in journal.of("visit") if visit["at"] <= now and visit["day"] <= today})
    if not begun:
        return (today - 27 * DAY, today), (today - 55 * DAY, today - 28 * DAY)
    if len(begun) == 1:
        return (begun[-1], today), (begun[-1] - ((today - begun[-1]).days + 1) * DAY, begun[-1] - DAY)
    return (begun[-1], today), (begun[-2], begun[-1] - DAY)


def within(day: date, days: Days) -> bool:
    return days[0] <= day <= days[1]


def count(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def enough(days: Days) -> int:
    """4 of 7 days, as a share of longer stretches, and never fewer than 4."""
    return max(4, ceil(Fraction(4 * count(days), 7)))


@cache
def logs(journal: Read) -> dict[date, Json]:
    """The last evening log of each day."""
    return {log["closed"]: log for log in journal.of("evening")}


@cache
def real_runs(journal: Read) -> list[Json]:
    return [run for run in journal.of("run") if run["speed"] == 1]


@cache
def averages(journal: Read) -> dict[date, Fraction]:
    """What the evening says is the day's average, else the mean of its ratings now (that before a run, not after)."""
    ratings: dict[date, list[int]] = defaultdict(list)
    for entry in journal.of("check_in", "morning"):
        ratings[entry["day"]].append(entry["pain"])
    for run in real_runs(journal):
        score = run["before"] if run["before"] is not None else run["after"]
        if score is not None:
            ratings[run["day"]].append(score)
    found = {day: Fraction(sum(scores), len(scores)) for day, scores in ratings.items()}
    return found | {day: Fraction(log["average"]) for day, log in logs(journal).items()}


@cache
def ratings_now(journal: Read) -> list[tuple[datetime, int]]:
    """All ratings of pain now, those right after a run too."""
    found = [(entry["at"], entry["pain"]) for entry in journal.of("check_in", "morning")]
    for run in real_runs(journal):
        found += [(run["at"], run["before"])] if run["before"] is not None else []
        found += [(datetime.fromisoformat(run["ended_at"]), run["after"])] if run["after"] is not None else []
    return sorted(found)


def pain(journal: Read, days: Days) -> dict[str, float | None]:
    """The rows of the pain block."""
    rated = [value for day, value in averages(journal).items() if within(day, days)]
    worst = [log["worst"] for day, log in logs(journal).items() if within(day, days)]
    now = [score for at, score in ratings_now(journal) if within(at.date(), days)]
    return {
        "now": now[-1] if now else None,
        "pain": float(sum(rated) / len(rated)) if len(rated) >= enough(days) else None,
        "worst": max(worst) if worst else None,
        "high_pain_days": sum(score >= 7 for score in worst) if worst else None,
        "pain_days": sum(value >= 1 for value in rated) if rated else None,
        "high_pain_time": 100 * sum(score >= 6 for score in now) / len(now) if now else None,
    }


def counted_days(journal: Read, days: Days) -> dict[str, tuple[int, int]]:
    """Of the rows that count days, how many were counted and how many answered."""
    rated = [value for day, value in averages(journal).items() if within(day, days)]
    worst = [log["worst"] for day, log in logs(journal).items() if within(day, days)]
    return {
        "high_pain_days": (sum(score >= 7 for score in worst), len(worst)),
        "pain_days": (sum(value >= 1 for value in rated), len(rated)),
    }


def function(journal: Read, days: Days) -> dict[str, float | None]:
    """The rows of the function block, but for the activities."""
    weekly = [each for each in journal.of("weekly") if within(each["day"], days)]
    reach = [each["cm"] for each in journal.of("reach") if within(each["day"], days)]
    nights = {m["day"]: m["sleep"] for m in journal.of("morning") if m["sleep"] is not None and within(m["day"], days)}
    medicine, doses = [], []
    for day, log in logs(journal).items():
        if not within(day, days):
            continue
        took = True if log["doses"] else log["medicine"]
        if took is None and log["doses"] == 0:
            took = False
        if took is not None:
            medicine.append(took)
        if log["doses"] or took is False:
            doses.append(log["doses"] or 0)
    return {
        "weekly_three": _mean([weekly[-1][part] for part in ("pain", "enjoyment", "activity")]) if weekly else None,
        "reach": reach[-1] if reach else None,
        "sleep": _mean(list(nights.values())) if len(nights) >= enough(days) else None,
        "medicine_days": 7 * _mean(medicine) if len(medicine) >= enough(days) else None,
        "medicine_doses": 7 * _mean(doses) if len(doses) >= enough(days) else None,
    }


def activities(journal: Read, now: Days, before: Days) -> dict[str, tuple[float | None, float | None]]:
    """The activities of the latest set of names, with the latest score of each of both stretches."""
    told = [
        ({" ".join(rating["name"].split()).casefold(): rating["score"] for rating in entry["ratings"]}, entry["day"])
        for entry in journal.of("activities")
        if entry["day"] <= now[1]
    ]
    if not told:
        return {}
    names = set(told[-1][0])
    same = [(scores, day) for scores, day in told if set(scores) == names]
    inside = [scores for scores, day in same if within(day, now)]
    earlier = [scores for scores, day in same if within(day, before)]
    return {
        name: (inside[-1][name] if inside else None, earlier[-1][name] if earlier else None)
        for name in names
        if inside or earlier
    }


@cache
def flares(journal: Read) -> tuple[set[date], set[date]]:
    """The days called a flare, and those 2 or more above the median of the 14 days before, of which 4 are rated."""
    said = {entry["day"] for entry in journal.of("flare_day") if not entry["over"]}
    said |= {day for day, log in logs(journal).items() if log["flare"]}
    means, risen = averages(journal), set()
    for day, value in means.items():
        earlier = [means[day - back * DAY] for back in range(1, 15) if day - back * DAY in means]
        if len(earlier) >= 4 and value >= median(earlier) + 2:
            risen.add(day)
    return said, risen


def spells(journal: Read, days: Days, earliest: date) -> list[tuple[date, int, bool]]:
    """First day, length and whether one was called so, of the flares that reach into `days`."""
    said, risen = flares(journal)
    either = sorted(day for day in said | risen if earliest <= day <= days[1])
    found: list[list[date]] = []
    for day in either:
        if found and found[-1][-1] + DAY == day:
            found[-1].append(day)
        else:
            found.append([day])
    return [(each[0], len(each), bool(said & set(each))) for each in found if each[-1] >= days[0]]


def chart(journal: Read, now: datetime, days: Days) -> list[Json]:
    """The chart's series."""
    means, evening = averages(journal), logs(journal)
    said, risen = flares(journal)
    visits = {visit["day"] for visit in journal.of("visit") if visit["at"] <= now}
    return [
        {
            "day": day.isoformat(),
            "average": float(means[day]) if day in means else None,
            "worst": evening[day]["worst"] if day in evening else None,
            "visit": day in visits,
            "flare": day in said or day in risen,
        }
        for day in (days[0] + number * DAY for number in range(count(days)))
    ]


def places(journal: Read, now: Days, before: Days) -> list[tuple[str, str | None, int, float | None, bool]]:
    """Region, side, days, mean score and whether it is new; unordered."""
    found, earlier = _places(journal, now), set(_places(journal, before))
    return [
        (region, side, len(days), _mean(scores) if scores else None, bool(earlier) and (region, side) not in earlier)
        for (region, side), (days, scores) in found.items()
    ]


def _places(journal: Read, days: Days) -> dict[tuple[str, str | None], tuple[set[date], list[int]]]:
    found: dict[tuple[str, str | None], tuple[set[date], list[int]]] = defaultdict(lambda: (set(), []))
    named = [(entry["day"], place) for entry in journal.of("check_in") for place in entry["places"]]
    for run in real_runs(journal):
        named += [(run["day"], hurt) for result in run["results"] for hurt in result["hurts"] if hurt["region"]]
    for day, place in named:
        if within(day, days):
            spot = found[place["region"], place["side"]]
            spot[0].add(day)
            spot[1].extend([] if place["score"] is None else [place["score"]])
    return found


def recorded(journal: Read, days: Days) -> int:
    """Days with an entry of how it was; an evening log belongs to the day that it closes."""
    telling = {"check_in", "morning", "weekly", "activities", "reach", "change", "flare_day", "note"}
    known = {entry["day"] for entry in journal.entries if entry["kind"] in telling}
    known |= {run["day"] for run in real_runs(journal)} | set(logs(journal))
    return sum(within(day, days) for day in known)


def _mean(values: list[Any]) -> float:
    return (
        float(Fraction(sum(values), len(values)))
        if all(isinstance(v, int) for v in values)
        else sum(values) / len(values)
    )
