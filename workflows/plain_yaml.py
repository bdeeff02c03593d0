"""YAML in its plainest form, read fast: names, words, numbers and lists, each on one line.

The parser in C is twenty times as fast as the one that knows all of YAML 1.2, but keeps to 1.1.
So a text is read here only where both read the same; every other is left to ``yaml_text``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import Resolver

#: The way to a thing in a file: names, and places in lists.
Path = tuple[str | int, ...]

#: Signs that break a line in 1.1 only, or stand in no text; a tab; a colon that nothing parts
#: from what follows a quote; and a line that begins another document, or says which YAML it is.
_OTHERWISE = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    r"""|["']\s*:[^ \n]|^(?:---|\.\.\.|%)""",
    re.MULTILINE,
)
#: Far more than a procedure needs, far less than the other parser can hold.
_DEEPEST = 40
_WORDS = {"true": True, "false": False, "null": None, "": None}
_NUMBER = re.compile("[1-9][0-9]{,8}")
_YAML_1_2 = Resolver()


class Written(NamedTuple):
    """What a text says, with text for every name, and the line of each thing in it, from 1."""

    tree: Any
    lines: dict[Path, int]


class _NotPlain(Exception):
    """Something stands here that the two parsers could read in two ways."""


def read(text: str) -> Written | None:
    """Give what a text of lines that end with LF says; nothing where it is not plain."""
    if not yaml.__with_libyaml__ or _OTHERWISE.search(text):
        return None
    try:
        events = list(yaml.parse(text, Loader=yaml.CBaseLoader))
        inside = iter(events[2:-2])  # of the stream, and of the document
        begins = next(inside, None)
        if not isinstance(begins, yaml.MappingStartEvent):
            return None
        walk = _Walk(inside)
        return Written(walk.value(begins, (), 1), walk.lines)
    except (yaml.YAMLError, _NotPlain):
        return None


@dataclass
class _Walk:
    """What the parser says, one after the other: laid into each other, with the lines."""

    events: Iterator[Any]
    lines: dict[Path, int] = field(default_factory=dict)

    def value(self, begins: Any, path: Path, line: int) -> Any:
        """Give what begins here. Its *line* is that of its name, where it has one."""
        self.lines[path] = line
        if isinstance(begins, yaml.ScalarEvent):
            return _scalar(begins, line)
        if begins.anchor or begins.tag or len(path) > _DEEPEST:  # an alias has an anchor, too
            raise _NotPlain
        return self._names(path) if isinstance(begins, yaml.MappingStartEvent) else self._list(path)

    def _names(self, path: Path) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for event in self._until_it_ends():
            line = _line(event)
            name = _scalar(event, line) if isinstance(event, yaml.ScalarEvent) else None
            if not isinstance(name, str) or name in tree:
                raise _NotPlain
            tree[name] = self.value(next(self.events), (*path, name), line)
        return tree

    def _list(self, path: Path) -> list[Any]:
        begins = enumerate(self._until_it_ends())
        return [self.value(event, (*path, index), _line(event)) for index, event in begins]

    def _until_it_ends(self) -> Iterator[Any]:
        """Give the beginning of each item or name; what it holds is taken in between."""
        while not isinstance(event := next(self.events), yaml.CollectionEndEvent):
            yield event


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: Any, line: int) -> Any:
    """Give a word, number or text that stands on this *line*, beside its name."""
    beside = _line(event) == line == event.end_mark.line + 1
    if event.anchor or event.tag or event.style in ("|", ">") or not beside:
        raise _NotPlain
    return _word(event.value) if event.implicit[0] else event.value


@lru_cache(maxsize=4096)
def _word(value: str) -> Any:
    """Give what stands without quotes as YAML 1.2 takes it: not each of its ways to write 10."""
    if _YAML_1_2.resolve(ScalarNode, value, (True, False)) == Resolver.DEFAULT_SCALAR_TAG:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if not _NUMBER.fullmatch(value):
        raise _NotPlain
    return int(value)
