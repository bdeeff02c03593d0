"""How a copy falls on pages: what belongs together is not divided between two."""

import io
from datetime import UTC, datetime

import docx as python_docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from slackapp.documents import docx, html
from slackapp.documents.paper import Heading, Lines, Paper, Table, plain

SHORT = Table(name="Who agreed", rows=((plain("Who"), plain("A")), (plain("When"), plain("B"))))
LONG = Table(name="The form", heads=("What was said",), rows=((plain("Word. " * 500),),))
NOW = datetime(2026, 11, 26, tzinfo=UTC)


def paper(*parts: Heading | Lines | Table) -> Paper:
    return Paper(title="DRP-7F3K-09", subtitle="Copy", parts=parts, foot="DRP-7F3K-09.")


def in_word(*parts: Heading | Lines | Table) -> Document:
    return python_docx.Document(io.BytesIO(docx.of_paper(paper(*parts), NOW)))


def stays(paragraph: Paragraph) -> bool:
    return bool(paragraph.paragraph_format.keep_with_next)


def test_who_gave_a_form_stays_with_what_they_gave():
    heading, by = Heading(level=2, text="The people"), Lines(lines=("By A, at 10am",), small=True)

    made = in_word(heading, by, SHORT, by)

    first, last = [each for each in made.paragraphs if each.text == "By A, at 10am"]
    assert (stays(first), stays(last)) == (True, False)


def test_a_short_table_stands_on_one_page_and_a_long_one_may_be_divided():
    short, long = in_word(SHORT, LONG).tables

    rows = [[stays(cell.paragraphs[0]) for cell in row.cells] for row in short.rows]
    assert rows == [[True, True], [False, False]]
    assert not stays(long.rows[0].cells[0].paragraphs[0])
    page = html.page(paper(SHORT, LONG)).decode()
    assert 'class="left whole" aria-label="Who agreed"' in page
    assert 'class="heads form" aria-label="The form"' in page
    assert page.count('<tr class="whole">') == len(SHORT.rows)


def test_the_number_of_a_page_is_as_small_as_the_words_beside_it():
    foot = in_word(SHORT).sections[0].footer.paragraphs[0]

    assert foot.text.startswith("DRP-7F3K-09.")
    assert {run.font.size for run in foot.runs} == {None}
    assert foot.style.font.size.pt == 8
