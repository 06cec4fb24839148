"""What visits cost: so far, by month, of the whole course; and the article's figures (clinical.md 8.4)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from coach.domain.journal.entries import ProviderKind, Visit
from coach.domain.person.profile import Course
from coach.domain.visits.course import past

ARTICLE_NOTE = "Article figures in US dollars for one visit; local prices vary."


class ArticleCost(Struct, frozen=True):
    """What the article names for a kind of provider, in US dollars a visit."""

    name: str
    low: int
    high: int
    remark: str


ARTICLE_COSTS: Mapping[ProviderKind, ArticleCost] = {
    "lmt": ArticleCost("Licensed massage therapist", 70, 120, "varies by experience and area"),
    "pt_clinic": ArticleCost("Physical therapy clinic", 90, 150, "medical approach"),
    "chiro_affiliated": ArticleCost("Chiropractor-affiliated", 75, 130, "spinal focus"),
    "spa": ArticleCost("Spa", 80, 200, "limited therapeutic focus"),
    "medical_massage": ArticleCost("Medical massage specialist", 100, 175, "advanced training"),
}


class Costs(Struct, frozen=True):
    """The costs in one currency. `paid` is price, tip and travel of the `visits` past visits that have some.

    `own` is what is left once the insurer's part is taken off; `months` is the same for each calendar month, as
    ("2026-11", amount), oldest first.
    """

    currency: str
    visits: int
    paid: float
    insurer: float
    own: float
    months: tuple[tuple[str, float], ...]

    @property
    def per_month(self) -> float:
        """The mean over all calendar months from the first with costs to the last."""
        first, last = self.months[0][0], self.months[-1][0]
        return self.own / (_count(last) - _count(first) + 1)


class Budget(Struct, frozen=True):
    """The course as it is planned: `planned` visits at the person's own `price` come to `total`.

    `insurer` is the insurer's part of the visits so far and `left_over` the total without it; what an insurer may still
    pay is not guessed. `this_month` is what this month has cost, `over` whether that is more than `monthly`.
    """

    currency: str
    planned: int
    price: float
    total: float
    insurer: float
    left_over: float
    this_month: float
    monthly: float | None

    @property
    def over(self) -> bool:
        """Whether this month has cost more than the person wants to spend in one."""
        return self.monthly is not None and self.this_month > self.monthly


def own_part(visit: Visit) -> float | None:
    """What the visit cost the person: price, tip and travel less the insurer's part; None where nothing was told."""
    amounts = (visit.cost, visit.tip, visit.travel, visit.insurer)
    if all(amount is None for amount in amounts):
        return None
    return _paid(visit) - (visit.insurer or 0.0)


def costs(visits: Iterable[Visit], now: datetime, currency: str = "") -> tuple[Costs, ...]:
    """The costs so far, one value for each currency; amounts without one are in `currency`."""
    found: dict[str, list[Visit]] = {}
    for visit in past(visits, now):
        if own_part(visit) is not None:
            found.setdefault(visit.currency or currency, []).append(visit)
    return tuple(_costs(name, own) for name, own in sorted(found.items()))


def budget(visits: Iterable[Visit], course: Course, now: datetime) -> Budget | None:
    """The budget of the planned course; None until the number of visits and the own price are known."""
    if course.visits is None or course.price is None:
        return None
    so_far = {each.currency: each for each in costs(visits, now, course.currency)}.get(course.currency)
    insurer = so_far.insurer if so_far else 0.0
    total = course.visits * course.price
    month = dict(so_far.months).get(f"{now:%Y-%m}", 0.0) if so_far else 0.0
    return Budget(course.currency, course.visits, course.price, total, insurer, total - insurer, month, course.monthly)


def _paid(visit: Visit) -> float:
    return sum(amount or 0.0 for amount in (visit.cost, visit.tip, visit.travel))


def _costs(currency: str, own: Iterable[Visit]) -> Costs:
    visits = tuple(own)
    months: dict[str, float] = {}
    for visit in visits:
        month = f"{visit.at:%Y-%m}"
        months[month] = months.get(month, 0.0) + (own_part(visit) or 0.0)
    paid, insurer = sum(map(_paid, visits)), sum(visit.insurer or 0.0 for visit in visits)
    return Costs(currency, len(visits), paid, insurer, paid - insurer, tuple(sorted(months.items())))


def _count(month: str) -> int:
    year, number = month.split("-")
    return 12 * int(year) + int(number)
