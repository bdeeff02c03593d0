"""What a working day begins with, half an hour before its reminders."""

from collections.abc import Callable, Iterable
from datetime import time

from workflows.desk import Desk
from workflows.due import LONDON
from workflows.ports import Work
from workflows.use_cases import covering, digesting, leaving, weekly

BEGINS_AT = time(8, 30)
BEGINS_WITH: tuple[Callable[[Desk, Work], Iterable[Exception] | None], ...] = (
    leaving.look,
    digesting.make,
    weekly.look_at_people,
)


def has_begun(desk: Desk) -> bool:
    """Is it a working day, and has it begun?"""
    now = desk.now()
    return desk.calendar.in_working_hours(now) and now.astimezone(LONDON).time() >= BEGINS_AT


def turn_covers_over(desk: Desk) -> list[Exception]:
    """Turn over the covers within a working day that has begun; give what could not be.

    By then whoever has left was put before their manager, before a cover is asked for them.
    """
    return covering.turn_over(desk) if has_begun(desk) else []


def whom_covers_concern(desk: Desk) -> frozenset[str]:
    """Give those for whom covers are to be turned over, within a working day that has begun."""
    return covering.whom_it_concerns(desk) if has_begun(desk) else frozenset()


def begin(desk: Desk, work: Work) -> list[Exception]:
    """Begin the day, if this is a time for it; what fails keeps nothing else from being done."""
    now, failed = desk.now(), list[Exception]()
    if desk.calendar.in_working_hours(now):
        for does in BEGINS_WITH:
            failed += _tried(does, desk, work)
    work.set_digest(desk.calendar.next_morning(now, BEGINS_AT))
    return failed


def _tried(
    does: Callable[[Desk, Work], Iterable[Exception] | None], desk: Desk, work: Work
) -> list[Exception]:
    try:
        with work.alone():
            return list(does(desk, work) or ())
    except Exception as error:
        return [error]
