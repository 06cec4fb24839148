"""One server for all that only ask at the door."""

from collections.abc import Iterator

import pytest

from tests.web.serving import Serving, serving


@pytest.fixture(scope="module")
def there() -> Iterator[Serving]:
    """A server on this machine; nobody opens a window, so there are no data."""
    with serving() as made:
        yield made
