"""A document for Word, to be read, printed and written on: real headings, tables that are heard."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document
from docx.shared import Pt
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from slackapp.documents import composing
from slackapp.documents import docx_styles as styles
from slackapp.documents.paper import SHORT, Cell, Heading, Lines, Paper, Part, Table, Words, length
from slackapp.documents.signs import clean, is_right_to_left
from slackapp.wording import file_copy as say
from workflows.file_copy.copying import Copy

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(copy: Copy) -> bytes:
    """Give the bytes of the document."""
    return of_paper(composing.paper(copy), copy.kept.now)


def of_paper(paper: Paper, now: datetime) -> bytes:
    """Give the bytes of any document, made *now*."""
    document = docx.Document()
    styles.prepare(document)
    _describe(document, paper, now)
    _text(document.add_paragraph(style="Title"), paper.title)
    _text(document.add_paragraph(style="Subtitle"), paper.subtitle)
    for part, after in zip_longest(paper.parts, paper.parts[1:]):
        _part(document, part, stays=isinstance(after, Table))
    styles.foot(document, clean(paper.foot))
    into = BytesIO()
    document.save(into)
    return into.getvalue()


def _describe(document: Document, paper: Paper, now: datetime) -> None:
    about = document.core_properties
    about.created = about.modified = now.astimezone(UTC).replace(tzinfo=None)
    about.title, about.subject = clean(paper.title), clean(paper.subtitle)
    about.author, about.comments, about.language = say.APP, "", styles.LANGUAGE


def _part(document: Document, part: Part, *, stays: bool) -> None:
    """Add a part; *stays*: with the table that follows it."""
    match part:
        case Heading():
            _text(document.add_heading(level=part.level), part.text)
        case Lines():
            for line in part.lines:
                paragraph = document.add_paragraph()
                _text(paragraph, line, size=8.5 if part.small else None)
                paragraph.paragraph_format.keep_with_next = stays
        case Table():
            _table(document, part)


def _table(document: Document, part: Table) -> None:
    columns = len(part.rows[0]) if part.rows else len(part.heads)
    made = document.add_table(rows=0, cols=columns, style=styles.of_tables(document))
    made.autofit = False
    widths = _widths(part, columns)
    if part.heads:
        _heads(made, part)
    for row in part.rows:
        new = made.add_row()
        cells = new.cells
        if length(row) < SHORT:
            styles.keep_whole(new)
        for number, (cell, words) in enumerate(zip(cells, row, strict=True)):
            is_head = not part.heads and number == 0
            _cell(cell, words, bold=is_head)
            if is_head:
                styles.shade(cell)
    if part.is_short:
        styles.keep_together(made)
    styles.lay_out(made, widths)
    styles.describe(made, clean(part.name), has_heads=bool(part.heads))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(part: Table, columns: int) -> list[int]:
    """A narrow column for what stands at the left, or for when; else all alike."""
    if columns == 2 and (not part.heads or len(part.rows) > 1):
        return [int(styles.WIDTH * 0.32), int(styles.WIDTH * 0.68)]
    return [int(styles.WIDTH / columns)] * columns


def _heads(made: DocxTable, part: Table) -> None:
    row = made.add_row()  # type: ignore[no-untyped-call]
    for cell, head in zip(row.cells, part.heads, strict=True):
        _cell(cell, (Words(text=head),), bold=True)
        styles.shade(cell)
    styles.repeats(row)


def _cell(cell: _Cell, said: Cell, *, bold: bool) -> None:
    """Write into a cell, which has one empty paragraph from the start."""
    paragraph = cell.paragraphs[0]
    for number, words in enumerate(said):
        paragraph = cell.add_paragraph() if number else paragraph
        if words.label:
            _text(paragraph, words.label, bold=True)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_before = Pt(4 if number else 0)
            paragraph = cell.add_paragraph()
        _text(paragraph, words.text, bold=bold)
        if words.heads:
            styles.stand_over(paragraph)


def _text(
    paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None
) -> None:
    words = clean(text)
    run = paragraph.add_run(words)
    run.bold = True if bold else None
    if size:
        run.font.size = Pt(size)
    if is_right_to_left(words):
        styles.right_to_left(paragraph)
