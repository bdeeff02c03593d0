"""Opening a dispute on call: the form that asks why, and the answer to it for an officer."""

from slackapp import ids, show_dispute
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, opens, replaces
from slackapp.views import destroyed, small
from slackapp.views import on_call as views
from slackapp.wording import on_call as say
from slackapp.wording import refusals
from workflows import on_call, references
from workflows.commands import Reason, Refused
from workflows.references import Mistyped
from workflows.use_cases import on_call as use_case

_NO = small.notice([refusals.NOT_INVOLVED])


def start(front: Front, press: Press, reference: str) -> Answer | None:
    """Ask why, whether or not there is such a dispute; None for whoever is not on call.

    Who has it open already goes on reading. Raises Mistyped.
    """
    if not use_case.is_on_call(front.desk, press.person):
        return None
    if dispute := use_case.opened_by(front.desk, press.person, reference):
        return opens(show_dispute.page(front, press.person, dispute))
    return opens(views.form(references.read(reference)))


def submit(front: Front, pressed: Press) -> Answer:
    """Open it, and show it in place of the form."""
    try:
        done = use_case.open_it(front.desk, pressed.person, pressed.meta.reference, pressed.typed)
    except Mistyped:
        return replaces(_NO)
    if isinstance(done, Refused):
        if done.reason is Reason.INCOMPLETE:
            return errors({ids.block(on_call.FORM, on_call.REASON): say.TYPE_WHY})
        return replaces(destroyed.page(done))
    return replaces(show_dispute.page(front, pressed.person, done))


def why(front: Front, pressed: Press) -> Answer:
    """Show a data protection officer why somebody opened a dispute, and what they looked at."""
    dispute, number, _ = ids.read_about(pressed.value)
    found = use_case.account(front.desk, pressed.slack_id, dispute, number)
    if isinstance(found, Refused):
        return show_form(pressed, small.notice([say.FOR_OFFICERS]))
    return show_form(pressed, views.why(found))
