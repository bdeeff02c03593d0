"""Once a week, on its first working day: what administrators should look at."""

from datetime import timedelta

from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Facts, Notice
from workflows.ports import Work
from workflows.use_cases.directory import vacant
from workflows.use_cases.settling import owe
from workflows.use_cases.world import today


def look_at_people(desk: Desk, work: Work) -> None:
    """Tell how many posts nobody is found for; which ones, a form says, so no message names any."""
    if not _is_first_of_the_week(desk):
        return
    empty = vacant(desk, work)
    if empty:
        facts = Facts(number=len(empty), at=desk.now())
        key = f"{Kind.EMPTY_POSTS}:{today(desk)}"
        owe(desk, work, Notice(key=key, kind=Kind.EMPTY_POSTS, to=ADMINISTRATORS, facts=facts))


def _is_first_of_the_week(desk: Desk) -> bool:
    """Was the working day before this one in another week? A bank holiday may begin a week."""
    day = today(desk)
    monday = day - timedelta(days=day.weekday())
    return desk.calendar.shift(day, -1) < monday
