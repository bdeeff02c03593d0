"""Reading what a procedure says that binds nobody, over the form to raise."""

from slackapp.front import Front
from slackapp.press import Answer, Press, opens
from slackapp.views import helps, small
from slackapp.wording import refusals


def read(front: Front, pressed: Press) -> Answer:
    """Lay the paper's own words over the form; what is typed in it stays."""
    procedure = front.desk.library.procedures.get(pressed.value)
    return opens(helps.page(procedure) if procedure else small.notice([refusals.RETIRED_BUTTON]))
