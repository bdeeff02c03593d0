"""Which handler takes what: buttons, boxes that change, and forms, by their ids."""

from collections.abc import Mapping

from slackapp import (
    acknowledge,
    agree,
    apart,
    choose,
    drafts,
    file_record,
    follow_up,
    guidance,
    ids,
    immediate_safety,
    joint,
    list_disputes,
    raise_dispute,
    review,
    show_dispute,
)
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press, opens
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.wording import refusals

BUTTONS: Mapping[str, Handler] = {
    ids.START_RAISE: raise_dispute.start,
    ids.RAISE_NEW: raise_dispute.start_new,
    ids.DRAFT_CONTINUE: drafts.go_on,
    ids.DRAFT_DELETE: drafts.drop,
    ids.DRAFTS_PAGE: drafts.turn,
    ids.CHOICE: choose.press,
    ids.STEP: review.press,
    ids.AGREEMENT: agree.press,
    ids.JOINT: joint.press,
    ids.ACTION: follow_up.press,
    ids.OPEN: show_dispute.press,
    ids.READ: show_dispute.read,
    ids.HISTORY: show_dispute.history,
    ids.HISTORY_PAGE: show_dispute.turn,
    ids.RAISED: show_dispute.raised,
    ids.RECORD: file_record.press,
    ids.ACKNOWLEDGE: acknowledge.press,
    ids.APART_START: apart.press,
    ids.APART_READ: apart.read,
    ids.APART_ACKNOWLEDGE: apart.acknowledge,
    ids.LIST_OPEN: list_disputes.start,
    ids.LIST_SHOW: list_disputes.show_others,
    ids.LIST_PAGE: list_disputes.turn,
    ids.GUIDANCE: guidance.read,
    ids.SAFETY_OPEN: immediate_safety.press,
    ids.SAFETY_WHO: immediate_safety.see_who,
}
#: A box that changed, or a button that changes the form it stands in.
REDRAWS: Mapping[str, Handler] = {
    ids.RAISE: raise_dispute.redraw,
    ids.CHOOSE: choose.redraw,
    ids.REVIEW: review.redraw,
    ids.OPEN_STAGE: agree.redraw,
    ids.AGREE: joint.redraw,
    ids.FOLLOW_UP: follow_up.redraw,
    ids.APART: apart.redraw,
}
FORMS: Mapping[str, Handler] = {
    ids.RAISE: raise_dispute.to_check,
    ids.RAISE_CHECK: raise_dispute.send,
    ids.CHOOSE: choose.submit,
    ids.REVIEW: review.submit,
    ids.OPEN_STAGE: agree.submit,
    ids.AGREE: joint.submit,
    ids.FILE: file_record.submit,
    ids.FOLLOW_UP: follow_up.submit,
    ids.LIST: list_disputes.find,
    ids.APART: apart.submit,
    ids.SAFETY: immediate_safety.submit,
}
#: What changes somebody's App Home: every form that is sent, and these buttons.
CHANGES = frozenset({ids.CHOICE, ids.SAVE_DRAFT, ids.DRAFT_DELETE})


def of_action(action_id: str, view: Json) -> Handler:
    """Find what a button does, or a box that changed in a form."""
    button = BUTTONS.get(action_id.partition(":")[0])
    return button or REDRAWS.get(view.get("callback_id", ""), _retired)


def of_form(callback_id: str) -> Handler:
    """Find what takes a form that was sent."""
    return FORMS.get(callback_id, _retired)


def changes_home(press_id: str) -> bool:
    """May this have changed what stands on App Home?"""
    return press_id in FORMS or press_id.partition(":")[0] in CHANGES


def _retired(front: Front, pressed: Press) -> Answer:
    """A button of an earlier version, in an old message."""
    return opens(small.notice([refusals.RETIRED_BUTTON]))
