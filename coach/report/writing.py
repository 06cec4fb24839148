"""A file that a person asked for, whole or not at all."""

import contextlib
import os
from pathlib import Path

from coach.errors import CoachError


def write_file(output: Path, made: bytes) -> None:
    """Puts `made` into the file `output` in one move. Raises CoachError where that cannot be."""
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        part.write_bytes(made)
        part.replace(output)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise CoachError(
            f"{output.name} could not be written.", f"{error.strerror}.", "Choose another place."
        ) from None


def refuse_to_overwrite(output: Path, force: bool) -> None:
    """Raises CoachError where `output` is there already and `force` was not said."""
    if output.exists() and not force:
        raise CoachError(f"{output.name} is there already.", str(output), "Choose another name, or --force.")
