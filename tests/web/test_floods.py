"""Who only holds the door, and what makes no sense (fault 38): others are served, and nothing is said about it."""

import asyncio
import contextlib
import socket
import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from coach.web.guard import MOST_WAITING
from coach.web.server import MOST_WINDOWS
from tests.ready import make_home_ready
from tests.systems import needs_posix
from tests.web.serving import Serving, browser, come_in, serving, window

needs_posix("process groups")

USUAL = {"The link works once. Ctrl-C ends Coach in all windows."}
HALF = b"GET /enter HTTP/1.1\r\nHost: "
NONSENSE = {
    "bytes": b"\x00\xff\xfe\x16\x03\x01\r\n\r\n",
    "a verb without end": b"A" * 20_000 + b"\r\n\r\n",
    "headers without end": b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: {place}\r\nHost: {place}\r\n\r\n",
    "a port without end": b"GET / HTTP/1.1\r\nHost: localhost:" + b"9" * 5000 + b"\r\n\r\n",
    "a broken address": b"GET http://[::1 HTTP/1.1\r\nHost: {place}\r\n\r\n",
    "a way up": b"GET /static/../../../../etc/passwd HTTP/1.1\r\nHost: {place}\r\n\r\n",
    "two lengths": b"POST /enter HTTP/1.1\r\nHost: {place}\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\nx",
    "a length that is none": b"POST /enter HTTP/1.1\r\nHost: {place}\r\nContent-Length: -5\r\n\r\n",
    "a broken chunk": b"POST /enter HTTP/1.1\r\nHost: {place}\r\nOrigin: http://{place}\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    "no text": b"POST /enter HTTP/1.1\r\nHost: {place}\r\nOrigin: http://{place}\r\n"
    b"Content-Type: text/plain; charset=none\r\nContent-Length: 2\r\n\r\n\xff\xfe",
    "an odd cookie": b"GET / HTTP/1.1\r\nHost: {place}\r\nCookie: coach-session=\xff\xfe; =;;\x01\r\n\r\n",
    "another protocol": b"GET /ws/key HTTP/1.1\r\nHost: {place}\r\nOrigin: http://{place}\r\nUpgrade: h2c\r\n"
    b"Connection: Upgrade\r\n\r\n",
}


@pytest.fixture(scope="module")
def there() -> Iterator[Serving]:
    with serving() as made:
        yield made


def connected(there: Serving) -> socket.socket:
    name, port = there.place.split(":")
    return socket.create_connection((name, int(port)), timeout=20)


def answer(there: Serving, request: bytes) -> bytes:
    with connected(there) as to, contextlib.suppress(ConnectionError):
        with contextlib.suppress(ConnectionError):
            to.sendall(request.replace(b"{place}", there.place.encode()))
        got = b""
        while part := to.recv(65536):
            got += part
        return got
    return b""


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_without_a_word_about_the_server(there: Serving, name: str) -> None:
    got = answer(there, NONSENSE[name])
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.split()[1] in (b"400", b"403"), got[:300]
    assert b"Server: Coach" in head
    for word in (b"aiohttp", b"Python", b"Traceback", b"AAAA", b"9999"):
        assert word not in got
    assert len(body) < 200


def test_a_thousand_half_open_requests_hold_up_nobody(there: Serving) -> None:
    held = []
    try:
        for number in range(1000):
            held.append(connected(there))
            held[-1].send(HALF if number % 2 else b"")
        assert b" 200 " in answer(there, b"GET /enter HTTP/1.1\r\nHost: {place}\r\n\r\n")
        inside = Path(f"/proc/{there.process.pid}/fd")
        if inside.is_dir():
            assert len(list(inside.iterdir())) < MOST_WAITING + 30
    finally:
        for each in held:
            each.close()


def test_all_that_leaves_no_line_in_the_log() -> None:
    with serving() as there:
        for request in NONSENSE.values():
            answer(there, request)
        for _ in range(200):
            with connected(there) as to:
                to.send(HALF)
        there.process.terminate()
        left, _ = there.process.communicate(timeout=30)
        assert set(left.splitlines()) <= USUAL


def windows_of(there: Serving) -> set[str]:
    """The processes that the server has started and that still run."""
    found = subprocess.run(["pgrep", "-P", str(there.process.pid)], capture_output=True, text=True, check=False)
    return set(found.stdout.split())


async def test_a_window_that_closes_while_it_starts_ends_without_a_word(coach_home: Path) -> None:
    make_home_ready()
    with serving() as there:
        async with browser() as session:
            key = await come_in(session, there)
            for tenth in range(0, 20, 2):
                async with window(session, there, key):
                    await asyncio.sleep(tenth / 10)
            async with asyncio.timeout(30):
                while windows_of(there):
                    await asyncio.sleep(0.1)
        there.process.terminate()
        left, _ = there.process.communicate(timeout=30)
        assert set(left.splitlines()) <= USUAL
    assert not list(coach_home.glob("logs/fault-*"))


@pytest.mark.slow
async def test_as_many_windows_as_are_promised_open_and_one_more_is_told() -> None:
    make_home_ready()
    with serving() as there:
        async with browser() as session, contextlib.AsyncExitStack() as opened:
            key = await come_in(session, there)
            seen = [await opened.enter_async_context(window(session, there, key)) for _ in range(MOST_WINDOWS)]
            for each in seen:
                await each.shows("Enter starts it")
            async with session.get(there.url) as answered:
                assert answered.status == HTTPStatus.SERVICE_UNAVAILABLE
                assert "Close one" in await answered.text()
        processes = windows_of(there)
        there.process.terminate()
        there.process.communicate(timeout=30)
    assert not [number for number in processes if Path(f"/proc/{number}").exists()]
