"""The real `coach serve`, and a browser's part spoken by hand."""

import asyncio
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType

PATIENCE_S = 30
LINK = re.compile(r"http://(\S+)/enter#(\S+)")


class Serving:
    """A server under way: its process, its place and the latest link."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.place, self.token = "", ""
        self.read_link()

    def read_link(self) -> None:
        """Takes the next link that it prints."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := LINK.search(line):
                self.place, self.token = found.groups()
                return
        raise AssertionError(f"no link was shown, exit code {self.process.wait()}")

    @property
    def url(self) -> str:
        return f"http://{self.place}"

    @property
    def link(self) -> str:
        return f"{self.url}/enter#{self.token}"

    @property
    def own(self) -> dict[str, str]:
        """What a browser says of a page of this server."""
        return {"Origin": self.url}


@contextmanager
def serving(*arguments: str) -> Iterator[Serving]:
    """The server on any free port, with the data folder of this test."""
    command = [sys.executable, "-m", "coach", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    try:
        yield Serving(process)
    finally:
        process.terminate()
        process.communicate(timeout=30)


@asynccontextmanager
async def browser() -> AsyncIterator[ClientSession]:
    """Something that keeps cookies as a browser does."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def come_in(session: ClientSession, there: Serving) -> str:
    """Uses the link up; the key of this browser."""
    async with session.post(f"{there.url}/enter", data=there.token, headers=there.own) as answer:
        assert answer.status == 200, await answer.text()
        key = await answer.text()
    there.read_link()
    return key


class Seen:
    """A window of a browser, and what a person would see in it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    async def press(self, keys: str) -> None:
        await self.socket.send_json(["stdin", keys])

    async def shows(self, text: str) -> None:
        """Waits until it is to be seen."""
        await self._until(lambda: text in self.text, text)

    async def gone(self, text: str) -> None:
        """Waits until it is not to be seen any more."""
        await self._until(lambda: text not in self.text, f"the end of {text}")

    async def _until(self, ready: Callable[[], bool], what: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not ready():
                    message = await self.socket.receive()
                    assert message.type == WSMsgType.BINARY, f"{message} came instead of {what}:\n{self.text}"
                    self._stream.feed(message.data)
        except TimeoutError:
            raise AssertionError(f"waited in vain for {what}:\n{self.text}") from None

    async def ends(self) -> None:
        """Reads until the server closes the window."""
        while (await self.socket.receive(timeout=30)).type == WSMsgType.BINARY:
            pass


@asynccontextmanager
async def window(session: ClientSession, there: Serving, key: str, **headers: Any) -> AsyncIterator[Seen]:
    """A window of this browser with Coach in it."""
    path = f"{there.url}/ws/{key}?width=80&height=24"
    async with session.ws_connect(path, headers=there.own | headers) as socket:
        await socket.send_json(["focus"])
        yield Seen(socket)
