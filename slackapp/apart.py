"""What is sent without a dispute: its form, reading it, and the button that acknowledges it."""

from slackapp import keeping, refusing
from slackapp.front import Front
from slackapp.press import Answer, Press, opens, redraws, replaces
from slackapp.views import apart as view
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import apart as say
from slackapp.wording import refusals, times
from workflows.commands import Refused
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.use_cases import apart as use_case
from workflows.use_cases import opening


def press(front: Front, pressed: Press) -> Answer:
    """Open the form, for those whose post sends this."""
    return start(front, pressed.person, pressed.value)


def start(front: Front, person: str, key: str) -> Answer:
    """Open the form of what is named; a button may be older than the file."""
    procedure = offered(front, person).get(key)
    if procedure is None:
        return opens(small.notice([say.NOT_YOURS]))
    meta = keeping.opened(Meta(procedure=procedure.key, choice=key))
    return opens(_form(front, person, procedure, {}, meta))


def offered(front: Front, person: str) -> dict[str, Procedure]:
    """Give what this person may send, by the word that is typed for it."""
    with front.desk.store.read() as work:
        return use_case.offered(front.desk, work, person)


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again after a choice in it: who is found follows from who is chosen."""
    procedure = offered(front, pressed.person).get(pressed.meta.choice)
    if procedure is None:
        return redraws(small.notice([say.NOT_YOURS]))
    return redraws(_form(front, pressed.person, procedure, pressed.typed, pressed.meta))


def _form(front: Front, person: str, procedure: Procedure, answers: Answers, meta: Meta) -> Json:
    with front.desk.store.read() as work:
        blank = opening.blank(front.desk, work, person, answers, procedure)
    return view.form(blank, answers, meta)


def submit(front: Front, pressed: Press) -> Answer:
    """Send it. It is committed before Slack is answered."""
    meta, typed = pressed.meta, pressed.typed
    procedure = offered(front, pressed.person).get(meta.choice)
    if procedure is None:
        return refusing.on_first_box(say.NOT_YOURS, pressed.view)
    refused = use_case.send(front.desk, pressed.person, meta.choice, typed, meta.form)
    if refused and refused.at:
        said = refusals.recorded_otherwise(times.moment(refused.at))
        return refusing.on_first_box(refusals.not_sent(said), pressed.view)
    if refused:
        return refusing.on_boxes(refused, procedure, pressed.view)
    with front.desk.store.read() as work:
        held = work.is_held(front.desk.now())
    return replaces(view.sent(procedure.apart[meta.choice], held=held))


def read(front: Front, pressed: Press) -> Answer:
    """Lay it open for those whose it is."""
    laid = use_case.read(front.desk, pressed.person, int(pressed.value))
    if isinstance(laid, Refused):
        return opens(small.notice([say.NOT_FOR_YOU]))
    return opens(view.page(laid))


def acknowledge(front: Front, pressed: Press) -> Answer:
    """Record it. The message changes; nothing opens, unless it was done before."""
    refused = use_case.acknowledge(front.desk, pressed.person, int(pressed.value))
    if refused is None:
        return Answer()
    said = refusals.recorded(times.moment(refused.at)) if refused.at else say.NOT_FOR_YOU
    return opens(small.notice([said]))
