"""Which handler takes what: buttons, boxes that change, and forms, by their ids."""

from collections.abc import Callable, Mapping

from slackapp import (
    acknowledge,
    add_to_record,
    agree,
    apart,
    apart_page,
    begin_dispute,
    child_file,
    choose,
    cover,
    drafts,
    file_record,
    follow_up,
    guidance,
    ids,
    immediate_safety,
    joint,
    list_disputes,
    looking_over,
    mend_mail,
    mending,
    more_choices,
    new_date,
    on_behalf,
    on_call,
    pass_on,
    people,
    people_entries,
    raise_dispute,
    raise_from_date,
    raise_from_message,
    report,
    review,
    show_dispute,
    suggest,
)
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press, opens
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.wording import refusals

SHORTCUTS: Mapping[str, Handler] = {
    ids.RAISE_SHORTCUT: begin_dispute.start,
    ids.APART_SHORTCUT: apart.start,
    ids.MESSAGE_SHORTCUT: raise_from_message.start,
}
BUTTONS: Mapping[str, Handler] = {
    ids.START_RAISE: begin_dispute.start,
    ids.START_FROM_DATE: raise_from_date.start,
    ids.RAISE_NEW: begin_dispute.start_new,
    ids.DRAFT_CONTINUE: drafts.go_on,
    ids.DRAFT_DELETE: drafts.drop,
    ids.DRAFTS_PAGE: drafts.turn,
    ids.CHOICE: choose.press,
    ids.STEP: review.press,
    ids.AGREEMENT: agree.press,
    ids.JOINT: joint.press,
    ids.ACTION: follow_up.press,
    ids.MORE: more_choices.press,
    ids.PASSING: pass_on.press,
    ids.RECEIVED: on_behalf.press,
    ids.OPEN: show_dispute.press,
    ids.READ: show_dispute.read,
    ids.HISTORY: show_dispute.history,
    ids.HISTORY_PAGE: show_dispute.turn,
    ids.RAISED: show_dispute.raised,
    ids.RECORD: file_record.press,
    ids.CASE_NOTE: child_file.note,
    ids.COPY: child_file.press,
    ids.ACKNOWLEDGE: acknowledge.press,
    ids.ADD_START: add_to_record.press,
    ids.DATE_AGREE: new_date.agree,
    ids.DATE_KEEP: new_date.keep,
    ids.APART_START: apart.press,
    ids.APART_READ: apart_page.press,
    ids.COVER_SET: cover.press,
    ids.COVER_CHANGE: cover.change,
    ids.COVER_END: cover.end,
    ids.LIST_OPEN: list_disputes.start,
    ids.LIST_SHOW: list_disputes.show_others,
    ids.LIST_PAGE: list_disputes.turn,
    ids.LIST_MORE: list_disputes.more,
    ids.PEOPLE_OPEN: people.start,
    ids.PEOPLE_PAGE: people.turn,
    ids.PEOPLE_ADD: people_entries.add,
    ids.PEOPLE_CHANGE: people_entries.change,
    ids.PEOPLE_ANOTHER: people_entries.another,
    ids.PEOPLE_EMPTY: people.empty,
    ids.PEOPLE_END: people_entries.end,
    ids.PEOPLE_WAITING: people.waiting,
    ids.MAIL_SEE: mend_mail.see,
    ids.MAIL_AGAIN: mend_mail.again,
    ids.MAIL_ELSEWHERE: mend_mail.form,
    ids.MAIL_BY_HAND: mend_mail.form,
    ids.MENDING_SEE: mending.see,
    ids.MENDING_AGAIN: mending.again,
    ids.SETTINGS_CHECK: mending.check_settings,
    ids.GUIDANCE: guidance.read,
    ids.REPORT_FILES: report.mail_files,
    ids.ON_CALL_WHY: on_call.why,
    ids.SAFETY_OPEN: immediate_safety.press,
    ids.SAFETY_WHO: immediate_safety.see_who,
}
#: A box that changed, or a button that changes the form it stands in.
REDRAWS: Mapping[str, Handler] = {
    ids.RAISE: raise_dispute.redraw,
    ids.CHOOSE: choose.redraw,
    ids.REVIEW: review.redraw,
    ids.OPEN_STAGE: agree.redraw,
    ids.AGREE: joint.redraw,
    ids.FOLLOW_UP: follow_up.redraw,
    ids.APART: apart.redraw,
    ids.FROM_DATE: raise_from_date.redraw,
    ids.ADD: add_to_record.redraw,
    ids.COVER: cover.redraw,
    ids.RECEIVED: on_behalf.redraw,
    ids.LISTED: people_entries.redraw,
}
FORMS: Mapping[str, Handler] = {
    ids.RAISE: raise_dispute.to_check,
    ids.RAISE_CHECK: raise_dispute.send,
    ids.CHOOSE: choose.submit,
    ids.REVIEW: review.submit,
    ids.OPEN_STAGE: agree.submit,
    ids.AGREE: joint.submit,
    ids.FILE: file_record.submit,
    ids.CASE_NOTE: child_file.noted,
    ids.COPY: child_file.submit,
    ids.FOLLOW_UP: follow_up.submit,
    ids.MORE: more_choices.submit,
    ids.PASSING: pass_on.submit,
    ids.WHICH_RECEIVED: on_behalf.choose_which,
    ids.RECEIVED: on_behalf.submit,
    ids.LIST: list_disputes.find,
    ids.APART: apart.submit,
    ids.APART_PAGE: apart_page.submit,
    ids.FROM_DATE: raise_from_date.submit,
    ids.ADD: add_to_record.submit,
    ids.COVER: cover.submit,
    ids.MAIL_ELSEWHERE: mend_mail.submit,
    ids.MAIL_BY_HAND: mend_mail.submit,
    ids.COVER_UNTIL: cover.submit_until,
    ids.SAFETY: immediate_safety.submit,
    ids.PEOPLE: people.find,
    ids.LISTED: people_entries.save,
    ids.REPORT: report.submit,
    ids.ON_CALL: on_call.submit,
}
#: What administrators may do without being in the people list.
FOR_ADMINISTRATORS = frozenset(
    {
        ids.PEOPLE,
        ids.LISTED,
        ids.PEOPLE_OPEN,
        ids.PEOPLE_PAGE,
        ids.PEOPLE_ADD,
        ids.PEOPLE_CHANGE,
        ids.PEOPLE_ANOTHER,
        ids.PEOPLE_EMPTY,
        ids.PEOPLE_END,
        ids.PEOPLE_WAITING,
        ids.MAIL_SEE,
        ids.MAIL_AGAIN,
        ids.MENDING_SEE,
        ids.MENDING_AGAIN,
        ids.SETTINGS_CHECK,
    }
)
#: What changes somebody's App Home: every form that is sent, and these buttons and shortcuts.
CHANGES = frozenset(
    {
        ids.MESSAGE_SHORTCUT,
        ids.CHOICE,
        ids.DATE_AGREE,
        ids.DATE_KEEP,
        ids.SAVE_DRAFT,
        ids.DRAFT_DELETE,
        ids.COVER_END,
        ids.MENDING_AGAIN,
    }
)


