"""What is true of every deadline: order, holidays, the server's own time zone, a second opinion."""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows import slow_calendar
from tests.workflows.playing import at
from workflows.due import Span, Unit
from workflows.working_calendar import NATIONS, bank_holidays, calendar_for

CALENDARS = {nation: calendar_for(nation) for nation in NATIONS}
ROLLS_BACK = {Unit.MONTHS, Unit.WORKING_DAYS_BEFORE}

instants = st.datetimes(
    min_value=datetime(2016, 6, 1),  # noqa: DTZ001 # Hypothesis adds the zone
    max_value=datetime(2043, 6, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
spans = st.builds(
    lambda number, unit: Span(number=number, unit=unit), st.integers(1, 20), st.sampled_from(Unit)
)
nations = st.sampled_from(NATIONS)


@given(nation=nations, span=spans, start=instants, later=st.timedeltas(timedelta(0), timedelta(9)))
@settings(max_examples=1500, deadline=None)
def test_a_later_start_is_never_due_earlier(
    nation: str, span: Span, start: datetime, later: timedelta
):
    calendar = CALENDARS[nation]

    assert calendar.due(start, span).at <= calendar.due(start + later, span).at


@given(nation=nations, span=spans, start=instants, data=st.data())
@settings(max_examples=60, deadline=None)
def test_one_more_day_off_makes_nothing_due_earlier_unless_it_rolls_back(
    nation: str, span: Span, start: datetime, data: st.DataObject
):
    before = CALENDARS[nation].due(start, span)
    around = data.draw(st.integers(-40, 40))
    closed = calendar_for(nation, closed=[before.day + timedelta(days=around)])

    after = closed.due(start, span)

    if span.unit in ROLLS_BACK:
        assert after.at <= before.at
    else:
        assert after.at >= before.at


@pytest.mark.parametrize("unit", Unit)
def test_a_second_implementation_gives_the_same_due_time(unit: Unit):
    chance = random.Random(f"deadlines {unit}")  # noqa: S311 # no secret
    first = datetime(2016, 1, 1, tzinfo=UTC)
    off = {nation: bank_holidays(nation) for nation in NATIONS}
    for _ in range(3000):
        nation = chance.choice(NATIONS)
        start = first + timedelta(seconds=chance.randrange(27 * 365 * 86400))
        span = Span(number=chance.randint(1, 25), unit=unit)

        found = CALENDARS[nation].due(start, span)

        again = slow_calendar.due(start, span.number, str(unit), off[nation])
        assert found.at == again, (nation, start.isoformat(), str(span))
        assert found.day == again.astimezone(slow_calendar.UK).date()


def test_a_second_implementation_agrees_around_every_change_of_clocks():
    changes = ["2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29"]
    off = bank_holidays("ENG")
    for change in changes:
        midnight = at(f"{change} 00:00").astimezone(UTC) - timedelta(days=3)
        for hour in range(6 * 24):
            start = midnight + timedelta(hours=hour, minutes=1)
            for span in (Span(number=24, unit=Unit.HOURS), Span(number=24, unit=Unit.CLOCK_HOURS)):
                found = CALENDARS["ENG"].due(start, span).at

                assert found == slow_calendar.due(start, span.number, str(span.unit), off)


@contextmanager
def server_in(zone: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    try:
        os.environ["TZ"] = zone
        time.tzset()
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


def every_unit() -> list[object]:
    calendar = calendar_for("ENG", closed=[date(2026, 12, 29)])
    starts = ["2026-11-23 23:30", "2027-03-27 12:00", "2027-06-15 00:00:01"]
    return [
        (
            calendar.due(at(start), Span(number=3, unit=unit)),
            calendar.in_working_hours(at(start)),
            calendar.next_morning(at(start)),
        )
        for unit in Unit
        for start in starts
    ]


@pytest.mark.parametrize(
    "zone", ["UTC", "Europe/London", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati"]
)
def test_the_time_zone_of_the_server_changes_no_answer(zone: str):
    expected = every_unit()

    with server_in(zone):
        found = every_unit()

    assert found == expected
