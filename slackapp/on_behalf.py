"""Recording what somebody outside Slack has answered: in the forms that they would have had."""

from dataclasses import replace

from slackapp import choose, ids, keeping, recording, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws, replaces
from slackapp.views import choosing, destroyed, reviewing
from slackapp.views import on_behalf as views
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from workflows.commands import Choose, Refused
from workflows.engine import must_act
from workflows.use_cases import acting, opening
from workflows.use_cases.opening import Opened


def press(front: Front, pressed: Press) -> Answer:
    """Open the form of what they answered; where they had several choices, ask first which."""
    dispute, visit, name = ids.read_about(pressed.value)
    now = opening.lay_open(front.desk, pressed.person, dispute, "answer received")
    if isinstance(now, Refused):
        return show_form(pressed, destroyed.page(now))
    if visit != now.dispute.visit or not now.absent:
        return show_form(pressed, _why_not(front, pressed, now, visit))
    meta = Meta(dispute=dispute, visit=visit, choice=name, of=now.absent)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "form for it", now.absent)
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    if name in opened.offered or opened.procedure.steps[opened.dispute.step].one_form:
        return show_form(pressed, _form(front, pressed, opened, meta))
    return show_form(pressed, views.which(opened, meta))


def _why_not(front: Front, pressed: Press, now: Opened, visit: int) -> Json:
    """Say who was first, whose turn it is, or that whoever is asked answers in Slack."""
    asked = next(iter(must_act(now.procedure, now.dispute).values()), "")
    command = Choose(choice="", visit=visit, of=asked)
    would = acting.consider(front.desk, pressed.person, now.dispute.id, command)
    return recording.why_not(would, pressed.person)


def _form(front: Front, pressed: Press, opened: Opened, meta: Meta) -> Json:
    meta, answers = keeping.begin(front, pressed.person, ids.RECEIVED, meta)
    if meta.choice:
        meta = choosing.begun(opened, meta.choice, answers, meta)
    return views.form(Acting(opened=opened, answers=answers, meta=meta))


def choose_which(front: Front, pressed: Press) -> Answer:
    """Open the form of what they chose in place of this one."""
    name, meta = str(pressed.typed[ids.ANSWER_FORM][ids.ANSWER_FIELD]), pressed.meta
    return press(front, replace(pressed, value=ids.about(meta.dispute, meta.visit, name)))


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again with the boxes that are asked now; the others keep their text."""
    acting_now = recording.kept(front, pressed, choose.with_rows(pressed))
    if isinstance(acting_now, Refused):
        return redraws(destroyed.page(acting_now))
    if acting_now.opened.dispute.visit != pressed.meta.visit:
        return recording.moved_on(front, pressed)
    return redraws(views.form(acting_now))


def submit(front: Front, pressed: Press) -> Answer:
    """Record it as theirs."""
    name = pressed.meta.choice or reviewing.chosen_in(pressed.typed)
    if name:
        return recording.choice(front, pressed, name, views.form)
    both = recording.beside_the_other(front, pressed, views.form)
    return replaces(both) if both else refusing.on_first_box(refusals.CHOOSE_FIRST, pressed.view)
