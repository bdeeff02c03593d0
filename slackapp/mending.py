"""What needs mending: which disputes a row is about, and what drp doctor says without Slack."""

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
from slackapp.front import Front
from slackapp.press import Answer, Press, opens, opens_drawn, redraws
from slackapp.views import mending as view
from slackapp.views import small
from slackapp.wording import mending as words
from slackapp.wording import refusals
from workflows.desk import Desk
from workflows.use_cases.mending import again as send_again
from workflows.use_cases.mending import look, undelivered
from workflows.use_cases.world import today


def see(front: Front, pressed: Press) -> Answer:
    """Name what a row is about."""
    if not front.is_run_by(pressed.slack_id):
        return opens(small.notice([refusals.FOR_ADMINISTRATORS]))
    if pressed.value == view.LOST:
        return opens_drawn(lambda: view.not_arrived(undelivered(front.desk)))
    return opens_drawn(lambda: view.left_behind(look(front.desk).left))


def again(front: Front, pressed: Press) -> Answer:
    """Let a message be sent anew."""
    if not front.is_run_by(pressed.slack_id):
        return redraws(small.notice([refusals.FOR_ADMINISTRATORS]))
    said = words.IS_SENT if send_again(front.desk, pressed.value) else words.NOT_SENT
    return redraws(view.not_arrived(undelivered(front.desk), said))


def check_settings(front: Front, pressed: Press) -> Answer:
    """Lay out how everything stands that can be seen without asking Slack."""
    if not front.is_run_by(pressed.slack_id):
        return opens(small.notice([refusals.FOR_ADMINISTRATORS]))
    return opens_drawn(lambda: view.settings([each.says for each in _worst_first(front.desk)]))


def _worst_first(desk: Desk) -> list[Finding]:
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
