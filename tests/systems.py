"""What only some systems have."""

import os

import pytest


def needs_posix(what: str) -> None:
    """Skips the test that calls it, or all of the module, where there is no `what`: on Windows."""
    if os.name != "posix":
        pytest.skip(f"Windows has no {what}", allow_module_level=True)
