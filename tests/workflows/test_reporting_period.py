"""The time that a report is about."""

from datetime import date

import pytest

from tests.workflows.playing import at
from workflows.reporting.period import Period, month_before


def period(first: str, last: str, made: str = "2027-06-01 09:00") -> Period:
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last), made_at=at(made))


def test_it_begins_and_ends_at_midnight_of_its_days_in_the_united_kingdom():
    summer = period("2026-06-01", "2026-06-30")

    assert (summer.begin, summer.end) == (at("2026-06-01 00:00"), at("2026-07-01 00:00"))
    assert summer.holds(at("2026-06-30 23:59"))
    assert not summer.holds(at("2026-07-01 00:00"))
    assert not summer.holds(None)
    assert summer.last_instant.astimezone(at("2026-06-30 12:00").tzinfo).day == 30


def test_it_ends_no_later_than_it_is_made():
    today = period("2026-11-01", "2026-11-30", made="2026-11-30 09:00")

    assert today.end == at("2026-11-30 09:00")


@pytest.mark.parametrize(
    ("first", "last", "months", "whole"),
    [
        ("2026-11-01", "2026-11-30", ("2026-11",), True),
        ("2026-11-02", "2026-11-30", ("2026-11",), False),
        ("2026-11-01", "2026-12-30", ("2026-11", "2026-12"), False),
        ("2026-12-31", "2027-02-28", ("2026-12", "2027-01", "2027-02"), False),
        ("2026-01-01", "2026-12-31", tuple(f"2026-{n:02d}" for n in range(1, 13)), True),
    ],
)
def test_its_months(first: str, last: str, months: tuple[str, ...], whole: bool):
    asked = period(first, last)

    assert (asked.months, asked.starts_a_month and asked.ends_a_month) == (months, whole)
    assert [name for name, _ in asked.ends()] == list(months)
    assert list(asked.ends())[-1][1] == asked.end


def test_the_month_before_a_day():
    assert month_before(date(2027, 1, 4)) == (date(2026, 12, 1), date(2026, 12, 31))
