"""``drp due``: when a limit is over."""

import sys
from argparse import Namespace
from datetime import date, datetime

from slackapp.wording import command_line as say
from workflows.due import LONDON, Span
from workflows.working_calendar import BeyondCalendar, calendar_for


def due(asked: Namespace) -> int:
    """Print the due instant in local time, as 2026-11-30T17:00."""
    try:
        start = moment(asked.start)
        closed = [day(each) for each in asked.closed]
        calendar = calendar_for(asked.calendar, closed=closed)
        found = calendar.due(start, Span.parse(asked.limit))
    except (ValueError, BeyondCalendar) as error:
        print(error, file=sys.stderr)
        return 1
    print(found.at.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M"))
    return 0


def moment(text: str) -> datetime:
    """Read a time; one without a zone is what clocks in the UK show. Raises ValueError."""
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(say.not_a_time(text)) from None
    return start.replace(tzinfo=LONDON) if start.tzinfo is None else start


def day(text: str) -> date:
    """Read a day. Raises ValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(say.not_a_day(text)) from None
