"""The page against a computation that shares nothing with it, over ten years of a made journal."""

import json
import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner

from coach.cli import coach
from tests.bench.generator import write
from tests.domain.review import independent as own
from tests.domain.review import independent_talk as talk

NOW = datetime(2026, 11, 27, 18, 30).astimezone()
GOAL, CURRENCY = 5, "EUR"
Chosen = tuple[date | None, date | None]
TODAY = NOW.date()
BACK = (0, 3, 8, 20, 180, 731, 3651)
WINDOWS: tuple[Chosen, ...] = (
    (None, None),
    *((TODAY - timedelta(days=days), None) for days in BACK),
    (None, TODAY - timedelta(days=100)),
    (TODAY - timedelta(days=900), TODAY - timedelta(days=840)),
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EXERCISES = Path(__file__).parents[3] / "exercises"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("ten-years") / "home"
    with time_machine.travel(NOW, tick=False):
        write(home, seed=11, years=10)
    return home


@pytest.fixture(autouse=True)
def at_that_moment() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def said(home: Path, *arguments: str) -> Any:
    result = CliRunner(env={**os.environ, "COACH_HOME": str(home)}).invoke(coach, arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@cache
def journal(home: Path) -> own.Read:
    return own.read(said(home, "journal", "--json"), NOW)


@cache
def page(home: Path, chosen: Chosen, for_whom: str) -> Any:
    since, until = chosen
    options = [*(("--since", str(since)) if since else ()), *(("--until", str(until)) if until else ())]
    return said(home, "review", "--format", "json", "--for", for_whom, *options)


def end_of(chosen: Chosen) -> datetime:
    """The moment up to which the page tells."""
    return NOW if chosen[1] is None else datetime.combine(chosen[1] + own.DAY, time()).astimezone()


@cache
def exercises(home: Path) -> dict[str, Any]:
    files = [*EXERCISES.rglob("*.toml"), *home.glob("packs/**/*.toml")]
    read = [tomllib.loads(file.read_text()) for file in files if "routines" not in file.parts]
    return {each["id"]: each for each in read}


def rows(made: Any, block: str) -> dict[str, Any]:
    (found,) = [each for each in made["blocks"] if each["id"] == block]
    return {row["name"] if row["id"] == "activities" else row["id"]: row for row in found["rows"]}


def lines(made: Any, block: str) -> list[str]:
    return [line for each in made["blocks"] if each["id"] == block for line in each["lines"]]


every_window = pytest.mark.parametrize(
    "chosen", WINDOWS, ids=lambda chosen: f"{chosen[0] or 'visit'}-{chosen[1] or 'now'}"
)


@every_window
def test_the_window_and_the_days_recorded_agree(ten_years: Path, chosen: Chosen) -> None:
    now, before = own.windows(journal(ten_years), NOW, *chosen)
    made = page(ten_years, chosen, "therapist")
    assert (made["since"], made["until"]) == (now[0].isoformat(), now[1].isoformat())
    assert made["before"] == [before[0].isoformat(), before[1].isoformat()]
    assert (made["days"], made["recorded"]) == (own.count(now), own.recorded(journal(ten_years), now))


@every_window
@pytest.mark.parametrize("for_whom", ["therapist", "me"])
def test_pain_agrees(ten_years: Path, chosen: Chosen, for_whom: str) -> None:
    known = journal(ten_years)
    now, before = own.windows(known, NOW, *chosen)
    found = rows(page(ten_years, chosen, for_whom), "pain")
    assert {name: row["value"] for name, row in found.items()} == pytest.approx(own.pain(known, now))
    earlier = {name: row["earlier"] for name, row in found.items()}
    assert earlier == pytest.approx(own.pain(known, before))


@every_window
def test_counted_days_stand_beside_the_answered_ones_and_are_compared_by_the_week(
    ten_years: Path, chosen: Chosen
) -> None:
    known = journal(ten_years)
    now, before = (own.counted_days(known, days) for days in own.windows(known, NOW, *chosen))
    found = rows(page(ten_years, chosen, "therapist"), "pain")
    for name, (counted, answered) in now.items():
        if not answered:
            assert found[name]["now"].startswith("not enough days (0 of ")
            continue
        assert found[name]["now"] == f"{counted} of {answered} {'day' if answered == 1 else 'days'}"
        if before[name][1]:
            told = re.fullmatch(r"(\S+) a week, (better|worse)|the same", found[name]["change"])
            assert told
            wanted = 7 * (Fraction(counted, answered) - Fraction(*before[name]))
            assert float(told[1] or 0) == pytest.approx(float(wanted), abs=0.0501)
            assert told[2] in (None, "worse" if wanted > 0 else "better")


@every_window
def test_function_agrees(ten_years: Path, chosen: Chosen) -> None:
    known = journal(ten_years)
    now, before = own.windows(known, NOW, *chosen)
    found = rows(page(ten_years, chosen, "therapist"), "function")
    wanted = {
        name: (value, own.function(known, before)[name])
        for name, value in own.function(known, now).items()
        if (value, own.function(known, before)[name]) != (None, None)
    }
    wanted |= own.activities(known, now, before)
    assert {name.casefold(): (row["value"], row["earlier"]) for name, row in found.items()} == {
        name: pytest.approx(values) for name, values in wanted.items()
    }


@every_window
def test_the_chart_agrees_day_by_day(ten_years: Path, chosen: Chosen) -> None:
    known = journal(ten_years)
    now, _ = own.windows(known, NOW, *chosen)
    made = page(ten_years, chosen, "therapist")["chart"]
    for mine, theirs in zip(own.chart(known, NOW, now), made, strict=True):
        assert theirs == pytest.approx(mine)


@every_window
def test_the_places_agree(ten_years: Path, chosen: Chosen) -> None:
    known = journal(ten_years)
    made = page(ten_years, chosen, "therapist")["places"]
    found = sorted((p["region"], p["side"] or "", p["days"], p["score"], p["new"]) for p in made)
    wanted = sorted(
        (r, s or "", d, score, new) for r, s, d, score, new in own.places(known, *own.windows(known, NOW, *chosen))
    )
    assert [each[:3] + each[4:] for each in found] == [each[:3] + each[4:] for each in wanted]
    assert [each[3] for each in found] == pytest.approx([each[3] for each in wanted])
    assert [p["number"] for p in made] == list(range(1, len(made) + 1))
    assert [p["days"] for p in made] == sorted((p["days"] for p in made), reverse=True)


@every_window
def test_the_flares_agree_in_day_length_and_source(ten_years: Path, chosen: Chosen) -> None:
    known = journal(ten_years)
    now, before = own.windows(known, NOW, *chosen)
    wanted = own.spells(known, now, before[0])
    told = lines(page(ten_years, chosen, "therapist"), "flares")
    if len(wanted) > 4:
        assert told.pop(0) == f"{len(wanted)} flares; the last 4:"
    if not wanted:
        assert told.pop() == "None in this time."
    found = [re.fullmatch(r"(.+?), (\d+) days?( \(from the numbers\))?(, “.*”)?", line) for line in told]
    assert [match and (day_of(match[1]), int(match[2]), match[3] is None) for match in found] == wanted[-4:]


@every_window
def test_the_work_at_home_agrees(ten_years: Path, chosen: Chosen) -> None:
    known = journal(ten_years)
    now, _ = own.windows(known, NOW, *chosen)
    first = lines(page(ten_years, chosen, "therapist"), "self_care")[0]
    count, days, minutes = talk.self_care(known, now)
    if not count:
        assert first.startswith("No routine in this time.")
        return
    of = own.count(now)
    assert first.startswith(f"{count} routines on {days} of {of} {'day' if of == 1 else 'days'}, ")
    told = re.search(r"(\d+) min (a week|in all)", first)
    assert told
    in_all = minutes * own.count(now) / 7
    assert abs(int(told[1]) - (minutes if told[2] == "a week" else in_all)) <= 0.5 + 1e-9
    done, planned = talk.goal(known, now, GOAL)
    assert (f" {done} of {planned} planned days" in first) == bool(planned)


@every_window
def test_what_seems_to_help_agrees_in_label_and_number(ten_years: Path, chosen: Chosen) -> None:
    known = talk.effects(journal(ten_years), end_of(chosen))
    told = lines(page(ten_years, chosen, "therapist"), "self_care")
    names = exercises(ten_years)
    helping = [ident for ident, each in known.items() if each["n"] >= 5 and "more" in each["label"]]
    best = sorted(helping, key=lambda ident: (-round(known[ident]["effect"], 9), ident))[:3]
    helped = [line for line in told if " more than your average (" in line]
    assert len(helped) == len(best)
    for ident, line in zip(best, helped, strict=True):
        assert line.startswith(f"{names[ident]['name']}: {known[ident]['label']} (")
        change = known[ident]["median"]
        typically = f"{abs(change):g} {'lower' if change > 0 else 'higher'}" if change else "the same"
        assert f"(n {known[ident]['n']}, typically {typically} right after" in line
        assert f"worse on {known[ident]['flares']} of {known[ident]['flares_of']} next mornings)" in line


@every_window
def test_what_flared_agrees(ten_years: Path, chosen: Chosen) -> None:
    known = talk.effects(journal(ten_years), end_of(chosen))
    names = exercises(ten_years)
    wanted = {
        f"{names[ident]['name']}: worse on {each['flares']} of {each['flares_of']} next mornings"
        for ident, each in known.items()
        if each["flares_of"] >= 3 and each["flares"] and 2 * each["flares"] >= each["flares_of"]
    }
    found = [line for line in lines(page(ten_years, chosen, "therapist"), "self_care") if ": worse on" in line]
    assert set(found) <= wanted
    assert len(found) == min(3, len(wanted))


@every_window
def test_progress_agrees(ten_years: Path, chosen: Chosen) -> None:
    known = journal(ten_years)
    wanted = talk.progress(known, *own.windows(known, NOW, *chosen))
    told = lines(page(ten_years, chosen, "therapist"), "progress")
    if wanted is None:
        assert told[0].startswith("Not enough days to compare")
        return
    found = re.fullmatch(
        r"Day by day (.+): average pain (\S+) against the time before \(probably (\S+) to (\S+); Tau (\S+)\)\.", told[0]
    )
    assert found
    difference, low, high, tau = map(float, found.groups()[1:])
    assert (difference, tau) == (
        pytest.approx(wanted["difference"], abs=0.051),
        pytest.approx(wanted["tau"], abs=0.0051),
    )
    assert (low, high) == (pytest.approx(wanted["low"], abs=0.25), pytest.approx(wanted["high"], abs=0.25))
    assert found[1] == wanted["words"]
    differs = wanted["words"] != "no different"
    assert ("That is a change that is usually felt as real." in told) == (differs and wanted["counts"])
    assert ("That is less than what is usually felt as real." in told) == (differs and not wanted["counts"])
    assert ("Pain was falling before already; that is taken off in these words." in told) == wanted["falling"]


@every_window
def test_the_last_visit_and_the_change_since_agree(ten_years: Path, chosen: Chosen) -> None:
    visits = [visit for visit in journal(ten_years).of("visit") if visit["at"] <= end_of(chosen)]
    visit = visits[-1]
    told = lines(page(ten_years, chosen, "therapist"), "since")
    changes = [
        each["change"] for each in journal(ten_years).of("change") if visit["at"] <= each["at"] <= end_of(chosen)
    ]
    found = [line for line in told if line.startswith("Change since then")]
    assert bool(found) == bool(changes)
    if found:
        word = "the same" if changes[-1] == 0 else "better" if changes[-1] > 0 else "worse"
        assert found == [f"Change since then: {changes[-1]:+d} (-5 to +5), {word}."]
    times = {"pain_before": "before", "pain_after": "right after", "pain_24h": "at 24 h", "pain_48h": "at 48 h"}
    scores = [f"{visit[part]} {when}" for part, when in times.items() if visit[part] is not None]
    response = ""
    if None not in (visit["pain_before"], visit["pain_48h"]):
        less = visit["pain_before"] - visit["pain_48h"]
        response = (
            f": {'the same' if less == 0 else f'{abs(less)} less' if less > 0 else f'{abs(less)} more'} after 48 h"
        )
    untold = [when for part, when in times.items() if visit[part] is None]
    assert scores
    assert told[1] == f"Pain {', '.join(scores)}{response}." + (f" Not told: {', '.join(untold)}." if untold else "")


@every_window
def test_costs_agree(ten_years: Path, chosen: Chosen) -> None:
    count, spent, by_month, insurer = talk.costs(journal(ten_years), NOW, CURRENCY)
    told = lines(page(ten_years, chosen, "me"), "costs")
    assert told[0] == (
        f"{count} visits: {spent:.2f} EUR of your own, {by_month:.2f} EUR a month; the insurer paid {insurer:.2f} EUR."
    )


def day_of(words: str) -> date:
    """A day as the page names it."""
    *rest, last = words.split()
    if last in MONTHS:
        return date(NOW.year, MONTHS.index(last) + 1, int(rest[-1]))
    return date(int(last), MONTHS.index(rest[-1]) + 1, int(rest[-2]))
