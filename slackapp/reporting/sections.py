"""A report put in words: its measures as sections with a definition, and a table of cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp.reporting.naming import Names
from slackapp.wording import report_rows as rows
from workflows.reporting import measures as m
from workflows.reporting.protecting import Mark, Shown
from workflows.reporting.report import Report
from workflows.reporting.short import Share


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure: the number where it is shown, and what is said in any case."""

    number: int | None
    said: str
    share: str = ""
    percent: int | None = None  # where the share is exact


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its name, and a cell for each column; None where there is no such figure."""

    key: str
    label: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """One measure, ready to be drawn. ``totals`` are what the rows of each column make up."""

    key: str
    chart: m.Chart
    title: str
    definition: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell | None, ...]
    of: str = ""
    withheld: bool = False

    @property
    def is_by_month(self) -> bool:
        """Are its columns months, with the whole period at the end?"""
        return len(self.keys) > 1 and self.chart != "heat"

    @property
    def months(self) -> tuple[int, ...]:
        """Give the places of the columns that are months."""
        return tuple(n for n, key in enumerate(self.keys) if key not in (m.BEFORE, m.WHOLE))

    @property
    def has_totals(self) -> bool:
        """Do its rows make up something that is known by a name?"""
        return any(self.totals)


def sections(report: Report, names: Names) -> tuple[Section, ...]:
    """Put every measure in words, but for the one that is a curve."""
    return tuple(_section(report, names, each) for each in report.measures if each.chart != "curve")


def _section(report: Report, names: Names, measure: m.Measure) -> Section:
    made = tuple(_rows(report, names, measure))
    if measure.key == "category":
        made = tuple(sorted(made, key=_largest_first))
    cells = [cell for row in made for cell in row.cells if cell]
    withheld = all(report.figures[each].mark is Mark.WITHHELD for each in measure.cells.values())
    return Section(
        key=measure.key,
        chart=measure.chart,
        title=names.title(measure),
        definition=names.definition(measure),
        columns=tuple(names.column(measure, each) for each in measure.columns),
        keys=measure.columns,
        rows=made,
        totals=tuple(
            cell_of(report.figures[measure.of[each]]) if each in measure.of else None
            for each in measure.columns
        ),
        of=names.total(measure),
        withheld=withheld and bool(cells),
    )


def _largest_first(row: Row) -> int:
    """Put what is not shown last, as the file has it: its place must tell nothing."""
    return -(row.cells[0].number or 0) if row.cells[0] else 0


def _rows(report: Report, names: Names, measure: m.Measure) -> Iterator[Row]:
    for key in measure.rows:
        cells = tuple(_cell(report, measure, key, column) for column in measure.columns)
        yield Row(key=key, label=names.row(measure, key), cells=cells)


def _cell(report: Report, measure: m.Measure, row: str, column: str) -> Cell | None:
    name = measure.cells.get((row, column))
    if name is None:
        return None
    if column not in measure.of:
        return cell_of(report.figures[name])
    share = m.share(name, measure.parts(row, column), measure.of[column], report.figures)
    return cell_of(report.figures[name], share)


def cell_of(shown: Shown, share: Share | None = None) -> Cell:
    """Say a figure, with its share of a whole where there is one."""
    return Cell(
        number=shown.number,
        said=rows.figure(shown),
        share=rows.percent(share.percent, share.how) if share else "",
        percent=share.percent if share and share.how == "exactly" else None,
    )
