"""``drp`` by a clock that may be ahead: reminders go out by day, and campaigns run at night, too.

``python -m tests.campaigns.by_day 18000 run`` is ``drp run``, five hours ahead.
"""

import sys
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Self

from slackapp import __main__, wiring
from tests.workflows.playing import ENGLAND
from workflows.due import LONDON

#: So early in the afternoon an hour's campaign ends by day.
UNTIL = time(15)


def _ahead() -> timedelta:
    """Give how long it is to the next ten o'clock of a working day, where it is not such a day."""
    now = datetime.now(UTC)
    by_day = ENGLAND.in_working_hours(now) and now.astimezone(LONDON).time() < UNTIL
    return timedelta(0) if by_day else ENGLAND.next_morning(now, time(10)) - now


#: As long as this process lives, and those that it starts.
AHEAD = _ahead()


def by_day() -> datetime:
    """Tell the time by which the processes go."""
    return datetime.now(UTC) + AHEAD


def command(does: str) -> list[str]:
    """Give the command that is ``drp`` *does* by this clock."""
    return [sys.executable, "-m", __name__, str(AHEAD.total_seconds()), does]


def main(ahead: timedelta, does: str) -> int:
    """Be ``drp``: the clock of the app is read in one place."""

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + ahead

    wiring.datetime = Ahead  # type: ignore[misc]
    return __main__.main([does])


if __name__ == "__main__":
    sys.exit(main(timedelta(seconds=float(sys.argv[1])), sys.argv[2]))
