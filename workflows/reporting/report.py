"""A whole report: everything is counted, then all of it is protected together, then laid out."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.reporting import measures as m
from workflows.reporting.counting import Counting
from workflows.reporting.life import Life, Turn
from workflows.reporting.paper import Paper
from workflows.reporting.period import Period, day_of
from workflows.reporting.protecting import Mark, Shown, protect
from workflows.reporting.subjects import Beside, everything, tables_of
from workflows.reporting.survival import Curve, Followed, curve
from workflows.reporting.tables import Table


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is published: figures by the names of their counts, laid out in measures; and curves.

    ``absent`` are measures that this procedure gives no figures for. A curve without a stage is of
    all disputes. ``is_empty``: nothing was recorded in the period, nor was anything open.
    """

    paper: Paper
    period: Period
    calendar: str
    is_empty: bool
    figures: Mapping[str, Shown]
    measures: tuple[m.Measure, ...]
    curves: Mapping[str, Curve]
    absent: tuple[str, ...] = ()


def tables(counting: Counting, beside: Beside) -> tuple[Table, ...]:
    """Give everything that is counted, before anything is hidden."""
    return tables_of(pieces for _, pieces in everything(counting, beside))


def make(counting: Counting, beside: Beside) -> Report:
    """Count, protect and lay out."""
    every = list(everything(counting, beside))
    counted = tables_of(pieces for _, pieces in every)
    kept = [pieces for _, pieces in every if pieces]
    figures = protect(counted)
    return Report(
        paper=counting.paper,
        period=counting.period,
        calendar=counting.calendar.version,
        is_empty=not any(n for table in counted for n in table.counts.values()),
        figures=figures,
        measures=tuple(measure for each in kept for measure in each[1]),
        curves=_curves(counting, figures),
        absent=tuple(key for key, pieces in every if not pieces),
    )


def _curves(counting: Counting, figures: Mapping[str, Shown]) -> dict[str, Curve]:
    """Give the curve of all that was raised, and of each stage of which the number is shown."""
    found: dict[str, Curve] = {}
    groups = {"": counting.raised}
    for stage in counting.paper.entries if len(counting.paper.entries) > 1 else ():
        if figures[f"begun.{stage}"].mark is Mark.SHOWN:
            groups[stage] = tuple(life for life in counting.raised if life.begun == stage)
    if figures[Turn.RAISED].mark is Mark.SHOWN:
        for stage, lives in groups.items():
            drawn = curve(_followed(counting, life) for life in lives)
            if drawn:
                found[stage] = drawn
    return found


def _followed(counting: Counting, life: Life) -> Followed:
    until = life.resolved_at
    last = until or counting.period.last_instant
    days = counting.calendar.working_days(day_of(life.raised_at), day_of(last))
    return Followed(days=days, resolved=until is not None)
