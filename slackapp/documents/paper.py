"""What a document is made of, before it is a file of any format: headings, lines and tables."""

from dataclasses import dataclass

#: A table of fewer characters stands on one page, as does a row of a longer one.
SHORT = 800


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text with the label that it stands under; ``heads``: it heads what follows it."""

    text: str
    label: str = ""
    heads: bool = False


Cell = tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading; 1 is that of a part of the document."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Paragraphs; small ones stand beneath something else."""

    lines: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: with a row of ``heads`` over its columns, or with the head of each row at its left.

    ``name`` is read aloud before it, and not printed.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Can it stand on one page?"""
        return sum(map(len, self.heads)) + sum(map(length, self.rows)) < SHORT


Part = Heading | Lines | Table


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole document. ``foot`` stands at the foot of each page."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    foot: str


def length(row: tuple[Cell, ...]) -> int:
    """Count the characters of a row."""
    return sum(len(words.label) + len(words.text) for cell in row for words in cell)


def plain(text: str) -> Cell:
    """Give a cell with one text in it."""
    return (Words(text=text),)
