"""What the agent says of itself, for the screens and `coach agent status`."""

from typing import Annotated

from msgspec import Meta, Struct

from coach.domain.journal.entry import Moment


class AgentWord(Struct, frozen=True, forbid_unknown_fields=True):
    """The agent with process id `pid` runs since `since` and looks again at `wake_at`.

    `shown_by` is the rung that confirmed the latest reminder, at `shown_at`; `trouble` is what kept the latest one from
    being shown, empty where nothing did.
    """

    pid: int
    since: Moment
    version: Annotated[str, Meta(max_length=40)]
    wake_at: Moment | None = None
    shown_by: Annotated[str, Meta(max_length=40)] = ""
    shown_at: Moment | None = None
    trouble: Annotated[str, Meta(max_length=2_000)] = ""
