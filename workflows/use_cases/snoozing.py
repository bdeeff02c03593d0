"""A reminder put off to the next working day: one person's wish about one dispute.

No date moves, and nobody else is spared or reminded.

It is kept apart from the history, since it says nothing about the dispute.
"""

from collections.abc import Iterable
from datetime import datetime

from workflows import engine
from workflows.commands import Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.notices import Notice
from workflows.ports import Work
from workflows.reminders import Because, Wake
from workflows.use_cases.world import here_for, procedure_of
from workflows.visibility import may_open
from workflows.working_calendar import MORNING, Calendar

#: What a wish for quiet keeps back: never what goes to whoever decides or stands in.
_KEPT_BACK = frozenset({Kind.REMINDER, Kind.NUDGE})


def snooze(desk: Desk, person: str, dispute_id: str) -> Refused | None:
    """Keep this person's reminders of a dispute back until the next working day, and remind then.

    Only for somebody who is asked now. Raises NoSuchDispute.
    """
    with desk.store.begin() as work:
        dispute = work.dispute(dispute_id)
        procedure = procedure_of(desk, work, dispute)
        asked = engine.must_act(procedure, dispute)
        here = here_for(desk, work, procedure, person, dispute)
        if not may_open(procedure, dispute, here):
            return Refused(reason=Reason.NOT_INVOLVED)
        if not any(here.is_for(who, dispute) for who in asked.values()):
            return Refused(reason=Reason.NOT_YOURS, what=next(iter(asked), ""))
        morning = until(desk.now(), desk.calendar)
        work.snooze(dispute.id, person, morning)
        work.add_wakes(dispute.id, [Wake(because=Because.WISHED, at=morning)])
        return None


def until(now: datetime, calendar: Calendar) -> datetime:
    """Give the morning of the working day after today."""
    return calendar.at(calendar.shift(now.astimezone(LONDON).date(), 1), MORNING)


def awake(work: Work, notices: Iterable[Notice], now: datetime) -> list[Notice]:
    """Leave out the reminders and nudges of those who want none today."""
    return [notice for notice in notices if not _is_kept_back(work, notice, now)]


def of_those_who_wished(
    work: Work, dispute: Dispute, notices: Iterable[Notice], now: datetime
) -> list[Notice]:
    """Give the reminders of those who put one off until now, who may be covers."""
    wished = work.take_wishes(dispute.id, now)
    return [notice for notice in notices if notice.to in wished]


def _is_kept_back(work: Work, notice: Notice, now: datetime) -> bool:
    if notice.kind not in _KEPT_BACK or notice.dispute is None:
        return False
    return notice.to in work.snoozers(notice.dispute, now)
