"""Numbers on the command line: what is none, or far beyond all bounds, is wrong usage in every option there is."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from coach.cli import coach

ODD = ("nan", "-nan", "inf", "-inf", "1e999", "0", "-1")


def numbers(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Option]]:
    """Every option of `command`, and of those below it, that takes a number with a fraction."""
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                assert below is not None
                yield from numbers(below, (*path, name))
    for option in command.params:
        if isinstance(option, click.Option) and isinstance(option.type, click.types.FloatParamType):
            yield path, option


OPTIONS = list(numbers(coach))


def test_there_are_such_options() -> None:
    assert {"--speed", "--cost", "--price"} <= {name for _, option in OPTIONS for name in option.opts}


@pytest.mark.parametrize(("path", "option"), OPTIONS, ids=[f"{' '.join(path)} {it.opts[0]}" for path, it in OPTIONS])
def test_what_is_no_number_within_bounds_is_refused(path: tuple[str, ...], option: click.Option) -> None:
    least = getattr(option.type, "min", None)
    for odd in ODD:
        if odd == "0" and least == 0:
            continue
        done = CliRunner().invoke(coach, [*path, f"{option.opts[0]}={odd}"])
        assert done.exit_code == 2, odd
        assert option.opts[0] in done.output
