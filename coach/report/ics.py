"""Visits as a calendar file, both ways: what Coach has written comes back equal, what others write is only text."""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import Visit
from coach.domain.text import MAX_TEXT, clean, shorten
from coach.domain.visits.course import USUAL_LENGTH
from coach.domain.visits.words import visit_facts
from coach.errors import CoachError
from coach.report.reminder_ics import REMINDER_DOMAIN

if TYPE_CHECKING:
    from icalendar import Event
    from icalendar.cal.component import Component

OWN = "X-COACH-VISIT"
"""The property that holds the whole visit as JSON."""

DOMAIN = "@coach-visit"
LARGEST = 5 * 1024 * 1024
MOST_EVENTS = 5_000
LONGEST_TITLE = 200
LONGEST_MIN = 600
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
FOREIGN = uuid.UUID("5d1c7a35-6c3f-5b6e-9c55-0a6f6c1f4b7d")
"""The name space of the ids that events of other calendars get, so that the same event is the same visit."""


class Read(Struct, frozen=True):
    """One event: the visit, with its id and `updated_at` as the calendar says it.

    `own`: Coach wrote it, and it holds all of the visit; `moved`: a calendar has given it another time since then.
    """

    visit: Visit
    own: bool
    moved: bool = False

    def over(self, stored: Visit) -> Visit:
        """`stored` after what the calendar knows later; what was told of the visit meanwhile stays."""
        if stored.updated_at is not None and _changed(self.visit) <= stored.updated_at:
            return stored
        if self.own and not self.moved:
            return self.visit
        if self.own:
            return msgspec.structs.replace(stored, at=self.visit.at)
        length = self.visit.duration_min or stored.duration_min
        return msgspec.structs.replace(stored, at=self.visit.at, provider=self.visit.provider, duration_min=length)


class Calendar(Struct, frozen=True):
    """What a file holds: the visits, and a sentence for each event that is none."""

    visits: tuple[Read, ...]
    left_out: tuple[str, ...] = ()


def write_calendar(visits: Iterable[Visit], now: datetime, others: Iterable["Event"] = ()) -> bytes:
    """The calendar of `visits`, which have ids, and of `others`; it may be opened by any calendar."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Coach//Visits//EN")
    calendar.add("version", "2.0")
    for visit in visits:
        calendar.add_component(_event(visit, now))
    for event in others:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def read_calendar(data: bytes) -> Calendar:
    """The visits in a calendar file. Raises CoachError for what is no calendar, or too much of one."""
    import icalendar

    if len(data) > LARGEST:
        raise CoachError("This calendar is too large.", f"At most {LARGEST // 1024 // 1024} MiB are read.")
    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise CoachError(
            "This is no calendar file.", shorten(str(error), 200), "Export it as .ics once more."
        ) from None
    if len(events) > MOST_EVENTS:
        raise CoachError("This calendar is too large.", f"It has {len(events)} events; {MOST_EVENTS} are read at most.")
    visits: dict[str, Read] = {}
    left_out: list[str] = []
    for number, event in enumerate(events, 1):
        try:
            found = _own(event) or _foreign(event)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
            left_out.append(f"Event {number}, {_named(event)}: {shorten(str(error), 120)}.")
            continue
        visits[found.visit.id] = found
    return Calendar(tuple(visits.values()), tuple(left_out))


def _event(visit: Visit, now: datetime) -> "Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{visit.id}{DOMAIN}")
    event.add("dtstamp", _utc(visit.updated_at or now))
    event.add("last-modified", _utc(visit.updated_at or now))
    event.add("dtstart", _utc(visit.at))
    event.add("dtend", _utc(visit.at + _length(visit)))
    event.add("summary", f"Visit: {visit.provider}" if visit.provider else "Visit")
    event.add(
        "description", "\n".join([*(f"{name}: {value}" for name, value in visit_facts(visit)), visit.note]).strip()
    )
    event.add(OWN, msgspec.json.encode(visit).decode())
    return event


def _own(event: "Component") -> Read | None:
    """The visit that Coach wrote; moved in the calendar it has the new time. None for events of others."""
    told = event.get(OWN)
    if told is None:
        return None
    try:
        visit = msgspec.json.decode(clean(str(told)), type=Visit)
        if str(event.get("uid", "")) != f"{uuid.UUID(visit.id)}{DOMAIN}":
            raise ValueError("its id was changed")
    except (msgspec.MsgspecError, ValueError):
        raise ValueError("what Coach wrote into it was changed, so that it can not be read") from None
    at = _start(event)
    if at == visit.at:
        return Read(visit, own=True)
    changed_at = max(_changed_at(event), _changed(visit) + timedelta(seconds=1))
    moved = msgspec.structs.replace(visit, at=at, updated_at=changed_at)
    return Read(moved, own=True, moved=True)


def _foreign(event: "Component") -> Read:
    if str(event.get("status", "")).upper() == "CANCELLED":
        raise ValueError("it was called off")
    if str(event.get("uid", "")).endswith(REMINDER_DOMAIN):
        raise ValueError("it is a reminder of Coach")
    if event.get("rrule"):
        raise ValueError("it repeats; add each visit by itself")
    uid, at = str(event.get("uid", "")), _start(event)
    title = shorten(str(event.get("summary", "")), LONGEST_TITLE)
    lines = [clean(str(event.get(name, ""))).strip() for name in ("location", "description")]
    ident = uuid.uuid5(FOREIGN, uid or f"{at.isoformat()} {title}")
    visit = Visit(
        at=at,
        id=str(ident),
        updated_at=_changed_at(event),
        provider=title,
        duration_min=_minutes(event, at),
        note="\n".join(line for line in lines if line)[:MAX_TEXT],
    )
    return Read(visit, own=False)


def _start(event: "Component") -> datetime:
    value = event.decoded("dtstart", None)
    if value is None:
        raise ValueError("it has no beginning")
    if not isinstance(value, datetime):
        whole = isinstance(value, date)
        raise ValueError("it is for a whole day; a visit has a time" if whole else "its beginning can not be read")
    return _aware(value)


def _minutes(event: "Component", at: datetime) -> int | None:
    end, lasts = event.decoded("dtend", None), event.decoded("duration", None)
    length = lasts if isinstance(lasts, timedelta) else _aware(end) - at if isinstance(end, datetime) else None
    minutes = round(length.total_seconds() / 60) if length is not None else 0
    return minutes if 1 <= minutes <= LONGEST_MIN else None


def _changed_at(event: "Component") -> datetime:
    """When its calendar changed it last; one that does not say so is older than all that the person told."""
    for name in ("last-modified", "dtstamp"):
        value: Any = event.decoded(name, None)
        if isinstance(value, datetime):
            return _aware(value)
    return LONG_AGO


def _changed(visit: Visit) -> datetime:
    return visit.updated_at or LONG_AGO


def _aware(moment: datetime) -> datetime:
    """`moment` by the clock of this machine; one without a zone is meant so."""
    return moment.astimezone()


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _length(visit: Visit) -> timedelta:
    return timedelta(minutes=visit.duration_min) if visit.duration_min else USUAL_LENGTH


def _named(event: "Component") -> str:
    return shorten(str(event.get("summary", "")), 60) or "without a name"
