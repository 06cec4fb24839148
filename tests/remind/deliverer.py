"""A process that delivers: `python -m tests.remind.deliverer HOME OUT ORIGIN SCALE`, until it is killed.

Each showing is one line in OUT, "pid key", written in one piece.
"""

import asyncio
import os
import sys
from pathlib import Path

from coach.remind.delivery.ladder import Delivered
from coach.remind.prompt import Prompt
from coach.remind.watch import Watch
from coach.store import Store
from tests.domain.reminders.samples import at
from tests.remind.scaled_clock import ScaledClock

START = at("2026-11-23 08:00")


async def deliver(home: Path, out: Path, clock: ScaledClock) -> None:
    async def show(prompt: Prompt) -> Delivered:
        lines = "".join(f"{os.getpid()} {key}\n" for key in prompt.keys)
        with out.open("ab", buffering=0) as file:
            file.write(lines.encode())
        return Delivered("file", ())

    watch = Watch(Store(home, clock), clock, dict, show, f"by-{os.getpid()}", lambda: False)
    while True:
        await watch.look()
        await asyncio.sleep(0.02)


if __name__ == "__main__":
    home, out, origin, scale = sys.argv[1:]
    asyncio.run(deliver(Path(home), Path(out), ScaledClock(START, float(origin), float(scale))))
