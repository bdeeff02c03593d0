"""What overseers are shown: the form, what stands in its place, and the short message."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from slackapp.views import report, small
from slackapp.wording import report_in_slack as say
from tests.world import MONDAY
from workflows.notices import Facts
from workflows.reporting import files
from workflows.reporting.period import Period
from workflows.reporting.protecting import Mark, Shown
from workflows.reporting.short import OfApart, OfMonth, Share, Summary

View = dict[str, Any]
MANY = Shown(Mark.SHOWN, 1_234_567)
NAMES = {f"procedure-{number}": "&" * 120 for number in range(12)}
#: Two years, as wide as they can be.
WIDEST = Summary(
    procedure="&" * 120,
    many="&" * 40,
    first=date(2025, 1, 1),
    last=date(2026, 12, 31),
    is_empty=False,
    raised=MANY,
    resolved=MANY,
    open=Shown(Mark.HIDDEN),
    replies=MANY,
    on_time=Share(100, "at_least"),
    half=1234,
    months=tuple(
        OfMonth(month=f"2025-{number % 12 + 1:02d}", raised=MANY, resolved=MANY)
        for number in range(24)
    ),
    apart=tuple(OfApart(many="&" * 40, sent=MANY, acknowledged=MANY) for _ in range(5)),
)


def views() -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is, as wide as it can be."""
    yield "report", report.form(date(2026, 11, 1), date(2026, 11, 30), NAMES)
    yield "report being made", report.progress(done=False)
    yield "report made", report.progress(done=True)
    for said in (say.FOR_OVERSEERS, say.NOT_IN_USE, say.ARE_MAILED, *say.FILES.values()):
        yield "files of a report", small.notice([said])


def in_short() -> Iterator[Facts]:
    """Give what the message is written from: with a button, with files, and without, and why."""
    period = Period(first=WIDEST.first, last=WIDEST.last, made_at=MONDAY)
    yield Facts(report=WIDEST, file=files.word("a-key" * 20, period))
    for said in say.FILES:
        yield Facts(report=WIDEST, files=said)
