"""Numbers on the command line."""

import math
from typing import Any

import click


class Amount(click.FloatRange):
    """A number within bounds. "nan", which no bound holds back, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number: float = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


SPEED = Amount(0.1, 1000)
