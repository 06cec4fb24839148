"""Writes the fields of every entry into docs/export.md, from the catalogue: `uv run python -m docs.fields`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.domain.journal.entries import KIND_NAMES
from coach.domain.journal.fields import FieldLine, field_lines, parts_of, shared_lines, tag_of
from coach.report.tables import FILES, RUN_EXERCISES, columns

DOCUMENT = Path(__file__).parent / "export.md"
BEGIN, END = "<!-- fields: uv run python -m docs.fields -->", "<!-- end of fields -->"


def fields() -> str:
    """The part of the document about the fields, in Markdown."""
    return "\n".join(_lines())


def renewed(document: str) -> str:
    """The document with that part as it is now."""
    before, _, rest = document.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{fields()}\n\n{END}{after}"


def _lines() -> Iterator[str]:
    yield from _table("Every entry", shared_lines())
    parts: dict[str, Iterable[FieldLine]] = {}
    for kind, name in KIND_NAMES.items():
        yield ""
        own = tuple(field_lines(kind))
        yield from _table(f"`{tag_of(kind)}`: {name}", own, f"Table `{FILES[kind]}`: {_names(columns(kind))}.")
        parts |= {tag_of(part): tuple(field_lines(part)) for part in parts_of(kind)}
    yield ""
    yield f"The exercises of runs are in the table `{RUN_EXERCISES}`. The lists hold these parts:"
    for part, lines in parts.items():
        yield ""
        yield from _table(f"`{part}`", lines)


def _table(title: str, lines: Iterable[FieldLine], under: str = "") -> Iterator[str]:
    yield f"#### {title}"
    yield ""
    rows = [f"| `{line.name}` | {line.form} | {line.meaning} |" for line in lines]
    if rows:
        yield "| field | holds | means |"
        yield "|---|---|---|"
        yield from rows
    if under:
        yield from ("", under) if rows else (under,)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    DOCUMENT.write_text(renewed(DOCUMENT.read_text("utf-8")), "utf-8")
