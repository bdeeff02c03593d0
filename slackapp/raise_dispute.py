"""Raising a dispute: the form, the check page, and sending it."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from slackapp import ids, keeping, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, pushes, redraws, replaces
from slackapp.refusing import DrawAgain
from slackapp.views import drafts, raise_check, raising, small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import called as called_words
from slackapp.wording import earlier, refusals, times
from workflows import beginning, children
from workflows.commands import Reason, Refused
from workflows.drafts import Draft
from workflows.forms import Answers
from workflows.local_words import called
from workflows.procedure import Procedure
from workflows.use_cases import drafting as use_drafts
from workflows.use_cases import opening
from workflows.use_cases import raising as use_case
from workflows.use_cases.raising import Ready, Sent


def go_on(front: Front, press: Press, draft: Draft) -> Answer:
    """Open the form with the text of a draft."""
    return show_form(press, drawn_from(front, press, draft))


def drawn_from(front: Front, press: Press, draft: Draft, began: tuple[str, ...] = ()) -> Json:
    """Draw the form with the text of a draft; its procedure may have another text by now."""
    procedure = front.desk.library.under(draft.about.choice)
    if procedure is None:
        return drafts.only_text(draft, refusals.NOT_IN_USE)
    added = tuple(
        key
        for key in children.spread(procedure.forms, procedure.raising.form, draft.answers)
        if procedure.forms[children.form_of(key)].optional and key in draft.answers
    )
    new = Meta(
        added=added,
        children=children.numbers(draft.answers),
        procedure=procedure.key,
        began=_said(procedure, draft, began),
    )
    meta = keeping.drawn_from(draft, keeping.opened(new))
    return form(front, press, procedure, draft.answers, meta)


def _said(procedure: Procedure, draft: Draft, began: tuple[str, ...]) -> tuple[str, ...]:
    """Say of a message that filled its box that there may be more of it."""
    is_full = began[:1] == ("message",) and beginning.is_full(procedure, draft.answers)
    return (*began, "full") if is_full else began


def redraw(front: Front, press: Press) -> Answer:
    """Draw the form again after a choice in it; what was typed is kept first."""
    meta = press.meta
    if press.id.startswith(ids.FORM_ADD):
        meta = replace(meta, added=(*meta.added, press.value))
    if press.id == ids.CHILD_REMOVE:
        meta = meta.without_child(ids.read_number(press.value))
    meta, answers = keeping.keep(front, press, meta)
    procedure = front.desk.library.under(meta.procedure)
    if procedure is None:
        return redraws(small.notice([refusals.NOT_IN_USE]))
    if press.id == ids.CHILD_ADD:
        meta = meta.with_child(children.next_number(answers))
    return redraws(form(front, press, procedure, answers, meta))


def form(front: Front, press: Press, procedure: Procedure, answers: Answers, meta: Meta) -> Json:
    """Draw the form with what stands in it."""
    if not use_case.is_settled(front.desk, procedure):
        return small.notice([_unsettled(procedure)])
    fit = raising.fitting(procedure, answers)
    with front.desk.store.read() as work:
        blank = opening.blank(front.desk, work, press.person, fit, procedure)
    return raising.form(blank, fit, meta)


def to_check(front: Front, press: Press) -> Answer:
    """Lay the check page over the form, or say on each box what to do.

    A form that was sent before it could be drawn for the level or the person just chosen is drawn
    now: what stands in its boxes belongs to another. So is one that lacks what another device
    saved.
    """
    if sent := _sent_already(front, press):
        return sent
    meta, typed = keeping.keep(front, press, press.meta)
    procedure = front.desk.library.under(meta.procedure)
    if procedure is None:
        return refusing.on_first_box(refusals.NOT_IN_USE, press.view)
    answers = raising.fitting(procedure, typed)
    stage = raising.begins_at(procedure, answers)
    now = form(front, press, procedure, answers, meta)
    if stage != meta.stage or meta.other or refusing.is_drawn_for_others(press.view, now):
        return replaces(now)
    ready = use_case.prepare(front.desk, press.person, stage, answers, procedure.key)
    if isinstance(ready, Refused):
        again = partial(form, front, press, procedure, answers, meta)
        return _refused(procedure, ready, press, again)
    return pushes(_check(front, ready, meta))


def _sent_already(front: Front, press: Press) -> Answer | None:
    """Say of a form that was sent, and gone back to, that what is changed in it goes nowhere."""
    draft = use_drafts.find(front.desk, press.person, press.meta.draft)
    if draft is None or not draft.sent_as:
        return None
    with front.desk.store.read() as work:
        became = work.dispute(draft.sent_as)
    said = refusals.sent_as(times.moment(became.raised_at), became.reference)
    return refusing.on_first_box(refusals.not_sent(said), press.view)


def _check(front: Front, ready: Ready, meta: Meta, *, moved: bool = False) -> Json:
    due = ready.outcome.dispute.clock.due.at.isoformat()
    meta = replace(meta, due=due, stage=ready.outcome.dispute.stage)
    waits = not front.desk.calendar.in_working_hours(front.desk.now())
    channel = raise_check.Channel(waits=waits) if front.desk.has_channel else None
    return raise_check.check(ready, meta, channel, moved=moved)


def send(front: Front, press: Press) -> Answer:
    """Raise it. The dispute is committed before Slack is answered."""
    meta = press.meta
    promised = datetime.fromisoformat(meta.due)
    done = use_case.send(front.desk, press.person, meta.draft, meta.stage, promised, meta.version)
    if isinstance(done, Ready):
        return replaces(_check(front, done, meta, moved=True))
    if isinstance(done, Sent):
        return replaces(raise_check.sent(done))
    if done.reason is Reason.UNSETTLED:
        unsettled = _unsettled(front.desk.library.under(meta.procedure))
        return replaces(small.notice([unsettled], clears=False))
    if done.reason is Reason.DRAFT_GONE:
        return replaces(small.notice([refusals.DRAFT_GONE], clears=False))
    if done.reason is Reason.NOT_IN_USE:
        return replaces(small.notice([refusals.NOT_IN_USE], clears=False))
    return replaces(small.notice([refusals.CHANGED_MEANWHILE], clears=False))


def _refused(procedure: Procedure, refused: Refused, press: Press, draw_again: DrawAgain) -> Answer:
    match refused.reason:
        case Reason.NOT_YOURS:
            return refusing.on_first_box(refusals.MAY_NOT_RAISE, press.view)
        case Reason.GUEST:
            return refusing.on_first_box(refusals.GUEST, press.view)
        case Reason.UNSETTLED:
            return refusing.on_first_box(_unsettled(procedure), press.view)
        case Reason.PARTY:
            said = refusing.party(procedure, raising.begins_at(procedure, press.typed))
            return errors({_responder_box(press): said})
        case Reason.BARRED:
            barred = tuple(
                replace(each, says=earlier.barred(each.says, refused.earlier))
                for each in refused.problems
            )
            return refusing.on_boxes(
                replace(refused, problems=barred), procedure, press.view, draw_again
            )
        case _:
            return refusing.on_boxes(refused, procedure, press.view, draw_again)


def _unsettled(procedure: Procedure | None) -> str:
    return called_words.unsettled(called([procedure] if procedure else []))


def _responder_box(press: Press) -> str:
    """Find the box for whoever answers: it is named anew with each level."""
    names = {block["block_id"]: ids.read_block(block["block_id"]) for block in press.view["blocks"]}
    return next(str(block) for block, name in names.items() if name and "-" in name.version)
