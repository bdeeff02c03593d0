"""When a limit is over: worked cases with their reasons, bank holidays, and the working day."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.workflows.playing import ENGLAND, at
from workflows.due import Due, Span, Unit
from workflows.working_calendar import (
    CLOSE_OF_BUSINESS,
    NATIONS,
    PUBLISHED_UNTIL,
    BeyondCalendar,
    bank_holidays,
    calendar_for,
)

CALENDARS = {nation: calendar_for(nation) for nation in NATIONS}
WITH_CASES = Path(__file__).parent.parent / "deadline_cases.csv"


def worked_cases() -> list[object]:
    with WITH_CASES.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(row, id=f"{row['id']} {row['limit']} from {row['start']}")
            for row in csv.DictReader(file)
        ]


def days(text: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in text.split())


@pytest.mark.parametrize("row", worked_cases())
def test_a_limit_is_over_when_the_worked_case_says(row: dict[str, str]):
    calendar = calendar_for(row["calendar"], closed=days(row["closed"]))

    due = calendar.due(at(row["start"]), Span.parse(row["limit"]))

    assert due == Due(
        at=at(row["due"]).astimezone(UTC),
        day=at(row["due"]).date(),
        rule=row["limit"],
        calendar=calendar.version,
        provisional=False,
    ), row["why"]


@pytest.mark.parametrize("row", worked_cases())
def test_a_limit_in_days_counts_from_the_day_and_one_in_hours_to_the_minute(row: dict[str, str]):
    calendar = calendar_for(row["calendar"], closed=days(row["closed"]))
    span, start, day = Span.parse(row["limit"]), at(row["start"]), row["start"][:10]
    if span.unit in (Unit.HOURS, Unit.CLOCK_HOURS):
        alike = [start, start - timedelta(seconds=1), start - timedelta(seconds=59)]
    else:
        alike = [start, at(f"{day} 00:00"), at(f"{day} 23:59:59")]

    assert {calendar.due(each, span).at for each in alike} == {at(row["due"])}


@pytest.mark.parametrize(
    ("start", "limit", "due", "why"),
    [
        ("2026-11-23 23:59:59", "5 working days", "2026-11-30 17:00", "still Monday"),
        ("2026-11-24 00:00:00", "5 working days", "2026-12-01 17:00", "Tuesday has begun"),
        ("2026-11-24 00:00:01", "5 working days", "2026-12-01 17:00", "Tuesday"),
        ("2026-11-27 23:59:59", "1 working day", "2026-11-30 17:00", "Friday: Monday is 1"),
        ("2026-11-28 00:00:00", "1 working day", "2026-11-30 17:00", "Saturday is day 0"),
        ("2026-11-29 23:59:59", "1 working day", "2026-11-30 17:00", "Sunday is day 0"),
        ("2026-11-30 00:00:00", "1 working day", "2026-12-01 17:00", "Monday is day 0"),
        ("2027-06-14 23:59:59", "1 working day", "2027-06-15 17:00", "local midnight is 23:00 UTC"),
        ("2027-06-15 00:00:00", "1 working day", "2027-06-16 17:00", "local midnight is 23:00 UTC"),
        ("2026-11-24 14:29:59", "24 hours", "2026-11-25 14:30", "rounded up to the minute"),
        ("2026-11-24 14:30:00", "24 hours", "2026-11-25 14:30", "a whole minute stays"),
        ("2026-11-24 14:30:00.000001", "24 hours", "2026-11-25 14:31", "never earlier than shown"),
        ("2026-11-24 14:30:01", "24 hours", "2026-11-25 14:31", "rounded up to the minute"),
        ("2026-11-27 23:59:59", "24 hours", "2026-12-01 00:00", "1 s on Friday, the rest Monday"),
        ("2026-11-28 00:00:00", "24 hours", "2026-12-01 00:00", "Saturday: all of Monday"),
        ("2026-11-28 06:41:00", "24 hours", "2026-12-01 00:00", "Saturday: all of Monday"),
        ("2026-11-30 00:00:00", "24 hours", "2026-12-01 00:00", "all of Monday"),
        ("2026-11-30 00:00:01", "24 hours", "2026-12-01 00:01", "and one second of Tuesday"),
        (
            "2026-12-24 15:00:00",
            "24 hours",
            "2026-12-29 15:00",
            "over Christmas and its substitute",
        ),
        ("2026-11-27 15:20:00", "48 hours", "2026-12-01 15:20", "two working days' worth"),
        ("2027-03-26 12:00:00", "24 hours", "2027-03-31 00:00", "Good Friday to Easter Monday off"),
        ("2027-03-27 12:00:00", "24 clock hours", "2027-03-28 13:00", "clocks go forward"),
        ("2026-11-28 06:41:00", "24 clock hours", "2026-11-29 06:41", "the weekend counts"),
        ("2026-11-24 14:30:01", "1 clock hour", "2026-11-24 15:31", "rounded up to the minute"),
        ("2026-11-27 10:00:00", "1 day", "2026-11-30 17:00", "Saturday rolls forward to Monday"),
        ("2026-11-23 10:00:00", "4 days", "2026-11-27 17:00", "Friday needs no rolling"),
        ("2026-10-31 10:00:00", "1 month", "2026-11-30 17:00", "no 31 November"),
        ("2028-01-31 10:00:00", "1 month", "2028-02-29 17:00", "a leap year"),
        ("2026-11-30 10:00:00", "13 months", "2027-12-30 17:00", "over a year's end"),
        ("2026-12-15 10:00:00", "12 months", "2027-12-15 17:00", "a whole year"),
        ("2026-11-30 00:00:00", "1 working day before", "2026-11-27 17:00", "Friday is 1"),
        ("2026-11-29 12:00:00", "1 working day before", "2026-11-27 17:00", "a Sunday meeting"),
    ],
)
def test_a_limit_is_exact_at_its_boundaries(start: str, limit: str, due: str, why: str):
    found = ENGLAND.due(at(start), Span.parse(limit))

    assert (found.at, found.day) == (at(due), at(due).date()), why


def test_one_hundred_and_twenty_hours_are_five_working_days_worth():
    assert ENGLAND.due(at("2026-11-23 10:00"), Span(number=120, unit=Unit.HOURS)).at == at(
        "2026-11-30 10:00"
    )


@pytest.mark.parametrize(
    ("nation", "held"),
    [
        (
            "ENG",
            "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 "
            "2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 "
            "2027-12-27 2027-12-28 2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 "
            "2028-08-28 2028-12-25 2028-12-26",
        ),
        (
            "WLS",
            "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 "
            "2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 "
            "2027-12-27 2027-12-28 2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 "
            "2028-08-28 2028-12-25 2028-12-26",
        ),
        (
            "SCT",
            "2026-01-01 2026-01-02 2026-04-03 2026-05-04 2026-05-25 2026-06-15 2026-08-03 "
            "2026-11-30 2026-12-25 2026-12-28 2027-01-01 2027-01-04 2027-03-26 2027-05-03 "
            "2027-05-31 2027-08-02 2027-11-30 2027-12-27 2027-12-28 2028-01-03 2028-01-04 "
            "2028-04-14 2028-05-01 2028-05-29 2028-08-07 2028-11-30 2028-12-25 2028-12-26",
        ),
        (
            "NIR",
            "2026-01-01 2026-03-17 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-07-13 "
            "2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-17 2027-03-26 2027-03-29 "
            "2027-05-03 2027-05-31 2027-07-12 2027-08-30 2027-12-27 2027-12-28 2028-01-03 "
            "2028-03-17 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-07-12 2028-08-28 "
            "2028-12-25 2028-12-26",
        ),
    ],
)
def test_each_nation_keeps_its_own_published_bank_holidays(nation: str, held: str):
    on_weekdays = {
        day
        for day in bank_holidays(nation)
        if 2026 <= day.year <= 2028 and day.weekday() < 5 and day <= PUBLISHED_UNTIL
    }

    assert on_weekdays == days(held)


@pytest.mark.parametrize("day", ["2020-05-08", "2022-06-03", "2022-09-19", "2023-05-08"])
def test_a_one_off_bank_holiday_is_kept_in_every_nation(day: str):
    assert all(date.fromisoformat(day) in bank_holidays(nation) for nation in NATIONS)


@pytest.mark.parametrize("nation", ["", "GB", "UK", "eng", "ENG "])
def test_a_calendar_without_its_nation_is_refused(nation: str):
    with pytest.raises(ValueError, match="Write one of ENG, WLS, SCT, NIR") as refused:
        calendar_for(nation)

    assert str(refused.value) == f'"{nation}" is not a calendar. Write one of ENG, WLS, SCT, NIR.'


@pytest.mark.parametrize(
    ("clock", "may"),
    [
        ("2026-11-23 07:59:59", False),
        ("2026-11-23 08:00:00", True),
        ("2026-11-23 17:59:59", True),
        ("2026-11-23 18:00:00", False),
        ("2026-11-28 12:00:00", False),
        ("2026-12-28 12:00:00", False),
        ("2027-06-15 08:00:00", True),
        ("2027-06-15 07:59:59", False),
    ],
)
def test_reminders_may_go_on_working_days_from_8_to_6(clock: str, may: bool):
    assert ENGLAND.in_working_hours(at(clock)) is may


@pytest.mark.parametrize(
    ("after", "morning"),
    [
        ("2026-11-23 08:59:59", "2026-11-23 09:00"),
        ("2026-11-23 09:00:00", "2026-11-24 09:00"),
        ("2026-11-27 09:00:01", "2026-11-30 09:00"),
        ("2026-11-28 03:00:00", "2026-11-30 09:00"),
        ("2026-12-24 12:00:00", "2026-12-29 09:00"),
        ("2027-03-25 12:00:00", "2027-03-30 09:00"),
    ],
)
def test_the_next_morning_is_9_of_the_next_working_day(after: str, morning: str):
    assert ENGLAND.next_morning(at(after)) == at(morning)


def test_a_morning_can_be_asked_for_at_another_hour():
    assert ENGLAND.next_morning(at("2026-11-23 08:45"), time(8, 30)) == at("2026-11-24 08:30")


def test_five_oclock_is_five_oclock_of_local_clocks_in_summer_and_winter():
    summer, winter = date(2027, 4, 2), date(2026, 11, 30)

    assert [ENGLAND.at(day, CLOSE_OF_BUSINESS) for day in (summer, winter)] == [
        datetime(2027, 4, 2, 16, 0, tzinfo=UTC),
        datetime(2026, 11, 30, 17, 0, tzinfo=UTC),
    ]


def test_a_due_date_past_the_published_bank_holidays_is_provisional():
    last, first = date(2028, 12, 26), date(2028, 12, 27)
    hours = Span(number=24, unit=Unit.CLOCK_HOURS)

    assert [ENGLAND.close_of(day, "").provisional for day in (last, first)] == [False, True]
    assert [
        ENGLAND.due(at(start), hours).provisional
        for start in ("2028-12-25 23:59", "2028-12-26 00:00")
    ] == [False, True]


def test_a_council_says_itself_how_far_bank_holidays_are_known():
    calendar = calendar_for("ENG", known_until=date(2026, 11, 29))
    span = Span(number=5, unit=Unit.WORKING_DAYS)

    assert calendar.due(at("2026-11-23 10:00"), span).provisional


def test_a_council_closes_and_opens_days_of_its_own():
    closed, opened = date(2026, 12, 29), date(2026, 12, 28)
    calendar = calendar_for("ENG", closed=[closed], opened=[opened])

    assert [calendar.is_working_day(day) for day in (closed, opened)] == [False, True]
    assert [ENGLAND.is_working_day(day) for day in (closed, opened)] == [True, False]


def test_opening_a_day_wins_over_closing_it():
    day = date(2026, 12, 29)

    assert calendar_for("ENG", closed=[day], opened=[day]).is_working_day(day)


def test_the_version_names_the_nation_and_changes_with_the_days_off():
    versions = [
        calendar_for("ENG"),
        calendar_for("ENG", closed=[date(2026, 12, 29)]),
        calendar_for("ENG", opened=[date(2026, 12, 28)]),
        calendar_for("SCT"),
    ]

    assert len({calendar.version for calendar in versions}) == 4
    assert [calendar.version[:4] for calendar in versions] == ["ENG-", "ENG-", "ENG-", "SCT-"]
    assert calendar_for("ENG").version == ENGLAND.version


@pytest.mark.parametrize(
    ("after", "until", "number"),
    [
        ("2026-11-23", "2026-11-30", 5),
        ("2026-11-27", "2026-11-30", 1),
        ("2026-11-28", "2026-11-29", 0),
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-30", "2026-11-23", 0),
        ("2026-12-24", "2026-12-29", 1),
    ],
)
def test_working_days_between_two_dates_are_counted_without_the_first(
    after: str, until: str, number: int
):
    assert ENGLAND.working_days(date.fromisoformat(after), date.fromisoformat(until)) == number


@pytest.mark.parametrize(
    ("start", "number"),
    [("2014-12-31", 1), ("2046-01-01", 1), ("2045-12-29", 5), ("2015-01-02", -1)],
)
def test_a_day_outside_the_held_years_is_refused_and_never_guessed(start: str, number: int):
    with pytest.raises(BeyondCalendar):
        ENGLAND.shift(date.fromisoformat(start), number)


def test_the_first_and_last_working_days_that_are_held_can_be_reached():
    first, last = date(2015, 1, 2), date(2045, 12, 29)

    assert ENGLAND.shift(date(2015, 1, 1), 1) == first
    assert ENGLAND.shift(date(2045, 12, 31), 0) == last


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5 working days", Span(number=5, unit=Unit.WORKING_DAYS)),
        (" 1 working day ", Span(number=1, unit=Unit.WORKING_DAYS)),
        ("15 working days before", Span(number=15, unit=Unit.WORKING_DAYS_BEFORE)),
        ("4 days", Span(number=4, unit=Unit.DAYS)),
        ("24 hours", Span(number=24, unit=Unit.HOURS)),
        ("1 clock hour", Span(number=1, unit=Unit.CLOCK_HOURS)),
        ("1 month", Span(number=1, unit=Unit.MONTHS)),
    ],
)
def test_a_limit_is_read_as_people_write_it_and_said_the_same(text: str, span: Span):
    assert Span.parse(text) == span
    assert str(span) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "5", "days", "five days", "0 days", "-1 days", "1.5 days", "5 weeks", "\u0665 days"],
)
def test_what_is_not_a_limit_is_refused_with_what_would_be_right(text: str):
    with pytest.raises(ValueError, match="is not a limit") as refused:
        Span.parse(text)

    assert str(refused.value) == (
        f'"{text}" is not a limit. Write a number and a unit: "5 working days", '
        '"5 working days before", "5 days", "5 hours", "5 clock hours", "5 months".'
    )


@pytest.mark.parametrize(
    ("limit", "in_hours"),
    [("24 hours", True), ("24 clock hours", True), ("1 hour", True), ("5 working days", False)],
)
def test_a_due_time_knows_whether_it_was_counted_in_hours(limit: str, in_hours: bool):
    assert ENGLAND.due(at("2026-11-23 10:00"), Span.parse(limit)).in_hours is in_hours
