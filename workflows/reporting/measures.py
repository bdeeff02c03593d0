"""The measures of a report: which counts stand in each, in which rows and columns, of how many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workflows.reporting.answered import REPLIES
from workflows.reporting.flow import OPEN, OPENING
from workflows.reporting.life import Turn
from workflows.reporting.paper import Paper
from workflows.reporting.protecting import Shown
from workflows.reporting.raised import ABOVE
from workflows.reporting.short import Share
from workflows.reporting.tables import LEAST

#: The column of a figure that is of the whole period.
WHOLE = ""
#: That of what was there before it began.
BEFORE = "before"
Chart = Literal["bars", "grouped", "lines", "heat", "number", "curve"]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure: its key says its words. ``of`` has the count that each column's rows make up.

    ``box`` is the form and the box whose answers it counts, where it is one of the procedure's.
    ``each``: every row is a share of the whole for itself, and the rest of it is its ``other``.
    """

    key: str
    chart: Chart
    rows: tuple[str, ...]
    columns: tuple[str, ...] = (WHOLE,)
    cells: Mapping[tuple[str, str], str]
    of: Mapping[str, str] = field(default_factory=dict)
    box: tuple[str, str] | None = None
    each: bool = False

    def column(self, column: str) -> tuple[str, ...]:
        """Give the counts of one column."""
        return tuple(self.cells[row, column] for row in self.rows if (row, column) in self.cells)

    def parts(self, row: str, column: str) -> tuple[str, ...]:
        """Give the counts that make up a whole together with that of a row."""
        name = self.cells[row, column]
        return (name, other(name)) if self.each else self.column(column)


def other(name: str) -> str:
    """Name the count of those of which something is not so."""
    return f"not.{name}"


def of_total(
    key: str,
    total: str,
    rows: Iterable[str],
    *,
    box: tuple[str, str] | None = None,
    each: bool = False,
) -> Measure:
    """Give the measure that breaks one total down."""
    every = tuple(rows)
    cells = {(row, WHOLE): f"{key}.{row}" for row in every}
    return Measure(
        key=key, chart="bars", rows=every, cells=cells, of={WHOLE: total}, box=box, each=each
    )


def above(paper: Paper) -> Measure:
    """Give how many began above the lowest stage."""
    rows = {"lowest": f"begun.{paper.entries[0]}", ABOVE: ABOVE}
    cells = {(row, WHOLE): name for row, name in rows.items()}
    return Measure(key=ABOVE, chart="bars", rows=(*rows,), cells=cells, of={WHOLE: Turn.RAISED})


def flow(paper: Paper, months: tuple[str, ...]) -> Measure:
    """Give what was raised, and what became of it, month by month and in all."""
    rows = (*map(str, paper.turns), OPEN)
    cells = {(row, WHOLE): row for row in rows}
    if len(months) < 2:
        cells[OPENING, WHOLE] = OPENING
        return Measure(key="flow", chart="grouped", rows=(OPENING, *rows), cells=cells)
    for month in months:
        cells |= {(row, month): f"{row}@{month}" for row in rows}
    cells |= {(OPEN, BEFORE): OPENING, (OPEN, months[-1]): OPEN}
    return Measure(
        key="flow", chart="grouped", rows=rows, columns=(BEFORE, *_columns(months)), cells=cells
    )


def replies(paper: Paper, months: tuple[str, ...]) -> Measure:
    """Give what became of the answers that were due, month by month and in all."""
    rows, columns = paper.answers, _columns(months)
    cells = {(row, col): f"{row}@{col}" if col else row for row in rows for col in columns}
    of = {col: f"{REPLIES}@{col}" if col else REPLIES for col in columns}
    return Measure(key="replies", chart="lines", rows=rows, columns=columns, cells=cells, of=of)


def _columns(months: tuple[str, ...]) -> tuple[str, ...]:
    return (*(months if len(months) > 1 else ()), WHOLE)


def agencies(counts: Mapping[str, int]) -> Measure:
    """Give which agency raised with which."""
    rows = [name.removeprefix("from.") for name in counts if name.startswith("from.")]
    columns = [name.removeprefix("to.") for name in counts if name.startswith("to.")]
    cells = {(row, col): f"pair.{row}>{col}" for row in rows for col in columns}
    cells |= {(row, WHOLE): f"from.{row}" for row in rows}
    cells |= {("", col): f"to.{col}" for col in columns}
    cells["", WHOLE] = Turn.RAISED
    return Measure(
        key="agencies",
        chart="heat",
        rows=(*rows, ""),
        columns=(*columns, WHOLE),
        cells=cells,
    )


def number(key: str, *names: str) -> Measure:
    """Give single numbers, of which nothing else follows."""
    return Measure(
        key=key, chart="number", rows=names, cells={(name, WHOLE): name for name in names}
    )


def bounds(shown: Shown) -> tuple[int, int | None]:
    """Give the least and the most that a count can be, by what is said of it."""
    match shown.mark:
        case "shown":
            known = shown.number or 0
            return known, known
        case "under":
            return 0, LEAST - 1
        case "hidden":
            return LEAST, None
        case _:
            return 0, None


def share(name: str, column: Iterable[str], of: str, figures: Mapping[str, Shown]) -> Share | None:
    """Give the share that a reader could work out from what is shown, and nothing beyond that."""
    whole = figures[of].number
    if not whole:
        return None
    least, most = bounds(figures[name])
    if least == most:
        return Share(round(100 * least / whole))
    if most is not None:
        return Share(min(100, -(-100 * most // whole)), "at_most")
    others = [bounds(figures[each])[1] for each in column if each != name]
    known = [each for each in others if each is not None]
    sure = whole - sum(known)
    if len(known) == len(others) and sure >= LEAST:
        return Share(100 * sure // whole, "at_least")
    return None
