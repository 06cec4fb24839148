"""No text from people may reach a widget but through `literal` or `cell`."""

import ast
from pathlib import Path

import pytest

import coach.tui

ROOT = Path(coach.tui.__file__).parent
TAKES_MARKUP = {
    "Static", "Label", "Button", "Option", "Select", "Tab", "TabPane", "Checkbox", "RadioButton", "Toggle",
    "Collapsible", "Selection", "Digits", "Link", "Header", "Markdown", "DataTable", "Tree",
    "update", "add_option", "add_row", "add_column", "add_columns", "notify", "add", "add_leaf", "set_label",
}  # fmt: skip
NO_WIDGETS = {"journal", "asked", "_as_note", "taken"}
ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "label", "prompt", "placeholder_markup"}
WAYS_IN = {
    "literal", "cell", "Content", "assemble", "styled", "join", "Row", "Rows", "Hanging", "_row",
    "entry_details", "exercise_details", "routine_details", "plan_heading", "under_plan", "line_details", "line_steps",
    "due_line", "today_line", "hinted",
}  # fmt: skip
PASSES = {"notify"}  # `tell` hands cleaned text to it, with markup off


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def receiver(node: ast.Call) -> str:
    """The last name of what a method is called on."""
    value = node.func.value if isinstance(node.func, ast.Attribute) else None
    return value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")


def is_inert(node: ast.expr) -> bool:
    """Whether a value can not be markup made of someone's text: a constant, or made by one of the ways in."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_inert(node.body) and is_inert(node.orelse)
    if isinstance(node, ast.ListComp):
        return is_inert(node.elt)
    if isinstance(node, ast.List):
        return all(map(is_inert, node.elts))
    if isinstance(node, ast.Tuple):
        return not node.elts or is_inert(node.elts[0])
    if isinstance(node, ast.Call):
        name = called(node)
        return name in WAYS_IN or name.endswith(("_row", "_rows"))
    return False


def inert_names(tree: ast.AST) -> set[str]:
    """Local names that are only ever bound to inert values, or run through them."""
    bound: dict[str, bool] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    bound[target.id] = bound.get(target.id, True) and is_inert(node.value)
        elif isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name):
            bound[node.target.id] = bound.get(node.target.id, True) and is_inert(node.iter)
    return {name for name, inert in bound.items() if inert}


def findings(source: str) -> list[str]:
    """The places of `source` where something that is not inert is handed to a widget."""
    tree = ast.parse(source)
    names = inert_names(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called(node)
            if name in TAKES_MARKUP and name not in PASSES and node.args and receiver(node) not in NO_WIDGETS:
                first = node.args[0]
                if not is_inert(first) and not (isinstance(first, ast.Name) and first.id in names):
                    found.append(f"line {node.lineno}: {name}({ast.unparse(first)})")
            if name == "notify" and not any(
                k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
                for k in node.keywords
            ):
                found.append(f"line {node.lineno}: notify without markup=False")
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES and not is_inert(node.value):
                    found.append(f"line {node.lineno}: {ast.unparse(target)} = {ast.unparse(node.value)}")
        if isinstance(node, ast.Attribute) and node.attr == "from_markup":
            found.append(f"line {node.lineno}: from_markup")
    return found


def test_text_enters_widgets_only_as_literal() -> None:
    offenders = {
        path.relative_to(ROOT).as_posix(): places
        for path in sorted(ROOT.rglob("*.py"))
        if (places := findings(path.read_text("utf-8")))
    }
    assert offenders == {}


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"a {note}")',
        "Static(note)",
        'Label("%s" % note)',
        'Button("{}".format(note))',
        "Option(entry.note)",
        "self.notify(note)",
        "widget.tooltip = note",
        "pane.border_title = entry.name",
        "Static(Content.from_markup(note))",
        "label.update(note + ' min')",
        "[Option(note) for note in notes]",
    ],
)
def test_the_check_sees_what_it_forbids(line: str) -> None:
    assert findings(line)


@pytest.mark.parametrize("line", ['Static("plain")', "Static(literal(note))", "table.add_row(cell(note))"])
def test_the_check_lets_the_ways_in_pass(line: str) -> None:
    assert not findings(line)
