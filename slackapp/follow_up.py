"""Recording what became of an agreed action: by whoever follows it up, or whoever does it."""

from slackapp import ids, keeping, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws, replaces
from slackapp.views import destroyed, following, small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from workflows.commands import Mark, Reason, Refused
from workflows.follow_up import IS_DONE, RECORD
from workflows.forms import Answers
from workflows.ports import NoSuchDispute
from workflows.use_cases import acting, following_up, opening
from workflows.use_cases.deciding import Acted


def press(front: Front, pressed: Press) -> Answer:
    """Open the form of one action, with the answer that the button names."""
    dispute, visit, action = ids.read_about(pressed.value)
    opened = following_up.lay_open(front.desk, pressed.person, dispute, action)
    if isinstance(opened, Refused):
        return show_form(pressed, _why_not_opened(opened))
    if visit != opened.dispute.visit:
        where = refusals.out_of_date(opened.dispute.reference, opened.dispute.stage)
        return show_form(pressed, small.notice([where]))
    new = Meta(dispute=dispute, visit=visit, choice=action)
    meta, answers = keeping.begin(front, pressed.person, ids.FOLLOW_UP, new)
    return show_form(pressed, following.form(opened, _answered(answers, pressed.id), meta))


def _answered(answers: Answers, button: str) -> Answers:
    """Begin with the answer of the button, whatever a draft says."""
    named = button.partition(":")[2]
    if not named:
        return answers
    return {**answers, RECORD: {**answers.get(RECORD, {}), IS_DONE: named}}


def _why_not_opened(refused: Refused) -> Json:
    if refused.reason is Reason.NO_SUCH_ACTION:
        return small.notice([refusals.NO_SUCH_ACTION])
    return destroyed.page(refused)


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form again with the boxes that the answer asks for."""
    again = _drawn_now(front, pressed)
    return redraws(_why_not_opened(again) if isinstance(again, Refused) else again)


def submit(front: Front, pressed: Press) -> Answer:
    """Record it, and say what is left to do."""
    meta = pressed.meta
    command = Mark(action=meta.choice, visit=meta.visit, answers=pressed.typed)
    try:
        acted = acting.mark(
            front.desk, pressed.person, meta.dispute, command, meta.draft, keeping.place(pressed)
        )
    except NoSuchDispute:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    if isinstance(acted.outcome, Refused):
        return _refused(front, pressed, acted, acted.outcome)
    offers = opening.offers(front.desk, pressed.person, meta.dispute)
    return replaces(following.recorded(acted, acted.outcome, offers.choices if offers else ()))


def _refused(front: Front, pressed: Press, acted: Acted, refused: Refused) -> Answer:
    if refused.problems:
        return refusing.on_boxes(
            refused, acted.procedure, pressed.view, lambda: _drawn_again(front, pressed)
        )
    if refused.reason is Reason.CHANGED_ELSEWHERE and (again := _drawn_again(front, pressed)):
        return replaces(again)
    said = refusing.words(refused, acted.procedure, acted.dispute, acted.directory, pressed.person)
    return refusing.on_first_box(said, pressed.view)


def _drawn_again(front: Front, pressed: Press) -> Json | None:
    """Draw the form with what is typed now; None where it cannot be recorded any more."""
    again = _drawn_now(front, pressed)
    return None if isinstance(again, Refused) else again


def _drawn_now(front: Front, pressed: Press) -> Json | Refused:
    meta, answers = keeping.keep(front, pressed, pressed.meta)
    opened = following_up.lay_open(front.desk, pressed.person, meta.dispute, meta.choice)
    return opened if isinstance(opened, Refused) else following.form(opened, answers, meta)
