"""Adding to the record: from the page of a dispute, or with a text that could not be sent."""

from slackapp import ids, keeping, recording, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws, replaces
from slackapp.views import adding, destroyed, rewritten
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from workflows.adding import ADDED, ADDITION, PART
from workflows.commands import Add, Reason, Refused
from workflows.ports import NoSuchDispute
from workflows.use_cases import adding as use_case
from workflows.use_cases import drafting, opening
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened


def press(front: Front, pressed: Press) -> Answer:
    """Open the form; the button may name a draft of another form, whose text it begins with."""
    dispute, _, draft = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "form to add")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    begun, most = _begun(front, opened, draft), rewritten.longest(opened)
    whole = draft if len(begun) <= most else ""  # what is cut is kept in the draft
    new = Meta(dispute=dispute, visit=use_case.NO_VISIT, choice=whole)
    meta, answers = keeping.begin(front, pressed.person, ids.ADD, new)
    if begun and not answers:
        answers = {ADDITION: {ADDED: begun[:most]}}
    return show_form(pressed, adding.form(Acting(opened=opened, answers=answers, meta=meta)))


def _begun(front: Front, opened: Opened, draft_id: str) -> str:
    """Begin with the words of this person's own draft of another form of the same dispute."""
    draft = drafting.find(front.desk, opened.here.person, draft_id) if draft_id else None
    if draft is None or draft.about.dispute != opened.dispute.id:
        return ""
    return rewritten.in_one(opened, draft.answers)


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again with what is kept of it."""
    acting_now = recording.kept(front, pressed, pressed.meta)
    if isinstance(acting_now, Refused):
        return redraws(destroyed.page(acting_now))
    return redraws(adding.form(acting_now))


def submit(front: Front, pressed: Press) -> Answer:
    """Put it beside what is there."""
    meta, typed = pressed.meta, pressed.typed
    part = str(typed.get(ADDITION, {}).get(PART, ""))
    command = Add(answers=typed, about=int(part) if part else None)
    try:
        acted = use_case.add(
            front.desk,
            pressed.person,
            meta.dispute,
            command,
            meta.draft,
            keeping.place(pressed),
            whole=meta.choice,
        )
    except NoSuchDispute:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    if isinstance(acted.outcome, Refused):
        return _refused(front, pressed, acted, acted.outcome)
    return replaces(adding.added_page(acted.dispute))


def _refused(front: Front, pressed: Press, acted: Acted, refused: Refused) -> Answer:
    if refused.problems:
        return refusing.on_boxes(refused, acted.procedure, pressed.view)
    if refused.reason is Reason.CHANGED_ELSEWHERE and (again := _drawn_again(front, pressed)):
        return replaces(again)
    if refused.reason is Reason.RECORDED:
        return replaces(recording.why_not(acted, pressed.person))
    said = refusing.words(refused, acted.procedure, acted.dispute, acted.directory, pressed.person)
    if refused.reason is Reason.NOT_INVOLVED:
        said = refusals.NOT_INVOLVED
    return refusing.on_first_box(said, pressed.view)


def _drawn_again(front: Front, pressed: Press) -> Json | None:
    """Draw the form with what is typed now; None for somebody who may not open the dispute."""
    acting_now = recording.kept(front, pressed, pressed.meta)
    return None if isinstance(acting_now, Refused) else adding.form(acting_now)
