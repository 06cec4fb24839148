"""Whatever is wrong with a file is named with its place, and hides nothing else."""

from pathlib import Path

import pytest

from coach.domain.exercises.problem import Problem
from coach.library import load
from tests.content import EXERCISE_COUNT, ROUTINE_COUNT
from tests.library.packs import like, named, put

X = "my-move"


def problems_of(home: Path, content: str | bytes, name: str = X) -> tuple[Problem, ...]:
    """The problems of one pack file; the library beside it has to be whole."""
    put(home, name, content)
    library = load(home)
    assert len(library.exercises) == EXERCISE_COUNT
    assert len(library.routines) == ROUTINE_COUNT
    assert {problem.file for problem in library.problems} <= {f"packs/{name}.toml"}
    return library.problems


STRETCH, BALL, HEAT, BREATH, COUNTED = "calf-wall", "ball-ql-wall", "heat-low-back", "breath-4-6", "bridge"

BROKEN: dict[str, tuple[str | bytes, str, str, str]] = {
    "not UTF-8": (b'id = "x"\nname = "\xff"\n', "line 2", "is not UTF-8 text", "UTF-8"),
    "broken TOML": ('id = "x"\nname = \n', "line 2", "is not valid TOML", "Mend this line"),
    "a text that never ends": ('id = "x', "the last line", "is not valid TOML", "quotes"),
    "too large": ("# " + "x" * 70_000, "the file", "is larger than 64 KiB", "one exercise"),
    "nested too deep": ("a = " + "[" * 30_000, "the file", "nests", "plain lists"),
    "an endless number": ("a = " + "1" * 10_000, "the file", "is not valid TOML", "Mend"),
    "a key of too many parts": ("a" + ".a" * 30_000 + " = 1", "line 1", "more than 100 dots", "shorter lines"),
    "a number beyond all printing": (
        named(STRETCH, X, ("cap = 4", "cap = 0x" + "f" * 50_000)),
        "cap",
        "is a very large number",
        "from 0 to 10",
    ),
    "thousands of mistakes": ("steps = [" + '"",' * 20_000 + "]", "the file", "problems more", "above first"),
    "a missing field": (named(STRETCH, X, ("mistake = ", "# ")), "mistake", "is missing", "a text in quotes"),
    "an unknown field": (named(STRETCH, X, ("mistake = ", "mistakes = ")), "mistakes", "is not a field", "'mistake'?"),
    "a wrong word": (named(STRETCH, X, ('"stretch"', '"strech"')), "kind", "'strech' is not", "'stretch'?"),
    "a wrong code": (named(STRETCH, X, ('"STR"', '"STRR"')), "contra[1]", "'STRR' is not", "Did you mean 'STR'?"),
    "a wrong region": (
        named(STRETCH, X, ('["calf"]', '["calf", "leg"]')),
        "region[2]",
        "'leg' is not",
        "Allowed: buttock, calf",
    ),
    "a wrong thing": (named(STRETCH, X, ('equip = ["wall"]', 'equip = ["walls"]')), "equip[1]", "'walls'", "'wall'?"),
    "a wrong phase": (named(STRETCH, X, ('"subacute"', '"subacut"')), "phases[2]", "'subacut'", "'subacute'?"),
    "a text for a number": (
        named(STRETCH, X, ("hold_s = 30", 'hold_s = "30"')),
        "dose.hold_s",
        "is '30'",
        "whole number",
    ),
    "a number out of range": (named(STRETCH, X, ("cap = 4", "cap = 11")), "cap", "is 11", "from 0 to 10"),
    "a yes for a true": (named(STRETCH, X, ("sided = true", 'sided = "yes"')), "sided", "is 'yes'", "true or false"),
    "a text for a list": (named(STRETCH, X, ('region = ["calf"]', 'region = "calf"')), "region", "is 'calf'", "a list"),
    "a number for a table": ("dose = 5\n" + like(STRETCH).partition("[easier]")[0], "dose", "is 5", "Make it a table"),
    "an empty step": (
        named(STRETCH, X, ("Keep the back heel", "   "), (" down and toes forward.", "")),
        "steps[2]",
        "is empty",
        "Write something",
    ),
    "escape bytes": (named(STRETCH, X, ("Calf stretch", "\\u001b]52;c;x\\u0007")), "name", "control characters", "out"),
    "a turned direction": (named(STRETCH, X, ("Shorter", "\\u202eShorter")), "easier.text", "reading direction", "out"),
    "two lines in one": (named(STRETCH, X, ("Shorter", "Short\\ner")), "easier.text", "a line break", "one line"),
    "id and file differ": (named(STRETCH, "other-move"), "id", "differs from the name of the file", X),
    "no dose at all": (named(STRETCH, X, ("hold_s = 30\n", "")), "dose", "neither timed nor counted", "hold_s alone"),
    "both doses": (
        named(STRETCH, X, ("hold_s = 30", "hold_s = 30\nreps = 5\ntempo_s = 6")),
        "dose",
        "neither",
        "alone",
    ),
    "a wrong sum": (
        named(STRETCH, X, ("total_s = 150", "total_s = 151")),
        "dose.total_s",
        "add up to 150",
        "Write 150",
    ),
    "beats that do not fit": (named(BREATH, X, ("seconds = 6", "seconds = 7")), "dose.beats", "add up to 11 s", "10 s"),
    "a long cue": (
        named(STRETCH, X, ("Heel heavy, ", "one two three four five six seven ")),
        "cues[1]",
        "9 words",
        "in 8",
    ),
    "a long cue of a beat": (
        named(BREATH, X, ('cue = "Out, soft and long"', 'cue = "a b c d e f g h i"')),
        "dose.beats[2].cue",
        "9 words",
        "in 8",
    ),
    "heat without a timer": (named(HEAT, X, ("[thermal]", "[[sources]]\norg = 'x'\n[x]")), "x", "not a field", "Take"),
    "a stretch with a timer": (
        named(STRETCH, X, ("[[sources]]", "[thermal]\nmax_s = 600\ngap_s = 7200\nper_day = 1\n\n[[sources]]")),
        "thermal",
        "does not belong to stretch",
        "Take it out",
    ),
    "heat for too long": (
        named(HEAT, X, ("max_s = 1200", "max_s = 1201")),
        "thermal.max_s",
        "is 1201 s",
        "1200 s or less",
    ),
    "heat again too soon": (
        named(HEAT, X, ("gap_s = 7200", "gap_s = 60")),
        "thermal.gap_s",
        "is 60 s",
        "7200 s or more",
    ),
    "heat too often": (named(HEAT, X, ("per_day = 3", "per_day = 4")), "thermal.per_day", "is 4", "3 a day"),
    "a late skin check": (named(HEAT, X, ("[300]", "[600]")), "thermal.check_s", "no early skin check", "300 s"),
    "a dose beyond the timer": (
        named(HEAT, X, ("hold_s = 900", "hold_s = 1300"), ("total_s = 900", "total_s = 1300")),
        "dose.hold_s",
        "1300 s of heat or cold",
        "1200 s",
    ),
    "a ball too hard": (named(BALL, X, ("cap = 4", "cap = 6")), "cap", "is 6 for a ball", "5 or less"),
    "a ball too long": (
        named(BALL, X, ("hold_s = 40", "hold_s = 121"), ("total_s = 95", "total_s = 257")),
        "dose.hold_s",
        "one spot for 121 s",
        "120 s at most",
    ),
    "easier than itself": (
        named("sphinx", X, ('id = "prone-press-up"', f'id = "{X}"')),
        "harder.id",
        "the exercise itself",
        "another",
    ),
    "an unknown harder way": (
        named("sphinx", X, ('"prone-press-up"', '"prone-presup"')),
        "harder.id",
        "'prone-presup' is not",
        "'prone-press-up'?",
    ),
    "an open count": (
        named(COUNTED, X, ("sets = 2", "sets = 2\nopen = true")),
        "dose.open",
        "needs a hold",
        "take out",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_exercise_is_named_with_place_reason_and_remedy(fault: str, tmp_path: Path) -> None:
    content, place, reason, remedy = BROKEN[fault]

    found = [each for each in problems_of(tmp_path, content) if each.place == place]

    assert found, load(tmp_path).problems
    assert reason in found[0].reason
    assert remedy in found[0].remedy


ROUTINE = "desk-reset-5"

BROKEN_ROUTINES: dict[str, tuple[str, str, str, str]] = {
    "an unknown exercise": (
        named(ROUTINE, X, ('"chin-tuck"', '"chin-tucks"')),
        "items[5].id",
        "'chin-tucks' is not",
        "'chin-tuck'?",
    ),
    "a wrong sum of an item": (
        named(ROUTINE, X, ("s = 30", "s = 31")),
        "items[2].s",
        "the dose comes to 30",
        "Write 30",
    ),
    "a wrong total": (named(ROUTINE, X, ("326", "327")), "total_s", "the items come to 326", "Write 326"),
    "a hold for a count": (named(ROUTINE, X, ("reps = 5", "hold_s = 5")), "items[2].hold_s", "does not fit", "reps"),
    "neither exercise nor task": (named(ROUTINE, X, ('id = "chin-tuck"', "")), "items[5]", "neither", "id, or task"),
    "an unknown companion": (
        named("evening-heat-winddown-23", X, ('"breath-4-6"', '"breath-4-7"')),
        "items[1].parallel.id",
        "'breath-4-7' is not",
        "'breath-4-6'?",
    ),
    "a companion for too long": (
        named("evening-heat-winddown-23", X, ("last_s = 300", "last_s = 901")),
        "items[1].parallel.last_s",
        "the exercise lasts 900",
        "900 or less",
    ),
    "ball work for too long": (
        named("ball-focus-8", X, ("sets = 2", "sets = 15")),
        "items",
        "s of ball work",
        "600 s",
    ),
    "a task with sets": (
        named("pre-session-checkin-6", X, ("s = 150", "s = 150\nsets = 2")),
        "items[1].sets",
        "does not belong to a task",
        "Take it out",
    ),
    "no item": (
        named(ROUTINE, X).partition("[[items]]")[0] + "items = []\n",
        "items",
        "is an empty list",
        "at least 1",
    ),
    "a wrong thing needed": (named(ROUTINE, X, ('["chair"]', '["sofa"]')), "needs[1]", "'sofa' is not", "Allowed"),
}


@pytest.mark.parametrize("fault", BROKEN_ROUTINES)
def test_a_broken_routine_is_named_with_place_reason_and_remedy(fault: str, tmp_path: Path) -> None:
    content, place, reason, remedy = BROKEN_ROUTINES[fault]

    found = [each for each in problems_of(tmp_path, content) if each.place == place]

    assert found, load(tmp_path).problems
    assert reason in found[0].reason
    assert remedy in found[0].remedy


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    content = named(
        STRETCH,
        X,
        ('"stretch"', '"strech"'),
        ("cap = 4", "cap = 40"),
        ("mistake = ", "mistakes = "),
        ("hold_s = 30", 'hold_s = "30"'),
        ('"Lean from the ankle"', "7"),
    )

    places = [problem.place for problem in problems_of(tmp_path, content)]

    assert sorted(places) == ["cap", "cues[2]", "dose.hold_s", "kind", "mistake", "mistakes"]


def test_all_broken_files_are_named_and_the_good_ones_are_there(tmp_path: Path) -> None:
    for number, (content, *_) in enumerate(BROKEN.values()):
        put(tmp_path, f"broken-{number}", content)
    put(tmp_path, "good-move", named(STRETCH, "good-move"))

    library = load(tmp_path)

    assert {problem.file for problem in library.problems} == {
        f"packs/broken-{number}.toml" for number in range(len(BROKEN))
    }
    assert library.exercises["good-move"].name == "Calf stretch at the wall"


def test_an_easier_way_never_leads_back_in_a_circle(tmp_path: Path) -> None:
    for one, other in (("one-move", "two-move"), ("two-move", "one-move")):
        put(tmp_path, one, named("ball-piriformis-floor", one, ('"ball-piriformis-chair"', f'"{other}"')))

    found = {(problem.file, problem.place) for problem in load(tmp_path).problems}

    assert found == {("packs/one-move.toml", "easier.id"), ("packs/two-move.toml", "easier.id")}


def test_a_routine_of_a_broken_exercise_says_so(tmp_path: Path) -> None:
    put(tmp_path, "my-chin", named("chin-tuck", "my-chin", ("cap = 2", "cap = 20")))
    put(tmp_path, "my-desk", named(ROUTINE, "my-desk", ('"chin-tuck"', '"my-chin"')))

    found = {(problem.file, problem.place) for problem in load(tmp_path).problems}

    assert found == {("packs/my-chin.toml", "cap"), ("packs/my-desk.toml", "items[5].id")}
