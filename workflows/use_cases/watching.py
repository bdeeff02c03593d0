"""How the app is, in figures, for whoever watches it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from workflows.desk import Desk
from workflows.stored import Figures
from workflows.use_cases import holding

#: Before anything was sent.
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def figures(desk: Desk) -> Figures:
    """Say how much is open, waits and is late, and was sent apart. Raises StoreUnavailable."""
    now = desk.now()
    with desk.store.read() as work:
        found = work.figures(now, in_hours=desk.calendar.in_working_hours(now))
        apart = dict(work.apart_counted(BEGINNING, now + timedelta(days=1)))
        return replace(found, apart=apart, broken_off=holding.is_broken_off(work))
