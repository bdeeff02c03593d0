"""What else somebody may need who is asked: each leads on to the form of what they choose."""

from collections.abc import Mapping
from dataclasses import replace

from slackapp import agree, choose, cover, ids, immediate_safety, joint, pass_on, refusing, review
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press, replaces
from slackapp.views import more_choices as views
from slackapp.views import small
from slackapp.wording import passing_on as say
from slackapp.wording import refusals
from workflows import needs
from workflows.needs import Need
from workflows.ports import NoSuchDispute
from workflows.use_cases import needing, snoozing
from workflows.use_cases.needing import Needs


def press(front: Front, pressed: Press) -> Answer:
    """Ask what they need: only what applies now."""
    dispute, visit, _ = ids.read_about(pressed.value)
    has = _needs(front, pressed.person, dispute)
    if has is None:
        return show_form(pressed, small.notice([refusals.NOT_INVOLVED]))
    return show_form(pressed, views.form(has, visit))


def submit(front: Front, pressed: Press) -> Answer:
    """Open the form of what they need in place of this one."""
    typed, meta = str(pressed.typed[ids.NEED_FORM][ids.NEED_FIELD]), pressed.meta
    has = _needs(front, pressed.person, meta.dispute)
    if has is None:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    if not typed:
        return refusing.on_first_box(say.CHOOSE_ONE, pressed.view)
    need = Need(typed)
    about = ids.about(meta.dispute, meta.visit, has.choice_for(need))
    leads_to = _ANSWERS.get(has.answered, choose.press) if need is Need.ANSWERED else _LEADS[need]
    return leads_to(front, replace(pressed, value=about))


def _needs(front: Front, person: str, dispute: str) -> Needs | None:
    try:
        return needing.needs(front.desk, person, dispute)
    except NoSuchDispute:
        return None


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
