"""Two stretches of days, before and after something changed (clinical.md 6.6, points 5-7)."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from math import ceil, fsum, sqrt
from statistics import NormalDist, fmean
from typing import Literal

from msgspec import Struct

Better = Literal["lower", "higher"]
Size = Literal["small", "moderate", "large", "very large"]
Measure = Literal["pain", "weekly", "activities", "activity", "global", "reach", "sleep", "roland"]
Span = tuple[float, float]

MIN_DAYS = 5
"""Daily averages that each period needs (clinical.md 6.6, point 5)."""
BLOCK_DAYS = 3
RESAMPLES, LEAST_RESAMPLES = 1000, 200
MOST_BLOCKS = 100_000
"""How many blocks are drawn in all: the interval of years of days is narrow, and fewer resamples show it as well."""
SEED = 20_260_101
FALLING_P = 0.80
"""A fall before the change is named from this probability on, the one at which an exercise "seems" to help."""

IMPORTANT: Mapping[Measure, float] = {
    "pain": 2.0,
    "weekly": 1.75,
    "activities": 2.0,
    "activity": 3.0,
    "global": 2.5,
    "reach": 5.0,
    "sleep": 2.0,
    "roland": 5.0,
}
"""The change that is felt as real, in the unit of the measure (reach in cm); of a range the upper end (5.2)."""
IMPORTANT_SHARE: Mapping[Measure, tuple[float, float]] = {"pain": (0.30, 1.0), "roland": (0.30, 2.0)}
"""Where a share of the start is enough as well, and the least change that it has to be."""


ROUNDING = 1e-9
"""4.1 less 2.1 is 2, and has to count as 2."""


class Comparison(Struct, frozen=True):
    """What differs between two periods of daily averages.

    `difference` is the mean after less the mean before; `nap` the share (0-1) of all before-after pairs in which the
    later day is better, ties half; `tau` = 2 * nap - 1 (-1 to 1, positive is better). `tau_u` is tau less the trend
    of the days before; after a long trend it can fall below -1. `size` and `towards` are the words for tau, and when
    things were `already_improving` for what tau_u leaves of a gain: a trend can use a gain up, never make it a loss.
    Intervals hold 95 % of the resamples. `n_eff` is how many independent days the days before and after are worth.
    """

    difference: float
    difference95: Span
    nap: float
    nap95: Span
    tau: float
    tau_u: float
    already_improving: bool
    size: Size
    towards: Literal["better", "worse", "neither"]
    n_eff: Span


def compare(before: Sequence[float], after: Sequence[float], better: Better = "lower") -> Comparison | None:
    """Compare daily averages in the order of their days; None with fewer than five in either period.

    Days without an average are simply absent. The intervals are the same for the same days, every time.
    """
    if min(len(before), len(after)) < MIN_DAYS:
        return None
    nap = non_overlap(before, after, better)
    tau = 2 * nap - 1
    falling = _kendall_sum(before, better)
    tau_u = tau - falling / (len(before) * len(after))
    improving = _probably_improving(falling, len(before))
    told = min(tau, max(0.0, tau_u)) if improving else tau
    chances = uniforms(SEED)
    blocks = _blocks_in(before) + _blocks_in(after)
    resamples = [
        (_resampled(before, chances), _resampled(after, chances))
        for _ in range(max(LEAST_RESAMPLES, min(RESAMPLES, MOST_BLOCKS // blocks)))
    ]
    return Comparison(
        difference=fmean(after) - fmean(before),
        difference95=_middle95([_mean(later) - _mean(earlier) for earlier, later in resamples]),
        nap=nap,
        nap95=_middle95([_non_overlap(earlier, later, better) for earlier, later in resamples]),
        tau=tau,
        tau_u=tau_u,
        already_improving=improving,
        size=size_word(told),
        towards="better" if told > 0 else "worse" if told < 0 else "neither",
        n_eff=(effective_days(before), effective_days(after)),
    )


def non_overlap(before: Sequence[float], after: Sequence[float], better: Better = "lower") -> float:
    """NAP: the share (0-1) of all pairs of a day before and a day after in which the later is better, ties half."""
    return _non_overlap(Counter(before), Counter(after), better)


def size_word(tau: float) -> Size:
    """The word for a non-overlap of `tau` (-1 to 1); where two words share a limit, the smaller one."""
    amount = abs(tau)
    if amount < 0.20:
        return "small"
    if amount <= 0.60:
        return "moderate"
    return "large" if amount <= 0.80 else "very large"


def autocorrelation(days: Sequence[float]) -> float:
    """Lag-1 autocorrelation of `days`, -1 to 1; 0 when they are all the same."""
    if min(days) == max(days):
        return 0.0
    mean = fmean(days)
    return sum((one - mean) * (following - mean) for one, following in pairwise(days)) / sum(
        (day - mean) ** 2 for day in days
    )


def effective_days(days: Sequence[float]) -> float:
    """How many independent days `days` are worth: n * (1 - r1) / (1 + r1), with r1 at least 0 (point 6)."""
    r1 = max(0.0, autocorrelation(days))
    return len(days) * (1 - r1) / (1 + r1)


def meaningful(change: float, baseline: float, measure: Measure = "pain") -> bool:
    """Whether a change, in either direction, is large enough to be felt as real (clinical.md 5.2 and 6.6, point 7).

    Where 30 % of the start is enough it has to be a whole point of pain as well: a third of very little is nothing.
    """
    amount = abs(change) + ROUNDING
    if amount >= IMPORTANT[measure]:
        return True
    share, least = IMPORTANT_SHARE.get(measure, (0.0, 0.0))
    return bool(share) and amount >= least and baseline > 0 and amount >= share * baseline


def uniforms(seed: int) -> Iterator[float]:
    """An endless row of numbers in [0, 1) that is the same for the same seed (Knuth's MMIX generator, its high bits).

    The domain has no chance in it, and an interval must not change when a page is opened twice.
    """
    state = seed
    while True:
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield (state >> 11) / 2**53


def _non_overlap(before: Mapping[float, int], after: Mapping[float, int], better: Better) -> float:
    """NAP from how often each value is there, in one pass over the values of both from low to high."""
    lower = twice_lower = 0
    for value in sorted({*before, *after}):
        same = after.get(value, 0)
        twice_lower += before.get(value, 0) * (2 * lower + same)
        lower += same
    share = twice_lower / (2 * sum(before.values()) * lower)
    return share if better == "lower" else 1 - share


def _blocks_in(days: Sequence[float]) -> int:
    return ceil(len(days) / BLOCK_DAYS)


def _resampled(days: Sequence[float], chances: Iterator[float]) -> Counter[float]:
    """How often each is there in as many days, drawn in blocks of three; the last is followed by the first."""
    count = len(days)
    round_again = (*days, *days[: BLOCK_DAYS - 1])
    starts = [int(next(chances) * count) for _ in range(_blocks_in(days))]
    drawn = chain.from_iterable(round_again[start : start + BLOCK_DAYS] for start in starts)
    return Counter(islice(drawn, count))


def _mean(days: Mapping[float, int]) -> float:
    return fsum(day * often for day, often in days.items()) / sum(days.values())


def _middle95(values: list[float]) -> Span:
    ordered = sorted(values)
    cut = round(0.025 * len(ordered))
    return ordered[cut], ordered[-1 - cut]


def _kendall_sum(days: Sequence[float], better: Better) -> int:
    """Pairs of days in which the later one is better, less those in which it is worse."""
    risen, ordered = 0, list[float]()
    for day in days:
        risen += bisect_left(ordered, day) - (len(ordered) - bisect_right(ordered, day))
        insort(ordered, day)
    return risen if better == "higher" else -risen


def _probably_improving(kendall_sum: int, count: int) -> bool:
    """Mann-Kendall's one-sided test with its normal limit and a correction for whole numbers."""
    spread = sqrt(count * (count - 1) * (2 * count + 5) / 18)
    return kendall_sum > 0 and NormalDist().cdf((kendall_sum - 1) / spread) >= FALLING_P
