"""The deadlines a second time: plain loops over days and hours, and nothing of the product's."""

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
A_DAY = timedelta(days=1)


def works(day: date, days_off: Container[date]) -> bool:
    return day.weekday() not in (5, 6) and day not in days_off


def at_five(day: date) -> datetime:
    return datetime.combine(day, time(17), UK).astimezone(UTC)


def due(start: datetime, number: int, unit: str, days_off: Container[date]) -> datetime:
    """Say when *number* of *unit* from *start* is over, one day or one hour at a time."""
    if unit in ("hours", "clock hours"):
        return _whole_minute(_after_hours(start, number, days_off, literal=unit != "hours"))
    day = start.astimezone(UK).date()
    if unit in ("working days", "working days before"):
        step = A_DAY if unit == "working days" else -A_DAY
        while number:
            day += step
            number -= works(day, days_off)
        return at_five(day)
    if unit == "days":
        day += number * A_DAY
        return at_five(_roll(day, A_DAY, days_off))
    return at_five(_roll(_months_on(day, number), -A_DAY, days_off))


def _roll(day: date, step: timedelta, days_off: Container[date]) -> date:
    while not works(day, days_off):
        day += step
    return day


def _months_on(day: date, number: int) -> date:
    """Walk to the same date *number* months on, or to the last day of a shorter month."""
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("no month is shorter than 28 days")


def _after_hours(
    start: datetime, hours: int, days_off: Container[date], *, literal: bool
) -> datetime:
    """Local midnight is always on a whole hour of UTC, so no step crosses one."""
    at, left = start.astimezone(UTC), timedelta(hours=hours)
    while left:
        next_hour = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        step = next_hour - at
        if literal or works(at.astimezone(UK).date(), days_off):
            step = min(step, left)
            left -= step
        at += step
    return at


def _whole_minute(at: datetime) -> datetime:
    while at.second or at.microsecond:
        at += timedelta(microseconds=1) if at.microsecond else timedelta(seconds=1)
    return at
