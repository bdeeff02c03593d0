"""Pressing the button of a choice: at once, or through the form that it asks."""

from slackapp import ids, keeping, recording
from slackapp.front import Front
from slackapp.press import Answer, Press, opens, redraws, replaces
from slackapp.views import choosing, destroyed, show, small
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from workflows.commands import Choose, Reason, Refused
from workflows.engine import asks_all, leads_up
from workflows.ports import NoSuchDispute
from workflows.use_cases import acting, opening
from workflows.use_cases.deciding import Acted

#: What a form that is not filled in yet would be told.
_STILL_TO_FILL_IN = (Reason.INCOMPLETE, Reason.NOT_HIGHER)


def press(front: Front, pressed: Press) -> Answer:
    """Do what a button says, or open the form that it asks first."""
    dispute, visit, name = ids.read_about(pressed.value)
    command = Choose(choice=name, visit=visit)
    try:
        would = acting.consider(front.desk, pressed.person, dispute, command)
    except NoSuchDispute:
        return show_form(pressed, small.notice([refusals.NOT_INVOLVED]))
    if isinstance(would.outcome, Refused) and would.outcome.reason not in _STILL_TO_FILL_IN:
        return show_form(pressed, recording.why_not(would, pressed.person))
    if not _asks_anything(would, name):
        return _at_once(front, pressed, dispute, command)
    opened = opening.lay_open(front.desk, pressed.person, dispute, f"form {name}")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    new = Meta(dispute=dispute, visit=visit, choice=name)
    meta, answers = keeping.begin(front, pressed.person, ids.CHOOSE, new)
    meta = choosing.begun(opened, name, answers, meta)
    drawn = choosing.choice_form(Acting(opened=opened, answers=answers, meta=meta), name)
    return show_form(pressed, drawn)


def _asks_anything(would: Acted, name: str) -> bool:
    procedure, dispute = would.procedure, would.dispute
    choice = procedure.choice_made(dispute.step, name)
    who = asks_all(procedure, dispute, choice) if name not in procedure.any_time else None
    return bool(choice.form or leads_up(procedure, choice) or (who and who.sign))


def show_form(pressed: Press, view: Json) -> Answer:
    """Open a form; one that is opened from a page about the dispute takes its place.

    So does one that is opened by sending a form that asks what somebody needs, or answered.
    What takes the place of a page that closes everything under it closes everything, too.
    """
    if pressed.callback in (ids.MORE, ids.WHICH_RECEIVED):
        return replaces(view)
    if pressed.callback not in (ids.SHOW, ids.PAGE):
        return opens(view)
    clears = pressed.view.get("clear_on_close", False)
    return redraws({**view, "clear_on_close": True} if clears else view)


def _at_once(front: Front, pressed: Press, dispute: str, command: Choose) -> Answer:
    """Carry out a choice that asks nothing. The message changes; nothing else opens."""
    acted = acting.choose(front.desk, pressed.person, dispute, command)
    if isinstance(acted.outcome, Refused):
        return show_form(pressed, recording.why_not(acted, pressed.person))
    if pressed.callback != ids.SHOW:
        return Answer()
    opened = opening.lay_open(front.desk, pressed.person, dispute, "the dispute")
    return Answer() if isinstance(opened, Refused) else redraws(show.show(opened))


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again: a row more or less, or a box that another one asks for."""
    meta = with_rows(pressed)
    acting_now = recording.kept(front, pressed, meta)
    if isinstance(acting_now, Refused):
        return redraws(destroyed.page(acting_now))
    is_beside = meta.choice in acting_now.opened.beside
    if acting_now.opened.dispute.visit != meta.visit and not is_beside:
        return recording.moved_on(front, pressed)
    return redraws(choosing.choice_form(acting_now, meta.choice))


def with_rows(pressed: Press) -> Meta:
    """Give what the form carries, with a row more or less where that was pressed."""
    if pressed.id == ids.ROW_ADD:
        return pressed.meta.with_row()
    if pressed.id == ids.ROW_REMOVE:
        return pressed.meta.without_row(ids.read_number(pressed.value))
    return pressed.meta


def submit(front: Front, pressed: Press) -> Answer:
    """Record the form of a choice."""
    name = pressed.meta.choice
    return recording.choice(
        front, pressed, name, lambda acting_now: choosing.choice_form(acting_now, name)
    )
