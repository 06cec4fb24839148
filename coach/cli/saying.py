"""How commands print."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from coach.domain.text import clean

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


def say_notices(store: "Store") -> None:
    """Print what the store has to tell, on stderr, once."""
    for notice in store.take_notices():
        say(notice, error=True)
