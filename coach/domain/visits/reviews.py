"""The looks back after the third and the sixth visit with a provider (clinical.md 8.3)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from coach.domain.journal.entries import Activities, AnyEntry, Change, Visit
from coach.domain.visits.course import response, same_provider, visits_of

ReviewPoint = Literal[3, 6]
Answer = Literal["yes", "no", "unknown"]

ANY_SIGN, MEANINGFUL = 3, 6
SIGN_CHANGE = 1
SIGN_RESPONSE = 1
MEANINGFUL_POINTS, MEANINGFUL_SHARE = 2, 0.3
MEANINGFUL_ACTIVITIES = 2.0
SETTLED = timedelta(hours=48)
BEFORE_COURSE = timedelta(days=14)

TALK = (
    "Talk with your therapist about the technique, about another provider, about more exercise beside it, "
    "or see a clinician."
)
SENTENCES: dict[tuple[ReviewPoint, Answer], str] = {
    (3, "yes"): "After 3 visits there is a first sign that your back answers. The next look back is after 6.",
    (3, "no"): f"After 3 visits there is no sign yet. {TALK}",
    (3, "unknown"): "After 3 visits nothing tells yet whether there is a sign: the answers before the visit and 48 h "
    "later are missing.",
    (6, "yes"): "After 6 visits your back is better by an amount that counts. Visits may be spaced out, with movement "
    "beside them.",
    (6, "no"): f"After 6 visits the change is smaller than what counts (2 points, or 30 %). {TALK}",
    (6, "unknown"): "After 6 visits nothing tells whether the change counts: pain before the first visit and 48 h "
    "after the sixth, or your activities, are missing.",
}


class Review(Struct, frozen=True):
    """One look back: after which visit, with whom, what was found and the sentence for it."""

    after: ReviewPoint
    provider: str
    answer: Answer

    @property
    def sentence(self) -> str:
        """What it means, in words."""
        return SENTENCES[self.after, self.answer]


def review(visit: Visit, entries: Iterable[AnyEntry]) -> Review | None:
    """The look back that is due after `visit`, the third or sixth with its provider; None after any other.

    "Any sign?" after 3: a change since the visit before of +1 or better, or a 48 h response of 1 point or more.
    "Meaningful?" after 6: pain 2 points or 30 % lower than before the first, or the activities 2 points higher.
    One yes is enough; what is not answered counts neither way, and nothing answered at all is unknown.
    """
    known = tuple(entries)
    own = [other for other in visits_of(known) if same_provider(visit, other) and other.at <= visit.at]
    if len(own) == ANY_SIGN:
        return Review(3, visit.provider, _sign(own, known))
    if len(own) == MEANINGFUL:
        return Review(6, visit.provider, _meaningful(own, known))
    return None


def _sign(own: Sequence[Visit], known: Iterable[AnyEntry]) -> Answer:
    idents = {visit.id for visit in own} - {""}
    changes = [entry.change for entry in known if isinstance(entry, Change) and _about(entry, own, idents)]
    responses = [change for change in map(response, own) if change is not None]
    signs = [change >= SIGN_CHANGE for change in changes] + [change >= SIGN_RESPONSE for change in responses]
    return _answer(signs)


def _about(change: Change, own: Sequence[Visit], idents: set[str]) -> bool:
    """Whether a change is about one of `own`: by the visit it names, else by falling into the time of the three."""
    if change.visit:
        return change.visit in idents
    return own[0].at < change.at <= own[-1].at + SETTLED


def _meaningful(own: Sequence[Visit], known: Iterable[AnyEntry]) -> Answer:
    first, last = own[0].pain_before, own[-1].pain_48h
    found = []
    if first is not None and last is not None:
        less = first - last
        found.append(less >= MEANINGFUL_POINTS or (less > 0 and less >= MEANINGFUL_SHARE * first))
    gained = _activities_gained(own, known)
    if gained is not None:
        found.append(gained >= MEANINGFUL_ACTIVITIES)
    return _answer(found)


def _activities_gained(own: Sequence[Visit], known: Iterable[AnyEntry]) -> float | None:
    """How much the mean of the same activities rose, from the two weeks before the first visit to after the sixth."""
    rated = sorted((entry for entry in known if isinstance(entry, Activities)), key=lambda entry: entry.at)
    before = [entry for entry in rated if own[0].at - BEFORE_COURSE <= entry.at <= own[0].at]
    after = [entry for entry in rated if entry.at >= own[-1].at]
    if not before or not after or _names(before[-1]) != _names(after[0]):
        return None
    return _score(after[0]) - _score(before[-1])


def _names(entry: Activities) -> set[str]:
    return {rating.name for rating in entry.ratings}


def _score(entry: Activities) -> float:
    return sum(rating.score for rating in entry.ratings) / len(entry.ratings)


def _answer(signs: Sequence[bool]) -> Answer:
    if not signs:
        return "unknown"
    return "yes" if any(signs) else "no"
