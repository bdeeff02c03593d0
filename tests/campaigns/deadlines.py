"""Random limits worked out twice: by the product, and by loops over days and hours.

Nothing of the second way is the product's, down to the bank holidays and the changes of clocks.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

from tests.campaigns.bank_holidays import bank_holidays
from tests.workflows import slow_calendar
from workflows.due import Span, Unit
from workflows.working_calendar import NATIONS, Calendar, calendar_for

FIRST, LAST = 2016, 2043
#: So many limits are worked out under each council's own closures.
UNDER_ONE_CALENDAR = 2_500
DAYS = (date(LAST, 1, 1) - date(FIRST, 1, 1)).days


def work_out_twice(seed: int, cases: int) -> Counter[str]:
    """Give how many were worked out, by what they count. Raises AssertionError at a difference."""
    chance = Random(seed)  # noqa: S311 # no secret
    worked = Counter[str]()
    while (left := cases - worked.total()) > 0:
        nation = chance.choice(NATIONS)
        calendar, off = a_council(chance, nation)
        for _ in range(min(left, UNDER_ONE_CALENDAR)):
            unit = chance.choice(list(Unit))
            once_more(calendar, off, an_instant(chance), chance.randint(1, 25), unit)
            worked[unit] += 1
    return worked


def once_more(
    calendar: Calendar, off: frozenset[date], start: datetime, number: int, unit: Unit
) -> None:
    due = calendar.due(start, Span(number=number, unit=unit))
    again = slow_calendar.due(start, number, unit, off)
    what = f"{number} {unit} from {start.isoformat()} under {calendar.version}"
    assert due.at == again, f"{what}: {due.at.isoformat()}, and then {again.isoformat()}"
    assert due.day == again.astimezone(slow_calendar.UK).date(), what


def a_council(chance: Random, nation: str) -> tuple[Calendar, frozenset[date]]:
    """Give a nation's calendar with closures of its own, and a bank holiday on which it works."""
    known = {day for year in range(FIRST - 1, LAST + 3) for day in bank_holidays(nation, year)}
    weeks = [a_day(chance) for _ in range(chance.randrange(40))]
    closed = {day + n * slow_calendar.A_DAY for day in weeks for n in range(chance.randint(1, 6))}
    opened = set(chance.sample(sorted(known - closed), chance.randrange(3)))
    calendar = calendar_for(nation, closed=closed, opened=opened)
    return calendar, frozenset((known | closed) - opened)


def an_instant(chance: Random) -> datetime:
    """Give one of all the time, often around midnight, or around a change of clocks."""
    at = datetime(FIRST, 1, 1, tzinfo=UTC) + timedelta(seconds=chance.randrange(DAYS * 86_400))
    match chance.randrange(5):
        case 0:
            return at.replace(hour=chance.choice((22, 23, 0)), minute=chance.choice((0, 59)))
        case 1:
            sunday = last_sunday(at.year, chance.choice((3, 10)))
            hours = chance.randrange(-36, 36)
            return sunday + timedelta(hours=1 + hours, seconds=chance.randint(-1, 1))
        case 2:
            return at.replace(microsecond=999_990)
        case _:
            return at


def last_sunday(year: int, month: int) -> datetime:
    """Clocks change at 1am UTC then."""
    day = datetime(year, month, 31, tzinfo=UTC)
    while day.weekday() != 6:
        day -= slow_calendar.A_DAY
    return day


def a_day(chance: Random) -> date:
    return date(FIRST, 1, 1) + timedelta(days=chance.randrange(DAYS))
