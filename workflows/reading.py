"""From the text of a procedure file to a Procedure, or to findings that name the line to mend."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.tokens import AliasToken, AnchorToken, ScalarToken, TagToken

from workflows import (
    adding,
    checking,
    follow_up,
    misread,
    not_yaml,
    on_behalf,
    own_forms,
    pass_on,
    resent,
)
from workflows.checking import Path, Problem
from workflows.procedure import Procedure

#: Without these signs no text has an anchor, a merge or a tag; looking for them takes a while.
_MAY_HIDE = re.compile(r"[&*!]|<<")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong in a file, on which line, and what would be right."""

    file: str
    line: int
    wrong: str
    right: str

    def __str__(self) -> str:
        """As editors and people read it: file:line: what. What instead."""
        return f"{self.file}:{self.line}: {self.wrong} {self.right}".rstrip()


class NotAProcedure(Exception):
    """The file cannot be used; ``findings`` says why, line by line."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep *findings*; the text is all of them, a line each."""
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@lru_cache(maxsize=64)
def read(text: str, file: str) -> Procedure:
    """Read one procedure. Raises NotAProcedure.

    Reading takes half a second, and what a text says never changes: it is read once.
    """
    read_in, lines = _understood(text, file)
    if taken := next((key for key in sorted(own_forms.NAMES) if ("forms", key) in lines), ""):
        wrong = f'"{taken}" is a form of the app itself.'
        raise _only(file, lines["forms", taken], wrong, "Give this form another name.")
    if found := _located(checking.problems(read_in), lines, file):
        raise NotAProcedure(found)
    return read_in


@lru_cache(maxsize=64)
def read_kept(text: str) -> Procedure:
    """Read the text that disputes began under. Raises NotAProcedure.

    It was proved when it was put to use: what is asked of files since then does not stop them.
    """
    return _understood(text, "the stored text")[0]


def _understood(text: str, file: str) -> tuple[Procedure, dict[Path, int]]:
    """Give what a text says, and the line of each thing in it.

    The hash is SHA-256 of the text with LF line ends: a checkout's own line ends change nothing.
    """
    text = text.replace("\r\n", "\n")
    tree = _load(text, file)
    lines = dict(_lines(tree, (), 1))
    if "hash" in tree:  # it is worked out here, never written
        raise _only(file, lines["hash",], *misread.not_a_word("hash"))
    hashed = {**_with_own_forms(_plain(tree)), "hash": sha256(text.encode()).hexdigest()}
    try:
        return Procedure.model_validate(hashed), lines
    except ValidationError as error:
        raise NotAProcedure(tuple(_from_pydantic(error, lines, file))) from None


def located(problems: Iterable[Problem], text: str, file: str) -> tuple[Finding, ...]:
    """Give what was found in a procedure with its lines, in the text that it was read from."""
    lines = dict(_lines(_load(text.replace("\r\n", "\n"), file), (), 1))
    return _located(problems, lines, file)


def _located(problems: Iterable[Problem], lines: dict[Path, int], file: str) -> tuple[Finding, ...]:
    """Say each of them once on its line, however many ways lead there."""
    found: dict[tuple[int, str], Finding] = {}
    for where, wrong, right in problems:
        line = _line_of(where, lines)
        found.setdefault((line, wrong), Finding(file=file, line=line, wrong=wrong, right=right))
    return tuple(found[key] for key in sorted(found))


def _with_own_forms(tree: Any) -> Any:
    """The app's own forms stand among the others: of actions, where they are followed up."""
    if not isinstance(tree.get("forms"), dict):
        return tree
    steps = tree.get("steps")
    followed = isinstance(steps, dict) and any(
        isinstance(step, dict) and step.get("watches_actions") for step in steps.values()
    )
    of_actions = (follow_up.RECORD,) if followed else ()
    about_mail = (resent.RESENT, resent.BY_HAND)
    always = (adding.ADDITION, pass_on.PASSING, on_behalf.RECEIVED, *about_mail)
    return {**tree, "forms": {**tree["forms"], **own_forms.of(*of_actions, *always)}}


def _load(text: str, file: str) -> Any:
    """Parse YAML 1.2, in which ``no`` and ``on`` are words. Anchors and merges are refused."""
    try:
        tokens = YAML().scan(text) if _MAY_HIDE.search(text) else ()
        hidden = next((token for token in tokens if _hides_a_rule(token)), None)
        tree = None if hidden else YAML().load(text)
    except MarkedYAMLError as error:
        raise _only(file, *not_yaml.said(error, text)) from None
    except RecursionError:
        raise _only(file, 1, "This is nested too deeply.", "Write it flat.") from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        right = "Write this line again, instead of pasting it."
        raise _only(file, line, "A sign stands here that no text can hold.", right) from None
    if hidden:
        right = "Write the rule once under choices and name it under also."
        wrong = "A YAML anchor, merge or tag stands here, which a manager cannot read."
        raise _only(file, hidden.start_mark.line + 1, wrong, right)
    if not isinstance(tree, dict):
        right = "Begin with vocabulary: 1, then key, title and about."
        raise _only(file, 1, "There are no rules here.", right)
    return tree


def _hides_a_rule(token: Any) -> bool:
    merges = isinstance(token, ScalarToken) and token.plain and token.value == "<<"
    return merges or isinstance(token, AnchorToken | AliasToken | TagToken)


def _only(file: str, line: int, wrong: str, right: str) -> NotAProcedure:
    return NotAProcedure((Finding(file=file, line=line, wrong=wrong, right=right),))


def _lines(node: Any, path: Path, line: int) -> Iterator[tuple[Path, int]]:
    """Give the line of every name and item, by the way that leads to it."""
    yield path, line
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _lines(value, (*path, str(key)), node.lc.key(key)[0] + 1)  # type: ignore[attr-defined]
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _lines(value, (*path, index), node.lc.item(index)[0] + 1)  # type: ignore[attr-defined]


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    return node


def _line_of(path: Path, lines: dict[Path, int]) -> int:
    """Give the line of the nearest thing on the way that stands in the file."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _from_pydantic(error: ValidationError, lines: dict[Path, int], file: str) -> Iterator[Finding]:
    for problem in error.errors():
        where = tuple(problem["loc"])
        wrong, right = misread.said(problem["type"], str(where[-1]), problem)
        yield Finding(file=file, line=_line_of(where, lines), wrong=wrong, right=right)
