"""Where a person stands: which warning signs are open, what they lock, and when a clinician's word opens it again."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.vocabulary import CODES, LEVELS, Code, Level
from coach.domain.journal.entries import AnyEntry, CauseId, Clearance, Raised, SafetyCheck
from coach.domain.safety.red_flags import caution_once_cleared, is_full
from coach.domain.when import moment_words
from coach.errors import CoachError

EMERGENCY_LOCK = timedelta(hours=24)
"""How long nobody can clear an EMERGENCY on their own (clinical.md 1.2 gate 4)."""

A_MOMENT = timedelta(microseconds=1)
"""A clearance of the same instant as the answer does not count: nobody knows which came first."""

EASY_WALKING = frozenset({"walk-easy", "desk-microbreak"})

SITTING = timedelta(hours=1)
"""For this long an answer counts as given just now, and the same sign is not asked again (C1.2)."""


class OpenCause(Struct, frozen=True):
    """A warning sign that still holds: how urgent, the branch, when it was raised (aware), and what it brings along.

    `means` are the weekly means of a pain that rises. A clinician's word counts from `clear_from` on; None where the
    next "no" is enough.
    """

    cause: CauseId
    level: Level
    branch: str
    raised_at: datetime
    clear_from: datetime | None
    codes: tuple[Code, ...] = ()
    means: tuple[float, float] | None = None


class Standing(Struct, frozen=True):
    """The highest open level, what is open (the most urgent first), its codes, and when all was last asked."""

    level: Level | None = None
    open: tuple[OpenCause, ...] = ()
    codes: tuple[Code, ...] = ()
    asked_all_at: datetime | None = None

    def clearable(self, now: datetime) -> tuple[OpenCause, ...]:
        """What a clinician's word can be recorded for `now`."""
        return tuple(cause for cause in self.open if cause.clear_from is not None and cause.clear_from <= now)


class _Raise(Struct, frozen=True):
    """One yes: what it raised, when it was written down, and what becomes of it."""

    raised: Raised
    at: datetime

    @property
    def needs_clearance(self) -> bool:
        """Levels 1-3, and what a run itself stopped for (D5); for other cautions the newest answer counts."""
        return self.raised.level != "CAUTION" or self.raised.cause.startswith("D")

    @property
    def clear_from(self) -> datetime:
        """From when on a clearance counts, reckoned in UTC so that a change of the clocks does not shorten it."""
        wait = EMERGENCY_LOCK if self.raised.level == "EMERGENCY" else A_MOMENT
        return (self.at.astimezone(UTC) + wait).astimezone(self.at.tzinfo)


def written_at(entry: AnyEntry) -> datetime:
    """When an entry was written down, or when it happened where the store has not said."""
    return entry.recorded_at or entry.at


def standing(entries: Iterable[AnyEntry], now: datetime) -> Standing:
    """What the safety answers and clearances up to `now` come to (clinical.md 1.1, 1.2); other entries say nothing.

    Levels never average: the highest open one wins. Levels 1-3 stay open until a clearance of the same cause is written
    down after them, for level 1 at least 24 hours after; a later "no" does not close them. Answers count even when they
    seem to come from later than `now`, as after a clock was set back; clearances then do not. A yes that was taken back
    on the spot as a slip (C1.1) never was one.
    """
    known = tuple(entries)
    checks = [entry for entry in known if isinstance(entry, SafetyCheck)]
    clearances: dict[CauseId, list[datetime]] = {}
    for entry in known:
        if isinstance(entry, Clearance) and written_at(entry) <= now:
            clearances.setdefault(entry.cause, []).append(written_at(entry))
    newest = _newest_answers(checks)
    held: dict[CauseId, list[_Raise]] = {}
    for number, check in enumerate(checks):
        slips = {cause for later in checks[number:] if later.takes_back == check.at for cause in later.asked}
        for raised in map(_as_of_today, check.raised):
            if raised is None or raised.cause in slips:
                continue
            found = _Raise(raised, written_at(check))
            remains = _remains(found, clearances.get(raised.cause, ()), found.at >= newest[raised.cause])
            if remains:
                held.setdefault(raised.cause, []).append(remains)
    opened = sorted(
        (_open_cause(raises) for raises in held.values()), key=lambda cause: (_rank(cause.level), cause.cause)
    )
    return Standing(
        level=opened[0].level if opened else None,
        open=tuple(opened),
        codes=tuple(code for code in CODES if any(code in cause.codes for cause in opened)),
        asked_all_at=max((written_at(check) for check in checks if is_full(check.asked)), default=None),
    )


def clear(standing: Standing, cause: CauseId, now: datetime) -> None:
    """Make sure that a clinician's word on `cause` can be recorded `now`; CoachError says why not, and from when."""
    found = next((known for known in standing.open if known.cause == cause), None)
    if found is None:
        raise CoachError("Nothing to note here.", "This warning sign is not open.")
    if found.clear_from is None:
        raise CoachError("This locks nothing.", "It makes some moves lighter until you next say no to it.")
    if now < found.clear_from:
        raise CoachError(
            "It is too early to record this.",
            f"A doctor's word counts from {moment_words(found.clear_from, now)} on.",
            "If the sign is still there or comes back, get help now.",
        )


