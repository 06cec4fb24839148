"""The shape of the code in numbers, for the working tree, another folder or a git revision, side by side.

    python scripts/shape.py                   # the working tree
    python scripts/shape.py HEAD~20 .         # before and after
    python scripts/shape.py v0.1 /other/tree --circles

A line of code is a line that is not blank, not a comment and not a docstring. The import share is the part of the lines
of code that only imports. A circle is a set of packages (or files) that all reach one another by their imports,
wherever in a file these stand. A function is as long as its lines of code, without its docstring.
"""

import argparse
import ast
import io
import subprocess
import tarfile
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

PACKAGE = "coach"
ROOT = Path(__file__).resolve().parent.parent
SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}

Graph = Mapping[str, set[str]]


@dataclass(frozen=True)
class Module:
    """One file: its lines, those of them that are code or only import, its functions' lengths and what it imports."""

    lines: int
    code: int
    importing: int
    inner_imports: int
    functions: tuple[int, ...]
    imports: frozenset[str]


def sources(where: str, package: str) -> dict[str, str]:
    """The text of each Python file of `package`, by its dotted name; `where` is a folder or a git revision."""
    folder = Path(where)
    if folder.is_dir():
        return {_dotted(str(file.relative_to(folder))): file.read_text() for file in (folder / package).rglob("*.py")}
    packed = subprocess.run(["git", "archive", where, package], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    found = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".py") else None
            if file:
                found[_dotted(member.name)] = file.read().decode()
    return found


def _dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def measured(name: str, text: str, names: set[str], is_package: bool) -> Module:
    """One file in numbers; `names` are all modules, so that `from a import b` is known as a module or a name."""
    tree = ast.parse(text)
    silent = {line for node in ast.walk(tree) if (doc := _docstring(node)) for line in _span(doc)}
    code = _code_lines(text) - silent
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = {id(node) for function in functions for node in ast.walk(function)}
    here = name if is_package else name.rpartition(".")[0]
    return Module(
        lines=len(text.splitlines()),
        code=len(code),
        importing=len({line for node in imports for line in _span(node)} & code),
        inner_imports=sum(id(node) in inner for node in imports),
        functions=tuple(len(set(_span(function)) & code) for function in functions),
        imports=frozenset(target for node in imports for target in _targets(node, here, names) if target != name),
    )


def _code_lines(text: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    spans = (range(token.start[0], token.end[0] + 1) for token in tokens if token.type not in SILENT)
    return {line for span in spans for line in span}


def _docstring(node: ast.AST) -> ast.Expr | None:
    """A string that stands alone, as docstrings do, also those of constants."""
    alone = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return node if isinstance(node, ast.Expr) and alone else None


def _span(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _targets(node: ast.Import | ast.ImportFrom, here: str, names: set[str]) -> Iterator[str]:
    """The modules of the tree that an import reaches."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in names)
        return
    parts = here.split(".")
    base = ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [node.module])])
    base = base if node.level else node.module or ""
    for alias in node.names:
        full = f"{base}.{alias.name}"
        if full in names or base in names:
            yield full if full in names else base


def circles(graph: Graph) -> list[list[str]]:
    """Each set of nodes that reach one another, the largest first (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            at = stack.index(node)
            members = sorted(stack[at:])
            del stack[at:]
            if len(members) > 1:
                found.append(members)

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return sorted(found, key=lambda members: (-len(members), members))


def by_package(files: Graph, packages: set[str]) -> Graph:
    """The imports between packages: a package is a folder, without those inside it."""

    def home(name: str) -> str:
        return name if name in packages else name.rpartition(".")[0]

    graph: dict[str, set[str]] = {package: set() for package in packages}
    for name, targets in files.items():
        graph.setdefault(home(name), set()).update(home(target) for target in targets if home(target) != home(name))
    return graph


def shape(where: str, package: str) -> tuple[dict[str, str], list[list[str]], list[list[str]]]:
    """The numbers of one tree by their names, and the circles of its packages and of its files."""
    texts = sources(where, package)
    names = set(texts)
    packages = {name for name in names if any(other.startswith(f"{name}.") for other in names)}
    modules = {name: measured(name, text, names, name in packages) for name, text in texts.items()}
    files = {name: set(module.imports) for name, module in modules.items()}
    round_packages, round_files = circles(by_package(files, packages)), circles(files)
    lines = [module.lines for module in modules.values()]
    code = sum(module.code for module in modules.values())
    functions = [length for module in modules.values() for length in module.functions]
    numbers = {
        "files": f"{len(modules)}",
        "lines": f"{sum(lines)}",
        "lines of code": f"{code}",
        "median file": f"{median(lines):.0f} lines",
        "longest file": f"{max(lines)} lines",
        "import share": f"{100 * sum(module.importing for module in modules.values()) / code:.1f} %",
        "imports in functions": f"{sum(module.inner_imports for module in modules.values())}",
        "circles of packages": f"{len(round_packages)} ({sum(map(len, round_packages))} of {len(packages)} packages)",
        "circles of files": f"{len(round_files)} (largest {max(map(len, round_files), default=0)})",
        "functions": f"{len(functions)}",
        "95 % of functions": f"at most {quantiles(functions, n=20)[-1]:.0f} lines",
    }
    return numbers, round_packages, round_files


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("where", nargs="*", default=[str(ROOT)], help="a folder or a git revision, as many as you like")
    parser.add_argument("--package", default=PACKAGE)
    parser.add_argument("--circles", action="store_true", help="name the members of each circle")
    args = parser.parse_args()
    shapes = {where: shape(where, args.package) for where in args.where}
    widths = [max(len(where), *map(len, found[0].values())) for where, found in shapes.items()]
    first = [numbers for numbers, _, _ in shapes.values()]
    label = max(map(len, first[0]))
    print(" " * label, *(where.rjust(width) for where, width in zip(shapes, widths, strict=True)), sep="   ")
    for name in first[0]:
        cells = (numbers[name].rjust(width) for numbers, width in zip(first, widths, strict=True))
        print(name.ljust(label), *cells, sep="   ")
    if args.circles:
        for where, (_, packages, files) in shapes.items():
            for kind, found in (("packages", packages), ("files", files)):
                for members in found:
                    print(f"\n{where}: a circle of {len(members)} {kind}:", *members, sep="\n  ")


if __name__ == "__main__":
    main()
