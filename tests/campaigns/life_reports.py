"""Whether the reports of each month and year add up to what was lived."""

from collections import Counter
from datetime import date, datetime, timedelta

from tests.campaigns.lifetime import FIRST, Lifetime
from workflows.due import LONDON
from workflows.procedure import Procedure
from workflows.reporting.period import Period
from workflows.reporting.protecting import Mark
from workflows.reporting.report import Report
from workflows.use_cases import reporting

COMES, GOES = ("opening", "raised", "reopened"), ("resolved", "otherwise", "open")


def reports_add_up(lifetime: Lifetime) -> int:
    """Hold every report of a month, and of a year, against the lives; give how many there were."""
    made = 0
    for rule in lifetime.world.desk.library.procedures.values():
        raised = _raised(lifetime, rule)
        for period in _periods(lifetime.now):
            report = _report(lifetime, rule, period)
            assert _is(report, "raised", sum(raised[month] for month in period.months))
            for month in period.months if len(period.months) > 1 else ():
                assert _is(report, f"raised@{month}", raised[month])
            assert _is_balanced(report)
            made += 1
    return made


def _raised(lifetime: Lifetime, rule: Procedure) -> Counter[str]:
    mine = (life for life in lifetime.lives.values() if life.team.procedure is rule)
    return Counter(life.is_now.raised_at.astimezone(LONDON).strftime("%Y-%m") for life in mine)


def _periods(now: datetime) -> list[Period]:
    """Each month that is over, and each whole year."""
    months, day = list[Period](), FIRST.date().replace(day=1)
    while (after := (day + timedelta(days=32)).replace(day=1)) <= now.date():
        months.append(Period(first=day, last=after - timedelta(days=1), made_at=now))
        day = after
    years = range(FIRST.year, day.year)
    whole = [Period(first=date(y, 1, 1), last=date(y, 12, 31), made_at=now) for y in years]
    return [*months, *whole]


def _report(lifetime: Lifetime, rule: Procedure, period: Period) -> Report:
    desk = lifetime.world.desk
    with desk.store.read() as work:
        return reporting.make(desk, work, rule, period)


def _is(report: Report, name: str, number: int) -> bool:
    """Is this its figure, where it is shown? What is small is hidden."""
    shown = report.figures[name]
    return shown.mark is not Mark.SHOWN or shown.number == number


def _is_balanced(report: Report) -> bool:
    """What was open, with what came and less what went, is what is open.

    A procedure under which nothing is reopened has no figure for that.
    """
    names = [name for name in (*COMES, *GOES) if name in report.figures]
    figures = {name: report.figures[name] for name in names}
    if any(each.mark is not Mark.SHOWN for each in figures.values()):
        return True
    number = Counter({name: each.number or 0 for name, each in figures.items()})
    return sum(number[name] for name in COMES) == sum(number[name] for name in GOES)
