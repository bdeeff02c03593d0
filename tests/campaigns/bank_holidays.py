"""The bank holidays a second time, from the rules of the law alone.

Banking and Financial Dealings Act 1971, schedule 1, with what was proclaimed for single years.
https://www.legislation.gov.uk/ukpga/1971/80/schedule/1
"""

from datetime import date, timedelta

A_DAY = timedelta(days=1)
#: What was proclaimed for one year: a day that was moved, and one more.
MOVED = {(2020, 5): date(2020, 5, 8), (2022, 5): date(2022, 6, 2)}
ONCE = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
ONCE_IN_SCOTLAND = {date(2026, 6, 15)}


def bank_holidays(nation: str, year: int) -> set[date]:
    """Give those of a year that fall on a day from Monday to Friday."""
    easter, scottish = _easter(year), nation == "SCT"
    found = {easter - 2 * A_DAY, *_in_may(year), *(day for day in ONCE if day.year == year)}
    found.add(_first_monday(year, 8) if scottish else _last_monday(year, 8))
    if not scottish:
        found.add(easter + A_DAY)
    if scottish:
        found |= {day for day in ONCE_IN_SCOTLAND if day.year == year}
    for dates in _of_fixed_date(nation):
        found |= _with_substitutes([date(year, *each) for each in dates])
    return found


def _of_fixed_date(nation: str) -> list[list[tuple[int, int]]]:
    """Give what has a date, those together of which one can push the other on."""
    christmas, new_year = [(12, 25), (12, 26)], [(1, 1)]
    match nation:
        case "SCT":
            return [[*new_year, (1, 2)], [(11, 30)], christmas]
        case "NIR":
            return [new_year, [(3, 17)], [(7, 12)], christmas]
        case _:
            return [new_year, christmas]


def _with_substitutes(days: list[date]) -> set[date]:
    """A day at the weekend is kept on the next weekday that is not one itself."""
    kept = {day for day in days if day.weekday() < 5}
    for day in days:
        while day.weekday() > 4 or (day in kept and day not in days):
            day += A_DAY
            while day in kept:
                day += A_DAY
        kept.add(day)
    return kept


def _in_may(year: int) -> set[date]:
    early, spring = _first_monday(year, 5), _last_monday(year, 5)
    if year == 2020:
        early = MOVED[2020, 5]
    if year == 2022:
        spring = MOVED[2022, 5]
    return {early, spring}


def _first_monday(year: int, month: int) -> date:
    day = date(year, month, 1)
    while day.weekday():
        day += A_DAY
    return day


def _last_monday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.weekday():
        day -= A_DAY
    return day


def _easter(year: int) -> date:
    """The Sunday after the first full moon of spring, as the church reckons it (Gauss)."""
    a, b, c = year % 19, year % 4, year % 7
    century = year // 100
    p = (13 + 8 * century) // 25
    m = (15 - p + century - century // 4) % 30
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + (4 + century - century // 4) % 7) % 7
    days = 22 + d + e
    if d == 29 and e == 6:
        days = 50
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        days = 49
    return date(year, 3, 1) + timedelta(days=days - 1)
