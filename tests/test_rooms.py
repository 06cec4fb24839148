"""Who may know whom, and what a quick command may load."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ready import make_home_ready
from tests.systems import needs_posix

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "coach").rglob("*.py"))
MODULES = [".".join(source.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for source in SOURCES]

CLOCK_READS = {"now", "today", "utcnow", "monotonic", "perf_counter"}

# Runs the command line as `python -m coach` does, then tells on the last line which modules that took.
CALL = """
import json, runpy, sys
sys.argv = ["coach", *sys.argv[1:]]
try:
    runpy.run_module("coach", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps(sorted(sys.modules)))
"""

# Imports each module in a fork of a process that has loaded what is not ours, and tells which ones failed.
IMPORT_EACH = """
import importlib, json, os, sys, traceback
import click, icalendar, msgspec, platformdirs, textual.app, textual.widgets, tinydb
offenders = []
for module in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(module)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        offenders.append(module)
print(json.dumps(offenders))
"""


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=300, check=False)


def modules_of(script: str, *arguments: str) -> set[str]:
    done = run_python("-c", script, *arguments)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_every_arrow_between_rooms_is_allowed() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_importing_the_package_loads_nothing_else() -> None:
    loaded = modules_of("import json, sys\nimport coach\nprint(json.dumps(sorted(sys.modules)))")
    assert {name for name in loaded if name.startswith("coach")} == {"coach"}
    assert loaded.isdisjoint({"click", "msgspec", "rich", "textual", "tinydb"})


@pytest.mark.parametrize(
    "command",
    [
        ["log", "--pain", "3"],
        ["journal"],
        ["list", "exercises"],
        ["list", "routines"],
        ["plan"],
        ["safety", "status"],
        ["due"],
        ["remind", "list"],
        ["--help"],
    ],
    ids=lambda command: " ".join(command),
)
def test_a_quick_command_never_loads_the_screens(command: list[str]) -> None:
    make_home_ready()
    loaded = modules_of(CALL, *command)
    assert "coach.cli" in loaded
    assert loaded.isdisjoint({"textual", "rich", "asyncio", "apscheduler", "coach.tui"})


def test_each_module_imports_alone() -> None:
    needs_posix("fork")
    done = run_python("-c", IMPORT_EACH, *(module for module in MODULES if module != "coach.__main__"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_the_domain_never_reads_the_clock() -> None:
    reads = {
        source.relative_to(ROOT).as_posix(): lines
        for source in sorted((ROOT / "coach" / "domain").rglob("*.py"))
        if (lines := clock_reads(ast.parse(source.read_text(encoding="utf-8"))))
    }
    assert not reads


def clock_reads(tree: ast.AST) -> list[int]:
    """The lines in which a clock is asked for the time."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK_READS
    ]
