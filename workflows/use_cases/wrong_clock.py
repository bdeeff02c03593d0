"""Setting again what a clock that was ahead has put off."""

from workflows.desk import Desk
from workflows.use_cases import missing


def put_right(desk: Desk) -> None:
    """Let messages go that are put off until then, and look at disputes when they must be.

    Raises StoreUnavailable.
    """
    now, calendars = desk.now(), (desk.calendar, *desk.calendars.values())
    with desk.store.begin() as work:
        work.bring_forward(max(each.next_morning(now) for each in calendars), now)
    missing.mend(desk, missing.missing(desk))
