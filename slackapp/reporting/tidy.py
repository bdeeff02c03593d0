"""The report as one tidy table: a line for each figure, for whoever works on with it."""

import csv
import io
from collections.abc import Iterator

from slackapp.reporting.document import Document
from slackapp.reporting.sections import Cell, Section
from slackapp.wording import report_rows as rows
from slackapp.wording import reporting as say

#: What a spreadsheet would take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
#: So that a spreadsheet on Windows reads it as UTF-8.
MARK = "\ufeff"
Line = tuple[str, ...]


def table(document: Document) -> str:
    """Give the whole file."""
    out = io.StringIO()
    writer = csv.writer(out)
    for line in lines(document):
        writer.writerow([harmless(each) for each in line])
    return MARK + out.getvalue()


def harmless(words: str) -> str:
    """Put a quote before what a spreadsheet would reckon with."""
    return f"'{words}" if words.startswith(FORMULA) else words


def lines(document: Document) -> Iterator[Line]:
    """Give each line; what a page one says stands first."""
    yield say.CSV_HEAD
    whole = document.facts[0][1]
    for name, value in document.facts:
        yield say.ABOUT, name, whole, value, "", ""
    if document.is_sample:
        yield say.ABOUT, "", whole, say.SAMPLE, "", ""
    if document.is_empty:
        yield say.HEADLINES, "", whole, say.NOTHING, "", ""
        return
    for section in document.sections:
        yield from _section(section, whole)
    yield from _time(document, whole)


def _section(section: Section, whole: str) -> Iterator[Line]:
    for row in section.rows:
        for n, cell in enumerate(row.cells):
            if cell is None:
                continue
            group, period = row.label, whole
            if section.chart == "heat":
                group = f"{row.label} > {section.columns[n]}"
            elif section.keys[n]:
                period = section.columns[n]
            yield section.title, group, period, _number(cell), _of(section, n), section.definition
    for n, total in enumerate(section.totals):
        if total:
            period = section.columns[n] if section.keys[n] else whole
            yield section.title, section.of, period, _number(total), "", section.definition


def _number(cell: Cell) -> str:
    return str(cell.number) if cell.number is not None else cell.said


def _of(section: Section, place: int) -> str:
    total = section.totals[place]
    return _number(total) if total else ""


def _time(document: Document, whole: str) -> Iterator[Line]:
    time = document.time
    for label, (n, *said) in time.quartiles():
        for name, value in zip(rows.RESOLVED_BY[1:], said, strict=True):
            yield time.title, f"{label}: {name}", whole, str(value), str(n), time.definition
    for label, curve in time.curves:
        for point in curve.points:
            group = f"{label}: {rows.LEFT}, {rows.working_days(point.days)}"
            yield (
                time.title,
                group,
                whole,
                rows.percent(round(100 * point.left)),
                str(curve.n),
                time.definition,
            )
