"""A list of things to tick."""

from textual.app import App, ComposeResult

from coach.tui.widgets.checklist import Checklist, Item
from tests.tui.driving import running


class ListApp(App[None]):
    """Three things under each of two headings, on a screen that ends just above the second heading."""

    CSS = "Checklist { height: 4; padding: 0; border: none; }"

    def compose(self) -> ComposeResult:
        yield Checklist([Item(f"{group}{n}", f"{group}{n}", group=group) for group in ("a", "b") for n in range(3)])


async def test_more_leads_to_a_line_that_can_be_ticked_where_the_next_one_is_a_heading():
    async with running(ListApp(), (40, 8)) as pilot:
        await pilot.press("enter", "space")
        assert pilot.app.query_one(Checklist).ticked == ("b0",)


async def test_nothing_is_called_none_before_the_last_line_was_on_the_screen():
    async with running(ListApp(), (40, 8)) as pilot:
        checklist = pilot.app.query_one(Checklist)
        assert checklist.more
        await pilot.press("n")
        assert not checklist.more
