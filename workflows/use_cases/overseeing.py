"""Reports for those who oversee: one that is asked for, and that of each month."""

from datetime import date, datetime
from enum import StrEnum

from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import IN_SLACK, OVERSEERS, Facts, Notice
from workflows.procedure import Procedure
from workflows.reporting.period import MOST_MONTHS, Period, day_of, midnight, month_before
from workflows.reporting.summary import Summary, summary
from workflows.use_cases import day, reporting
from workflows.use_cases.settling import owe, owe_at
from workflows.use_cases.world import today
from workflows.working_calendar import MORNING

#: Under this name it is kept when the report of a month was last sent.
MONTHLY = "monthly report"

#: Working days of a month on which that report may still be sent.
A_WEEK = 5


class Why(StrEnum):
    """Why there is no report of a time."""

    BACKWARDS = "backwards"
    NOT_OVER = "not over"
    TOO_LONG = "too long"
    STARTS_WITHIN = "starts within a month"
    ENDS_WITHIN = "ends within a month"
    NOTHING = "nothing"


def period(desk: Desk, first: date, last: date) -> Period | Why:
    """Give the time to report of, or say why there is no report of it.

    It is of whole months: a report of 30 days, less one of 29 of them, is a figure of one day.
    """
    if last < first:
        return Why.BACKWARDS
    if last >= today(desk):
        return Why.NOT_OVER
    asked = Period(first=first, last=last, made_at=desk.now())
    if not asked.starts_a_month:
        return Why.STARTS_WITHIN
    if not asked.ends_a_month:
        return Why.ENDS_WITHIN
    return Why.TOO_LONG if len(asked.months) > MOST_MONTHS else asked


def asked(desk: Desk, procedure: Procedure, first: date, last: date) -> Period | Why:
    """Give the time, where anything was recorded in it."""
    found = period(desk, first, last)
    if isinstance(found, Why):
        return found
    with desk.store.read() as work:
        recorded = work.anything_between(procedure.key, found.begin, found.end)
    return found if recorded else Why.NOTHING


def send(desk: Desk, procedure: Procedure, period: Period, slack_id: str) -> None:
    """Make the report, and send it in short to whoever asked for it."""
    made = _in_short(desk, procedure, period)
    facts = Facts(report=made, at=desk.now())
    key = f"{Kind.REPORT}:{procedure.key}:{slack_id}:{desk.now().isoformat()}"
    with desk.store.begin() as work:
        owe(desk, work, Notice(key=key, kind=Kind.REPORT, to=f"{IN_SLACK}{slack_id}", facts=facts))


def send_monthly(desk: Desk) -> list[Exception]:
    """Send the report of the month before, once, on the first working day of a month.

    Where nothing ran on that day it is sent within a week; later it would only surprise. It is read
    and reckoned before anything is written: nobody waits for it.
    """
    begins = midnight(today(desk).replace(day=1))
    if not (desk.overseers and day.has_begun(desk) and _is_time(desk)) or _is_sent(desk, begins):
        return []
    try:
        _send_monthly(desk, begins)
    except Exception as error:
        return [error]
    return []


def _is_time(desk: Desk) -> bool:
    """Is it the first working day of a month, or one of the four after it?"""
    _, last = month_before(today(desk))
    return desk.calendar.working_days(last, today(desk)) <= A_WEEK


def _is_sent(desk: Desk, begins: datetime) -> bool:
    with desk.store.read() as work:
        return work.is_done_since(MONTHLY, begins)


def _send_monthly(desk: Desk, begins: datetime) -> None:
    first, last = month_before(day_of(desk.now()))
    of_month = Period(first=first, last=last, made_at=desk.now())
    made = {
        key: _in_short(desk, procedure, of_month)
        for key, procedure in desk.library.procedures.items()
    }
    nine = max(desk.now(), desk.calendar.at(today(desk), MORNING))
    with desk.store.begin() as work:
        if not work.is_first_since(MONTHLY, begins, desk.now()):
            return
        for key, short in made.items():
            facts = Facts(report=short, at=desk.now())
            name = f"{Kind.REPORT}:{key}:{first}"
            owe_at(desk, work, Notice(key=name, kind=Kind.REPORT, to=OVERSEERS, facts=facts), nine)


def _in_short(desk: Desk, procedure: Procedure, period: Period) -> Summary:
    with desk.store.read() as work:
        return summary(reporting.make(desk, work, procedure, period))
