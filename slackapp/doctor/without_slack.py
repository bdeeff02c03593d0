"""How everything stands that can be seen without asking Slack: for whoever looks from Slack."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, How
from slackapp.doctor.kept import holidays
from slackapp.doctor.on_call import on_call
from slackapp.doctor.outside import outside
from slackapp.doctor.overseers import overseers
from slackapp.doctor.people import people
from slackapp.doctor.running import work
from slackapp.doctor.sealed import sealed
from slackapp.doctor.texts import texts
from workflows.desk import Desk
from workflows.use_cases.world import today


def worst_first(desk: Desk) -> list[Finding]:
    """Give what is found, and what was looked at and is well after it."""
    order = list(reversed(How))
    return sorted(_findings(desk), key=lambda finding: order.index(finding.how))


def _findings(desk: Desk) -> Iterator[Finding]:
    yield from work(desk)
    yield from texts(desk)
    yield from sealed(desk)
    yield from people(desk, None)
    yield from outside(desk)
    yield from overseers(desk)
    yield from on_call(desk)
    yield from holidays(desk.calendar.known_until, today(desk))
