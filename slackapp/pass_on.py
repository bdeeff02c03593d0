"""Passing on what is asked of somebody, or was asked of somebody who has left."""

from slackapp import ids, keeping, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, replaces
from slackapp.views import destroyed, small
from slackapp.views import passing_on as views
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import called as called_words
from slackapp.wording import passing_on as say
from slackapp.wording import refusals
from workflows.commands import PassOn, Reason, Refused
from workflows.events import PassedOn
from workflows.local_words import called
from workflows.pass_on import PASSING, TO
from workflows.ports import NoSuchDispute
from workflows.use_cases import opening, passing_on
from workflows.use_cases.deciding import Acted


def press(front: Front, pressed: Press) -> Answer:
    """Open the form, if this person may pass it on now; else say why not."""
    dispute, visit, _ = ids.read_about(pressed.value)
    try:
        would = passing_on.consider(front.desk, pressed.person, dispute, PassOn(visit=visit))
    except NoSuchDispute:
        return show_form(pressed, small.notice([refusals.NOT_INVOLVED]))
    if isinstance(would.outcome, Refused) and would.outcome.reason is not Reason.INCOMPLETE:
        return show_form(pressed, _why_not(would, would.outcome, pressed.person))
    able = passing_on.who_may_take(front.desk, pressed.person, dispute)
    if not able:
        return show_form(pressed, small.notice([say.NOBODY_ELSE]))
    opened = opening.lay_open(front.desk, pressed.person, dispute, "form to pass on")
    if isinstance(opened, Refused):
        return show_form(pressed, destroyed.page(opened))
    meta = keeping.opened(Meta(dispute=dispute, visit=visit))
    return show_form(pressed, views.form(opened, able, meta))


def submit(front: Front, pressed: Press) -> Answer:
    """Pass it on, or say on the box who else could answer."""
    meta = pressed.meta
    command = PassOn(visit=meta.visit, answers=pressed.typed)
    here = keeping.place(pressed)
    if left := front.name_if_left(str(pressed.typed.get(PASSING, {}).get(TO, ""))):
        return errors({ids.block(PASSING, TO): say.chosen_has_left(left)})
    try:
        acted = passing_on.pass_on(front.desk, pressed.person, meta.dispute, command, here)
    except NoSuchDispute:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    if isinstance(acted.outcome, Refused):
        return _refused(pressed, acted, acted.outcome)
    passed = next(event for event in acted.outcome.events if isinstance(event, PassedOn))
    return replaces(views.done(acted, passed, pressed.person))


def _refused(pressed: Press, acted: Acted, refused: Refused) -> Answer:
    if refused.problems:
        return refusing.on_boxes(refused, acted.procedure, pressed.view)
    if refused.reason is Reason.PARTY:
        post = acted.procedure.posts.get(refused.what)
        said = called_words.cannot_take(called([acted.procedure]), post.title if post else "")
        return errors({ids.block(PASSING, TO): said})
    if refused.reason is Reason.RECORDED:
        return replaces(_why_not(acted, refused, pressed.person))
    return refusing.on_first_box(_not_sent(acted, refused, pressed.person), pressed.view)


def _not_sent(acted: Acted, refused: Refused, person: str) -> str:
    """Say why not, in the form that keeps its text; of one's own act, that nothing is needed."""
    said = refusing.words(refused, acted.procedure, acted.dispute, acted.directory, person)
    is_mine = refused.done is not None and refused.done.person == person
    return said if is_mine else refusals.not_sent(said)


def _why_not(acted: Acted, refused: Refused, person: str) -> Json:
    return refusing.page(refused, acted.procedure, acted.dispute, acted.directory, person)
