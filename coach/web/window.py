"""One window of a browser: a Coach of its own, and the pipes to it."""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from coach.domain.terminal_signal import BY_VARIABLE
from coach.processes import apart, kill_group

BEGINS = b"__GANGLION__\n"
"""The line after which Textual's driver for browsers speaks in packets: a letter, four bytes of length, the rest."""

GRACE_S = 5.0
"""Long enough for the app to keep a run; it ends by itself after three seconds even where a thread of it hangs."""

WIDEST = 1000
_PRELUDE_LINES = 10
_OF_ANOTHER_TERMINAL = {"TMUX", "TERM_PROGRAM", "LC_TERMINAL", *(name for name, _ in BY_VARIABLE)}
"""What the terminal in which the server runs has said of itself."""


class Window:
    """A process that `command` starts, seen through `show`, which takes bytes for the terminal in the browser."""

    def __init__(self, command: Sequence[str], show: Callable[[bytes], Awaitable[None]]) -> None:
        self._command = command
        self._show = show
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, width: int, height: int) -> None:
        """Start it in a terminal of so many cells. Raises OSError."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment(width, height),
            # Ctrl-C in the terminal of the server is the server's, which ends the windows in order.
            **apart(),
        )

    async def follow(self) -> None:
        """Show what it draws until it ends."""
        assert self._process is not None
        assert self._process.stdout is not None
        read = self._process.stdout
        for _ in range(_PRELUDE_LINES):
            line = await read.readline()
            if line == BEGINS:
                break
            if not line:
                return
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await read.readexactly(5)
                body = await read.readexactly(int.from_bytes(head[1:], "big"))
                if head[:1] == b"D":
                    await self._show(body)
                elif head[:1] == b"M" and msgspec.json.decode(body).get("type") == "exit":
                    break

    async def tell(self, said: object) -> None:
        """Hand over what the page says: a list of a word and what belongs to it. What makes no sense is left out."""
        match said:
            case ["stdin", str(typed)]:
                await self._send(b"D", typed.encode(errors="replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self._mean(type="resize", width=bounded(width), height=bounded(height))
            case ["focus" | "blur" as word, *_]:
                await self._mean(type=word)

    async def stop(self) -> None:
        """End it, when nobody follows it any more.

        It is asked first, so that it keeps what is unfinished; after five seconds it is killed.
        """
        process = self._process
        if process is None:
            return
        await self._mean(type="quit")
        assert process.stdin is not None
        process.stdin.close()
        try:
            async with asyncio.timeout(GRACE_S):
                # What it still draws has to be taken from the pipe, or it could not end.
                assert process.stdout is not None
                while await process.stdout.read(65536):
                    pass
                await process.wait()
        except TimeoutError:
            kill_group(process.pid)
            await process.wait()

    async def _mean(self, **said: Any) -> None:
        await self._send(b"M", msgspec.json.encode(said))

    async def _send(self, kind: Literal[b"D", b"M"], body: bytes) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, RuntimeError):
            self._process.stdin.write(kind + len(body).to_bytes(4, "big") + body)
            await self._process.stdin.drain()


def environment(width: int, height: int) -> Mapping[str, str]:
    """What the process needs to know of its terminal, as it has none to ask."""
    size = {"COLUMNS": str(bounded(width)), "ROWS": str(bounded(height))}
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_TERMINAL}
    return {**kept, **size, "TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "truecolor"}


def bounded(cells: int) -> int:
    """A width or a height that a terminal can have."""
    return max(1, min(cells, WIDEST))
