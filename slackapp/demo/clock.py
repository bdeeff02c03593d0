"""A clock that goes on by itself and can be moved forward, for the local workspace only."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

from workflows.due import LONDON
from workflows.working_calendar import Calendar


class DemoClock:
    """Tells the time of the local workspace."""

    def __init__(self, start: datetime) -> None:
        """Begin at *start*."""
        self._lock = threading.Lock()
        self._at, self._since = start, time.monotonic()

    def __call__(self) -> datetime:
        """Give the present instant, in UTC."""
        with self._lock:
            return self._at + timedelta(seconds=time.monotonic() - self._since)

    def move_to(self, at: datetime) -> None:
        """Go on from *at*; never back."""
        with self._lock:
            passed = self._at + timedelta(seconds=time.monotonic() - self._since)
            self._at, self._since = max(at, passed), time.monotonic()


def ten_o_clock(day: date, calendar: Calendar) -> datetime:
    """Give 10am on *day*, or on the next working day."""
    on = day if calendar.is_working_day(day) else calendar.shift(day, 1)
    return datetime.combine(on, clock_time(10), LONDON).astimezone(UTC)


def end_of_month(at: datetime) -> datetime:
    """Give the last second of the local month of an instant."""
    first = at.astimezone(LONDON).date().replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return Calendar.at(after, clock_time(0)) - timedelta(seconds=1)


def step_to(clock: DemoClock, until: datetime, each: Callable[[], None]) -> None:
    """Move a clock on, half an hour at a time, and let *each* look at what has come due."""
    while (now := clock()) < until:
        last_half = now.replace(minute=now.minute // 30 * 30, second=2, microsecond=0)
        clock.move_to(min(last_half + timedelta(minutes=30), until))
        each()
