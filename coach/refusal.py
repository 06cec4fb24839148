"""How a command ends that is refused, whether it had a screen or not."""

import sys
from typing import NoReturn

from coach.domain.text import clean
from coach.errors import CoachError


def refuse(error: CoachError) -> NoReturn:
    """Says why on the standard error output, and leaves with exit code 1."""
    print(clean(str(error)), file=sys.stderr)  # noqa: T201
    sys.exit(1)
