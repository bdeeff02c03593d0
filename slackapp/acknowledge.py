"""The button that says that somebody has read what they were told."""

from slackapp import ids
from slackapp.front import Front
from slackapp.press import Answer, Press, opens
from slackapp.views import destroyed, small
from slackapp.wording import refusals, times
from workflows.ports import NoSuchDispute
from workflows.use_cases import acknowledging


def press(front: Front, pressed: Press) -> Answer:
    """Record it. The message changes; nothing opens, unless it was done before."""
    dispute, entry, _ = ids.read_about(pressed.value)
    try:
        refused = acknowledging.acknowledge(front.desk, pressed.person, dispute, entry)
    except NoSuchDispute:
        return opens(small.notice([refusals.NOT_INVOLVED]))
    if refused is None:
        return Answer()
    said = refusals.recorded(times.moment(refused.at)) if refused.at else refusals.NOT_INVOLVED
    return opens(destroyed.page(refused, said))
