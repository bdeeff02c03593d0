"""A million limits are worked out twice, and every worked case of the table."""

from collections.abc import Callable

from tests.campaigns.deadlines import work_out_twice
from tests.campaigns.evidence import Promise
from tests.workflows.test_working_calendar import (
    test_a_limit_is_over_when_the_worked_case_says as it_is_over_as_the_case_says,
)
from tests.workflows.test_working_calendar import worked_cases

PROMISE = Promise(
    "R13",
    "Deadlines are right",
    "every worked case of `tests/deadline_cases.csv`, and random limits of every kind under the "
    "calendars of four nations with closures, around midnights and changes of clocks, held "
    "against a second way of working them out, which has its own bank holidays",
    "In `working_calendar`, clock hours were counted on the wall clock in place of UTC: case D41 "
    "was due an hour late at once, and so was every limit across a change of clocks.",
)


def test_both_ways_of_working_out_a_limit_agree(
    size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    cases = [case.values[0] for case in worked_cases()]
    for case in cases:
        it_is_over_as_the_case_says(case)

    worked = work_out_twice(seed, size(1_000_000, 5_000_000))

    shows(PROMISE, {"worked cases": len(cases), "random": worked.total(), "differences": 0})
