"""Each window is a Coach like any other."""

import asyncio
import signal
import sys
from http import HTTPStatus
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError

from coach.domain.journal.entries import CheckIn
from coach.store import Store
from coach.web.place import Names, address_of, listen
from coach.web.server import MOST_WINDOWS, Server
from tests.ready import make_home_ready
from tests.web.serving import Seen, browser, come_in, serving, window

DESK = "desk-reset-5"
ASKS = "How much does it hurt now?"


@pytest.fixture
def store() -> Store:
    return make_home_ready()


async def check_in(seen: Seen, times: int) -> None:
    """Writes pain 3 down, again and again, by the keys a person presses."""
    for _ in range(times):
        await seen.shows("c Check in")
        await seen.press("c")
        await seen.shows(ASKS)
        await seen.press("3\r")
        await seen.gone(ASKS)


async def log(times: int) -> None:
    for _ in range(times):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "coach", "log", "--pain", "4", stdout=asyncio.subprocess.DEVNULL
        )
        assert await process.wait() == 0


def lives(pid: str) -> bool:
    """Whether the process is there and not only remembered."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


async def test_two_browsers_and_a_terminal_at_once_lose_nothing(store: Store) -> None:
    with serving() as there:
        async with browser() as one, browser() as two:
            keys = [await come_in(each, there) for each in (one, two)]
            async with window(one, there, keys[0]) as first, window(two, there, keys[1]) as second:
                await asyncio.gather(check_in(first, 3), check_in(second, 3), log(3))
        rated = [entry.pain for entry in store.journal.entries() if isinstance(entry, CheckIn)]
    assert sorted(rated) == [3] * 6 + [4] * 3


async def test_a_window_that_coach_has_ended_closes(store: Store) -> None:
    with serving() as there:
        async with browser() as own, window(own, there, await come_in(own, there)) as seen:
            await seen.shows("q Quit")
            await seen.press("q")
            await seen.ends()
            assert seen.socket.closed


async def test_no_more_than_eight_windows_are_opened() -> None:
    with listen(address_of("localhost", anyone=False), 0) as listening:
        port = listening.getsockname()[1]
        server = Server((sys.executable, "-S", "-c", "input()"), Names(port, anyone=False), lambda token: None)
        under_way = asyncio.create_task(server.serve(listening))
        url, own = f"http://127.0.0.1:{port}", {"Origin": f"http://127.0.0.1:{port}"}
        try:
            async with browser() as person:
                async with person.post(f"{url}/enter", data=server.admission.token, headers=own) as answer:
                    place = f"{url}/ws/{await answer.text()}"
                opened = [await person.ws_connect(place, headers=own) for _ in range(MOST_WINDOWS)]
                assert not any(each.closed for each in opened)
                with pytest.raises(WSServerHandshakeError) as refusal:
                    await person.ws_connect(place, headers=own)
                assert refusal.value.status == HTTPStatus.SERVICE_UNAVAILABLE
        finally:
            under_way.cancel()
            await asyncio.gather(under_way, return_exceptions=True)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for the children of a process")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
async def test_no_window_outlives_the_server_and_a_run_is_kept(name: str, store: Store) -> None:
    with serving(DESK) as there:
        async with browser() as own, window(own, there, await come_in(own, there)) as seen:
            await seen.shows("Anything new")
            await seen.press("n")
            await seen.shows("If it hurts: h")
            await seen.press("\r")
            await seen.shows("GET READY")
            pid = there.process.pid
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            assert children
            there.process.send_signal(getattr(signal, name))
            await asyncio.to_thread(there.process.wait, 30)
            async with asyncio.timeout(30):
                while any(lives(child) for child in children):
                    await asyncio.sleep(0.05)
    saved = store.load_saved_run()
    assert saved is not None
    assert saved.routine == DESK
