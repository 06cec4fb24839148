"""One JSON document with everything a person has in Coach, in an order that is always the same."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from coach.domain.journal.entries import AnyEntry, Moment
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.reminders.rule import RuleBook
from coach.domain.safety.record import SafetyRecord

SCHEMA = 1


class Export(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The document. `entries` ascend by `at` and id; `packs` are the person's own TOML files by name.

    `reminders` are the rules; documents from before there were any have none.
    """

    coach: Literal["export"] = "export"
    schema: int = SCHEMA
    exported_at: Moment
    entries: tuple[AnyEntry, ...]
    profile: Profile
    settings: Settings
    safety: SafetyRecord
    packs: dict[str, str]
    reminders: RuleBook = RuleBook()


def export(
    entries: Iterable[AnyEntry],
    profile: Profile,
    settings: Settings,
    safety: SafetyRecord,
    packs: Mapping[str, str],
    reminders: RuleBook,
    at: datetime,
) -> Export:
    """The document of these parts, made at `at` (aware)."""
    return Export(
        exported_at=at,
        entries=tuple(sorted(entries, key=lambda entry: (entry.at, entry.id))),
        profile=profile,
        settings=settings,
        safety=safety,
        packs=dict(sorted(packs.items())),
        reminders=reminders,
    )


def encoded(document: Export) -> bytes:
    """The bytes of the file: UTF-8, two spaces of indent, a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
