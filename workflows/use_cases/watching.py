"""How the app is, in figures, for whoever watches it."""

from workflows.desk import Desk
from workflows.stored import Figures


def figures(desk: Desk) -> Figures:
    """Say how much is open, waits and is late. Raises StoreUnavailable."""
    now = desk.now()
    with desk.store.read() as work:
        return work.figures(now, in_hours=desk.calendar.in_working_hours(now))
