"""A real browser, driven by its own protocol."""

import asyncio
import base64
import itertools
import re
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--mute-audio")
KEYS = {"enter": ("Enter", 13, "\r"), "escape": ("Escape", 27, ""), "tab": ("Tab", 9, "")}
KEYS |= {f"f{number}": (f"F{number}", 111 + number, "") for number in range(1, 13)}
PATIENCE_S = 25


class Tab:
    """One tab: what it was sent is drawn here once more, so that it can be read."""

    def __init__(self, socket: ClientWebSocketResponse, session: str) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self._socket, self._session = socket, session
        self._numbers = itertools.count(1000)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._changed = asyncio.Event()
        self._over = False

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    async def do(self, method: str, **given: Any) -> Any:
        """Asks the browser for something and waits for its answer."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": given, "sessionId": self._session})
        return await asyncio.wait_for(self._answers[number], PATIENCE_S)

    async def evaluate(self, script: str) -> Any:
        return (await self.do("Runtime.evaluate", expression=script, awaitPromise=True))["result"].get("value")

    async def press(self, *keys: str) -> None:
        """Presses keys as a person does, one after the other."""
        for key in keys:
            name, code, text = KEYS.get(key, (key, ord(key.upper()) if len(key) == 1 else 0, key))
            given = {"key": name, "windowsVirtualKeyCode": code, "code": name if len(name) > 1 else f"Key{key.upper()}"}
            await self.do("Input.dispatchKeyEvent", type="keyDown", text=text, **given)
            await self.do("Input.dispatchKeyEvent", type="keyUp", **given)

    async def until(self, ready: Callable[[], bool], what: str) -> None:
        """Waits until `ready` holds, which is asked whenever something has arrived."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not ready():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"waited in vain for {what}:\n{self.text}\n{self.complaints}") from None

    async def shows(self, text: str) -> None:
        await self.until(lambda: text in self.text, text)

    async def closed(self) -> None:
        """Waits until the server has closed the window."""
        await self.until(lambda: self._over, "the end")

    async def picture(self, file: Path) -> None:
        await self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        file.write_bytes(base64.b64decode((await self.do("Page.captureScreenshot"))["data"]))

    async def listen(self) -> None:
        """Takes what the browser tells, until it ends."""
        async for message in self._socket:
            if message.type == WSMsgType.TEXT:
                self._take(message.json())
                self._changed.set()

    def _take(self, told: dict[str, Any]) -> None:
        given = told.get("params", {})
        match told.get("method"):
            case None if told["id"] in self._answers:
                self._answers.pop(told["id"]).set_result(told.get("result"))
            case "Network.requestWillBeSent":
                self.asked.append(given["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(given["url"])
            case "Network.webSocketFrameReceived" if given["response"]["opcode"] == 2:
                self._stream.feed(base64.b64decode(given["response"]["payloadData"]))
            case "Network.webSocketFrameSent":
                self._resize(given["response"]["payloadData"])
            case "Network.webSocketClosed":
                self._over = True
            case "Log.entryAdded":
                self.complaints.append(f"{given['entry']['text']} {given['entry'].get('url', '')}")
            case "Runtime.exceptionThrown":
                self.complaints.append(str(given["exceptionDetails"]))

    def _resize(self, sent: str) -> None:
        if found := re.fullmatch(r'\["resize",\{"width":(\d+),"height":(\d+)\}\]', sent):
            self.screen.resize(int(found[2]), int(found[1]))


@asynccontextmanager
async def tab(width: int, height: int) -> AsyncIterator[Tab]:
    """A tab in a browser of its own, so many pixels wide and high."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            "chromium",
            *OPTIONS,
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            f"--window-size={width},{height}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            async with (
                ClientSession() as session,
                session.ws_connect(await _address(process), max_msg_size=0) as socket,
            ):
                made = Tab(socket, await _attached(socket))
                listening = asyncio.create_task(made.listen())
                for room in ("Network", "Page", "Runtime", "Log"):
                    await made.do(f"{room}.enable")
                await made.do(
                    "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
                )
                yield made
                listening.cancel()
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async for line in process.stderr:
        if found := re.search(rb"DevTools listening on (ws://\S+)", line):
            return found[1].decode()
    raise AssertionError("the browser did not start")


async def _attached(socket: ClientWebSocketResponse) -> str:
    """The session of a new tab."""
    target = await _ask(socket, 1, "Target.createTarget", url="about:blank")
    attached = await _ask(socket, 2, "Target.attachToTarget", targetId=target["targetId"], flatten=True)
    return str(attached["sessionId"])


async def _ask(socket: ClientWebSocketResponse, number: int, method: str, **given: Any) -> Any:
    await socket.send_json({"id": number, "method": method, "params": given})
    while (told := await socket.receive_json()).get("id") != number:
        pass
    return told["result"]
