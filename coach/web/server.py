"""The server: a page, the way in, and a process for each window."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.typedefs import Handler

from coach.boundary import fault
from coach.web.admission import Admission
from coach.web.guard import COOKIE, Connection, Hall, Refused, add_headers, guard
from coach.web.place import Names
from coach.web.window import GRACE_S, Window

MOST_WINDOWS = 20
HEARTBEAT_S = 15.0
GOODBYE_S = 2.0
_MOST_BYTES = 1024
_OWN = Path(__file__).with_name("page")
_THEIRS = Path(textual_serve.__file__).with_name("static")
_FILES = {
    "/own/enter.js": _OWN / "enter.js",
    "/own/page.css": _OWN / "page.css",
    "/own/start.js": _OWN / "start.js",
    "/static/xterm.css": _THEIRS / "css" / "xterm.css",
    "/static/textual.js": _THEIRS / "js" / "textual.js",
    "/static/mono.ttf": _THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf",
}
"""All that can be had by name: there is no folder to look into."""

_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".ttf": "font/ttf",
}
"""What some systems have other names for, which browsers then do not take."""


class Server:
    """Serves `command`, one process for each window; `entered` is called when a browser has used up the link."""

    def __init__(self, command: Sequence[str], names: Names, entered: Callable[[str], None]) -> None:
        self.admission = Admission()
        self._command = command
        self._names = names
        self._entered = entered
        self._windows: set[Window] = set()
        self._hall = Hall()
        self._over = asyncio.Event()

    async def serve(self, listening: socket.socket) -> None:
        """Answer on this socket until SIGTERM, SIGHUP or cancelled, as by Ctrl-C; then end every window."""
        runner = web.AppRunner(self._application(), access_log=None, handle_signals=False, shutdown_timeout=2 * GRACE_S)
        await runner.setup()
        loop = asyncio.get_running_loop()
        # A flood of connections is nothing to fill a terminal with.
        loop.set_exception_handler(lambda _, context: _note(context.get("exception")))
        door = await loop.create_server(lambda: Connection(runner.server, self._hall, loop), sock=listening)
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError):
                loop.add_signal_handler(getattr(signal, name), self._over.set)
        try:
            await self._over.wait()
        finally:
            self._over.set()
            door.close()
            await asyncio.shield(runner.cleanup())

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[guard(self._names, self.admission)], client_max_size=_MOST_BYTES)
        application.on_response_prepare.append(add_headers)
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/enter", _file(_OWN / "enter.html")),
                web.post("/enter", self._enter),
                web.get("/ws/{key}", self._open_window),
                *(web.get(path, _file(place)) for path, place in _FILES.items()),
            ]
        )
        return application

    async def _enter(self, request: web.Request) -> web.Response:
        session = self.admission.enter((await request.read()).decode(errors="replace"))
        if session is None:
            raise Refused("This link has been used, or is an old one. The terminal with coach serve shows a new one.")
        response = web.Response(text=session.key)
        response.set_cookie(COOKIE, session.cookie, httponly=True, samesite="Strict", path="/")
        self._entered(self.admission.token)
        return response

    async def _page(self, _: web.Request) -> web.StreamResponse:
        self._refuse_too_many()
        return _given(_OWN / "index.html")

    def _refuse_too_many(self) -> None:
        if len(self._windows) >= MOST_WINDOWS:
            raise web.HTTPServiceUnavailable(
                text=f"{MOST_WINDOWS} windows are open, and Coach has room for no more. Close one, then try again.\n"
            )

    async def _open_window(self, request: web.Request) -> web.StreamResponse:
        if not self.admission.opens(request.cookies.get(COOKIE, ""), request.match_info["key"]):
            raise Refused("This page is an old one. Use the link that coach serve shows in its terminal.")
        self._refuse_too_many()
        self._hall.leave(request.protocol)
        socket_ = web.WebSocketResponse(heartbeat=HEARTBEAT_S, timeout=GOODBYE_S)
        window = Window(self._command, socket_.send_bytes)
        self._windows.add(window)
        try:
            await socket_.prepare(request)
            await window.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await self._carry(window, socket_)
        finally:
            await asyncio.shield(window.stop())
            self._windows.discard(window)
            with contextlib.suppress(ConnectionError, RuntimeError):
                await socket_.close(code=WSCloseCode.GOING_AWAY)
        return socket_

    async def _carry(self, window: Window, socket_: web.WebSocketResponse) -> None:
        """Carry everything to and fro until one of the two ends, or the server does."""
        ends = [asyncio.create_task(each) for each in (_listen(window, socket_), window.follow(), self._over.wait())]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for end in ends:
                end.cancel()
            await asyncio.gather(*ends, return_exceptions=True)


async def _listen(window: Window, socket_: web.WebSocketResponse) -> None:
    async for message in socket_:
        if message.type == WSMsgType.TEXT:
            try:
                said = msgspec.json.decode(message.data)
            except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
                continue
            await window.tell(said)


def _file(place: Path) -> Handler:
    async def give(_: web.Request) -> web.StreamResponse:
        return _given(place)

    return give


def _given(place: Path) -> web.StreamResponse:
    return web.FileResponse(place, headers={"Content-Type": _KINDS[place.suffix]})


def _note(error: object) -> None:
    """Write a report about what nobody waits for; that the system or the other side ends a connection is usual."""
    if isinstance(error, Exception) and not isinstance(error, OSError):
        fault(error)


def _cells(request: web.Request, name: str, usual: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else usual
