"""What every connection and every request has to pass, before anything else looks at it."""

import asyncio
import logging
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from aiohttp.web_protocol import RequestHandler

from coach.boundary import fault
from coach.web.admission import Admission
from coach.web.place import Names

COOKIE = "coach-session"
OPEN_PATHS = frozenset({"/enter", "/own/enter.js", "/own/page.css", "/static/mono.ttf"})
"""What a browser needs before it has come in; none of it holds anything of the person's."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "Coach",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


MOST_WAITING = 64
_LONGEST_NAME = 255
DEADLINE_S = 20.0
"""Long enough for the largest file of the page over a slow line."""

_silent = logging.getLogger(f"{__name__}.silent")
_silent.addHandler(logging.NullHandler())
_silent.propagate = False


class Refused(web.HTTPForbidden):
    """An answer with a sentence, and nothing else."""

    def __init__(self, sentence: str) -> None:
        super().__init__(text=f"{sentence}\n")


class Hall:
    """The connections that have not become a window: there are few at a time, and none for long.

    Where one more comes than there may be, the one that came first goes: whoever asks for something at once is served,
    and whoever only holds a place loses it.
    """

    def __init__(self) -> None:
        self._waiting: dict[Connection, asyncio.TimerHandle] = {}

    def enter(self, connection: "Connection") -> None:
        """Let `connection` in for as long as `DEADLINE_S`."""
        if len(self._waiting) >= MOST_WAITING:
            next(iter(self._waiting)).turn_out()
        self._waiting[connection] = asyncio.get_running_loop().call_later(DEADLINE_S, connection.turn_out)

    def leave(self, connection: object) -> None:
        """Forget `connection`: it has ended, or is a window, which stays as long as it likes."""
        timer = self._waiting.pop(connection, None) if isinstance(connection, Connection) else None
        if timer is not None:
            timer.cancel()


class Connection(RequestHandler):
    """One connection; says nothing of what comes over it, neither in a log nor to whoever sent it."""

    def __init__(self, server: Any, hall: Hall, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(server, loop=loop, access_log=None, logger=_silent)  # type: ignore[arg-type]
        self._hall = hall

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._hall.enter(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._hall.leave(self)
        super().connection_lost(exc)

    def turn_out(self) -> None:
        """End it without another word."""
        self._hall.leave(self)
        transport = self.transport
        if isinstance(transport, asyncio.Transport):
            transport.abort()

    def handle_error(
        self, request: Any, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """Answer what makes no sense, and what was our fault, which leaves a report."""
        if status >= 500 and exc is not None:
            fault(exc)
        text = "Coach ran into a fault of its own." if status >= 500 else "Coach does not understand this."
        response = web.Response(status=status, text=f"{text}\n", headers=_HEADERS)
        response.force_close()
        return response


def guard(names: Names, admission: Admission) -> Middleware:
    """The middleware that refuses foreign names, foreign pages and browsers that have not come in."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        _refuse_foreign(request, names)
        if request.path not in OPEN_PATHS and admission.session(request.cookies.get(COOKIE, "")) is None:
            raise Refused("This browser has not come in. Use the link that coach serve shows in its terminal.")
        return await handler(request)

    return check


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Have the browser keep the page apart from all others; called for every answer, refusals too."""
    response.headers.update(_HEADERS)
    if not isinstance(response, web.WebSocketResponse):
        # A connection for each request is cheap on this machine, and none has to be held.
        response.force_close()
        response.headers["Connection"] = "close"
    response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host if _plain(request.host) else "")


def _refuse_foreign(request: web.Request, names: Names) -> None:
    """Browsers tell the name they called in Host, and in Origin whose page asks; pages can forge neither."""
    if len(request.headers.getall("Host", [])) != 1 or not names.has(request.host):
        raise Refused("Coach does not answer under that name.")
    asks_for_more = request.method != "GET" or "Upgrade" in request.headers
    origins = request.headers.getall("Origin", [])
    if (origins or asks_for_more) and origins != [f"http://{request.host}"]:
        raise Refused("Another page asked for this. Only Coach's own page may.")


def _plain(host: str) -> bool:
    return len(host) <= _LONGEST_NAME and all(sign.isascii() and (sign.isalnum() or sign in ".-:[]") for sign in host)
