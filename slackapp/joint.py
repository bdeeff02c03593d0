"""Agreeing to a joint answer that somebody has proposed."""

from slackapp import ids, keeping, recording
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws
from slackapp.views import destroyed, joint, small
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import joint as say
from slackapp.wording import refusals
from workflows.commands import Agree, Refused
from workflows.use_cases import acting, opening
from workflows.use_cases.opening import Opened


def press(front: Front, pressed: Press) -> Answer:
    """Lay what is proposed now before whoever is asked to agree to it."""
    dispute, visit, _ = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "joint answer")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    proposal = opened.dispute.proposal
    if proposal is None or not opened.may_agree or visit != opened.dispute.visit:
        return show_form(pressed, small.notice([_why_not(opened)]))
    new = Meta(dispute=dispute, visit=visit, choice=str(proposal.number))
    meta, answers = keeping.begin(front, pressed.person, ids.AGREE, new)
    return show_form(pressed, _draw(Acting(opened=opened, answers=answers, meta=meta)))


def _why_not(opened: Opened) -> str:
    proposal = opened.dispute.proposal
    if proposal and opened.here.person in proposal.agreed.values():
        return say.AGREED_ALREADY
    return refusals.out_of_date(opened.dispute.reference, opened.dispute.stage)


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again with the boxes that a choice in it asks for."""
    acting_now = recording.kept(front, pressed, pressed.meta)
    if isinstance(acting_now, Refused):
        return redraws(destroyed.page(acting_now))
    return redraws(_draw(acting_now))


def _draw(acting_now: Acting) -> Json:
    """Draw the form, or say why there is none any more."""
    if not acting_now.opened.may_agree:
        return small.notice([_why_not(acting_now.opened)])
    return joint.agree_form(acting_now)


def submit(front: Front, pressed: Press) -> Answer:
    """Agree to the very text that was shown."""
    meta = pressed.meta
    command = Agree(visit=meta.visit, proposal=int(meta.choice), answers=pressed.typed)
    acted = acting.agree(
        front.desk, pressed.person, meta.dispute, command, meta.draft, keeping.place(pressed)
    )
    return recording.answered(front, acted, pressed, recording.sent_title(acted), _draw)
