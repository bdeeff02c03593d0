"""What is said where a file is not YAML, in words that no parser uses."""

import re

from ruamel.yaml.error import MarkedYAMLError

_TWICE = re.compile(r'found duplicate key "(.*?)" with value')
_LOOK = "Look at the quotes, colons and indents of this line and the one above."
#: What stands in the parser's words; what is wrong, what would be right.
_PLAIN = (
    ("'\\t'", "A tab stands here.", "Indent with spaces."),
    ("expected ',' or", "A bracket opens above here, and does not close.", "Close it: ] or }."),
    ("another document", "A second file begins here.", "Take the --- away."),
)


def said(error: MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """Give the line, what is wrong, and what would be right."""
    line, problem = _line(error.problem_mark), str(error.problem)
    if twice := _TWICE.match(problem):
        right = "Give one of them another name, or take it away."
        return line, f'"{twice[1]}" stands here twice.', right
    if opened := _never_closed(error, text.splitlines()):
        return opened, "A quote opens here, and does not close.", "Close it on the same line."
    plain = (words for sign, *words in _PLAIN if sign in problem)
    wrong, right = next(plain, ("This is not YAML.", _LOOK))
    return line, wrong, right


def with_a_comment_between(error: NotImplementedError) -> tuple[int, str, str]:
    """Say that a comment keeps a name from its words; the parser says where the comment stands."""
    line = re.search(r", line: (\d+), col: ", str(error))
    wrong = "A comment stands between a name and the words on the next line."
    return int(line[1]) + 1 if line else 1, wrong, "Write the comment above the name."


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0)) + 1


def _never_closed(error: MarkedYAMLError, lines: list[str]) -> int | None:
    """Give the line of a quote without another; text over several lines has them in pairs."""
    if error.context == "while scanning a quoted scalar":
        return _line(error.context_mark)
    begins, ends = _line(error.context_mark), _line(error.problem_mark)
    there = enumerate(lines[begins - 1 : ends], begins)
    odd = [number for number, line in there if line.count('"') % 2]
    return odd[-1] if len(odd) % 2 else None
