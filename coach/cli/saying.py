"""How commands print."""

import sys
from typing import TYPE_CHECKING

import click

from coach.domain.text import clean

if TYPE_CHECKING:
    from coach.store import Store


def say(text: str, error: bool = False) -> None:
    """Print text without control characters; what the terminal cannot show becomes a question mark."""
    encoding = getattr(sys.stderr if error else sys.stdout, "encoding", None) or "utf-8"
    click.echo(clean(text).encode(encoding, "replace").decode(encoding), err=error)


def say_notices(store: "Store") -> None:
    """Print what the store has to tell, on stderr, once."""
    for notice in store.take_notices():
        say(notice, error=True)
