"""coach review: the page before the next visit, its choices, its files, and what it refuses."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    CheckIn,
    Evening,
    FlareDay,
    Homework,
    Place,
    TherapistQuestion,
    Visit,
)
from coach.domain.person.profile import Condition, Profile
from coach.domain.review.page import BLOCK_TITLES
from coach.domain.text import clean, is_clean
from coach.store import Store
from tests.hostile import HOSTILE

NOW = SystemClock().now()
DAY = timedelta(days=1)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(coach, ["review", *arguments])


def said(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    return result.stderr


def as_json(*arguments: str) -> dict:
    return json.loads(said("--format", "json", *arguments))


def ids(*arguments: str) -> list[str]:
    return [block["id"] for block in as_json(*arguments)["blocks"]]


@pytest.fixture(autouse=True)
def store(coach_home: Path) -> Store:
    store = Store(coach_home, SystemClock())
    store.journal.add_all(
        [
            Visit(at=NOW - 10 * DAY, provider="Sam", pain_before=5, pain_after=3),
            Visit(at=NOW - 30 * DAY, provider="Sam"),
            *(Evening(at=NOW - day * DAY, average=3, worst=5) for day in range(1, 9)),
        ]
    )
    return store


def test_it_works_with_an_empty_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "nobody"))
    page = as_json()
    assert (page["days"], page["recorded"], page["window"]) == (28, 0, "the last four weeks")
    assert "not been asked" in page["blocks"][0]["lines"][0]


def test_the_json_has_all_that_the_help_promises() -> None:
    page = as_json("--name", "A. B.")
    assert page["schema"] == 1
    assert page.keys() == {
        "schema", "for_whom", "name", "made_on", "since", "until", "days", "recorded", "before", "window", "footer",
        "blocks", "chart", "places", "homework",
    }  # fmt: skip
    pain = next(block for block in page["blocks"] if block["id"] == "pain")
    assert pain.keys() >= {"id", "title", "lines", "blank", "how", "rows"}
    assert pain["rows"][0].keys() == {"id", "name", "now", "before", "change", "how", "value", "earlier"}
    assert page["chart"][0].keys() == {"day", "average", "worst", "visit", "flare"}
    assert (len(page["chart"]), page["chart"][0]["visit"]) == (11, True)


def test_what_is_hidden_stays_hidden_for_that_reader_until_it_is_shown_again() -> None:
    assert "questions" in ids()
    assert "questions" not in ids("--hide", "questions")
    assert "questions" not in ids()
    assert "questions" in ids("--for", "me")
    assert "questions" in ids("--show", "questions")
    assert "questions" in ids()


def test_a_name_is_remembered_and_an_empty_one_takes_it_off() -> None:
    assert as_json("--name", "A. B.")["name"] == "A. B."
    assert as_json()["name"] == "A. B."
    assert as_json("--name", "")["name"] == ""
    assert as_json()["name"] == ""


def test_safety_cannot_be_hidden() -> None:
    assert "'safety' is not one of" in refused("--hide", "safety")
    assert ids(*(part for ident in BLOCK_TITLES if ident != "safety" for part in ("--hide", ident))) == ["safety"]


def test_hidden_and_shown_at_once_is_refused_and_nothing_is_remembered() -> None:
    assert "Use one of both." in refused("--hide", "pain", "--show", "pain", "--name", "X")
    assert as_json()["name"] == ""


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--since", "2099-01-01"), "has not come yet"),
        (("--since", "never"), "2026-12-01"),
        (("--since", "2026-02-31"), "is not a day"),
        (("--until", "2001-01-01", "--since", "2002-01-01"), "holds no day"),
        (("--until", "in three days"), "future"),
        (("--format", "pdf"), "coach review -o page.pdf"),
        (("--format", "docx"), "'docx' is not one of"),
        (("-o", "page.docx"), "page.pdf"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_remedy(options: tuple[str, ...], sentence: str) -> None:
    assert sentence in refused(*options)


def test_since_and_until_choose_the_days() -> None:
    first, last = (NOW - 20 * DAY).date(), (NOW - 11 * DAY).date()
    page = as_json("--since", str(first), "--until", str(last))
    assert (page["since"], page["until"], page["days"]) == (str(first), str(last), 10)
    assert as_json("--since", "last-visit")["since"] == str((NOW - 10 * DAY).date())


@pytest.mark.parametrize("name", ["page.txt", "page.json", "PAGE.TXT", "page"])
def test_the_ending_chooses_the_form_and_the_file_says_what_the_screen_says(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert said("-o", str(file)) == f"Made {file}.\n"
    shown = said("--format", "json" if name == "page.json" else "text")
    assert file.read_text().rstrip("\n") == shown.rstrip("\n")


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("mine")
    assert "--force" in refused("-o", str(file))
    assert file.read_text() == "mine"
    said("-o", str(file), "--force")
    assert file.read_text().startswith("BACK REPORT")
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["page.txt"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "could not be written" in refused("-o", str(tmp_path / "nowhere" / "page.txt"))


def test_how_says_how_each_number_is_made() -> None:
    assert "A week needs 4 days of 7" not in said()
    assert "A week needs 4 days of 7" in " ".join(said("--how").split())


def test_in_a_pipe_there_is_no_colour_and_no_line_over_80_columns(coach_home: Path) -> None:
    command = [sys.executable, "-m", "coach", "review"]
    environment = {**os.environ, "FORCE_COLOR": "1"}
    made = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert "\x1b" not in made.stdout
    assert max(map(len, made.stdout.splitlines())) <= 80
    assert len(made.stdout.splitlines()) <= 60


def test_a_damaged_profile_is_told_without_a_traceback(coach_home: Path) -> None:
    (coach_home / "profile.json").write_text("{")
    result = run()
    assert "Traceback" not in result.output
    assert not isinstance(result.exception, (KeyError, ValueError, TypeError))


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_text_in_every_field_is_shown_as_text_and_nothing_else(store: Store, kind: str) -> None:
    text = clean(HOSTILE[kind])[:20_000]
    short, tiny = text[:180], text[:8]
    store.save_profile(Profile(conditions=(Condition("allergy", note=text), Condition("skin", note=text))))
    store.journal.add_all(
        [
            Visit(
                at=NOW - 2 * DAY, provider=short, goal=text, note=text, position_problems=text, cost=5, currency=tiny
            ),
            Visit(at=NOW + 2 * DAY, provider=short, goal=text, told=(short,)),
            TherapistQuestion(at=NOW - DAY, note=text),
            FlareDay(at=NOW - DAY, note=text),
            Evening(at=NOW - DAY, average=3, worst=4, drug=short, note=text, flare=True),
            Activities(at=NOW - DAY, ratings=(ActivityRating(short or "x", 3),)),
            Homework(at=NOW - DAY, exercise="cat-cow", note=text, said_dose=short, stop_if=text),
            CheckIn(at=NOW - DAY, pain=3, note=text, places=(Place("neck"),)),
        ]
    )
    for reader in ("therapist", "me"):
        page = said("--for", reader, "--name", tiny)
        assert is_clean(page)
        assert len(page.splitlines()) <= 60
        json.loads(said("--for", reader, "--format", "json"))
    assert re.search(r"^BACK REPORT", page)


def test_the_choices_are_kept_as_settings(store: Store) -> None:
    said("--hide", "costs", "--for", "me")
    assert store.load_settings().page.hidden_for_me == ("costs",)
