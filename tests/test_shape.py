"""The numbers of `scripts/shape.py`, on a small tree whose shape is known."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "scripts" / "shape.py"
FILES = {
    "coach/__init__.py": '"""A package."""\n',
    "coach/low/__init__.py": "",
    "coach/low/one.py": '"""One."""\n\nfrom coach.high import two\n\n\ndef double(number: int) -> int:\n'
    '    """Return twice `number`."""\n    # said once\n    return number * 2\n',
    "coach/high/__init__.py": "",
    "coach/high/two.py": "def late() -> None:\n    from ..low.one import double\n\n    double(1)\n",
    "coach/alone.py": "import coach.high.two\n",
}


def rows(*arguments: str) -> dict[str, str]:
    """What the script prints, by the name of each row."""
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=True)
    pairs = (line.split("   ", 1) for line in done.stdout.splitlines() if "   " in line)
    return {name.strip(): value.strip() for name, value in pairs}


def test_it_counts_code_imports_functions_and_circles(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = rows(str(tmp_path), "--circles")
    assert found["files"] == "6"
    assert found["lines of code"] == "7"
    assert found["import share"] == "42.9 %"
    assert found["imports in functions"] == "1"
    assert found["circles of packages"] == "1 (2 of 3 packages)"
    assert found["circles of files"] == "1 (largest 2)"
    assert found["functions"] == "2"


def test_the_tree_itself_has_a_shape() -> None:
    assert int(rows()["files"]) > 100
