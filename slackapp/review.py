"""The one form of a step: reading what came in, and choosing what happens next."""

from slackapp import ids, keeping, recording, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws, replaces
from slackapp.views import destroyed, reviewing, small
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from workflows.commands import Choose, Refused
from workflows.ports import NoSuchDispute
from workflows.use_cases import acting, opening


def press(front: Front, pressed: Press) -> Answer:
    """Open the form, if this person may still choose something in it."""
    dispute, visit, _ = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "review form")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    if visit != opened.dispute.visit or not opened.offered:
        return _not_now(front, pressed, dispute, visit)
    new = Meta(dispute=dispute, visit=visit)
    meta, answers = keeping.begin(front, pressed.person, ids.REVIEW, new)
    answers = answers or reviewing.proposed_in(opened)
    drawn = reviewing.step_form(Acting(opened=opened, answers=answers, meta=meta))
    return show_form(pressed, drawn)


def _not_now(front: Front, pressed: Press, dispute: str, visit: int) -> Answer:
    try:
        would = acting.consider(front.desk, pressed.person, dispute, Choose(choice="", visit=visit))
    except NoSuchDispute:
        return show_form(pressed, small.notice([refusals.NOT_INVOLVED]))
    return show_form(pressed, recording.why_not(would, pressed.person))


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again with the boxes of what is chosen now; the others keep their text."""
    acting_now = recording.kept(front, pressed, pressed.meta)
    if isinstance(acting_now, Refused):
        return redraws(destroyed.page(acting_now))
    if acting_now.opened.dispute.visit != pressed.meta.visit:
        return recording.moved_on(front, pressed)
    return redraws(reviewing.step_form(acting_now))


def submit(front: Front, pressed: Press) -> Answer:
    """Record what was chosen."""
    name = reviewing.chosen_in(pressed.typed)
    if not name:
        both = recording.beside_the_other(front, pressed, reviewing.step_form)
        if both:
            return replaces(both)
        return refusing.on_first_box(refusals.CHOOSE_FIRST, pressed.view)
    return recording.choice(front, pressed, name, reviewing.step_form)
