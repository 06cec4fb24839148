"""What one use of an exercise did to the person (clinical.md 6.6), for doses and for statistics."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from coach.domain.journal.entries import Given, Morning, Outcome, Run, Sign

NIGHT = timedelta(hours=4)


class Use(Struct, frozen=True, kw_only=True):
    """One use of `exercise` in the run that began at `at` (aware), with `done_s` seconds of work.

    `pre` and `post` are pain before and after the run, `peak` the highest discomfort during the exercise, `next` pain
    on waking the morning after and `usual` the usual level U: all 0-10, None where nothing was answered. `signs` is
    what was felt when it hurt, each named once.
    """

    exercise: str
    at: datetime
    outcome: Outcome = "done"
    done_s: float = 0.0
    given: Given | None = None
    pre: int | None = None
    post: int | None = None
    peak: int | None = None
    next: int | None = None
    usual: float | None = None
    signs: tuple[Sign, ...] = ()

    @property
    def after_night(self) -> float | None:
        """`n_next` of clinical.md 6.6: how far the next morning was above the usual level."""
        return None if self.next is None or self.usual is None else self.next - self.usual


def day_of(at: datetime) -> date:
    """The day a person would say `at` belongs to: the hours before 04:00 belong to the day before."""
    return (at - NIGHT).date()


def uses(
    runs: Iterable[Run], mornings: Iterable[Morning], usual: Callable[[datetime], float | None]
) -> tuple[Use, ...]:
    """Every use in `runs` in which work was done or something hurt, oldest first; `usual` gives U at a moment.

    A rehearsal at another speed says nothing about the body and is left out. The next morning is the earliest one on
    the calendar day after `day_of` the run.
    """
    woken: dict[date, Morning] = {}
    for morning in sorted(mornings, key=lambda morning: morning.at):
        woken.setdefault(morning.at.date(), morning)
    found: list[Use] = []
    for run in sorted(runs, key=lambda run: run.at):
        if run.speed != 1.0:
            continue
        after = woken.get(day_of(run.at) + timedelta(days=1))
        level = usual(run.at)
        found += [
            Use(
                exercise=result.exercise,
                at=run.at,
                outcome=result.outcome,
                done_s=result.done_s,
                given=result.given,
                pre=run.before,
                post=run.after,
                peak=result.peak,
                next=None if after is None or after.at < run.at else after.pain,
                usual=level,
                signs=tuple(dict.fromkeys(sign for hurt in result.hurts for sign in hurt.signs)),
            )
            for result in run.results
            if result.done_s > 0 or result.hurts
        ]
    return tuple(found)
