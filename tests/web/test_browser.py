"""A real browser in front of the real server."""

from pathlib import Path

import pytest

from coach.domain.journal.entries import Run
from coach.web.server import _FILES, _OWN
from tests.ready import make_home_ready
from tests.web.chromium import tab
from tests.web.serving import serving

DESK = "desk-reset-5"
FOREIGN = ("http://", "https://", "//fonts", "@import")


@pytest.mark.parametrize("name", ["enter.html", "index.html", "enter.js", "start.js", "page.css"])
def test_our_page_names_no_other_server(name: str) -> None:
    text = (_OWN / name).read_text("utf-8")
    assert not [foreign for foreign in FOREIGN if foreign in text]


def test_what_the_page_needs_of_textual_serve_is_there() -> None:
    assert all(place.is_file() for place in _FILES.values())


@pytest.mark.slow
@pytest.mark.system("chromium")
async def test_a_routine_is_rehearsed_by_keys_to_its_end_and_kept(tmp_path: Path) -> None:
    store = make_home_ready()
    with serving(DESK, "--speed", "120") as there:
        async with tab(1280, 800) as seen:
            await seen.do("Page.navigate", url=there.link)
            await seen.shows("Anything new")
            await seen.press("n")
            await seen.shows("If it hurts: h")
            await seen.press("enter")
            await seen.shows("Whole run")
            await seen.picture(tmp_path / "run.png")
            await seen.shows("How is your pain now?")
            await seen.press("2", "enter")
            await seen.shows("Saved.")
            await seen.press("enter")
            await seen.closed()
            assert all(asked.partition("//")[2].startswith(there.place) for asked in seen.asked)
            assert not [complaint for complaint in seen.complaints if "WebGL" not in complaint]
            assert await seen.evaluate("location.href") == f"{there.url}/"
            assert await seen.evaluate("document.cookie") == ""
            assert await seen.evaluate("Number(document.body.dataset.rung) > 0")
            await seen.picture(tmp_path / "ended.png")
    (entry,) = [entry for entry in store.journal.entries() if isinstance(entry, Run)]
    assert (entry.routine, entry.speed, entry.after) == (DESK, 120, 2)
    assert (tmp_path / "run.png").stat().st_size > 10_000
