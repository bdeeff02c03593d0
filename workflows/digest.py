"""The channel's morning list: what is due today, what on the next working day, what is past."""

from datetime import datetime, time

from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.notices import CHANNEL, Facts, Line, Notice
from workflows.working_calendar import Calendar


def reaches_to(now: datetime, calendar: Calendar) -> datetime:
    """Give the end of the next working day: what is due later is not in the list."""
    tomorrow = calendar.shift(now.astimezone(LONDON).date(), 1)
    return calendar.at(tomorrow, time(23, 59, 59))


def of(lines: list[Line], now: datetime) -> Notice | None:
    """Write the digest of one day, by reference only; None where there is nothing to say."""
    if not lines:
        return None
    day = now.astimezone(LONDON).date()
    facts = Facts(lines=tuple(lines), at=now)
    return Notice(key=f"{Kind.DIGEST}:{day}", kind=Kind.DIGEST, to=CHANNEL, facts=facts)
