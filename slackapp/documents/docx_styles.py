"""How a Word document looks: its page, its letters, the colours of its tables, its foot."""

from typing import cast

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import _TableStyle as TableStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from slackapp.wording import file_copy as say

FONT, LANGUAGE = "Arial", "en-GB"
#: A4 with its margins, and what is left between them.
MARGIN, WIDTH = Cm(2), Cm(17)
DARK, SHADE = RGBColor(0x1F, 0x2A, 0x44), "E8ECF2"
_SIZES = {
    "Normal": 10,
    "Title": 18,
    "Subtitle": 12,
    "Heading 1": 14,
    "Heading 2": 11.5,
    "Footer": 8,
}


def prepare(document: Document) -> None:
    """Make an empty document ours."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        _same_letters_everywhere(style.element.get_or_add_rPr())
        if name != "Normal":
            style.font.color.rgb, style.font.italic = DARK, False
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    _speaks(document)


def _same_letters_everywhere(properties: BaseOxmlElement) -> None:
    """The theme of the empty document would win over the font of a heading."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        return
    for name in list(fonts.attrib):
        if "Theme" in str(name):
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _speaks(document: Document) -> None:
    """Say which language it is in, so that it is read aloud and checked in that."""
    defaults = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    for each in defaults.findall(qn("w:lang")):
        defaults.remove(each)
    defaults.append(_element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE))


def _element(name: str, text: str = "", **values: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    if text:
        made.text = text
    return made


def repeats(row: _Row) -> None:
    """Mark a row as the head of its table: it is heard with each cell, and stands on each page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def keep_whole(row: _Row) -> None:
    """Let a row stand on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def keep_together(table: Table) -> None:
    """Let a table stand on one page: each row stays with the next."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def shade(cell: _Cell) -> None:
    """Tell the words of a form from what is filled in."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=SHADE))


def of_tables(document: Document) -> TableStyle:
    """Give the style with a line around each cell."""
    by_id = {style.style_id: style for style in document.styles}
    return cast(TableStyle, by_id["TableGrid"])


def lay_out(table: Table, widths: list[int]) -> None:
    """Set the widths of the columns, and some room around what stands in them."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)
    room = _element("w:tblCellMar")
    for side, twentieths in {"top": "50", "left": "100", "bottom": "50", "right": "100"}.items():
        room.append(_element(f"w:{side}", w=twentieths, type="dxa"))
    table._tbl.tblPr.append(room)


def stand_over(paragraph: Paragraph) -> None:
    """Set who gave an answer, and when, above it, in smaller letters."""
    paragraph.paragraph_format.keep_with_next = True
    for run in paragraph.runs:
        run.italic, run.font.size, run.font.color.rgb = True, Pt(8.5), DARK


def describe(table: Table, name: str, *, has_heads: bool) -> None:
    """Say what a table is, and which of its cells head the others."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    first_row, first_column = ("1", "0") if has_heads else ("0", "1")
    look = {"firstRow": first_row, "firstColumn": first_column, "noHBand": "1", "noVBand": "1"}
    properties.append(_element("w:tblLook", val="0000", **look))
    properties.append(_element("w:tblCaption", val=name))


def right_to_left(paragraph: Paragraph) -> None:
    """Let a paragraph begin at the right."""
    paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(_element("w:rtl"))


def foot(document: Document, words: str) -> None:
    """Say on each page what it is, and which of how many."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{words} {say.PAGE} ")
    _field(paragraph.add_run(), "PAGE")
    paragraph.add_run(f" {say.OF} ")
    _field(paragraph.add_run(), "NUMPAGES")


def _field(run: Run, name: str) -> None:
    run._r.append(_element("w:fldChar", fldCharType="begin"))
    run._r.append(_element("w:instrText", text=name))
    run._r.append(_element("w:fldChar", fldCharType="end"))
