"""Giving a report in short: the figures that people look for first."""

from workflows.local_words import called
from workflows.reporting import measures as m
from workflows.reporting.answered import REPLIES
from workflows.reporting.flow import OPEN
from workflows.reporting.life import Turn
from workflows.reporting.paper import FIRST
from workflows.reporting.report import Report
from workflows.reporting.short import OfApart, OfMonth, Summary

#: In the name of a measure of what is sent without a dispute.
APART = "apart."


def summary(report: Report) -> Summary:
    """Give a report in short."""
    figures, procedure = report.figures, report.paper.procedure
    answers = report.paper.answers
    whole = report.curves.get("")
    months = report.period.months if len(report.period.months) > 1 else ()
    return Summary(
        procedure=procedure.title,
        many=called((procedure,)).many,
        first=report.period.first,
        last=report.period.last,
        is_empty=report.is_empty,
        raised=figures[Turn.RAISED],
        resolved=figures[Turn.RESOLVED],
        open=figures[OPEN],
        replies=figures[REPLIES],
        on_time=m.share(FIRST, answers, REPLIES, figures),
        half=whole.quartiles[1] if whole else None,
        months=tuple(
            OfMonth(
                month=month,
                raised=figures[f"{Turn.RAISED}@{month}"],
                resolved=figures[f"{Turn.RESOLVED}@{month}"],
            )
            for month in months
        ),
        apart=tuple(
            OfApart(
                many=_many(report, each.key.removeprefix(APART)),
                sent=figures[each.key],
                acknowledged=figures[f"{each.key}.acknowledged"],
            )
            for each in report.measures
            if each.key.startswith(APART)
        ),
    )


def _many(report: Report, kind: str) -> str:
    return next(each.apart[kind].many for each in report.paper.texts if kind in each.apart)
