"""What is sent without a dispute: its form, from wherever it is begun, and sending it."""

from dataclasses import replace

from slackapp import ids, keeping, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws, replaces
from slackapp.views import apart as view
from slackapp.views import drafts, small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import apart as say
from slackapp.wording import refusals, times
from workflows.commands import Refused
from workflows.drafts import Draft
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.use_cases import apart as use_case
from workflows.use_cases import apart_lists, guests
from workflows.use_cases.world import offered_apart


def start(front: Front, pressed: Press) -> Answer:
    """Open the form from the shortcut: of the first kind that this person may send."""
    return press(front, replace(pressed, value=next(iter(offered(front, pressed.person)), "")))


def press(front: Front, pressed: Press) -> Answer:
    """Open the form, for those whose post sends this; a button may be older than the file."""
    procedure = offered(front, pressed.person).get(pressed.value)
    if procedure is None:
        return show_form(pressed, small.notice([why_not(front, pressed.person, pressed.value)]))
    new = Meta(procedure=procedure.key, choice=pressed.value)
    meta, answers = keeping.begin(front, pressed.person, ids.APART, new)
    return show_form(pressed, _form(front, pressed.person, procedure, answers, meta))


def go_on(front: Front, pressed: Press, draft: Draft) -> Answer:
    """Open the form with its draft; or the text alone, where this person sends it no more."""
    key = draft.about.choice
    if key in offered(front, pressed.person):
        return press(front, replace(pressed, value=key))
    return show_form(pressed, drafts.only_text(draft, say.NOT_YOURS_NOW))


def offered(front: Front, person: str) -> dict[str, Procedure]:
    """Give what this person may send, by the word that is typed for it."""
    with front.desk.store.read() as work:
        return offered_apart(front.desk, work, person)


def why_not(front: Front, person: str, key: str) -> str:
    """Say why somebody sends nothing of a kind; without a *key*, of the first that there is."""
    if guests.is_guest(front.desk, person):
        return refusals.GUEST
    kinds = apart_lists.kinds(front.desk)
    return say.not_yours(kinds.get(key) or next(iter(kinds.values()), ""))


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again after a choice in it: who is found follows from who is chosen."""
    meta, answers = keeping.keep(front, pressed, pressed.meta)
    procedure = offered(front, pressed.person).get(meta.choice)
    if procedure is None:
        return redraws(small.notice([why_not(front, pressed.person, meta.choice)]))
    return redraws(_form(front, pressed.person, procedure, answers, meta))


def _form(front: Front, person: str, procedure: Procedure, answers: Answers, meta: Meta) -> Json:
    with front.desk.store.read() as work:
        form = use_case.form(front.desk, work, person, meta.choice, procedure, answers)
    return view.form(form, answers, meta)


def submit(front: Front, pressed: Press) -> Answer:
    """Send it. It is committed before Slack is answered."""
    meta, here = pressed.meta, keeping.place(pressed)
    procedure = offered(front, pressed.person).get(meta.choice)
    if procedure is None:
        keeping.keep(front, pressed, meta)
        return refusing.on_first_box(why_not(front, pressed.person, meta.choice), pressed.view)
    now = _form(front, pressed.person, procedure, pressed.typed, meta)
    if refusing.is_drawn_for_others(pressed.view, now):
        meta, answers = keeping.keep(front, pressed, meta)
        return replaces(_form(front, pressed.person, procedure, answers, meta))
    sent = use_case.send(front.desk, pressed.person, meta.choice, pressed.typed, meta.draft, here)
    if isinstance(sent, Refused):
        return _refused(front, pressed, procedure, sent)
    return replaces(view.sent(meta.choice, sent))


def _refused(front: Front, pressed: Press, procedure: Procedure, refused: Refused) -> Answer:
    """Say why not; what is typed is kept, and shown with what another device wrote."""
    if refused.at:
        said = refusals.recorded_otherwise(times.moment(refused.at))
        return refusing.on_first_box(refusals.not_sent(said), pressed.view)
    meta, answers = keeping.keep(front, pressed, pressed.meta)
    if meta.other:
        return replaces(_form(front, pressed.person, procedure, answers, meta))
    return refusing.on_boxes(refused, procedure, pressed.view)
