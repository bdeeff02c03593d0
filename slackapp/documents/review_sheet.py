"""The sheet on which somebody says what is withheld: a row for each row of what is held.

A comma-separated file, which every office program opens; what could be read as a formula is quoted.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from slackapp.documents import numbered
from slackapp.documents.data import checksum
from slackapp.wording import redacting as say
from workflows.auditing.withholding import Withheld

#: A cell that begins so is a formula to an office program.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What office programs in the United Kingdom write, besides UTF-8.
ENCODINGS = ("utf-8-sig", "cp1252")


class NotASheet(Exception):
    """The sheet cannot be read; the text says where and why, and names no text of it."""


def write(content: Mapping[str, Any]) -> bytes:
    """Give the sheet of a document, with nothing withheld yet."""
    document = dict(content)
    marks, rows = numbered.marks(document), numbered.rows(document)
    where = numbered.where(document, rows)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(say.heads(checksum(document)))
    for number, cells in rows.items():
        text = "\n".join(cells)
        told = (where[number], text, marks.get(number, ""))
        writer.writerow([number, *map(_inert, told), "", ""])
    return out.getvalue().encode("utf-8-sig")


def read(sheet: bytes, content: Mapping[str, Any], rows: int) -> tuple[Withheld, ...]:
    """Give what was decided on the sheet of a document of so many *rows*. Raises NotASheet.

    The sheet of another audit is refused: its rows may be others.
    """
    lines = list(csv.reader(io.StringIO(_decoded(sheet), newline="")))
    heads = say.heads(checksum(dict(content)))
    if not lines or tuple(lines[0][1:]) != heads[1:]:
        raise NotASheet(say.NOT_A_SHEET)
    if lines[0][0] != heads[0]:
        raise NotASheet(say.ANOTHER)
    decided = [_decided(line, at) for at, line in enumerate(lines[1:], 2) if any(line)]
    found = tuple(each for each in decided if each)
    if wrong := [each.row for each in found if not 1 <= each.row <= rows]:
        raise NotASheet(say.no_such_row(wrong[0]))
    return found


def _decided(line: Sequence[str], at: int) -> Withheld | None:
    if len(line) != len(say.COLUMNS) or not line[0].strip().isascii() or not line[0].isdigit():
        raise NotASheet(say.not_a_row(at))
    number, withhold, reason = int(line[0]), line[-2].strip(), line[-1].strip()
    if not withhold:
        return None
    if not reason:
        raise NotASheet(say.no_reason(number))
    if withhold.casefold() == say.ALL:
        return Withheld(row=number, reason=reason)
    return Withheld(row=number, reason=reason, words=_listed(withhold))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.split(";") if each.strip())


def log(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Give a table of what was withheld."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_inert(str(each)) for each in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _decoded(sheet: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return sheet.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotASheet(say.NOT_A_SHEET)
