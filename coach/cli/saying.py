"""How commands print."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from coach.domain.text import clean
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.store import Store

PATIENCE_S = 0.3


def say(text: str, error: bool = False) -> None:
    """Print text without control characters; what the terminal cannot show becomes a question mark.

    That nobody reads the standard error is no reason to fail.
    """
    encoding = getattr(sys.stderr if error else sys.stdout, "encoding", None) or "utf-8"
    with contextlib.suppress(OSError) if error else contextlib.nullcontext():
        click.echo(clean(text).encode(encoding, "replace").decode(encoding), err=error)


@contextmanager
def told_when_slow(sentence: str) -> Iterator[None]:
    """Say on a terminal's stderr what is going on, where it takes more than a moment; a pipe or a file gets nothing."""
    if not sys.stderr.isatty():
        yield
        return
    timer = threading.Timer(PATIENCE_S, say, (sentence, True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def say_notices(store: "Store", standing: bool = True) -> None:
    """Print what the store has to tell, on stderr: what happened just now, and what is `standing` until dismissed.

    A command says each of it once, however often it asks.
    """
    context = click.get_current_context(silent=True)
    before: list[str] = context.find_root().meta.setdefault("coach.told", []) if context else []
    for notice in store.take_notices():
        if notice not in before:
            say(notice, error=True)
            before.append(notice)
    if not standing:
        return
    try:
        findings = store.findings()
    except CoachError:
        return
    new = [finding for finding in findings if not any(finding.name in sentence for sentence in before)]
    for finding in new:
        say(finding.sentence, error=True)
        before.append(finding.sentence)
    if new:
        say("It is said until you have seen it: coach check --dismiss", error=True)
