"""Going on with what was typed earlier and not sent, on whatever device; or throwing it away."""

from collections.abc import Mapping
from dataclasses import replace

from slackapp import (
    add_to_record,
    agree,
    apart,
    choose,
    follow_up,
    ids,
    joint,
    on_behalf,
    raise_dispute,
    review,
)
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press
from slackapp.views import drafts as view
from slackapp.views import small
from slackapp.wording import drafts as say
from slackapp.wording import times
from workflows.drafts import Draft
from workflows.use_cases import drafting as use_case
from workflows.use_cases import opening

#: What opens each form of a dispute.
_OPENS: Mapping[str, Handler] = {
    ids.CHOOSE: choose.press,
    ids.REVIEW: review.press,
    ids.OPEN_STAGE: agree.press,
    ids.AGREE: joint.press,
    ids.FOLLOW_UP: follow_up.press,
    ids.RECEIVED: on_behalf.press,
    ids.ADD: add_to_record.press,
}


def go_on(front: Front, pressed: Press) -> Answer:
    """Open the form of a draft with its text; or the text alone, where it cannot be sent now."""
    draft = use_case.find(front.desk, pressed.person, pressed.value)
    if draft is None:
        return show_form(pressed, small.notice([say.GONE]))
    if draft.sent_as:
        return show_form(pressed, small.notice([_sent(front, draft.sent_as)]))
    if draft.about.is_apart:
        return apart.go_on(front, pressed, draft)
    if draft.about.dispute is None:
        return raise_dispute.go_on(front, pressed, draft)
    return _go_on_about(front, pressed, draft, draft.about.dispute)


def _sent(front: Front, dispute: str) -> str:
    with front.desk.store.read() as work:
        became = work.dispute(dispute)
    return say.sent_elsewhere(times.moment(became.raised_at), became.reference)


def _go_on_about(front: Front, pressed: Press, draft: Draft, dispute: str) -> Answer:
    """Open the form, if its question is still this person's; it finds the draft by itself."""
    about = draft.about
    if not _is_still_asked(opening.offers(front.desk, pressed.person, dispute), draft):
        shown = use_case.read(front.desk, draft, dispute)
        return show_form(pressed, view.kept_page(shown))
    value = ids.about(dispute, about.visit, about.choice)
    return _OPENS[about.form](front, replace(pressed, value=value))


def _is_still_asked(now: opening.Offers | None, draft: Draft) -> bool:
    about = draft.about
    if now is None:
        return False
    if about.form == ids.ADD or about.choice in now.beside:
        return True
    if about.visit != now.visit:
        return False
    if about.form == ids.OPEN_STAGE:
        return now.may_open_stage
    if about.form == ids.AGREE:
        return now.may_agree
    if about.form == ids.RECEIVED:
        return now.may_record_answer
    if about.form == ids.FOLLOW_UP:
        return about.choice in now.actions
    return about.choice in now.choices if about.choice else bool(now.choices)


def turn(front: Front, pressed: Press) -> Answer:
    """Show a page of all of one's drafts; or the last one, where they have become fewer since."""
    drafts = use_case.all_of(front.desk, pressed.person)
    if not drafts:
        return show_form(pressed, small.notice([say.NONE], title=say.ALL_TITLE))
    last = (len(drafts) - 1) // view.PAGE + 1
    return show_form(
        pressed,
        view.page(drafts, min(ids.read_number(pressed.value), last), front.desk.library.called),
    )


def drop(front: Front, pressed: Press) -> Answer:
    """Throw a draft away, as was confirmed; then what is left to choose from.

    What was written in it since the page was drawn goes with no press that was made before.
    """
    draft, _, version = pressed.value.partition(":")
    if not use_case.drop(front.desk, pressed.person, draft, version):
        return show_form(pressed, small.notice([say.CHANGED], do=[view.see_all()]))
    others = [view.see_all()] if use_case.all_of(front.desk, pressed.person) else []
    return show_form(pressed, small.notice([say.DELETED], title=say.DELETED_TITLE, do=others))
