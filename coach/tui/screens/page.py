"""What the top-level pages have in common."""

from collections.abc import Callable
from inspect import isawaitable
from typing import ClassVar

from textual.app import ComposeResult

from coach.tui.store_work import StoreRead, StoreScreen
from coach.tui.widgets.key_line import KeyLine
from coach.tui.widgets.top_bar import TopBar

CLOCK_S = 20.0


class Page(StoreScreen[None]):
    """A page under the top bar. `reload` is called after each paint that follows its being shown or out of date."""

    PAGE: ClassVar[str] = ""
    AUTO_FOCUS = ".first-focus"

    def __init__(self) -> None:
        super().__init__()
        self._day_shown = ""
        self._then: list[Callable[[], object]] = []

    def compose(self) -> ComposeResult:
        self.coach.fit(self)
        yield TopBar(self.PAGE)
        yield from self.compose_page()
        yield KeyLine()

    def compose_page(self) -> ComposeResult:
        """The widgets between the top bar and the footer."""
        raise NotImplementedError

    def reload(self) -> None:
        """Reads again what the page shows; StoreRead tells that it has come."""
        self.post_message(StoreRead())

    def action_home(self) -> None:
        """Clears what narrows the list of the page, and without anything like that goes to Today."""
        if not self.cleared():
            self.coach.action_go("today")

    def cleared(self) -> bool:
        """Whether the page has just shown all again; a page whose list can be narrowed says how."""
        return False

    def once_read(self, then: Callable[[], object]) -> None:
        """Does `then` after the next reading, which begins whenever the page is shown."""
        self._then.append(then)

    async def on_store_read(self) -> None:
        """Does what has waited for it."""
        waiting, self._then = self._then, []
        for then in waiting:
            answer = then()
            if isawaitable(answer):
                await answer

    def on_mount(self) -> None:
        """Keeps the clock of the top bar."""
        self._show_time()
        self._ticking = self.set_interval(CLOCK_S, self._show_time)
        self.watch(self.app, "reminders", self._show_waiting)

    def _show_waiting(self) -> None:
        now = self.coach.reminders
        self.query_one(TopBar).show_waiting(bool(now and now.waiting))

    def _show_time(self) -> None:
        """Shows the time; a page that was left open overnight is read again on the new day."""
        now = self.coach.clock.now()
        self.query_one(TopBar).show_time(now)
        day, self._day_shown = self._day_shown, f"{now:%Y-%m-%d}"
        if day not in ("", self._day_shown):
            self.reload()

    def on_screen_resume(self) -> None:
        """Shows what is true now, after the first paint."""
        self.coach.busy.follow()
        self._show_time()
        self._ticking.resume()
        self.call_after_refresh(self.reload)

    def on_screen_suspend(self) -> None:
        """Rests while another page is shown."""
        self._ticking.pause()

    def on_journal_changed(self) -> None:
        """Another process has written."""
        self.reload()
