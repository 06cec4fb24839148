"""Journals that show something: a bad morning after one exercise (R12), and six weeks with little change (C1.5)."""

from datetime import datetime, timedelta

from coach.domain.journal.entries import AnyEntry, ExerciseResult, Given, Morning, Run

EXERCISE = "calf-wall"
NAME = "Calf stretch at the wall"
USUAL_DOSE, LESS = "2 x 30 s each side", "30 s each side"


def flared(now: datetime) -> tuple[AnyEntry, ...]:
    """A run four evenings ago, pain 4 before and 3 after it, and a morning 3 above the usual 2 after that."""
    day = timedelta(days=1)
    at = (now - 4 * day).replace(hour=18, minute=0)
    run = Run(
        at=at,
        routine="any",
        name="Any",
        ended_at=at + timedelta(minutes=5),
        planned_s=150,
        finished=True,
        before=4,
        after=3,
        results=(ExerciseResult(EXERCISE, "done", 150, 150, sets_done=2, given=Given(2, 30)),),
    )
    waking = now.replace(hour=7, minute=0)
    mornings = (Morning(at=waking - ago * day, pain=5 if ago == 3 else 2) for ago in range(9, 0, -1))
    return (*mornings, run)


def steady(now: datetime) -> tuple[AnyEntry, ...]:
    """Pain 5 on each morning of six weeks, and a run on every third day."""
    mornings = [Morning(at=now - timedelta(days=ago, hours=1), pain=5) for ago in range(42)]
    moments = [now - timedelta(days=ago, hours=2) for ago in range(0, 42, 3)]
    runs = [
        Run(at=at, routine="any", name="Any", ended_at=at + timedelta(minutes=5), planned_s=300, finished=True)
        for at in moments
    ]
    return tuple(sorted((*mornings, *runs), key=lambda entry: entry.at))
