"""Taking words out of what is held about somebody, before it is handed over.

People decide what is withheld, and why (Data Protection Act 2018, Schedules 2 and 3); here it is
only made sure that what they named stands nowhere any more.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

#: A text this long that stands twice is the same text, and no everyday answer such as "Yes".
TELLS_ITSELF_APART = 20

#: A row of what is held: a heading, a line, or the cells of a row of a table.
Cells = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What somebody decided about one row: all of it, or these words wherever they stand."""

    row: int
    reason: str
    words: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Is the whole row withheld?"""
        return not self.words


class Words:
    """Words that are withheld, in capitals or not, however they are spaced; never within a word.

    An underscore is no part of a word: it sets words in italics, or joins them.
    """

    def __init__(self, words: str) -> None:
        """Look for *words*, which hold something but spaces."""
        spaced = r"\s+".join(map(re.escape, _composed(words).split()))
        self._pattern = re.compile(rf"(?<![^\W_]){spaced}(?![^\W_])", re.IGNORECASE)

    def times_in(self, cells: Iterable[str]) -> int:
        """Count in how many places they stand."""
        return sum(len(self._pattern.findall(_composed(cell))) for cell in cells)

    def places(self, composed: str) -> Iterator[tuple[int, int]]:
        """Give where they begin and end in a text whose letters are composed."""
        return (found.span() for found in self._pattern.finditer(composed))


def without(every: Iterable[Words], text: str, mark: str) -> str:
    """Give the text with *mark* in each of their places; as it was, where there is none.

    Where some of them overlap, one mark stands for all.
    """
    composed, end = _composed(text), 0
    parts: list[str] = []
    for first, after in sorted(place for words in every for place in words.places(composed)):
        if not parts or first >= end:
            parts += [composed[end:first], mark]
        end = max(end, after)
    return "".join((*parts, composed[end:])) if parts else text


def _composed(text: str) -> str:
    """Letters with accents are written in two ways that look alike."""
    return unicodedata.normalize("NFC", text)


def words_of(decided: Iterable[Withheld]) -> list[Words]:
    """Give the words that are withheld wherever they stand."""
    return [Words(each) for one in decided for each in one.words]


def taken_out(
    rows: Mapping[int, Cells], decided: Sequence[Withheld], mark: str
) -> dict[int, Cells]:
    """Give the rows without what is withheld.

    Of a row that is withheld as a whole its first cell stays, where it has several: the question,
    or when it was.
    """
    wholes = {each.row for each in decided if each.is_all}
    words = words_of(decided)
    return {
        number: _without(cells, words, mark, is_whole=number in wholes)
        for number, cells in rows.items()
    }


def _without(cells: Cells, words: Sequence[Words], mark: str, *, is_whole: bool) -> Cells:
    if is_whole:
        first = cells[:1] if len(cells) > 1 else ()
        cells = (*first, *(mark if cell else "" for cell in cells[len(first) :]))
    return tuple(without(words, cell, mark) for cell in cells)


def stands_nowhere(rows: Mapping[int, Cells], words: str) -> bool:
    """Do these words stand in no row? Then somebody mistyped them."""
    return not any(Words(words).times_in(cells) for cells in rows.values())


def stands_again(
    rows: Mapping[int, Cells], left: Mapping[int, Cells], whole: Withheld
) -> tuple[int, ...]:
    """Give the rows that still hold a text of a row that is withheld as a whole."""
    gone = texts_of(rows, whole)
    return tuple(
        number for number, cells in left.items() if any(each.times_in(cells) for each in gone)
    )


def texts_of(rows: Mapping[int, Cells], whole: Withheld) -> list[Words]:
    """Give what must stand nowhere any more of a row that is withheld as a whole."""
    first = 1 if len(rows[whole.row]) > 1 else 0
    return [Words(text) for text in rows[whole.row][first:] if len(text) >= TELLS_ITSELF_APART]
