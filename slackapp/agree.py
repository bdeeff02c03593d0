"""Recording what a stage that was asked for needs before it opens (S1-111)."""

from slackapp import ids, keeping, recording
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws
from slackapp.views import agreeing, destroyed, entering, small
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from slackapp.wording import opening as say
from slackapp.wording import refusals
from workflows.commands import Open, Refused
from workflows.use_cases import acting, opening


def press(front: Front, pressed: Press) -> Answer:
    """Open the form, if the stage still waits and this person may record it."""
    dispute, visit, _ = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "agreement form")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    if not opened.may_open_stage or visit != opened.dispute.visit:
        where = refusals.out_of_date(opened.dispute.reference, opened.dispute.stage)
        return show_form(pressed, small.notice([where]))
    waits = opened.dispute.opening
    new = Meta(dispute=dispute, visit=visit, stage=waits.stage if waits else "")
    meta, answers = keeping.begin(front, pressed.person, ids.OPEN_STAGE, new)
    drawn = agreeing.agreement_form(Acting(opened=opened, answers=answers, meta=meta))
    return show_form(pressed, drawn)


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again with the boxes that the answer asks for."""
    acting_now = recording.kept(front, pressed, pressed.meta)
    if isinstance(acting_now, Refused):
        return redraws(destroyed.page(acting_now))
    if acting_now.opened.dispute.opening is None:
        return redraws(small.notice([refusals.NOT_INVOLVED]))
    return redraws(agreeing.agreement_form(acting_now))


def submit(front: Front, pressed: Press) -> Answer:
    """Record the answer: the stage opens, or a no is kept."""
    meta, typed = pressed.meta, pressed.typed
    answers = entering.without_what_waits(typed)
    command = Open(visit=meta.visit, answers=answers, responder=recording.responder(typed))
    acted = acting.open_stage(
        front.desk, pressed.person, meta.dispute, command, meta.draft, keeping.place(pressed)
    )
    title = say.record(acted.procedure, meta.stage)
    return recording.answered(front, acted, pressed, title, agreeing.agreement_form)
