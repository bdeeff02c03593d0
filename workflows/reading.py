"""From the text of a procedure file to a Procedure, or to findings that name the line to mend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from workflows import (
    adding,
    checking,
    follow_up,
    misread,
    on_behalf,
    own_forms,
    pass_on,
    resent,
    yaml_text,
)
from workflows.checking import Problem
from workflows.plain_yaml import Path, Written
from workflows.procedure import Procedure


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

    Checking takes a moment, and what a text says never changes: it is read once.
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
    tree, lines = _written(text, file)
    if "hash" in tree:  # it is worked out here, never written
        raise _only(file, lines["hash",], *misread.not_a_word("hash"))
    hashed = {**_with_own_forms(tree), "hash": sha256(text.encode()).hexdigest()}
    try:
        return Procedure.model_validate(hashed), lines
    except ValidationError as error:
        raise NotAProcedure(tuple(_from_pydantic(error, lines, file))) from None


def located(problems: Iterable[Problem], text: str, file: str) -> tuple[Finding, ...]:
    """Give what was found in a procedure with its lines, in the text that it was read from."""
    return _located(problems, _written(text.replace("\r\n", "\n"), file).lines, file)


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


def _written(text: str, file: str) -> Written:
    try:
        written = yaml_text.read(text)
    except yaml_text.NotYaml as error:
        raise _only(file, error.line, error.wrong, error.right) from None
    if not isinstance(written.tree, dict):
        right = "Begin with vocabulary: 1, then key, title and about."
        raise _only(file, 1, "There are no rules here.", right)
    return written


def _only(file: str, line: int, wrong: str, right: str) -> NotAProcedure:
    return NotAProcedure((Finding(file=file, line=line, wrong=wrong, right=right),))


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
