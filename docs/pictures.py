"""Makes the README's pictures from the real app: `uv run python -m docs.pictures`."""

import asyncio
import os
import tempfile
from pathlib import Path

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from coach.domain.review.making import page
from coach.guide.looking_back import looking_back
from coach.library import load
from coach.report.page_pdf import typeset
from coach.store import Store
from tests.bench.lived import EVENING, fortnight, month
from tests.bench.scenes import Scene, opened
from tests.bench.screens import picture
from tests.clock import FakeClock

HERE = Path(__file__).parent
PICTURES = (
    Scene("today", person=fortnight),
    Scene("library", "l", fortnight),
    Scene("run", "n 4 enter n n n n n n n n n n n +4", fortnight, "desk-reset-5"),
    Scene("giant", "n 4 enter g n n n n n +6", fortnight, "desk-reset-5"),
)


async def on_the_screen(scene: Scene) -> None:
    """Keeps what a scene shows."""
    with tempfile.TemporaryDirectory() as folder:
        async with opened(scene, Path(folder) / "home") as pilot:
            (HERE / f"{scene.name}.svg").write_text(picture(pilot.app), "utf-8")


def page_before_the_visit() -> None:
    """The page that the therapist gets, with three weeks since the last visit."""
    clock = FakeClock(EVENING)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "home", clock)
        month(store)
        made = page(looking_back(store, load(None), clock), "therapist", "A. B.")
        (HERE / "page.png").write_bytes(typeset(made, "a4", "png", 80))


async def main() -> None:
    """All pictures of the README."""
    for scene in PICTURES:
        await on_the_screen(scene)
    page_before_the_visit()


if __name__ == "__main__":
    asyncio.run(main())
