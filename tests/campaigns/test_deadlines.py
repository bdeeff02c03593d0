"""Some thousands of limits worked out twice; ``make soak`` does a million."""

from tests.campaigns.bank_holidays import bank_holidays as again
from tests.campaigns.deadlines import work_out_twice
from workflows.due import Unit
from workflows.working_calendar import FIRST_YEAR, LAST_YEAR, NATIONS, bank_holidays


def test_both_ways_of_working_out_a_limit_agree():
    assert set(work_out_twice(seed=7, cases=6_000)) == set(Unit)


def test_the_bank_holidays_of_the_law_are_those_of_the_calendar():
    for nation in NATIONS:
        known = {day for day in bank_holidays(nation) if day.weekday() < 5}
        years = range(FIRST_YEAR, LAST_YEAR + 1)

        assert known == {day for year in years for day in again(nation, year)}, nation
