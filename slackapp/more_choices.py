"""What else somebody may need who is asked: each leads on to the form of what they choose."""

from collections.abc import Mapping
from dataclasses import replace

from slackapp import agree, choose, cover, ids, immediate_safety, joint, pass_on, refusing, review
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press, replaces
from slackapp.views import destroyed, small
from slackapp.views import more_choices as views
from slackapp.wording import passing_on as say
from workflows import needs
from workflows.commands import Refused
from workflows.needs import Need
from workflows.use_cases import needing, snoozing


def press(front: Front, pressed: Press) -> Answer:
    """Ask what they need: only what applies now."""
    dispute, visit, _ = ids.read_about(pressed.value)
    has = needing.needs(front.desk, pressed.person, dispute)
    if isinstance(has, Refused):
        return show_form(pressed, destroyed.page(has))
    return show_form(pressed, views.form(has, visit))


def submit(front: Front, pressed: Press) -> Answer:
    """Open the form of what they need in place of this one."""
    typed, meta = str(pressed.typed[ids.NEED_FORM][ids.NEED_FIELD]), pressed.meta
    has = needing.needs(front.desk, pressed.person, meta.dispute)
    if isinstance(has, Refused):
        return replaces(destroyed.page(has))
    if not typed:
        return refusing.on_first_box(say.CHOOSE_ONE, pressed.view)
    need = Need(typed)
    about = ids.about(meta.dispute, meta.visit, has.choice_for(need))
    leads_to = _ANSWERS.get(has.answered, choose.press) if need is Need.ANSWERED else _LEADS[need]
    return leads_to(front, replace(pressed, value=about))


def _snooze(front: Front, pressed: Press) -> Answer:
    refused = snoozing.snooze(front.desk, pressed.person, pressed.meta.dispute)
    if refused:
        return replaces(small.notice([say.NOT_ASKED]))
    return replaces(small.notice([say.NO_REMINDER], title=say.MORE))


def _safety(front: Front, pressed: Press) -> Answer:
    return replaces(immediate_safety.drawn(front, pressed))


#: What each need leads to; the answer itself may stand in several places.
_LEADS: Mapping[Need, Handler] = {
    Need.MORE_TIME: choose.press,
    Need.PASSING: pass_on.press,
    Need.REMINDER: _snooze,
    Need.COVER: cover.press,
    Need.SAFETY: _safety,
}
_ANSWERS: Mapping[needs.Answer | None, Handler] = {
    needs.Answer.STEP: review.press,
    needs.Answer.STAGE: agree.press,
    needs.Answer.JOINT: joint.press,
}
