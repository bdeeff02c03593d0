"""The report as a workbook: a sheet for each measure, with its definition beside its figures."""

import io
import re
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from slackapp.reporting.document import Document
from slackapp.reporting.sections import Cell, Section
from slackapp.wording import report_rows as rows
from slackapp.wording import reporting as say

#: A spreadsheet takes no longer name of a sheet, and none of these signs in it.
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


class Book:
    """A workbook that grows by a sheet at a time; every text stays text."""

    def __init__(self) -> None:
        """Begin with nothing in it."""
        self._file = io.BytesIO()
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        self._book = xlsxwriter.Workbook(self._file, plain)
        self._bold: Format = self._book.add_format({"bold": True})
        self._wrapped: Format = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._number: Format = self._book.add_format({"num_format": "#,##0"})
        self._names: set[str] = set()

    def sheet(
        self, title: str, head: Sequence[str], lines: Iterable[Sequence[object]]
    ) -> Worksheet:
        """Add a sheet with a bold first line."""
        sheet = self._book.add_worksheet(self._named(title))
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 40, 18)
        for column, words in enumerate(head):
            sheet.write_string(0, column, words, self._bold)
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                if isinstance(value, int):
                    sheet.write_number(number, column, value, self._number)
                else:
                    sheet.write_string(number, column, str(value))
        sheet.freeze_panes(1, 1)
        return sheet

    def define(self, sheet: Worksheet, column: int, definition: str) -> None:
        """Put a definition beside the figures of a sheet."""
        sheet.set_column(column, column, 80)
        sheet.write_string(0, column, say.DEFINITION, self._bold)
        sheet.write_string(1, column, definition, self._wrapped)

    def done(self) -> bytes:
        """Give the file."""
        self._book.close()
        return self._file.getvalue()

    def _named(self, title: str) -> str:
        """Cut a title, at a word, to what a spreadsheet takes; no two sheets have one name."""
        plain = _NOT_IN_A_NAME.sub("", title).strip()
        if len(plain) > LONGEST_NAME:
            plain = plain[: LONGEST_NAME + 1].rpartition(" ")[0] or plain[:LONGEST_NAME]
        name, number = plain, 2
        while name.casefold() in self._names:
            name = f"{plain[: LONGEST_NAME - 3]} {number}"
            number += 1
        self._names.add(name.casefold())
        return name


def workbook(document: Document) -> bytes:
    """Give the whole file."""
    book = Book()
    facts = [*document.facts, *([("", say.SAMPLE)] if document.is_sample else [])]
    book.sheet(say.SHEETS["about"], (document.title,), facts)
    book.sheet(say.SHEETS["headlines"], (say.HEADLINES,), [(each,) for each in document.headlines])
    if not document.is_empty:
        for section in document.sections:
            _section(book, section)
        _time(book, document)
    kept_nowhere = [(each,) for each in (*document.not_kept, *document.absent)]
    book.sheet(say.SHEETS["not_kept"], (say.NOT_KEPT,), kept_nowhere)
    book.sheet(say.SHEETS["hiding"], (say.HIDING,), [(each,) for each in say.HOW_HIDDEN])
    return book.done()


def _section(book: Book, section: Section) -> None:
    alone = len(section.keys) == 1 and section.has_totals
    head = ("", *section.columns, *((rows.SHARE,) if alone else ()))
    lines: list[tuple[object, ...]] = []
    for row in section.rows:
        shares = tuple(cell.share for cell in row.cells if cell) if alone else ()
        lines.append((row.label, *map(_value, row.cells), *shares))
    if section.has_totals:
        lines.append((section.of, *map(_value, section.totals)))
    sheet = book.sheet(section.title, head, lines)
    book.define(sheet, len(head) + 1, section.definition)


def _value(cell: Cell | None) -> object:
    if cell is None:
        return ""
    return cell.number if cell.number is not None else cell.said


def _time(book: Book, document: Document) -> None:
    time = document.time
    lines: list[tuple[object, ...]] = [(label, *said) for label, said in time.quartiles()]
    for label, curve in time.curves:
        lines += [(), (label, rows.LEFT)]
        lines += [
            (rows.working_days(point.days), rows.percent(round(100 * point.left)))
            for point in curve.points
        ]
    sheet = book.sheet(time.title, (rows.STAGE, *rows.RESOLVED_BY), lines)
    book.define(sheet, 6, time.definition)
