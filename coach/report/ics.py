"""Visits as a calendar file, both ways: what Coach has written comes back equal, what others write is only text.

An event is known by its UID and, in a series, by the start that was planned for it (RECURRENCE-ID).
"""

import re
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from coach.clock import Clock, SystemClock
from coach.domain.base.moments.local import local
from coach.domain.journal.entries import CalendarEvent, Visit
from coach.domain.text import MAX_TEXT, clean, one_line, shorten
from coach.domain.visits.course import USUAL_LENGTH
from coach.domain.visits.words import visit_facts
from coach.errors import CoachError
from coach.report.ics_lines import CalendarText, EventText, read_lines
from coach.report.reminder_ics import REMINDER_DOMAIN

if TYPE_CHECKING:
    from icalendar import Event
    from icalendar.cal.component import Component

OWN = "X-COACH-VISIT"
"""The property that holds the whole visit as JSON; a calendar that drops it loses nothing that Coach still has."""

DOMAIN = "@coach-visit"
LARGEST = 5 * 1024 * 1024
MOST_EVENTS = 5_000
MOST_VISITS = 20_000
LONGEST_TITLE = 200
LONGEST_MIN = 600
LONGEST_UID = 255
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=366)
"""How far ahead a series is taken in."""

BACK = timedelta(days=731)
MOST_TIMES_A_DAY = 24
FOREIGN = uuid.UUID("5d1c7a35-6c3f-5b6e-9c55-0a6f6c1f4b7d")
"""The name space of the ids that events of other calendars get, so that the same event is the same visit."""

FROM_CALENDAR = ("at", "provider", "location", "duration_min", "cancelled", "tentative")
"""The fields that a calendar owns; all others are the person's."""

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_REPEATS = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


class Read(Struct, frozen=True):
    """One event, or one of a series: the visit, with its id and what the calendar says (`visit.calendar`).

    `own`: Coach wrote it, and it holds all of the visit; `changed` are the fields that a calendar has changed since.
    `series` is the title of the series it belongs to, and `gone` the reason why it does not take place.
    """

    visit: Visit
    own: bool
    changed: tuple[str, ...] = ()
    series: str = ""
    gone: str = ""

    @property
    def moved(self) -> bool:
        """Whether a calendar has changed what Coach wrote."""
        return bool(self.changed)

    @property
    def from_coach(self) -> bool:
        """Whether Coach made the event, even where another calendar has rewritten it."""
        return self.visit.calendar is None or self.visit.calendar.uid == f"{self.visit.id}{DOMAIN}"

    def over(self, stored: Visit) -> Visit:
        """`stored` after what the calendar knows later, field by field; what the person wrote of the visit stays."""
        if not self.own:
            return self._later(stored)
        if stored.updated_at is not None and _changed(self.visit) <= stored.updated_at:
            return stored
        if not self.changed:
            return self.visit
        return msgspec.structs.replace(stored, **{name: getattr(self.visit, name) for name in self.changed})

    def _later(self, stored: Visit) -> Visit:
        said = self.visit.calendar
        if said is None:
            return stored
        before = stored.calendar if stored.calendar is not None and stored.calendar.uid == said.uid else None
        if before is not None:
            if (said.sequence, said.changed_at or LONG_AGO) < (before.sequence, before.changed_at or LONG_AGO):
                return stored
            fields = _differing(before, said)
        elif stored.updated_at is not None and (said.changed_at or LONG_AGO) <= stored.updated_at:
            # What the calendar said before is not known: the later one of both wins, but nobody goes to what is off.
            fields = ("cancelled",) if said.cancelled and not self.from_coach else ()
        else:
            fields = _differing(_said(stored), said)
        new = msgspec.structs.replace(stored, **{name: getattr(said, name) for name in fields})
        if self.from_coach and (stored.calendar is not before or not fields):
            return new
        kept = said if said.at is not None or before is None else msgspec.structs.replace(said, at=before.at)
        return msgspec.structs.replace(new, calendar=kept)


