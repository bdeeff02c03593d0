"""The time that a report is about, and its months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workflows.due import LONDON
from workflows.working_calendar import Calendar

#: A longer time is several reports.
MOST_MONTHS = 24


@dataclass(frozen=True, kw_only=True)
class Period:
    """From a day to a day, both included. ``end`` is never later than when the report is made."""

    first: date
    last: date
    made_at: datetime

    @property
    def begin(self) -> datetime:
        """Give the first instant of it."""
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        """Give the instant at which it is over."""
        return min(midnight(self.last + timedelta(days=1)), self.made_at)

    @property
    def last_instant(self) -> datetime:
        """Give the last instant of it, which is of its last day."""
        return self.end - timedelta(microseconds=1)

    def holds(self, at: datetime | None) -> bool:
        """Did this happen in it?"""
        return at is not None and self.begin <= at < self.end

    @property
    def months(self) -> tuple[str, ...]:
        """Name the months that it touches: 2026-11."""
        return tuple(month_of(day) for day in self._firsts())

    def _firsts(self) -> Iterator[date]:
        day = self.first.replace(day=1)
        while day <= self.last:
            yield day
            day = (day + timedelta(days=32)).replace(day=1)

    @property
    def starts_a_month(self) -> bool:
        """Does it begin with a month?"""
        return self.first.day == 1

    @property
    def ends_a_month(self) -> bool:
        """Does it end with a month?"""
        return (self.last + timedelta(days=1)).day == 1

    def ends(self) -> Iterator[tuple[str, datetime]]:
        """Give each month with the instant at which its part of the period is over."""
        for day in self._firsts():
            after = (day + timedelta(days=32)).replace(day=1)
            yield month_of(day), min(midnight(after), self.end)


def midnight(day: date) -> datetime:
    """Give the instant at which a day begins."""
    return Calendar.at(day, time(0))


def day_of(at: datetime) -> date:
    """Give the local day of an instant."""
    return at.astimezone(LONDON).date()


def month_of(at: date | datetime) -> str:
    """Name a month: 2026-11."""
    day = day_of(at) if isinstance(at, datetime) else at
    return f"{day:%Y-%m}"


def month_before(day: date) -> tuple[date, date]:
    """Give the first and the last day of the month before the one of *day*."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
