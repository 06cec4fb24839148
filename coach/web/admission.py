"""Who may come in: a link that works once, and then a browser that knows two secrets."""

import secrets
from hmac import compare_digest

from msgspec import Struct

_BYTES = 32


class Session(Struct, frozen=True):
    """What a browser was given when it came in.

    The cookie is hidden from all scripts, but browsers send it to every port of this machine; the key is bound to the
    port, but scripts of the page could read it. Only both together open a window.
    """

    cookie: str
    key: str


class Admission:
    """The links and the browsers of one server; nothing is kept, so that all of it ends with the server."""

    def __init__(self) -> None:
        self._token = secrets.token_urlsafe(_BYTES)
        self._sessions: list[Session] = []

    @property
    def token(self) -> str:
        """The secret of the link that has not been used yet."""
        return self._token

    def enter(self, token: str) -> Session | None:
        """Spend `token`, which from then on opens nothing; None where it is not the one."""
        if not _same(token, self._token):
            return None
        self._token = secrets.token_urlsafe(_BYTES)
        session = Session(secrets.token_urlsafe(_BYTES), secrets.token_urlsafe(_BYTES))
        self._sessions.append(session)
        return session

    def session(self, cookie: str) -> Session | None:
        """The session of a browser that sent this cookie."""
        return next((each for each in self._sessions if _same(cookie, each.cookie)), None)

    def opens(self, cookie: str, key: str) -> bool:
        """Whether these two belong together."""
        session = self.session(cookie)
        return session is not None and _same(key, session.key)


def _same(given: str, kept: str) -> bool:
    """Compares in a time that tells nothing of how much was right."""
    return compare_digest(given.encode(errors="replace"), kept.encode())
