"""How commands print."""

import sys

import click

from coach.domain.text import clean


def say(text: str) -> None:
    """Print text without control characters; what the terminal cannot show becomes a question mark."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(clean(text).encode(encoding, "replace").decode(encoding))
