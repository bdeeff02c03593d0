"""Finished files read back, as whoever opens them would: a last look for what must not be there.

Names of tags, classes and fields are no content.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from slackapp.wording import redacting as say
from workflows.auditing.withholding import Words

#: Columns of the list of what was withheld that say something of the document.
_TELLING = (say.WHERE, say.REASON)
#: Stands where the mark did, and is no part of any words.
_NOTHING = "\0"


def stand_in(texts: Iterable[str], looked_for: Iterable[Words]) -> bool:
    """Do any of these words stand in what is read?"""
    read = [text.replace(say.MARK, _NOTHING) for text in texts]
    return any(words.times_in(read) for words in looked_for)


def of_page(page: bytes) -> Iterator[str]:
    """Give the texts of a web page, and what is read aloud of it."""
    reader = _Page()
    reader.feed(page.decode())
    reader.close()
    return iter(reader.texts)


def of_data(data: bytes) -> Iterator[str]:
    """Give the texts of a document that was written as data."""
    return _texts(json.loads(data)["content"])


def of_list(log: bytes) -> Iterator[str]:
    """Give what the list of what was withheld says of the document."""
    for row in csv.DictReader(io.StringIO(log.decode("utf-8-sig"), newline="")):
        yield from (row[column] for column in _TELLING)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_read = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_read = tag != "style"
        self.texts += [value for name, value in attrs if name == "aria-label" and value]

    def handle_endtag(self, tag: str) -> None:
        self._is_read = True

    def handle_data(self, data: str) -> None:
        if self._is_read:
            self.texts.append(data)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _texts(each)
