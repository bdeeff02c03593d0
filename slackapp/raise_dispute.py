"""Raising a dispute: the form, the check page, and sending it."""

import secrets
from dataclasses import replace
from datetime import datetime

from slackapp import ids, keeping, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, opens_drawn, pushes, redraws, replaces
from slackapp.refusing import DrawAgain
from slackapp.views import drafts, raise_check, raising, small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import called as called_words
from slackapp.wording import refusals, times
from workflows import children
from workflows.commands import Reason, Refused
from workflows.drafts import RAISING, Draft
from workflows.forms import Answers
from workflows.local_words import called
from workflows.use_cases import drafting as use_drafts
from workflows.use_cases import opening
from workflows.use_cases import raising as use_case
from workflows.use_cases.raising import Ready, Sent


def start(front: Front, press: Press) -> Answer:
    """Open the form, for those whose post may raise; offer what they had begun first."""
    if not may_raise(front, press.person):
        return show_form(press, small.notice([refusals.MAY_NOT_RAISE]))
    return begin(front, press)


def begin(front: Front, press: Press) -> Answer:
    """Open the form for somebody who may raise, or first what they have begun."""
    return opens_drawn(lambda: _first(front, press))


def _first(front: Front, press: Press) -> Json:
    if not use_case.is_settled(front.desk, front.desk.library.default):
        return small.notice([_unsettled(front)])
    with front.desk.store.read() as work:
        mine = use_drafts.mine(front.desk, work, press.person)
    begun = [each.draft for each in mine if each.draft.about == RAISING]
    return (
        drafts.before_raising(begun, front.desk.library.called) if begun else _empty(front, press)
    )


def start_new(front: Front, press: Press) -> Answer:
    """Open an empty form."""
    return show_form(press, _empty(front, press))


def _empty(front: Front, press: Press) -> Json:
    return _form(front, press, {}, keeping.opened(Meta(draft=secrets.token_hex(8))))


def go_on(front: Front, press: Press, draft: Draft) -> Answer:
    """Open the form with the text of a draft."""
    procedure = front.desk.library.default
    added = tuple(
        key
        for key in children.spread(procedure.forms, procedure.raising.form, draft.answers)
        if procedure.forms[children.form_of(key)].optional and key in draft.answers
    )
    about = Meta(added=added, children=children.numbers(draft.answers))
    meta = keeping.drawn_from(draft, keeping.opened(about))
    return show_form(press, _form(front, press, draft.answers, meta))


def may_raise(front: Front, person: str) -> bool:
    """Does this person's post raise disputes?"""
    with front.desk.store.read() as work:
        return use_case.may_raise(front.desk, work, person)


def redraw(front: Front, press: Press) -> Answer:
    """Draw the form again after a choice in it; what was typed is kept first."""
    meta = press.meta
    if press.id.startswith(ids.FORM_ADD):
        meta = replace(meta, added=(*meta.added, press.value))
    if press.id == ids.CHILD_REMOVE:
        meta = meta.without_child(int(press.value))
    meta, answers = keeping.keep(front, press, meta)
    if press.id == ids.CHILD_ADD:
        meta = meta.with_child(children.next_number(answers))
    return redraws(_form(front, press, answers, meta))


def _form(front: Front, press: Press, answers: Answers, meta: Meta) -> Json:
    with front.desk.store.read() as work:
        blank = opening.blank(front.desk, work, press.person, answers)
    return raising.form(blank, answers, meta)


def to_check(front: Front, press: Press) -> Answer:
    """Lay the check page over the form, or say on each box what to do.

    A form that was sent before it could be drawn for the level just chosen is drawn now: what
    stands in its boxes belongs to another level. So is one that lacks what another device saved.
    """
    if sent := _sent_already(front, press):
        return sent
    meta, answers = keeping.keep(front, press, press.meta)
    stage = raising.level_of(answers)
    if stage != meta.stage or meta.other:
        return replaces(_form(front, press, answers, meta))
    ready = use_case.prepare(front.desk, press.person, stage, answers)
    if isinstance(ready, Refused):
        return _refused(front, ready, press, lambda: _form(front, press, answers, meta))
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
        return replaces(small.notice([_unsettled(front)], clears=False))
    if done.reason is Reason.DRAFT_GONE:
        return replaces(small.notice([refusals.DRAFT_GONE], clears=False))
    return replaces(small.notice([refusals.CHANGED_MEANWHILE], clears=False))


def _refused(front: Front, refused: Refused, press: Press, draw_again: DrawAgain) -> Answer:
    procedure = front.desk.library.default
    match refused.reason:
        case Reason.NOT_YOURS:
            return refusing.on_first_box(refusals.MAY_NOT_RAISE, press.view)
        case Reason.UNSETTLED:
            return refusing.on_first_box(_unsettled(front), press.view)
        case Reason.PARTY:
            above = procedure.stage_after(raising.level_of(press.typed))
            title = (
                procedure.posts[procedure.stages[above].answered_by.posts[0]].title if above else ""
            )
            return errors({_responder_box(press): called_words.party(called([procedure]), title)})
        case _:
            return refusing.on_boxes(refused, procedure, press.view, draw_again)


def _unsettled(front: Front) -> str:
    return called_words.unsettled(front.desk.library.called)


def _responder_box(press: Press) -> str:
    """Find the box for whoever answers: it is named anew with each level."""
    names = {block["block_id"]: ids.read_block(block["block_id"]) for block in press.view["blocks"]}
    return next(str(block) for block, name in names.items() if name and "-" in name.version)
