"""A copy of what is held without what is withheld, and the list of what was; the first stays."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from slackapp.documents import as_data, finished, html, numbered, review_sheet
from slackapp.documents.as_data import FORMAT
from slackapp.documents.data import checksum
from slackapp.wording import redacting as say
from workflows.auditing.withholding import (
    Cells,
    Withheld,
    Words,
    stands_again,
    stands_nowhere,
    taken_out,
    texts_of,
    without,
    words_of,
)


class CannotRedact(Exception):
    """Nothing can be written; the text says why, and holds nothing of the document."""


@dataclass(frozen=True, kw_only=True)
class Redacted:
    """What is handed over, as a page and as data; and what was withheld, as a table."""

    page: bytes
    data: bytes
    log: bytes


def content_of(data: bytes) -> dict[str, Any]:
    """Give the content of what ``drp audit`` wrote. Raises CannotRedact."""
    try:
        whole = json.loads(data)
    except ValueError:
        raise CannotRedact(say.NOT_DATA) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise CannotRedact(say.NOT_DATA)
    content: dict[str, Any] = whole.get("content", {})
    if whole.get("sha256") != checksum(content):
        raise CannotRedact(say.CHANGED)
    return content


def redacted(content: dict[str, Any], sheet: bytes, name: str, made: str) -> Redacted:
    """Take out what the sheet withholds. *name* is that of the data file; *made* says when.

    Raises CannotRedact, NotASheet. Nothing is made where words stand nowhere, so that somebody
    mistyped them, or where anything that is withheld would still be read: in another row, in a
    reason, in the name of a file, or wherever else in what is finished.
    """
    rows = numbered.rows(content)
    decided = review_sheet.read(sheet, content, len(rows))
    gone = _gone(decided, rows)
    _look_at(decided, rows, gone, name)
    left = taken_out(rows, decided, say.MARK)
    for each in decided:
        if each.is_all and (also := stands_again(rows, left, each)):
            raise CannotRedact(say.again(each.row, also))
    said = partial(without, words_of(decided), mark=say.MARK)
    foot = say.foot(made)
    paper = numbered.paper(content, left, said, say.HOW_TO_READ, foot)
    where = numbered.where(content, left)
    told = [_told(each, rows, where[each.row]) for each in decided]
    log = review_sheet.log(say.LOG_HEADS, told)
    files = Redacted(page=html.page(paper), data=as_data.write(paper), log=log)
    _look_again(files, gone, foot)
    return files


def _gone(decided: Sequence[Withheld], rows: Mapping[int, Cells]) -> list[Words]:
    """Give what must stand nowhere: words, and texts of rows that are withheld as a whole."""
    wholes = [each for each in decided if each.is_all]
    return [*words_of(decided), *(text for each in wholes for text in texts_of(rows, each))]


def _look_at(
    decided: Sequence[Withheld], rows: Mapping[int, Cells], gone: Sequence[Words], name: str
) -> None:
    """Refuse what cannot be done as it was decided."""
    if not decided:
        raise CannotRedact(say.NOTHING_WITHHELD)
    for each in decided:
        if any(stands_nowhere(rows, words) for words in each.words):
            raise CannotRedact(say.mistyped(each.row))
    for each in decided:
        if finished.stand_in([each.reason], gone):
            raise CannotRedact(say.tells_it(each.row))
    if finished.stand_in([name], gone):
        raise CannotRedact(say.NAMED_BY_IT)


def _look_again(files: Redacted, gone: Sequence[Words], foot: str) -> None:
    """Refuse what is finished where anybody would still read what is withheld."""
    of_page, of_data = finished.of_page(files.page), finished.of_data(files.data)
    read = chain(of_page, of_data, finished.of_list(files.log))
    if finished.stand_in((text for text in read if text not in (say.HOW_TO_READ, foot)), gone):
        raise CannotRedact(say.STILL_THERE)


def _told(withheld: Withheld, rows: Mapping[int, Cells], where: str) -> tuple[object, ...]:
    if withheld.is_all:
        return withheld.row, where, say.WHOLE_ROW, 1, withheld.reason
    words = withheld.words
    places = sum(Words(each).times_in(cells) for each in words for cells in rows.values())
    return withheld.row, where, say.words(len(words)), places, withheld.reason
