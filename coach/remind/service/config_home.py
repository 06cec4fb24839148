"""Where a person's own settings lie on Linux and other free desktops."""

import os
from pathlib import Path

from coach.paths import user_home


def config_home() -> Path:
    """XDG_CONFIG_HOME where it is set and absolute, else ~/.config, by the XDG Base Directory Specification."""
    named = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return named if named.is_absolute() else user_home() / ".config"
