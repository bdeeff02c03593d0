"""Target 11: one deadline computed, beside the plainest way to do it, and however far away."""

from collections.abc import Callable, Container
from datetime import date, datetime, timedelta
from timeit import repeat

from tests.bench.bench import Bench
from tests.bench.progress import repeated
from tests.bench.results import LAW, Measured, Result, Time, ratios
from tests.world import MONDAY
from workflows.due import LONDON, Span, Unit
from workflows.working_calendar import CLOSE_OF_BUSINESS, Calendar, bank_holidays

#: Working days of a usual limit, of a short one and of one that no procedure has.
USUAL, NEAR, FAR = 10, 1, 1000
#: Each is worked out so often, in a few rows of which the quickest counts.
OFTEN, ROWS = 500, 5
WAY = "one process"


def deadlines(bench: Bench) -> Measured:
    """Measure target 11 within one process."""
    calendar, days_off = Calendar("ENG"), bank_holidays("ENG")
    cases = {number: _ours(calendar, number) for number in (USUAL, NEAR, FAR)}
    rounds = [
        (_seconds(_plainest(days_off, USUAL)), {n: _seconds(each) for n, each in cases.items()})
        for _ in repeated("Target 11", bench.size.repetitions)
    ]
    plain, ours = [each for each, _ in rounds], [each for _, each in rounds]
    usual = [each[USUAL] for each in ours]
    far = ratios([each[FAR] for each in ours], [each[NEAR] for each in ours])
    return Measured(
        (
            Result(
                number=11,
                what=f"a deadline {USUAL} working days away / a loop over a frozenset",
                way=WAY,
                bound=1.5,
                samples=ratios(usual, plain),
            ),
            Result(
                number=LAW,
                what=f"a deadline {FAR:,} working days away / {NEAR} working day away",
                way=WAY,
                bound=1.5,
                samples=far,
            ),
        ),
        (Time("a deadline", WAY, usual), Time("a loop over a frozenset", WAY, plain)),
    )


def _ours(calendar: Calendar, number: int) -> Callable[[], object]:
    span = Span(number=number, unit=Unit.WORKING_DAYS)
    return lambda: calendar.due(MONDAY, span)


def _plainest(days_off: Container[date], number: int) -> Callable[[], object]:
    """Give what does it in the least code: no rule, no version, and no word of how sure it is."""

    def due() -> datetime:
        day, left = MONDAY.astimezone(LONDON).date(), number
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5 and day not in days_off
        return datetime.combine(day, CLOSE_OF_BUSINESS, LONDON)

    return due


def _seconds(does: Callable[[], object]) -> float:
    return min(repeat(does, number=OFTEN, repeat=ROWS)) / OFTEN