class Calendar(Struct, frozen=True):
    """What a file holds: the visits, those that do not take place (`gone`), and a sentence for each other event.

    `notes` are sentences about lines that could not be read; `whole` are the UIDs whose every event is in the file.
    """

    visits: tuple[Read, ...]
    gone: tuple[Read, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()

    @property
    def left_out(self) -> tuple[str, ...]:
        """A sentence for each event that is no visit."""
        return (*self.problems, *(read.gone for read in self.gone))


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


def read_calendar(data: bytes, clock: Clock | None = None) -> Calendar:
    """The visits in a calendar file, at the times of `clock`'s zone; series up to a year ahead of its now.

    What can be read is read. Raises CoachError for what is no calendar, or too much of one.
    """
    clock = clock or SystemClock()
    if len(data) > LARGEST:
        raise CoachError("This calendar is too large.", f"At most {LARGEST // 1024 // 1024} MiB are read.")
    text = read_lines(data)
    if not text.is_calendar:
        raise CoachError(
            "This is no calendar file.", "It does not begin with BEGIN:VCALENDAR.", "Export it as .ics once more."
        )
    if len(text.events) > MOST_EVENTS:
        raise CoachError(
            "This calendar is too large.", f"It has {len(text.events)} events; {MOST_EVENTS} are read at most."
        )
    reader = _Reader(clock.now(), clock.zone())
    reader.notes += text.problems
    reader.take(_parsed(text, reader.notes))
    return Calendar(
        tuple(reader.visits.values()),
        tuple(reader.gone.values()),
        tuple(reader.problems),
        tuple(reader.notes),
        frozenset(reader.whole),
    )


class _Parsed(Struct, frozen=True):
    """An event with the lines that it was made of."""

    event: "Component"
    text: EventText

    @property
    def uid(self) -> str:
        uid = clean(str(self.event.get("uid", ""))).strip()
        return uid if len(uid) <= LONGEST_UID else str(uuid.uuid5(FOREIGN, uid))

    @property
    def sequence(self) -> int:
        value = str(self.event.get("sequence", "0"))
        return min(int(value), 1_000_000_000) if value.isdecimal() else 0

    @property
    def is_exception(self) -> bool:
        return "RECURRENCE-ID" in self.event

    @property
    def repeats(self) -> bool:
        return "RRULE" in self.event or "RDATE" in self.event

    @property
    def order(self) -> tuple[int, datetime]:
        return self.sequence, _changed_at(self.event)


class _Reader:
    """Makes visits of events, those of one UID together."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self.visits: dict[str, Read] = {}
        self.gone: dict[str, Read] = {}
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.whole: set[str] = set()
        self._now = now
        self._zone = zone

    def take(self, parsed: Sequence[_Parsed]) -> None:
        """Take all events. Raises CoachError for more visits than anybody has."""
        groups: dict[str, list[_Parsed]] = {}
        for number, each in enumerate(parsed):
            groups.setdefault(each.uid or f" {number}", []).append(each)
        for group in groups.values():
            self._take_group(group)
            if len(self.visits) > MOST_VISITS:
                raise CoachError(
                    "This calendar is too large.", f"It repeats into more than {MOST_VISITS} events.", "Take out some."
                )

    def _take_group(self, group: Sequence[_Parsed]) -> None:
        usable = [each for each in group if self._usable(each)]
        exceptions = _latest((each for each in usable if each.is_exception), _occurrence_of)
        masters = [each for each in usable if not each.is_exception]
        top = max((each.sequence for each in masters), default=0)
        masters = _latest((each for each in masters if each.sequence == top), lambda one: str(_value(one, "dtstart")))
        for master in masters:
            if master.repeats and not _called_off(master):
                self._take_series(master, exceptions)
                exceptions = []
            else:
                alone = len(masters) == 1
                self._take_one(master, master.event, "" if alone else _stamp(_value(master, "dtstart")))
        for each in exceptions:
            self._take_one(each, each.event, _occurrence_of(each))
        if masters and len(usable) == len(group) and not any(each.text.cut or _called_off(each) for each in masters):
            self.whole.add(masters[0].uid)

    def _take_series(self, master: _Parsed, exceptions: Sequence[_Parsed]) -> None:
        title = shorten(one_line(str(master.event.get("summary", ""))), 60) or "An event without a name"
        try:
            start = _start(master.event, self._zone)
            _check_rule(master.event)
            begin = max(start, self._now - BACK) - timedelta(days=1)
            found = _occurrences(master.event, [each.event for each in exceptions], begin, self._now + AHEAD)
        except _BROKEN as error:
            self._leave_out(master, error)
            return
        if start < self._now - BACK:
            self.notes.append(f"{title} repeats: what was more than two years ago was left out.")
        if not found:
            self._leave_out(master, ValueError("none of its times lies in the two years past or the year to come"))
        first = _stamp(_value(master, "dtstart"))
        by_stamp = {_occurrence_of(each): each for each in exceptions}
        for event in found:
            stamp = _stamp(event.decoded("recurrence-id", event.decoded("dtstart", None)))
            source = by_stamp.get(stamp, master)
            own_first = stamp == first and _own_ident(master.uid) is not None
            self._take_one(source, event, "" if own_first else stamp, title)

    def _take_one(self, parsed: _Parsed, event: "Component", occurrence: str, series: str = "") -> None:
        try:
            read = _read(parsed, event, occurrence, series, self._zone)
        except _BROKEN as error:
            self._leave_out(parsed, error)
            return
        if read.visit.cancelled and not read.own:
            self.gone[f"{read.visit.id}"] = msgspec.structs.replace(read, gone=_place(parsed, _why_gone(parsed)))
        else:
            self.visits[read.visit.id] = read

    def _usable(self, parsed: _Parsed) -> bool:
        """Whether all that says when it takes place can be read; a part that only says how long is named."""
        broken = {str(name).upper() for name, _ in parsed.event.errors}
        try:
            if parsed.uid.endswith(REMINDER_DOMAIN):
                raise ValueError("it is a reminder of Coach")
            if named := sorted(broken.intersection(_REPEATS)):
                raise ValueError(f"line {parsed.text.line_of(named[0])} of the file, which says how it repeats")
            if "EXRULE" in parsed.event:
                raise ValueError("its exceptions are written in a way that is no longer used")
        except ValueError as error:
            self._leave_out(parsed, error)
            return False
        for name in sorted(broken - {"DTSTART", *_REPEATS}):
            self.notes.append(f"Line {parsed.text.line_of(name)} could not be read: {name}.")
        return True

    def _leave_out(self, parsed: _Parsed, error: Exception) -> None:
        self.problems.append(_place(parsed, shorten(str(error), 120)))


def _parsed(text: CalendarText, problems: list[str]) -> list[_Parsed]:
    """The events as the calendar library reads them: all at once, or each for itself where one stops it."""
    zones = "".join(text.zones)
    try:
        return _together(text.events, zones)
    except _BROKEN:
        pass
    good = [zone for zone in text.zones if _readable(zone)]
    if len(good) < len(text.zones):
        problems.append("A time zone of this calendar could not be read.")
    found: list[_Parsed] = []
    for each in text.events:
        try:
            found += _together((each,), "".join(good))
        except _BROKEN as error:
            problems.append(f"Line {each.number}, an event: {shorten(str(error), 120)}.")
    return found


def _together(events: Sequence[EventText], zones: str) -> list[_Parsed]:
    import icalendar

    body = "".join(each.text() for each in events)
    calendar = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{zones}{body}END:VCALENDAR\r\n")
    components = list(calendar.walk("VEVENT"))
    return [_Parsed(event, each) for event, each in zip(components, events, strict=True)]


def _readable(zone: str) -> bool:
    try:
        _together((), zone)
    except _BROKEN:
        return False
    return True


def _latest(parsed: Iterable[_Parsed], key: Callable[[_Parsed], str]) -> list[_Parsed]:
    """Of those with one key the latest, or the last one in the file."""
    found: dict[str, _Parsed] = {}
    for each in parsed:
        there = found.get(key(each))
        if there is None or each.order >= there.order:
            found[key(each)] = each
    return list(found.values())


def _occurrences(
    master: "Component", exceptions: Sequence["Component"], begin: datetime, end: datetime
) -> Sequence["Component"]:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar()
    for event in (master, *exceptions):
        calendar.add_component(event)
    found: Sequence[Component] = recurring_ical_events.of(calendar).between(begin, end)
    return found


def _check_rule(master: "Component") -> None:
    """Refuse rules that would never end in a journal."""
    rules = master.get("rrule", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if str(rule.get("FREQ", [""])[0]).upper() not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
            raise ValueError("it repeats within the day; a visit does not")
        if any(int(step) < 1 for step in rule.get("INTERVAL", [])):
            raise ValueError("it repeats in a way that cannot be")
        if _never_comes(rule):
            raise ValueError("it repeats on a day that never comes")
        times = [max(1, len(rule.get(name, []))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
        if times[0] * times[1] * times[2] > MOST_TIMES_A_DAY:
            raise ValueError("it repeats within the day; a visit does not")


def _never_comes(rule: Mapping[str, list[Any]]) -> bool:
    """Whether the rule names a day like 30 February, which would be looked for until the year 9999."""
    months, days = rule.get("BYMONTH", []), rule.get("BYMONTHDAY", [])
    if months and days:
        return not any(abs(int(day)) <= _LONGEST[int(month) - 1] for month in months for day in days)
    if str(rule.get("FREQ", [""])[0]).upper() == "DAILY" and rule.get("BYSETPOS"):
        return True
    return bool(months) and any(name in rule for name in ("BYYEARDAY", "BYWEEKNO"))


def _event(visit: Visit, now: datetime) -> "Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{visit.id}{DOMAIN}")
    event.add("dtstamp", _utc(visit.updated_at or now))
    event.add("last-modified", _utc(visit.updated_at or now))
    event.add("dtstart", _utc(visit.at))
    event.add("dtend", _utc(visit.at + _length(visit)))
    event.add("summary", _summary(visit.provider))
    if visit.location:
        event.add("location", visit.location)
    if visit.cancelled or visit.tentative:
        event.add("status", "CANCELLED" if visit.cancelled else "TENTATIVE")
    facts = (f"{name}: {value}" for name, value in visit_facts(visit))
    event.add("description", "\n".join([*facts, visit.note]).strip())
    event.add(OWN, msgspec.json.encode(visit).decode())
    return event


def _read(parsed: _Parsed, event: "Component", occurrence: str, series: str, zone: tzinfo) -> Read:
    """The event as a visit. Raises ValueError with the reason where it is none."""
    cancelled = _called_off(parsed) or _is_status(event, "CANCELLED")
    at = None if cancelled and "DTSTART" not in event else _start(event, zone)
    said = CalendarEvent(
        uid=parsed.uid,
        occurrence=occurrence,
        sequence=parsed.sequence,
        changed_at=_changed_at(event),
        at=at,
        provider=_title(parsed, event),
        location=shorten(one_line(clean(str(event.get("location", "")))), LONGEST_TITLE),
        duration_min=None if at is None else _minutes(event, at, zone),
        cancelled=cancelled,
        tentative=_is_status(event, "TENTATIVE") or _all_answered(parsed, "TENTATIVE"),
    )
    own = None if occurrence else _written(parsed, event, zone)
    if own is not None:
        changed = _differing(_said(own), said)
        if not changed:
            return Read(own, own=True)
        changed_at = max(said.changed_at or LONG_AGO, _changed(own) + timedelta(seconds=1))
        fields = {name: getattr(said, name) for name in changed}
        return Read(msgspec.structs.replace(own, updated_at=changed_at, **fields), own=True, changed=changed)
    ident = (None if occurrence else _own_ident(parsed.uid)) or visit_id(parsed.uid, occurrence)
    if not parsed.uid:
        ident = str(uuid.uuid5(FOREIGN, f"{(at or LONG_AGO).isoformat()} {said.provider}"))
    visit = Visit(
        at=at or LONG_AGO,
        id=ident,
        updated_at=LONG_AGO,
        note=clean(str(event.get("description", ""))).strip()[:MAX_TEXT],
        calendar=said,
        **{name: getattr(said, name) for name in FROM_CALENDAR if name != "at"},
    )
    return Read(visit, own=False, series=series)


def visit_id(uid: str, occurrence: str) -> str:
    """The id of the visit that an event of another calendar is."""
    return str(uuid.uuid5(FOREIGN, f"{uid}\n{occurrence}" if occurrence else uid))


def _written(parsed: _Parsed, event: "Component", zone: tzinfo) -> Visit | None:
    """The visit as Coach wrote it into the event; None where it is not there, or no longer as it was written.

    Raises ValueError where it cannot be what Coach wrote into this event.
    """
    told = event.get(OWN)
    if told is None:
        return None
    ident = _own_ident(parsed.uid)
    for text in (str(told), re.sub(r"\\([,;])", r"\1", str(told)), re.sub(r"\\(.)", r"\1", str(told))):
        try:
            visit = msgspec.json.decode(clean(text), type=Visit)
        except (msgspec.MsgspecError, ValueError):
            continue
        if visit.id == ident:
            return msgspec.structs.replace(visit, at=local(visit.at, zone))
        ident = None
        break
    if ident is None:
        raise ValueError("what Coach wrote into it was changed, so that it cannot be read")
    return None


def _own_ident(uid: str) -> str | None:
    """The id in the UID of an event that Coach has made."""
    if not uid.lower().endswith(DOMAIN):
        return None
    try:
        return str(uuid.UUID(uid[: -len(DOMAIN)]))
    except ValueError:
        return None


def _said(visit: Visit) -> CalendarEvent:
    """What a calendar says of a visit that Coach has written into it."""
    return CalendarEvent(
        uid=f"{visit.id}{DOMAIN}",
        at=visit.at,
        provider=visit.provider,
        location=visit.location,
        duration_min=visit.duration_min or round(USUAL_LENGTH.total_seconds() / 60),
        cancelled=visit.cancelled,
        tentative=visit.tentative,
    )


def _differing(before: CalendarEvent, after: CalendarEvent) -> tuple[str, ...]:
    """The fields that `after` says otherwise; what it leaves open it does not say."""
    return tuple(name for name in FROM_CALENDAR if _differs(getattr(before, name), getattr(after, name), name))


def _differs(before: object, after: object, name: str) -> bool:
    if after is None or (name == "provider" and not after):
        return False
    if isinstance(before, str) and isinstance(after, str):
        return before.split() != after.split()
    if isinstance(before, datetime) and isinstance(after, datetime):
        # A calendar keeps no parts of a second.
        return before.astimezone(UTC).replace(microsecond=0) != after.astimezone(UTC).replace(microsecond=0)
    return before != after


def _summary(provider: str) -> str:
    return f"Visit: {provider}" if provider else "Visit"


def _title(parsed: _Parsed, event: "Component") -> str:
    """With whom it is: the title, of an event of Coach without the word that Coach has put before it."""
    title = shorten(one_line(clean(str(event.get("summary", "")))), LONGEST_TITLE + len(_summary(" ")))
    if _own_ident(parsed.uid) is not None:
        title = "" if title.strip() == _summary("") else title.removeprefix(_summary(" ").strip()).strip()
    return shorten(title, LONGEST_TITLE)


def _called_off(parsed: _Parsed) -> bool:
    return parsed.text.method == "CANCEL" or _is_status(parsed.event, "CANCELLED") or _all_answered(parsed, "DECLINED")


def _why_gone(parsed: _Parsed) -> str:
    return "you declined it" if _all_answered(parsed, "DECLINED") else "it was called off"


def _is_status(event: "Component", status: str) -> bool:
    return str(event.get("status", "")).strip().upper() == status


def _all_answered(parsed: _Parsed, answer: str) -> bool:
    """Whether the person has answered so; where it is not clear who that is, all who were invited."""
    found = parsed.event.get("attendee", [])
    attendees = found if isinstance(found, list) else [found]
    owner = f"mailto:{parsed.text.owner}".lower()
    host = str(parsed.event.get("organizer", "")).lower()
    mine = [each for each in attendees if str(each).lower() == owner]
    asked = mine or [each for each in attendees if str(each).lower() != host]
    answers = [str(getattr(each, "params", {}).get("PARTSTAT", "")).upper() for each in asked]
    return bool(answers) and all(each == answer for each in answers)


def _value(parsed: _Parsed, name: str) -> Any:
    return parsed.event.decoded(name, None)


def _occurrence_of(parsed: _Parsed) -> str:
    return _stamp(_value(parsed, "recurrence-id"))


def _stamp(value: object) -> str:
    """A planned start as text that is the same whatever zone it is written in."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}" if value.tzinfo is not None else f"{value:%Y%m%dT%H%M%S}"
    return f"{value:%Y%m%d}" if isinstance(value, date) else ""


def _start(event: "Component", zone: tzinfo) -> datetime:
    value = event.decoded("dtstart", None)
    if value is None:
        raise ValueError("it has no beginning")
    if not isinstance(value, datetime):
        whole = isinstance(value, date)
        raise ValueError("it is for a whole day; a visit has a time" if whole else "its beginning cannot be read")
    named = str(getattr(event["dtstart"], "params", {}).get("TZID", ""))
    if value.tzinfo is None and named:
        raise ValueError(f"its time zone {named} is not known")
    return _aware(value, zone)


def _minutes(event: "Component", at: datetime, zone: tzinfo) -> int | None:
    try:
        end, lasts = event.decoded("dtend", None), event.decoded("duration", None)
    except _BROKEN:
        return None
    length = lasts if isinstance(lasts, timedelta) else _aware(end, zone) - at if isinstance(end, datetime) else None
    minutes = round(length.total_seconds() / 60) if length is not None else 0
    return minutes if 1 <= minutes <= LONGEST_MIN else None


def _changed_at(event: "Component") -> datetime:
    """When its calendar changed it last; one that does not say so is older than all that the person told."""
    for name in ("last-modified", "dtstamp"):
        value: Any = event.decoded(name, None)
        if isinstance(value, datetime):
            return _aware(value, UTC)
    return LONG_AGO


def _changed(visit: Visit) -> datetime:
    return visit.updated_at or LONG_AGO


def _aware(moment: datetime, zone: tzinfo) -> datetime:
    """`moment` by the clock of `zone`; one without a zone is meant so."""
    return local(moment if moment.tzinfo is not None else moment.replace(tzinfo=zone), zone)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _length(visit: Visit) -> timedelta:
    return timedelta(minutes=visit.duration_min) if visit.duration_min else USUAL_LENGTH


def _place(parsed: _Parsed, reason: str) -> str:
    """A sentence about an event that is no visit, with the line that it begins in."""
    name = shorten(one_line(clean(str(parsed.event.get("summary", "")))), 60) or "without a name"
    return f"Line {parsed.text.number}, {name}: {reason}."
