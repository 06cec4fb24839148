"""Who may know whom, and what a quick command may load."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ready import make_home_ready

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


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=60, check=False)


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


@pytest.mark.slow
@pytest.mark.parametrize("module", [module for module in MODULES if module != "coach.__main__"])
def test_each_module_imports_alone(module: str) -> None:
    done = run_python("-c", f"import {module}")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("source", sorted((ROOT / "coach" / "domain").rglob("*.py")), ids=lambda source: source.stem)
def test_the_domain_never_reads_the_clock(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    reads = [call.lineno for call in calls if call.func.attr in CLOCK_READS]  # type: ignore[attr-defined]
    assert not reads, f"{source.name} reads the clock in lines {reads}"
