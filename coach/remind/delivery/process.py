"""Programs that show a message: one child, a time limit, and nothing left behind."""

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import PurePath

from coach.domain.text import shorten
from coach.processes import apart, kill_group
from coach.remind.delivery.rung import failed, too_slow


async def run(
    argv: tuple[str, ...],
    limit_s: float,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
    heard: Callable[[str], None] | None = None,
) -> str | None:
    """Run `argv`, without a shell, as the head of a process group: None for exit code 0, else a sentence.

    `env` is added to the environment, and `heard` gets what it says. After `limit_s` seconds, or when cancelled, the
    whole group is killed.
    """
    name = shorten(PurePath(argv[0]).name, 40)
    try:
        child = await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE if heard else asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, **(env or {})},
            **apart(),
        )
    except FileNotFoundError:
        return f"{name} was not found."
    except PermissionError:
        return f"{name} may not be run."
    except (OSError, ValueError) as error:
        return failed(error)
    ended = False
    try:
        async with asyncio.timeout(limit_s):
            said, _ = await child.communicate(stdin.encode())
        ended = True
    except TimeoutError:
        return too_slow(name, limit_s)
    finally:
        if not ended:
            kill_group(child.pid)
            await child.wait()
    if heard and not child.returncode:
        heard(said.decode(errors="replace"))
    return f"{name} ended with exit code {child.returncode}." if child.returncode else None
