"""A copy of what is held without what is withheld, and the list of what was; the first stays."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slackapp.documents import numbered, review_sheet
from slackapp.documents.as_data import FORMAT
from slackapp.documents.data import checksum
from slackapp.documents.paper import Paper
from slackapp.wording import redacting as say
from workflows.auditing.withholding import (
    Cells,
    Withheld,
    Words,
    stands_again,
    stands_nowhere,
    taken_out,
)


class CannotRedact(Exception):
    """Nothing can be written; the text says why, and holds nothing of the document."""


@dataclass(frozen=True, kw_only=True)
class Redacted:
    """The document as it can be handed over, and what was withheld, as a table."""

    paper: Paper
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


def redacted(content: dict[str, Any], sheet: bytes, made: str) -> Redacted:
    """Take out what the sheet withholds; *made* says when. Raises CannotRedact, NotASheet.

    Nothing is made where words stand nowhere, so that somebody mistyped them, or where a text that
    is withheld as a whole would still stand in another row.
    """
    rows = numbered.rows(content)
    decided = review_sheet.read(sheet, content, len(rows))
    if not decided:
        raise CannotRedact(say.NOTHING_WITHHELD)
    for each in decided:
        if any(stands_nowhere(rows, words) for words in each.words):
            raise CannotRedact(say.mistyped(each.row))
    left = taken_out(rows, decided, say.MARK)
    for each in decided:
        if each.is_all and (also := stands_again(rows, left, each)):
            raise CannotRedact(say.again(each.row, also))
    paper = numbered.paper(content, left, say.HOW_TO_READ, say.foot(made))
    where = numbered.where(content)
    told = [_told(each, rows, where[each.row]) for each in decided]
    return Redacted(paper=paper, log=review_sheet.log(say.LOG_HEADS, told))


def _told(withheld: Withheld, rows: Mapping[int, Cells], where: str) -> tuple[object, ...]:
    if withheld.is_all:
        return withheld.row, where, say.WHOLE_ROW, 1, withheld.reason
    words = withheld.words
    places = sum(Words(each).times_in(cells) for each in words for cells in rows.values())
    return withheld.row, where, say.words(len(words)), places, withheld.reason
