"""A back that behaves like one: days that resemble the day before, flares, winters, visits that help for a while."""

import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MEAN, MEMORY, NOISE = 3.4, 0.85, 0.75
WINTER = 0.5
IMPROVEMENT_PER_YEAR = 0.08
FLARE_CHANCE, FLARE_RISE, FLARE_DECAY = 5 / 365, 3.5, 0.82
VISIT_EVERY_DAYS, VISIT_RELIEF, RELIEF_DECAY = 20, 1.1, 0.8
HOLIDAY_CHANCE, HOLIDAY_DAYS = 2 / 365, (6, 15)


class Day(NamedTuple):
    """`pain` is the day's own level (0-10, not rounded); the flags say what kind of day it is."""

    date: date
    pain: float
    flare: bool
    visit: bool
    holiday: bool


def days(first: date, count: int, chance: random.Random) -> Iterator[Day]:
    """`count` days from `first` on; the pain is an autoregressive process around a mean that moves."""
    own = flare = relief = 0.0
    holiday_left, next_visit = 0, chance.randint(3, VISIT_EVERY_DAYS)
    for number in range(count):
        day = first + timedelta(days=number)
        own = MEMORY * own + chance.gauss(0, NOISE)
        flare = flare * FLARE_DECAY + (FLARE_RISE if chance.random() < FLARE_CHANCE else 0.0)
        relief *= RELIEF_DECAY
        holiday_left = max(0, holiday_left - 1)
        if chance.random() < HOLIDAY_CHANCE:
            holiday_left = chance.randint(*HOLIDAY_DAYS)
        visit = number >= next_visit and not holiday_left and day.weekday() < 5
        if visit:
            relief, next_visit = VISIT_RELIEF, number + VISIT_EVERY_DAYS + chance.randint(-6, 6)
        season = WINTER * math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365.25)
        pain = MEAN + season - IMPROVEMENT_PER_YEAR * number / 365.25 + own + flare - relief
        yield Day(day, min(10.0, max(0.0, pain)), flare > 1.0, visit, holiday_left > 0)
