"""The page of what was sent without a dispute: reading it, and acknowledging it."""

from slackapp import ids, refusing
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, opens, replaces
from slackapp.views import apart as view
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.wording import apart as say
from slackapp.wording import refusals, times
from workflows.commands import Reason, Refused
from workflows.use_cases import apart_reading as use_case


def press(front: Front, pressed: Press) -> Answer:
    """Lay it open for those whose it is, over whatever the button stands in."""
    return opens(page(front, pressed.person, ids.read_number(pressed.value)))


def page(front: Front, person: str, number: int) -> Json:
    """Draw it, and record that it was shown."""
    laid = use_case.read(front.desk, person, number)
    return small.notice([say.NOT_FOR_YOU]) if isinstance(laid, Refused) else view.page(laid)


def submit(front: Front, pressed: Press) -> Answer:
    """Acknowledge it. It is committed before Slack is answered."""
    words = str(pressed.typed[ids.BACK_FORM][ids.BACK_FIELD])
    refused = use_case.acknowledge(front.desk, pressed.person, pressed.meta.apart, words)
    if refused is None:
        return replaces(small.notice([say.THANKS], title=refusals.RECORDED, clears=False))
    return _refused(refused, pressed)


def _refused(refused: Refused, pressed: Press) -> Answer:
    """Say why not; words that are not kept stay in the form."""
    match refused.reason:
        case Reason.RECORDED if refused.at:
            said = refusals.recorded(times.moment(refused.at))
            return replaces(small.notice([said], title=refusals.RECORDED, clears=False))
        case Reason.RECORDED_OTHERWISE if refused.at:
            said = refusals.recorded_otherwise(times.moment(refused.at))
            return refusing.on_first_box(refusals.not_sent(said), pressed.view)
        case Reason.INCOMPLETE:
            return errors({ids.block(ids.BACK_FORM, ids.BACK_FIELD): say.TOO_LONG})
        case _:
            return replaces(small.notice([say.NOT_FOR_YOU]))
