"""A year of invented disputes in a database, for tests of the report and for measuring it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from slackapp import wiring
from slackapp.samples.year import Year
from slackapp.samples.year_council import directory
from tests.world import Clock, settings_for
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.reporting.period import Period

SEED = 7
NEW_YEAR = datetime(2027, 1, 1, 9, tzinfo=LONDON)


@contextmanager
def a_year(
    folder: Path, many: int, *, first: date = date(2026, 1, 1), **more: object
) -> Iterator[Desk]:
    """Give a desk at the end of a year with so many disputes."""
    has = settings_for(folder, **more)
    wiring.upgrade(has)
    desk, people = wiring.desk(has, now=Clock(NEW_YEAR)), directory()
    with desk.store.begin() as work:
        work.keep_directory(people, date(2020, 1, 1))
    procedure = desk.library.default
    Year(desk=desk, procedure=procedure, directory=people, first=first).fill(many, SEED)
    yield desk
    desk.store.close()


def the_year(desk: Desk) -> Period:
    return Period(first=date(2026, 1, 1), last=date(2026, 12, 31), made_at=desk.now())
