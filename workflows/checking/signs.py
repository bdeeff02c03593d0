"""The signs that words are made of: some at all, and none that nobody can see."""

import re
from collections.abc import Iterator
from typing import Any

from workflows.checking.finding import Path, Problem
from workflows.parts import Part, every_part
from workflows.procedure import Procedure

#: Words that people read wherever a file has them.
_READ = ("title", "about", "what", "asks", "question", "label", "needs", "else_says", "says")
#: Signs of control. A new line is one, and the only one that people write.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find words that say nothing, and signs that only machines write."""
    for path, part in every_part(procedure):
        for name, value in part:
            yield from _unseen((*path, name), value)
        for name in _READ:
            if _says_nothing(part, name):
                yield (*path, name), "Nothing is said here.", "Write a few words."


def _says_nothing(part: Part, name: str) -> bool:
    field = type(part).model_fields.get(name)
    return bool(field and field.is_required() and not getattr(part, name).strip())


def _unseen(path: Path, value: Any) -> Iterator[Problem]:
    if isinstance(value, tuple):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _unseen((*path, key), each)
    if isinstance(value, str) and _CONTROL.search(value):
        yield path, "A sign stands here that nobody can see.", "Write these words again."
