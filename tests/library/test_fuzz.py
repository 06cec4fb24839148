"""Five hundred malformed files: each one is named, none hides the others, nothing is raised (fault 17)."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.library import load
from coach.library.candidate import candidate
from coach.library.files import read_file
from tests.content import EXERCISE_COUNT, ROUTINE_COUNT
from tests.library.packs import BUILT_IN_FILES, named, put

SEED = 17

Mutation = Callable[[random.Random, bytes], bytes]


def _lines(text: bytes) -> list[bytes]:
    return text.split(b"\n")


def _without_a_field(dice: random.Random, text: bytes) -> bytes:
    field = dice.choice([b"id", b"name", b"phases", b"total_s"])
    return re.sub(rb"(?m)^%b = .*$" % field, b"", text, count=1)


def _with_another_field(dice: random.Random, text: bytes) -> bytes:
    return b"%b = %d\n" % (bytes(dice.choices(b"qwxyz", k=6)), dice.randrange(100)) + text


def _with_a_field_twice(dice: random.Random, text: bytes) -> bytes:
    head = [line for line in _lines(text.partition(b"\n[")[0]) if re.match(rb"\w+ = [^\[]", line)]
    return dice.choice(head) + b"\n" + text


def _with_a_wrong_number(dice: random.Random, text: bytes) -> bytes:
    wrong = dice.choice(
        [b"-1", b"0", b"1e3", b"true", b'"many"', b"99999999999999999999", b"[3]", b"{ a = 1 }", b"inf"]
    )
    return re.sub(rb"total_s = \d+", b"total_s = " + wrong, text, count=1)


def _with_a_wrong_word(dice: random.Random, text: bytes) -> bytes:
    wrong = dice.choice([b'"never"', b'""', b"7", b"[]", b'"\\u001b[2J"', b'"CHRONIC"'])
    return re.sub(rb"phases = \[.*?\]", lambda _: b"phases = [%b]" % wrong, text, count=1)


def _cut(dice: random.Random, text: bytes) -> bytes:
    return text[: dice.randrange(text.index(b"total_s") + len(b"total_s = "))]


def _with_a_stray_byte(dice: random.Random, text: bytes) -> bytes:
    at = dice.randrange(len(text))
    return text[:at] + bytes([dice.choice([0, 1, 7, 8, 27, 0x7F, 0xFF, 0xC0])]) + text[at:]


def _with_garbage(dice: random.Random, text: bytes) -> bytes:
    lines = _lines(text)
    lines.insert(dice.randrange(len(lines)), dice.choice([b"]]][", b"= 3", b"'''", b"[[", b"a = nan nan", b"\xff\xfe"]))
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    _without_a_field,
    _with_another_field,
    _with_a_field_twice,
    _with_a_wrong_number,
    _with_a_wrong_word,
    _cut,
    _with_a_stray_byte,
    _with_garbage,
)


def test_500_malformed_files_are_all_named_and_the_good_ones_still_load(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    originals = sorted(BUILT_IN_FILES)
    malformed: set[str] = set()
    for number in range(500):
        ident = f"move-{number:03}"
        original = named(dice.choice(originals), "x").replace('id = "x"', f'id = "{ident}"', 1).encode()
        put(tmp_path, ident, MUTATIONS[number % len(MUTATIONS)](dice, original))
        malformed.add(f"packs/{ident}.toml")
        if number % 50 == 0:
            put(tmp_path, f"good-{number}", named("chin-tuck", f"good-{number}"))

    library = load(tmp_path)

    assert {problem.file for problem in library.problems} == malformed
    assert all(problem.place and problem.reason and problem.remedy for problem in library.problems)
    assert len(library.exercises) == EXERCISE_COUNT + 10
    assert len(library.routines) == ROUTINE_COUNT


@given(
    content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_record_or_a_finding(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "my-move.toml"
    path.write_bytes(content)

    result = candidate(read_file(path, "my-move.toml"))

    assert (result.value is None) == bool(result.findings)


VALUES = st.recursive(
    st.one_of(
        st.integers(-5, 20).map(str),
        st.sampled_from(
            ['""', '"ball"', '"chronic"', '"floor"', '"BALL"', "true", "1.5", "inf", "1979-05-27", "08:30:00"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(st.sampled_from(["text", "id", "hold_s", "sets", "org", "s", "label"]), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        ),
    ),
    max_leaves=6,
)

FIELDS = st.sampled_from(
    [
        "id",
        "name",
        "kind",
        "region",
        "sided",
        "dose",
        "cap",
        "steps",
        "easier",
        "thermal",
        "sources",
        "items",
        "needs",
        "why",
    ]
)


@given(table=st.dictionaries(FIELDS, VALUES, max_size=14))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_in_any_field_is_told_and_never_raised(table: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "my-move.toml"
    path.write_text("\n".join(f"{key} = {value}" for key, value in table.items()), encoding="utf-8")

    result = candidate(read_file(path, "my-move.toml"))

    assert result.value is None
    assert all(finding.place and finding.reason and finding.remedy for finding in result.findings)
