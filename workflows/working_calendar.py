"""Turning a limit into a date: working days, calendar days, hours and months, in UK local time.

Nothing here knows a dispute or reads a clock. The semantics are ADR 0003.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256

from workflows.due import LONDON, Due, Span, Unit

CLOSE_OF_BUSINESS = time(17)
MORNING = time(9)
OPENS, CLOSES = time(8), time(18)

#: The table is built once for these years; a date outside them is refused, never guessed.
FIRST_YEAR, LAST_YEAR = 2015, 2045

#: Where the government's published list of bank holidays ends (gov.uk, read on 22 November 2026).
PUBLISHED_UNTIL = date(2028, 12, 26)

NATIONS = ("ENG", "WLS", "SCT", "NIR")


class BeyondCalendar(Exception):
    """A date outside the years for which bank holidays are held."""


@dataclass(frozen=True)
class Calendar:
    """The working days of one nation, with a council's own closures, as one sorted table.

    The table is built once, when it is first asked: many a command never asks.
    """

    name: str
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()
    known_until: date = PUBLISHED_UNTIL

    @cached_property
    def days_off(self) -> frozenset[date]:
        """The bank holidays and the days closed, without those that are worked all the same."""
        return (bank_holidays(self.name) | self.closed) - self.opened

    @cached_property
    def version(self) -> str:
        """Name these days off: it changes when they do."""
        off = sorted(day.toordinal() for day in self.days_off)
        return f"{self.name}-{sha256(' '.join(map(str, off)).encode()).hexdigest()[:8]}"

    @cached_property
    def _working(self) -> list[int]:
        first = date(FIRST_YEAR, 1, 1).toordinal()
        last = date(LAST_YEAR, 12, 31).toordinal()
        off = {day.toordinal() for day in self.days_off}
        return [n for n in range(first, last + 1) if (n - 1) % 7 < 5 and n not in off]

    def is_working_day(self, day: date) -> bool:
        """Is *day* neither a weekend, a bank holiday nor a closure?"""
        return self.shift(day, 0) == day

    def shift(self, day: date, number: int) -> date:
        """Give the *number*th working day after *day*, or before it where negative.

        The day itself is never counted; 0 gives the last working day up to and including it.
        """
        n = day.toordinal()
        if not date(FIRST_YEAR, 1, 1) <= day <= date(LAST_YEAR, 12, 31):
            raise BeyondCalendar(f"{day} is outside {FIRST_YEAR} to {LAST_YEAR}")
        start = bisect_left(self._working, n) if number < 0 else bisect_right(self._working, n) - 1
        if not 0 <= start + number < len(self._working):
            raise BeyondCalendar(f"{number} working days from {day}")
        return date.fromordinal(self._working[start + number])

    def working_days(self, after: date, until: date) -> int:
        """Count the working days later than *after*, up to and including *until*."""
        return max(
            0,
            bisect_right(self._working, until.toordinal())
            - bisect_right(self._working, after.toordinal()),
        )

    def due(self, start: datetime, span: Span) -> Due:
        """Say when *span* from the aware instant *start* is over."""
        day = start.astimezone(LONDON).date()
        match span.unit:
            case Unit.WORKING_DAYS:
                return self.close_of(self.shift(day, span.number), span)
            case Unit.WORKING_DAYS_BEFORE:
                return self.close_of(self.shift(day, -span.number), span)
            case Unit.DAYS:
                end = day + timedelta(days=span.number)
                return self.close_of(end if self.is_working_day(end) else self.shift(end, 1), span)
            case Unit.MONTHS:
                return self.close_of(self.shift(_months_later(day, span.number), 0), span)
            case Unit.HOURS:
                return self._due_at(self._after_working_hours(start, span.number), span)
            case _:  # clock hours
                return self._due_at(start.astimezone(UTC) + timedelta(hours=span.number), span)

    def close_of(self, day: date, rule: Span | str) -> Due:
        """Give close of business on *day*, as due under *rule*."""
        return Due(
            at=self.at(day, CLOSE_OF_BUSINESS),
            day=day,
            rule=str(rule),
            calendar=self.version,
            provisional=day > self.known_until,
        )

    def _due_at(self, at: datetime, span: Span) -> Due:
        """Round up to the whole minute, so that what is shown is never earlier than what counts."""
        whole = at.replace(second=0, microsecond=0)
        at = whole if whole == at else whole + timedelta(minutes=1)
        day = at.astimezone(LONDON).date()
        return Due(
            at=at,
            day=day,
            rule=str(span),
            calendar=self.version,
            provisional=day > self.known_until,
        )

    def _after_working_hours(self, start: datetime, hours: int) -> datetime:
        """Let *hours* pass, none of them on a day that is not a working day."""
        at, left = start.astimezone(UTC), timedelta(hours=hours)
        while left:
            day = at.astimezone(LONDON).date()
            midnight = _midnight_after(day)
            if self.is_working_day(day):
                passed = min(left, midnight - at)
                at, left = at + passed, left - passed
            else:
                at = midnight
        return at

    def in_working_hours(self, at: datetime) -> bool:
        """May a reminder or a channel post go out at this instant?"""
        local = at.astimezone(LONDON)
        return self.is_working_day(local.date()) and OPENS <= local.time() < CLOSES

    def next_morning(self, after: datetime, clock: time = MORNING) -> datetime:
        """Give the first instant later than *after* at which a working day reads *clock*."""
        day = after.astimezone(LONDON).date()
        today = self.at(day, clock)
        if self.is_working_day(day) and today > after:
            return today
        return self.at(self.shift(day, 1), clock)

    @staticmethod
    def at(day: date, clock: time) -> datetime:
        """Give the instant, in UTC, at which local clocks read *clock* on *day*."""
        return datetime.combine(day, clock, LONDON).astimezone(UTC)


def _midnight_after(day: date) -> datetime:
    return Calendar.at(day + timedelta(days=1), time(0))


def _months_later(day: date, number: int) -> date:
    """Give the corresponding date, or the month's last day where there is none."""
    years, month = divmod(day.month - 1 + number, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def bank_holidays(nation: str) -> frozenset[date]:
    """Give the bank holidays of one nation. ``GB`` alone would drop Easter Monday and August."""
    import holidays  # it reads those of every country, which takes a tenth of a second

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=years))


def calendar_for(
    nation: str,
    *,
    closed: Iterable[date] = (),
    opened: Iterable[date] = (),
    known_until: date = PUBLISHED_UNTIL,
) -> Calendar:
    """Give a nation's calendar with a council's own closed and opened days. Raises ValueError."""
    if nation not in NATIONS:
        raise ValueError(f'"{nation}" is not a calendar. Write one of {", ".join(NATIONS)}.')
    return Calendar(nation, frozenset(closed), frozenset(opened), known_until)