def of_shortcut(callback_id: str) -> Handler:
    """Find what a shortcut does, whether it is chosen anywhere or for a message."""
    return SHORTCUTS.get(callback_id, _retired)


def of_action(action_id: str, view: Json) -> Handler:
    """Find what a button does, or a box that changed in a form."""
    button = BUTTONS.get(action_id.partition(":")[0])
    return button or REDRAWS.get(view.get("callback_id", ""), _retired)


def of_form(callback_id: str) -> Handler:
    """Find what takes a form that was sent, once it is looked over for personal numbers."""
    handler = FORMS.get(callback_id)
    return looking_over.first(handler) if handler else _retired


def search(pressed: Press) -> Callable[[Front, Press], list[Json]]:
    """Find what searches for whoever types into a menu."""
    is_of_people = pressed.view.get("callback_id") == ids.LISTED
    return people_entries.suggest if is_of_people else suggest.people


def changes_home(press_id: str) -> bool:
    """May this have changed what stands on App Home?"""
    return press_id in FORMS or press_id.partition(":")[0] in CHANGES


def is_for_administrators(pressed: Press) -> bool:
    """Is this one of the things for which an administrator need be in no list?"""
    if pressed.id == ids.COMMAND:
        return pressed.text.split()[:1] == ["people"]
    is_theirs = pressed.id.partition(":")[0] in FOR_ADMINISTRATORS
    return is_theirs or pressed.view.get("callback_id") == ids.LISTED


def is_for_overseers(pressed: Press) -> bool:
    """Is this the report, for which an overseer need be in no list?"""
    return pressed.id in (ids.REPORT, ids.REPORT_FILES) or (
        pressed.id == ids.COMMAND and pressed.text.split()[:1] == ["report"]
    )


def is_for_officers(pressed: Press) -> bool:
    """Is this why a dispute was opened on call? An officer need be in no list to read that."""
    return pressed.id == ids.ON_CALL_WHY


def _retired(front: Front, pressed: Press) -> Answer:
    """A button of an earlier version, in an old message."""
    return opens(small.notice([refusals.RETIRED_BUTTON]))
