"""What an exercise seems to do for this person (clinical.md 6.6, points 1-4): counts first, then a shrunken effect."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum, sqrt
from statistics import NormalDist, median
from typing import Literal, NamedTuple

from msgspec import Struct

from coach.domain.journal.uses import Use, day_of

Label = Literal["too_early", "early_signs", "no_difference", "seems_more", "seems_less", "more"]
Span = tuple[float, float]

LABEL_WORDS: Mapping[Label, str] = {
    "too_early": "too early",
    "early_signs": "early signs",
    "no_difference": "no clear difference",
    "seems_more": "seems to help more than your average",
    "seems_less": "seems to help less than your average",
    "more": "helps more than your average",
}
"""The strongest words there are; for less than the average they stop at "seems" (clinical.md 6.6, point 4)."""

HELPING: frozenset[Label] = frozenset({"seems_more", "more"})
"""The labels of what seems to help more than the person's average."""

FLARE = 2
"""A next morning this far above the usual level is a flare (clinical.md 6.2, red)."""
NORMAL = NormalDist()
WIDTH_80, WIDTH_95 = 1.28, 1.96


class StatsSettings(Struct, frozen=True):
    """The [design] numbers of clinical.md 6.6; pain in points of 0-10, `*_from` in uses or runs, `*_p` 0-1.

    The paper starts with t (`spread_of_effects`) = 0.6. With simulated people who repeat the same exercises for days
    on end, 5.4 to 6.0 % of exercises that do not help more were then said to at some moment of their uses 8-20; 0.4
    keeps that under 4 %, and finds a true effect of one point by the 20th use about as often (the bench label_rates).
    `spread_weight` is how many runs the assumed s (`spread`) counts for when s is estimated, so that someone who
    always answers the same number does not end with no spread at all.
    """

    spread: float = 1.2
    spread_of_effects: float = 0.4
    spread_weight: int = 10
    slope: float = 0.3
    slope_sd: float = 0.15
    fit_from: int = 15
    signs_from: int = 3
    seems_from: int = 5
    says_from: int = 8
    seems_p: float = 0.80
    says_p: float = 0.95


DEFAULTS = StatsSettings()


class Answers(NamedTuple):
    """Pain before and after one run, 0-10; `run` tells runs with the same numbers apart."""

    run: float
    pre: int
    post: int

    @property
    def change(self) -> int:
        """`d` of clinical.md 6.6: positive is better."""
        return self.pre - self.post


class Average(Struct, frozen=True):
    """The person's average run: `a`, `b`, `m` and `s` of clinical.md 6.6."""

    mean_change: float
    slope: float
    mean_pre: float
    spread: float

    def residual(self, pre: float, change: float) -> float:
        """How much better a run went than the average one that started at the same pain; also for means of runs."""
        return change - self.mean_change - self.slope * (pre - self.mean_pre)


class Effect(Struct, frozen=True):
    """What is known of one exercise; `n` counts the runs with it that have pain before and after.

    `flares` of `flares_of` next mornings were 2 or more above the usual level. `effect` is u_k in points of pain,
    positive when the exercise helps more than the person's average run, `p_better` the probability of that.
    """

    exercise: str
    n: int
    median_change: float | None
    better: int
    same: int
    worse: int
    flares: int
    flares_of: int
    residual_mean: float
    effect: float
    se: float
    p_better: float
    interval80: Span
    interval95: Span
    label: Label

    @property
    def words(self) -> str:
        """The label in words."""
        return LABEL_WORDS[self.label]


def effects(uses: Iterable[Use], settings: StatsSettings = DEFAULTS) -> dict[str, Effect]:
    """The effect of every exercise in `uses`, by its id (clinical.md 6.6, points 1-4).

    Exercises of one run share its two answers, so the average is fitted on runs, each counted once, and so is an
    exercise that came twice in a run: more exercises in a run are not more evidence. A use without both answers
    counts for its next morning only.
    """
    by_exercise: dict[str, list[Use]] = {}
    for use in uses:
        by_exercise.setdefault(use.exercise, []).append(use)
    answers = {exercise: _answers(of_one) for exercise, of_one in by_exercise.items()}
    usual_run = average(frozenset[Answers]().union(*answers.values()), settings)
    return {
        exercise: _effect(exercise, answers[exercise], usual_run, _mornings(of_one), settings)
        for exercise, of_one in sorted(by_exercise.items())
    }


