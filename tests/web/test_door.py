"""Who gets in, and who does not: the journal lies behind it."""

import asyncio
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from click.testing import CliRunner

from coach.cli import coach
from tests.systems import needs_posix
from tests.web.serving import Serving, browser, come_in, serving, window

WITHOUT_THE_EXTRA = """
import sys
sys.modules["textual_serve"] = None
sys.argv = ["coach", "serve"]
from coach.__main__ import main
main()
"""
PAGES = ("/", "/static/textual.js", "/own/start.js", "/ws/key", "/download/key", "/static/", "/own/", "/nothing")


async def status(session: ClientSession, url: str, **headers: str) -> int:
    async with session.get(url, headers=headers) as answer:
        return answer.status


async def refused_window(session: ClientSession, there: Serving, key: str, **headers: str) -> int:
    """The answer to a window that is not opened."""
    with pytest.raises(WSServerHandshakeError) as refusal:
        async with window(session, there, key, **headers):
            pass
    return refusal.value.status


async def test_a_browser_that_has_not_come_in_sees_nothing(there: Serving) -> None:
    async with browser() as stranger:
        for page in PAGES:
            assert await status(stranger, there.url + page) == HTTPStatus.FORBIDDEN, page
        assert await refused_window(stranger, there, "key") == HTTPStatus.FORBIDDEN


async def test_the_link_works_once_and_then_there_is_another(there: Serving) -> None:
    used = there.token
    async with browser() as first, browser() as second:
        await come_in(first, there)
        assert await status(first, f"{there.url}/") == HTTPStatus.OK
        assert there.token != used
        async with second.post(f"{there.url}/enter", data=used, headers=there.own) as answer:
            assert answer.status == HTTPStatus.FORBIDDEN
            assert "has been used" in await answer.text()
        await come_in(second, there)


async def test_another_page_is_refused_even_in_the_browser_of_the_person(there: Serving) -> None:
    async with browser() as own:
        key = await come_in(own, there)
        port = there.place.rpartition(":")[2]
        for origin in ("http://evil.example", "null", f"http://localhost:{port}", f"https://{there.place}", ""):
            assert await refused_window(own, there, key, Origin=origin) == HTTPStatus.FORBIDDEN, origin
            assert await status(own, f"{there.url}/", Origin=origin) == HTTPStatus.FORBIDDEN, origin
            async with own.post(f"{there.url}/enter", data=there.token, headers={"Origin": origin}) as answer:
                assert answer.status == HTTPStatus.FORBIDDEN, origin
        async with own.post(f"{there.url}/enter", data=there.token) as answer:
            assert answer.status == HTTPStatus.FORBIDDEN


async def test_a_name_that_another_server_points_here_is_refused(there: Serving) -> None:
    port = there.place.rpartition(":")[2]
    async with browser() as own:
        await come_in(own, there)
        for host in (
            f"evil.example:{port}",
            "127.0.0.1",
            f"127.0.0.1.evil.example:{port}",
            f"192.168.1.2:{port}",
            "[::1",
        ):
            assert await status(own, f"{there.url}/", Host=host) == HTTPStatus.FORBIDDEN, host
            assert await status(own, f"{there.url}/enter", Host=host) == HTTPStatus.FORBIDDEN, host


async def test_a_window_needs_the_cookie_and_the_key_of_the_same_browser(there: Serving) -> None:
    async with browser() as first, browser() as second, browser() as stranger:
        key, other = await come_in(first, there), await come_in(second, there)
        assert await refused_window(first, there, other) == HTTPStatus.FORBIDDEN
        assert await refused_window(first, there, "none") == HTTPStatus.FORBIDDEN
        assert await refused_window(stranger, there, key) == HTTPStatus.FORBIDDEN


async def test_a_browser_that_came_in_finds_files_by_name_only(there: Serving) -> None:
    async with browser() as own:
        await come_in(own, there)
        assert await status(own, f"{there.url}/static/textual.js") == HTTPStatus.OK
        for page in ("/static/", "/static", "/own/", "/own/../guard.py", "/own/%2e%2e/guard.py", "/download/key"):
            assert await status(own, there.url + page) == HTTPStatus.NOT_FOUND, page


async def test_the_cookie_is_hidden_from_scripts_and_other_sites_and_no_answer_is_kept(there: Serving) -> None:
    async with browser() as own:
        async with own.post(f"{there.url}/enter", data=there.token, headers=there.own) as answer:
            cookie = answer.headers["Set-Cookie"]
        there.read_link()
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        for page in ("/", "/enter", "/nothing"):
            async with own.get(there.url + page) as answer:
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Cache-Control"] == "no-store"
                assert "Python" not in answer.headers["Server"]


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.2"])
def test_an_address_that_others_reach_needs_a_word_of_the_person(address: str) -> None:
    done = CliRunner().invoke(coach, ["serve", "--address", address])
    assert done.exit_code == 1
    assert "Other machines would reach Coach" in done.stderr
    assert "--anyone-on-this-network" in done.stderr


async def test_with_that_word_others_come_by_number_but_not_by_a_foreign_name() -> None:
    with serving("--address", "0.0.0.0", "--anyone-on-this-network") as there:
        port = there.place.rpartition(":")[2]
        there.place = f"127.0.0.1:{port}"
        async with browser() as own:
            assert await status(own, f"{there.url}/enter", Host=f"192.168.1.2:{port}") == HTTPStatus.OK
            assert await status(own, f"{there.url}/enter", Host=f"evil.example:{port}") == HTTPStatus.FORBIDDEN
            assert await status(own, f"{there.url}/") == HTTPStatus.FORBIDDEN


def test_a_port_that_is_taken_names_the_remedy(there: Serving) -> None:
    port = int(there.place.rpartition(":")[2])
    done = CliRunner().invoke(coach, ["serve", "--port", str(port)])
    assert done.exit_code == 1
    assert f"can not listen on port {port}" in done.stderr
    assert "coach serve --port" in done.stderr


def test_without_the_extra_a_sentence_says_how_to_get_it() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_THE_EXTRA], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'coach[web]'" in done.stderr
    assert "Traceback" not in done.stderr


async def test_the_browser_is_opened_without_the_secret_among_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_posix("shell scripts")
    words, script = tmp_path / "words", tmp_path / "browser"
    script.write_text(
        f'#!/bin/sh\ncp "${{1#file://}}" {tmp_path}/page\necho "$1" > {words}.new\nmv {words}.new {words}\n'
    )
    script.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    with serving("--open") as there:
        while not words.exists():
            await asyncio.sleep(0.02)
        opened = Path(words.read_text().strip().removeprefix("file://"))
        assert there.token not in words.read_text()
        assert there.link in (tmp_path / "page").read_text()
        assert opened.parent.stat().st_mode & 0o077 == 0
    assert not opened.exists()
