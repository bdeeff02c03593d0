"""Reports for those who oversee: one that is asked for, and that of each month."""

from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import IN_SLACK, Facts, Notice
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.reporting import files
from workflows.reporting.period import MOST_MONTHS, Period, day_of, midnight, month_before
from workflows.reporting.short import Summary
from workflows.use_cases import day, mailing_files
from workflows.use_cases.mailing_files import Cannot
from workflows.use_cases.settling import owe, owe_at
from workflows.use_cases.world import today
from workflows.working_calendar import MORNING

#: Under this name it is kept when the report of a month was last sent.
MONTHLY = "monthly report"

#: Of the files of a report: they were mailed with it.
MAILED = "mailed"

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
    """Make the report, and send it in short to whoever asked for it.

    Where its files can be mailed to them a button has that done; else it says why they cannot.
    """
    made = _in_short(desk, procedure, period)
    key = f"{Kind.REPORT}:{procedure.key}:{slack_id}:{desk.now().isoformat()}"
    with desk.store.begin() as work:
        cannot = mailing_files.cannot_send(desk, work, _listed(desk, work, slack_id))
        file = "" if cannot else files.word(procedure.key, period)
        facts = Facts(report=made, at=desk.now(), file=file, files=cannot or "")
        owe(desk, work, Notice(key=key, kind=Kind.REPORT, to=f"{IN_SLACK}{slack_id}", facts=facts))


def send_files(desk: Desk, procedure: Procedure, file: str, slack_id: str) -> Cannot | None:
    """Mail the files of a report to an overseer's own address: once, if asked twice in a minute."""
    asked = f"{file}:{slack_id}:{desk.now().isoformat(timespec='minutes')}"
    key = f"{Kind.REPORT}:{sha256(asked.encode()).hexdigest()}"  # a key has room for 200 letters
    with desk.store.begin() as work:
        person = _listed(desk, work, slack_id)
        return mailing_files.send_file(desk, work, person, key=key, file=file, says=procedure.title)


def without_files(desk: Desk) -> tuple[tuple[str, Cannot], ...]:
    """Give the overseers to whom no files can be mailed, each with why."""
    with desk.store.read() as work:
        asked = (
            (slack_id, mailing_files.cannot_send(desk, work, _listed(desk, work, slack_id)))
            for slack_id in desk.overseers
        )
        return tuple((slack_id, cannot) for slack_id, cannot in asked if cannot)


def _listed(desk: Desk, work: Work, slack_id: str) -> str:
    """Give who an overseer is in the people list; nobody where they hold no post in it."""
    person = work.directory(today(desk)).in_slack(slack_id)
    return person.id if person else ""


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
        return work.is_done_since(MONTHLY, begins, desk.now())


def _send_monthly(desk: Desk, begins: datetime) -> None:
    first, last = month_before(day_of(desk.now()))
    of_month = Period(first=first, last=last, made_at=desk.now())
    made = [
        (procedure, _in_short(desk, procedure, of_month))
        for procedure in desk.library.procedures.values()
    ]
    nine = max(desk.now(), desk.calendar.at(today(desk), MORNING))
    with desk.store.begin() as work:
        if not work.is_first_since(MONTHLY, begins, desk.now()):
            return
        for procedure, short in made:
            for slack_id in desk.overseers:
                mailed = _mail(desk, work, procedure, of_month, slack_id, nine)
                key = f"{Kind.REPORT}:{procedure.key}:{first}:{slack_id}"
                facts = Facts(report=short, at=desk.now(), files=mailed)
                to = f"{IN_SLACK}{slack_id}"
                owe_at(desk, work, Notice(key=key, kind=Kind.REPORT, to=to, facts=facts), nine)


def _mail(
    desk: Desk, work: Work, procedure: Procedure, period: Period, slack_id: str, goes: datetime
) -> str:
    """Owe the files of a month to an overseer; say that they are mailed, or why they cannot be."""
    cannot = mailing_files.send_file(
        desk,
        work,
        _listed(desk, work, slack_id),
        key=f"{Kind.REPORT}:{procedure.key}:{period.first}:{slack_id}:{Kind.EMAIL}",
        file=files.word(procedure.key, period),
        says=procedure.title,
        goes=goes,
    )
    return cannot or MAILED


def _in_short(desk: Desk, procedure: Procedure, period: Period) -> Summary:
    # What counts is imported when the first report is made, as few processes make one.
    from workflows.reporting.summary import summary
    from workflows.use_cases import reporting

    with desk.store.read() as work:
        return summary(reporting.make(desk, work, procedure, period))
