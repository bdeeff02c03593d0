"""Every sentence that people read stands in the catalogue: nowhere else is one written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CATALOGUE = "slackapp/wording/"
#: Where other words are written, and why.
OF_THEIR_OWN = (
    "slackapp/sandbox/",  # the stand-in for Slack says what Slack would; it knows no catalogue
    "slackapp/block_kit/",  # Slack's own rules, in Slack's words
    "slackapp/samples/",  # the same as the demo
    "slackapp/demo/",  # invented people and what they are supposed to have typed
    "slackapp/samples/",  # the same
    "slackapp/cli/local_workspace.py",  # the same
    # What is wrong with a file that somebody wrote is said beside the rule that finds it.
    "workflows/attaching.py",
    "workflows/checking/",
    "workflows/comparing/",
    "workflows/due.py",
    "workflows/misread.py",
    "workflows/not_yaml.py",
    "workflows/parts.py",
    "workflows/people_file.py",
    "workflows/proving/",
    "workflows/reading.py",
    "workflows/working_calendar.py",
    "workflows/yaml_text.py",
    # What a file need not write is said for it, and its schema has a title.
    "workflows/choices.py",
    "workflows/schema.py",
    "workflows/people.py",  # stands where a name would
)
#: A call of one of these is for the log, which nobody reads who works with children.
LOGS = {"debug", "info", "warning", "error", "exception", "record"}
GAP = "\N{HORIZONTAL ELLIPSIS}"


def is_sentence(text: str) -> bool:
    """Two words or more that begin as a sentence does, or end as one."""
    words = re.findall(r"[A-Za-z']+", text)
    begins = re.match(rf"[\"'{GAP}]?[A-Z][a-z]*[ ,]", text)
    ends = re.search(r"[a-z\"')][.?!]\"?\s*$", text)
    return len(words) > 1 and bool(begins or ends)


def written(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give each text of a module, an f-string with gaps; not docstrings, not what is logged."""
    if isinstance(tree, ast.Module | ast.ClassDef | ast.FunctionDef):
        doc = tree.body[0] if tree.body and ast.get_docstring(tree) is not None else None
        children: list[ast.AST] = [each for each in ast.iter_child_nodes(tree) if each is not doc]
    elif isinstance(tree, ast.Call) and isinstance(tree.func, ast.Attribute | ast.Name):
        name = tree.func.attr if isinstance(tree.func, ast.Attribute) else tree.func.id
        children = [] if name in LOGS else list(ast.iter_child_nodes(tree))
    elif isinstance(tree, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else GAP for p in tree.values)
        yield tree.lineno, "".join(map(str, parts))
        children = [p for p in tree.values if not isinstance(p, ast.Constant)]
    else:
        children = list(ast.iter_child_nodes(tree))
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree.lineno, tree.value
    for child in children:
        yield from written(child)


def outside_the_catalogue(path: str, text: str) -> list[str]:
    if path.startswith((CATALOGUE, *OF_THEIR_OWN)):
        return []
    found = written(ast.parse(text))
    return [f"{path}:{line}: {words}" for line, words in found if is_sentence(words)]


def test_no_sentence_stands_outside_the_catalogue():
    files = [
        path
        for package in ("slackapp", "storage", "workflows")
        for path in (ROOT / package).rglob("*.py")
    ]
    assert len(files) > 300

    found = [
        each
        for path in files
        for each in outside_the_catalogue(str(path.relative_to(ROOT)), path.read_text())
    ]

    assert found == []


def test_a_sentence_in_a_handler_or_a_view_is_found():
    handler = 'def press():\n    """Say no."""\n    return small.notice(["You may not do this."])\n'
    view = 'TITLE = f"Reply to {reference}"\n'
    logged = 'log.warning("Slack did not answer: %s", code)\n'

    assert outside_the_catalogue("slackapp/press.py", handler + view + logged) == [
        "slackapp/press.py:3: You may not do this.",
        "slackapp/press.py:4: Reply to …",
    ]