def left_at(level: Level | None, kind: Kind, exercise_id: str) -> bool:
    """Whether an exercise is left to the person at `level` (clinical.md 1.1); the codes may still filter it.

    SAME_DAY leaves breathing, relaxing and resting (C1.2), CLINICIAN_FIRST easy walking too, EMERGENCY nothing.
    """
    rules = KINDS[kind]
    easy_walk = exercise_id in EASY_WALKING and level in rules.easy_walks_at
    return level is None or level in rules.open_at or easy_walk


def answered_now(entries: Iterable[AnyEntry], now: datetime, *, short: bool = False) -> frozenset[CauseId]:
    """The signs that were answered in this sitting, with yes or no, and are not asked again in it.

    `short`: only those of the short set, as a full list that is due again asks all others anew.
    """
    checks = [entry for entry in entries if isinstance(entry, SafetyCheck) and not entry.takes_back]
    checks = [check for check in checks if check.reason == "before_run" or not short]
    return frozenset(cause for check in checks if timedelta(0) <= now - check.at <= SITTING for cause in check.asked)


def slip(yes: SafetyCheck, now: datetime) -> SafetyCheck:
    """The entry that takes back everything `yes` raised, because it was a slip (C1.1)."""
    causes = tuple(raised.cause for raised in yes.raised)
    return SafetyCheck(at=now, reason=yes.reason, asked=causes, takes_back=yes.at)


def old_lock(entries: Iterable[AnyEntry]) -> SafetyCheck | None:
    """The first check that locked by the rule RF27 had before C1.5, as long as nobody was told that it is lifted."""
    known = tuple(entries)
    lifted = {entry.takes_back for entry in known if isinstance(entry, SafetyCheck) and "RF27" in entry.asked}
    cleared = [written_at(entry) for entry in known if isinstance(entry, Clearance) and entry.cause == "RF27"]
    for entry in known:
        if isinstance(entry, SafetyCheck) and any(_is_old_lock(raised) for raised in entry.raised):
            settled = any(moment > written_at(entry) for moment in cleared)
            if not settled and entry.at not in lifted:
                return entry
    return None


def last_settled(entries: Iterable[AnyEntry], cause: CauseId) -> datetime | None:
    """When `cause` was last raised or cleared: what the journal shows from before then has had its answer."""
    moments = [
        written_at(entry)
        for entry in entries
        if (isinstance(entry, Clearance) and entry.cause == cause)
        or (isinstance(entry, SafetyCheck) and any(_raises(raised, cause) for raised in entry.raised))
    ]
    return max(moments, default=None)


def _raises(raised: Raised, cause: CauseId) -> bool:
    today = _as_of_today(raised)
    return today is not None and today.cause == cause


def _as_of_today(raised: Raised) -> Raised | None:
    """What a yes of an earlier version comes to by the rules of today (C1.4, C1.5); None where it is none any more."""
    if _is_old_lock(raised):
        return None
    if raised.cause == "RF14" and raised.branch == "assessed" and raised.level == "CLINICIAN_FIRST":
        return Raised(raised.cause, "CAUTION", raised.branch, raised.codes)
    return raised


def _is_old_lock(raised: Raised) -> bool:
    """Until C1.5 pain that stayed the same raised RF27, too; that yes has no branch."""
    return raised.cause == "RF27" and not raised.branch


def _newest_answers(checks: Iterable[SafetyCheck]) -> Mapping[CauseId, datetime]:
    newest: dict[CauseId, datetime] = {}
    for check in checks:
        at = written_at(check)
        for cause in {*check.asked, *(raised.cause for raised in check.raised)}:
            newest[cause] = max(newest.get(cause, at), at)
    return newest


def _remains(found: _Raise, clearances: Iterable[datetime], is_newest: bool) -> _Raise | None:
    if not found.needs_clearance:
        return found if is_newest else None
    if not any(written >= found.clear_from for written in clearances):
        return found
    softer = caution_once_cleared(found.raised.cause)
    return _Raise(softer, found.at) if softer and is_newest else None


def _open_cause(raises: list[_Raise]) -> OpenCause:
    """The most urgent of what one cause holds open, latest first; a clearance has to come late enough for all of it."""
    level = min((one.raised.level for one in raises), key=_rank)
    first = max((one for one in raises if one.raised.level == level), key=lambda one: (one.at, one.raised.branch))
    waits = [one.clear_from for one in raises if one.needs_clearance]
    return OpenCause(
        cause=first.raised.cause,
        level=level,
        branch=first.raised.branch,
        raised_at=first.at,
        clear_from=max(waits, default=None),
        codes=tuple(code for code in CODES if any(code in one.raised.codes for one in raises)),
        means=first.raised.means,
    )


def _rank(level: Level) -> int:
    return LEVELS.index(level)
