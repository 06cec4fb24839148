"""What is measured: its direction, the change that counts, and how its number is made (clinical.md 5.1, 5.2).

Each measure is a value over a period of whole days; an answer that is missing stays missing. Roland-Morris is left out:
its 24 statements have to be worded exactly, and there is no copy here to check the wording against.
"""

from datetime import date, timedelta
from math import ceil
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.counted import counted
from coach.domain.measures import periods
from coach.domain.measures.trend import RATED_DAYS_A_WEEK

MeasureId = Literal[
    "pain",
    "worst",
    "high_pain_days",
    "pain_days",
    "high_pain_time",
    "flare_days",
    "activities",
    "weekly_three",
    "change",
    "reach",
    "medicine_days",
    "medicine_doses",
    "sleep",
]
Towards = Literal["better", "worse", "same"]
WEEK_DAYS = 7


class Period(Struct, frozen=True):
    """Whole days from `since` up to but not including `until`."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days it has, 0 when it is empty."""
        return max(0, (self.until - self.since).days)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until - timedelta(days=1)

    @property
    def needed(self) -> int:
        """How many days have to be answered for a mean of them: 4 of 7, and never fewer than 4 (5.2)."""
        return max(RATED_DAYS_A_WEEK, ceil(RATED_DAYS_A_WEEK * self.days / WEEK_DAYS))

    def holds(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.since <= day < self.until


def last_days(today: date, days: int = WEEK_DAYS) -> Period:
    """The last `days` days, today included."""
    return Period(today - timedelta(days=days - 1), today + timedelta(days=1))


class Measure(Struct, frozen=True):
    """A measure in words: its unit, `how` the number is made, and after whom (`source`).

    `rule` names the change that counts in `coach.domain.measures.periods`, None where no threshold is published: then
    only the direction is shown. `occasional` measures are answered now and then, all others by the day.
    """

    id: MeasureId
    name: str
    lower_is_better: bool
    unit: str
    how: str
    rule: periods.Measure | None = None
    occasional: bool = False
    source: str = ""

    @property
    def threshold(self) -> float | None:
        """The change that counts, in its own unit; None where only the direction is shown."""
        return None if self.rule is None else periods.IMPORTANT[self.rule]

    def towards(self, before: float, after: float) -> Towards:
        """Which way it went from `before` to `after`."""
        if after == before:
            return "same"
        return "better" if (after < before) == self.lower_is_better else "worse"

    def counts(self, before: float, after: float) -> bool | None:
        """Whether the change is large enough to be felt as real; None where no threshold is published.

        The change since the visit is one already: it counts from 0.
        """
        return None if self.rule is None else periods.meaningful(after - before, before, self.rule)


class Measured(Struct, frozen=True):
    """A measure over a period: its value in its unit, None where too little was answered to have one.

    `answered` counts the days of the period with an answer, or the answers of an occasional measure; `of` are the days
    of the period.
    """

    measure: Measure
    value: float | None
    answered: int
    of: int

    @property
    def coverage(self) -> str:
        """How much was answered, such as "5 of 7 days" or "1 answer in 7 days"."""
        days = counted(self.of, "day")
        if self.measure.occasional:
            return f"{counted(self.answered, 'answer')} in {days}"
        return f"{self.answered} of {days}"


PAIN = Measure(
    "pain",
    "Average pain",
    True,
    "0-10",
    "The mean of the days' averages: what the evening log says, else the mean of that day's ratings of pain now. "
    "A week needs 4 days of 7.",
    "pain",
    source="numeric rating scale",
)
WORST = Measure(
    "worst",
    "Worst pain",
    True,
    "0-10",
    "The highest worst pain of the evening logs.",
    "pain",
    source="numeric rating scale",
)
HIGH_PAIN_DAYS = Measure(
    "high_pain_days", "High-pain days", True, "days", "Days whose evening log says a worst pain of 7 or more."
)
PAIN_DAYS = Measure("pain_days", "Pain days", True, "days", "Days with an average pain of 1 or more.")
HIGH_PAIN_TIME = Measure(
    "high_pain_time", "Time in high pain", True, "%", "The share of all ratings of pain now that are 6 or more."
)
FLARE_DAYS = Measure(
    "flare_days",
    "Flare days",
    True,
    "days",
    "Days you called a flare, or with an average 2 or more above the median of the 14 days before. Both are kept, "
    "because they often disagree.",
)
ACTIVITIES = Measure(
    "activities",
    "My activities",
    False,
    "0-10",
    "The mean of your own activities, 0 cannot do it, 10 as before. Other activities begin a new series. "
    "A change of 2 is felt as real.",
    "activities",
    occasional=True,
    source="after Stratford et al. 1995",
)
ACTIVITY: Measure = msgspec.structs.replace(
    ACTIVITIES,
    name="My activity",
    how="One activity of your own, 0 cannot do it, 10 as before. A change of 3 is felt as real.",
    rule="activity",
)
WEEKLY_THREE = Measure(
    "weekly_three",
    "Weekly three",
    True,
    "0-10",
    "The mean of three answers about the past 7 days: average pain, and how much it got in the way of enjoying life "
    "and of what you do. The latest counts.",
    "weekly",
    occasional=True,
)
CHANGE = Measure(
    "change",
    "Change since the visit",
    False,
    "-5 to +5",
    "Your back now, compared with just before the last visit: -5 much worse, 0 the same, +5 much better. It leans on "
    "how you feel today.",
    "global",
    occasional=True,
)
REACH = Measure(
    "reach",
    "Reach toward the floor",
    True,
    "cm",
    "Middle fingertip to floor, the best of two: 0 touches, below 0 goes past the floor. A change of 5 cm is real.",
    "reach",
    occasional=True,
)
MEDICINE_DAYS = Measure(
    "medicine_days",
    "Days with pain medicine",
    True,
    "days per 7",
    "Days with pain medicine, per 7 days on which the evening log answers it. Only the direction is shown.",
)
MEDICINE_DOSES = Measure(
    "medicine_doses",
    "Doses of pain medicine",
    True,
    "doses per 7",
    "Doses of pain medicine, per 7 days on which the evening log counts them. Only the direction is shown.",
)
SLEEP = Measure(
    "sleep",
    "Sleep",
    False,
    "0-10",
    "The mean of the nights, 0 terrible, 10 excellent. A week needs 4 nights of 7; a change of 2 is shown.",
    "sleep",
)
