"""What needs mending: which disputes a row is about, and what drp doctor says without Slack."""

from slackapp.front import Front
from slackapp.press import Answer, Press, opens, opens_drawn, redraws
from slackapp.views import mending as view
from slackapp.views import small
from slackapp.wording import mending as words
from slackapp.wording import refusals
from workflows.desk import Desk
from workflows.use_cases.mending import again as send_again
from workflows.use_cases.mending import look, undelivered


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
    return opens_drawn(lambda: view.settings(_says(front.desk)))


def _says(desk: Desk) -> list[str]:
    # Whatever looks is imported when somebody asks: most processes are never asked.
    from slackapp.doctor.without_slack import worst_first

    return [each.says for each in worst_first(desk)]
