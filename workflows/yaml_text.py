"""What a YAML 1.2 text says, in which ``no`` and ``on`` are words. Anchors and merges are refused.

Where it is plain, it is read fast; else by a parser that knows all of YAML 1.2, and whose words
for what is wrong lead to ours. What is read is the same.
"""

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.tokens import AliasToken, AnchorToken, ScalarToken, TagToken

from workflows import not_yaml, plain_yaml
from workflows.plain_yaml import Path, Written

#: Without these signs no text has an anchor, a merge or a tag; looking for them takes a while.
_MAY_HIDE = re.compile(r"[&*!]|<<")


class NotYaml(Exception):
    """The text cannot be read: on which line, what is wrong, what would be right."""

    def __init__(self, line: int, wrong: str, right: str) -> None:
        """Keep all three."""
        super().__init__(line, wrong, right)
        self.line, self.wrong, self.right = line, wrong, right


def read(text: str) -> Written:
    """Give what is written in a *text* whose lines end with LF. Raises NotYaml."""
    return plain_yaml.read(text) or in_full(text)


def in_full(text: str) -> Written:
    """Give the same, whatever it is made of. Raises NotYaml."""
    tree = _load(text)
    return Written(_plain(tree), dict(_lines(tree, (), 1)))


def _load(text: str) -> Any:
    try:
        tokens = YAML().scan(text) if _MAY_HIDE.search(text) else ()
        hidden = next((token for token in tokens if _hides_a_rule(token)), None)
        tree = None if hidden else YAML().load(text)
    except MarkedYAMLError as error:
        raise NotYaml(*not_yaml.said(error, text)) from None
    except NotImplementedError as error:  # the parser keeps comments, and has no place for this one
        raise NotYaml(*not_yaml.with_a_comment_between(error)) from None
    except RecursionError:
        raise NotYaml(1, "This is nested too deeply.", "Write it flat.") from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        right = "Write this line again, instead of pasting it."
        raise NotYaml(line, "A sign stands here that no text can hold.", right) from None
    if hidden:
        right = "Write the rule once under choices and name it under also."
        wrong = "A YAML anchor, merge or tag stands here, which a manager cannot read."
        raise NotYaml(hidden.start_mark.line + 1, wrong, right)
    return tree


def _hides_a_rule(token: Any) -> bool:
    merges = isinstance(token, ScalarToken) and token.plain and token.value == "<<"
    return merges or isinstance(token, AnchorToken | AliasToken | TagToken)


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
