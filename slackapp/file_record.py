"""Saying where a copy was made that is owed outside the app, also after the end."""

from slackapp import ids, keeping, recording, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, replaces
from slackapp.views import destroyed, records, small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.views.raise_check import open_it
from slackapp.wording import records as say
from slackapp.wording import refusals
from workflows import engine
from workflows.commands import File, Reason, Refused
from workflows.ports import NoSuchDispute
from workflows.use_cases import acting, opening
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened


def press(front: Front, pressed: Press) -> Answer:
    """Open the form of a receipt; or say why that copy cannot be recorded now."""
    dispute, number, _ = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, f"record {number}")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    if why_not := _why_not(opened, number):
        return show_form(pressed, why_not)
    meta = keeping.opened(Meta(dispute=dispute, visit=opened.dispute.visit, page=number))
    return show_form(pressed, records.form(opened, number, meta))


def _why_not(opened: Opened, number: int) -> Json | None:
    """Ask before anything is typed; only that nothing is typed yet may stand in the way."""
    procedure, dispute = opened.procedure, opened.dispute
    would = engine.file(procedure, dispute, File(number=number, answers={}), opened.here)
    if not isinstance(would, Refused) or would.reason is Reason.INCOMPLETE:
        return None
    return refusing.page(would, procedure, dispute, opened.directory, opened.here.person)


def submit(front: Front, pressed: Press) -> Answer:
    """Record the receipt."""
    meta = pressed.meta
    command = File(number=meta.page, answers=pressed.typed)
    here = keeping.place(pressed)
    try:
        acted = acting.file(front.desk, pressed.person, meta.dispute, command, here)
    except NoSuchDispute:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    if not isinstance(acted.outcome, Refused):
        return replaces(_recorded(acted, meta.page))
    if acted.outcome.reason is Reason.INCOMPLETE:
        return refusing.on_boxes(acted.outcome, acted.procedure, pressed.view)
    return replaces(recording.why_not(acted, pressed.person))


def _recorded(acted: Acted, number: int) -> Json:
    dispute = acted.dispute
    title = acted.procedure.records[dispute.records[number].record].title
    said = [say.recorded(title, dispute.reference)]
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    return small.notice(said, title=refusals.RECORDED, do=[to_it])
