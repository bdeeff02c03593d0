"""When a dispute next needs looking at: the ladder of reminders and nudges, as instants.

They follow from the due instant and from who must act, never from the procedure file.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workflows.dispute import Dispute
from workflows.engine import next_instant
from workflows.following import looked_at
from workflows.working_calendar import MORNING, Calendar


class Because(StrEnum):
    """Why a dispute is looked at."""

    LIMIT = "limit"
    BEFORE = "before"
    AGAIN = "again"
    ACTION = "action"
    WISHED = "wished"  # by somebody who put a reminder off; kept whatever else is set


#: Those that come at 9am, of which a person is sent one message for all disputes.
OF_THE_MORNING = frozenset({Because.BEFORE, Because.AGAIN, Because.ACTION, Because.WISHED})


@dataclass(frozen=True, kw_only=True)
class Wake:
    """Look at a dispute at this instant."""

    because: Because
    at: datetime


def wakes(dispute: Dispute, now: datetime, calendar: Calendar) -> tuple[Wake, ...]:
    """Give every instant for which the store must keep a row; what people wished for is beside it.

    One working day before the due date at 9am; just after the due instant; once it has passed, at
    9am on each working day. 24-hour limits have no day before. Each agreed action that is followed
    up has its own mornings.
    """
    if dispute.end:
        return ()
    running, found = dispute.running, []
    if instant := next_instant(dispute):
        found.append(Wake(because=Because.LIMIT, at=instant))
    before = calendar.at(calendar.shift(running.due.day, -1), MORNING)
    if not running.due.in_hours and max(now, running.started) < before:
        found.append(Wake(because=Because.BEFORE, at=before))
    if dispute.late:
        found.append(Wake(because=Because.AGAIN, at=calendar.next_morning(now)))
    mornings = {looked_at(action, now, calendar) for action in dispute.watched}
    found += [Wake(because=Because.ACTION, at=at) for at in sorted(mornings)]
    return tuple(found)
