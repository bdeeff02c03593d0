"""A document that was written as data, its rows numbered from its title on; and made again of them.

The column that says what must be looked at, and how to read it, are for whoever reviews: no row.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from slackapp.documents.paper import Heading, Lines, Paper, Part, Table, plain
from slackapp.wording import auditing as say
from workflows.auditing.withholding import Cells

Json = dict[str, Any]
#: What only whoever reviews needs.
FOR_REVIEW = (say.REVIEW, say.HOW_TO_REVIEW)


def rows(content: Json) -> dict[int, Cells]:
    """Give the rows: the title, each heading, each line, and each row of a table."""
    return dict(enumerate(_every(content), 1))


def marks(content: Json) -> dict[int, str]:
    """Give what stands in the last column of each row of a table."""
    found = {}
    number = 1
    for part in _parts(content):
        for cells in _raw(part):
            number += 1
            if _is_marked(part):
                found[number] = cells[-1]
    return found


def where(content: Json, rows: Mapping[int, Cells]) -> dict[int, str]:
    """Say beneath which heading of these *rows* each row stands."""
    found, heading, number = {1: ""}, "", 1
    for part in _parts(content):
        for _ in _raw(part):
            number += 1
            heading = rows[number][0] if "heading" in part else heading
            found[number] = heading
    return found


def paper(
    content: Json, left: Mapping[int, Cells], said: Callable[[str], str], head: str, foot: str
) -> Paper:
    """Make the document of the rows that are *left*; *head* says first how to read it.

    What has no row of its own is *said* without what is withheld: the line under the title and the
    heads of columns. A table is named as what is left of the heading above it.
    """
    number, above = iter(range(2, len(left) + 1)), ""
    parts: list[Part] = [Lines(lines=(head,))]
    for part in _parts(content):
        of_part = [left[next(number)] for _ in _raw(part)]
        above = of_part[0][0] if "heading" in part else above
        parts.append(_made(part, of_part, above, said))
    return Paper(
        title=left[1][0], subtitle=said(content["subtitle"]), parts=tuple(parts), foot=foot
    )


def _every(content: Json) -> Iterator[Cells]:
    yield (content["title"],)
    for part in _parts(content):
        for cells in _raw(part):
            yield cells[:-1] if _is_marked(part) else cells


def _parts(content: Json) -> Iterator[Json]:
    for part in content["parts"]:
        if part.get("heading") not in FOR_REVIEW and part.get("lines") != [say.HOW_TO_REVIEW]:
            yield part


def _raw(part: Json) -> list[Cells]:
    if "heading" in part:
        return [(part["heading"],)]
    if "lines" in part:
        return [(line,) for line in part["lines"]]
    return [tuple(cells) for cells in part["rows"]]


def _is_marked(part: Json) -> bool:
    heads: list[str] = part.get("heads", [])
    return heads[-1:] == [say.REVIEW]


def _made(part: Json, rows: list[Cells], name: str, said: Callable[[str], str]) -> Part:
    if "heading" in part:
        return Heading(level=part["level"], text=rows[0][0])
    if "lines" in part:
        return Lines(lines=tuple(text for (text,) in rows))
    heads = part["heads"][:-1] if _is_marked(part) else part["heads"]
    cells = tuple(tuple(map(plain, row)) for row in rows)
    return Table(name=name, heads=tuple(map(said, heads)), rows=cells)
