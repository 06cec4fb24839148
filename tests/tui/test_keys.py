"""The same key means the same kind of thing wherever one is, and the same act has the same key."""

from pathlib import Path

import pytest

from coach.tui.command import Command
from coach.tui.commands import COMMANDS, commands

PAGES = ("today", "library", "journal", "visits", "review", "reminders", "profile")
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")

KEY_OF = {
    "Undo": "u",
    "Redo": "r",
    "Edit": "e",
    "Delete": "d",
    "New": "n",
    "Search": "slash",
    "Filter": "f",
    "Show all": "x",
    "Numbers": "v",
    "Help": "question_mark",
    "Commands": "p",
    "Jump": "8",
    "Quit": "q",
}
"""Each act has this key wherever it is offered."""

KINDS = {
    "u": {"Undo"},
    "r": {"Redo", "Resume"},
    "d": {"Delete"},
    "e": {"Edit", "Therapist"},
    "n": {"New", "Episode"},
    "slash": {"Search"},
    "f": {"Filter"},
    "x": {"Show all", "Drop", "Hide", "Discreet"},
    "enter": {"Start", "Change"},
    "escape": {"Today"},
}
"""What these keys may be on a page: change, take away, begin anew, narrow, look at all, go back."""

IN_README = {"flare": "f", "review_how": "d", "review_name": "n", "review_export": "e"}
"""Keys of pages that people know otherwise: the README's tour names them."""

LEAVES = {"Back", "Close", "Leave", "Leave out", "Later", "Not now", "No", "The rest", "Stay", "Go on", "Stop", "Today"}


@pytest.mark.parametrize("act", KEY_OF)
def test_an_act_has_one_key(act: str) -> None:
    keys = {key for command in COMMANDS if command.title == act for key in command.keys[:1]}
    assert keys == {KEY_OF[act]}


@pytest.mark.parametrize("key", KINDS)
def test_a_key_is_one_kind_of_thing_on_every_page(key: str) -> None:
    found = [command for command in commands(*PAGES, "away") if key in command.keys]
    assert {command.title for command in found if command.id not in IN_README} <= KINDS[key]


@pytest.mark.parametrize("ident", IN_README)
def test_what_differs_is_in_the_readme(ident: str) -> None:
    command = next(command for command in COMMANDS if command.id == ident)
    assert command.keys == (IN_README[ident],)
    assert f"`{IN_README[ident]}`" in README


def test_escape_always_leads_back_or_stays_where_nothing_may_be_passed() -> None:
    assert {command.title for command in COMMANDS if "escape" in command.keys} <= LEAVES


def test_arrows_only_ever_move() -> None:
    def moves(command: Command) -> bool:
        return command.is_typed or command.title in ("Next", "Back", "Before", "Go on")

    arrows = {"left", "right", "up", "down"}
    assert [command.id for command in COMMANDS if arrows & set(command.keys) and not moves(command)] == []


def test_every_place_below_a_page_has_a_way_back() -> None:
    told_elsewhere = {"everywhere", "rooms", "away", "score", "body_chart", "yes_no", "change", "picks", "run_summary"}
    below = {command.where for command in COMMANDS} - set(PAGES) - told_elsewhere
    left = {command.where for command in COMMANDS if "escape" in command.keys}
    assert below - left <= {"warning_signs", "settings"}
