"""The waiting that all tests of the screens rest on."""

import asyncio

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from tests.tui.driving import press, running, settled


class Slow(Static):
    """A widget that is long at work when it is asked, or takes itself away meanwhile."""

    can_focus = True

    def __init__(self, work: asyncio.Event) -> None:
        super().__init__("at work")
        self._work = work

    async def on_key(self) -> None:
        self.app.query_one("#said", Static).update("begun")
        await self._work.wait()
        self.app.query_one("#said", Static).update("done")


class SlowApp(App[None]):
    def __init__(self, work: asyncio.Event) -> None:
        super().__init__()
        self.work = work

    def compose(self) -> ComposeResult:
        yield Slow(self.work)
        yield Static("", id="said")

    @property
    def said(self) -> str:
        return str(self.query_one("#said", Static).content)


async def test_it_waits_for_a_widget_that_takes_its_time() -> None:
    app = SlowApp(asyncio.Event())
    async with running(app) as pilot:
        app.query_one(Slow).focus()
        asyncio.get_running_loop().call_later(0.3, app.work.set)
        await press(pilot, "x")
        assert app.said == "done"


async def test_a_widget_that_is_gone_in_between_is_not_waited_for() -> None:
    app = SlowApp(asyncio.Event())
    async with running(app) as pilot:
        slow = app.query_one(Slow)
        slow.focus()
        await settled(pilot)
        waiting = asyncio.create_task(press(pilot, "x"))
        while app.said != "begun":
            await asyncio.sleep(0)
        assert slow._task is not None
        slow._task.cancel()
        await waiting
        assert app.said == "begun"


async def test_all_that_follows_from_a_key_has_happened() -> None:
    class Chain(Widget, can_focus=True):
        left = 30

        def on_key(self) -> None:
            self.call_after_refresh(self.go_on)

        def go_on(self) -> None:
            self.left -= 1
            self.refresh(layout=self.left % 2 == 0)
            if self.left:
                self.run_worker(self.rest)

        async def rest(self) -> None:
            await asyncio.to_thread(lambda: self.app.call_from_thread(self.call_after_refresh, self.go_on))

    chain = Chain()

    class ChainApp(App[None]):
        def compose(self) -> ComposeResult:
            yield chain

    async with running(ChainApp()) as pilot:
        chain.focus()
        await press(pilot, "x")
        assert chain.left == 0
