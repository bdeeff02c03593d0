"""Going on with what was typed earlier and not sent, on whatever device; or throwing it away."""

from collections.abc import Mapping
from dataclasses import replace

from slackapp import agree, choose, ids, raise_dispute, review
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press
from slackapp.views import drafting, small
from slackapp.wording import drafts as say
from slackapp.wording import times
from workflows.commands import Refused
from workflows.drafts import Draft
from workflows.use_cases import drafting as use_case
from workflows.use_cases import opening

#: What opens each form of a dispute.
_OPENS: Mapping[str, Handler] = {
    ids.CHOOSE: choose.press,
    ids.REVIEW: review.press,
    ids.OPEN_STAGE: agree.press,
}


def go_on(front: Front, pressed: Press) -> Answer:
    """Open the form of a draft with its text; or the text alone, where it cannot be sent now."""
    draft = use_case.find(front.desk, pressed.person, pressed.value)
    if draft is None:
        return show_form(pressed, small.notice([say.GONE]))
    if draft.sent_as:
        return show_form(pressed, small.notice([_sent(front, draft.sent_as)]))
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
    opened = opening.lay_open(front.desk, pressed.person, dispute, "draft")
    if isinstance(opened, Refused) or not _still_asked(opened, draft):
        shown = use_case.read(front.desk, draft, dispute)
        return show_form(pressed, drafting.kept_page(shown))
    value = ids.about(dispute, about.visit, about.choice)
    return _OPENS[about.form](front, replace(pressed, value=value))


def _still_asked(opened: opening.Opened, draft: Draft) -> bool:
    about = draft.about
    if about.visit != opened.dispute.visit:
        return False
    if about.form == ids.OPEN_STAGE:
        return opened.may_open_stage
    return about.choice in opened.offered if about.choice else bool(opened.offered)


def drop(front: Front, pressed: Press) -> Answer:
    """Throw a draft away, as was confirmed; then what is left to choose from."""
    use_case.drop(front.desk, pressed.person, pressed.value)
    return show_form(pressed, small.notice([say.DELETED], title=say.DELETED_TITLE))
