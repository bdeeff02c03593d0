"""Where in a procedure's file the words stand that somebody reads in Slack."""

from collections.abc import Iterator
from html import unescape
from string import Formatter
from typing import Any

from workflows.checking import Path
from workflows.procedure import Procedure


def written(procedure: Procedure, shown: str) -> Path:
    """Give the way to the longest words of the file among those shown; nowhere, if none are."""
    said = _levelled(unescape(shown))
    found = {path: len(words) for path, words in _texts(procedure) if _stands_in(words, said)}
    return max(found, key=lambda path: found[path], default=())


def _texts(procedure: Procedure) -> Iterator[tuple[Path, str]]:
    return _walked(procedure.model_dump(by_alias=True), ())


def _walked(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _walked(value, (*path, key))
    elif isinstance(node, tuple):
        for number, value in enumerate(node):
            yield from _walked(value, (*path, number))


def _stands_in(words: str, said: str) -> bool:
    """A template stands there with other words in its braces."""
    parts = [_levelled(part) for part, *_ in Formatter().parse(words)]
    return any(part.strip() for part in parts) and all(part in said for part in parts)


def _levelled(words: str) -> str:
    """A sentence may begin with a capital, and a verb loses its hyphen."""
    return words.casefold().replace("-", " ")