def average(runs: Iterable[Answers], settings: StatsSettings = DEFAULTS) -> Average:
    """The line d = a + b * (pre - m) through `runs`, and the spread around it.

    b has a normal prior (0.3, SD 0.15) and comes from the conjugate update with noise `settings.spread`; a is the mean
    change. With fewer than `settings.fit_from` runs there is too little to learn b and s from: both stay as assumed,
    which already takes off the usual part of regression to the mean.
    """
    known = list(runs)
    if not known:
        return Average(0.0, settings.slope, 0.0, settings.spread)
    count = len(known)
    mean_pre, mean_change = sum(run.pre for run in known) / count, sum(run.change for run in known) / count
    assumed = Average(mean_change, settings.slope, mean_pre, settings.spread)
    if count < settings.fit_from:
        return assumed
    belief, noise = settings.slope_sd**-2, settings.spread**-2
    squares = fsum((run.pre - mean_pre) ** 2 for run in known)
    products = fsum((run.pre - mean_pre) * (run.change - mean_change) for run in known)
    slope = (belief * settings.slope + noise * products) / (belief + noise * squares)
    fitted = Average(mean_change, slope, mean_pre, settings.spread)
    left = fsum(fitted.residual(run.pre, run.change) ** 2 for run in known)
    weight = settings.spread_weight
    spread = sqrt((weight * settings.spread**2 + left) / (weight + count - 2))
    return Average(mean_change, slope, mean_pre, spread)


def shrunken(n: int, residual_mean: float, spread: float, spread_of_effects: float) -> tuple[float, float]:
    """u_k and its standard error (clinical.md 6.6, point 3), with L = (spread / spread_of_effects) squared."""
    weight = n + (spread / spread_of_effects) ** 2
    return n * residual_mean / weight, spread / sqrt(weight)


def label_of(n: int, p_better: float, settings: StatsSettings = DEFAULTS) -> Label:
    """The strongest label that `n` uses and the probability of being better than the average allow (point 4)."""
    if n < settings.signs_from:
        return "too_early"
    if n < settings.seems_from:
        return "early_signs"
    if n >= settings.says_from and p_better >= settings.says_p:
        return "more"
    if p_better >= settings.seems_p:
        return "seems_more"
    return "seems_less" if p_better <= 1 - settings.seems_p else "no_difference"


def _effect(
    exercise: str, answers: frozenset[Answers], usual_run: Average, mornings: list[float], settings: StatsSettings
) -> Effect:
    n, changes = len(answers), [run.change for run in answers]
    residual_mean = usual_run.residual(sum(run.pre for run in answers) / n, sum(changes) / n) if n else 0.0
    effect, se = shrunken(n, residual_mean, usual_run.spread, settings.spread_of_effects)
    p_better = NORMAL.cdf(effect / se)
    return Effect(
        exercise=exercise,
        n=n,
        median_change=float(median(changes)) if changes else None,
        better=sum(change > 0 for change in changes),
        same=sum(change == 0 for change in changes),
        worse=sum(change < 0 for change in changes),
        flares=sum(above >= FLARE for above in mornings),
        flares_of=len(mornings),
        residual_mean=residual_mean,
        effect=effect,
        se=se,
        p_better=p_better,
        interval80=(effect - WIDTH_80 * se, effect + WIDTH_80 * se),
        interval95=(effect - WIDTH_95 * se, effect + WIDTH_95 * se),
        label=label_of(n, p_better, settings),
    )


def _answers(uses: Iterable[Use]) -> frozenset[Answers]:
    return frozenset(
        Answers(use.at.timestamp(), use.pre, use.post) for use in uses if use.pre is not None and use.post is not None
    )


def _mornings(uses: Iterable[Use]) -> list[float]:
    """How far each next morning was above the usual level, a morning after two uses counted once, at its worse."""
    worst: dict[date, float] = {}
    for use in uses:
        if (above := use.after_night) is not None:
            day = day_of(use.at)
            worst[day] = max(above, worst.get(day, above))
    return list(worst.values())
