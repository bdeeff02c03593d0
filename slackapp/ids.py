"""Every callback, action and block id, in one place: what a view draws and what a handler hears.

An action id says what kind of press it is (with a suffix after a colon where one block has several
of a kind); what it is about stands in the button's value: ids only, never a word that was typed.
"""

import re
from dataclasses import dataclass

# Slash command and shortcuts, as in manifest.yml
COMMAND = "/drp"
RAISE_SHORTCUT = "raise_dispute"
APART_SHORTCUT = "send_apart"
MESSAGE_SHORTCUT = "raise_from_message"

# Views
RAISE = "raise"
RAISE_CHECK = "raise_check"
CHOOSE = "choose"
REVIEW = "review"
OPEN_STAGE = "open_stage"
AGREE = "agree"
SAFETY = "safety"
FILE = "file"
SHOW = "show"
PAGE = "page"
HOME = "home"
LIST = "list"
FOLLOW_UP = "follow_up"
PASSING = "passing_on"  # also the button to it
MORE = "more"  # what else one may need; also the button to it
APART = "apart"
APART_PAGE = "apart_page"
FROM_DATE = "from_date"
ADD = "add"
COVER = "cover"
RECEIVED = "received"  # from somebody outside Slack; also the button to it
WHICH_RECEIVED = "which_received"
PEOPLE = "people"  # the people list
REPORT = "report"  # the monitoring report
ON_CALL = "on_call"  # why somebody opens a dispute in which they have no part
REPORT_FILES = "report_files"  # the button that has them mailed; which they are is its value
LISTED = "listed"  # somebody in it, with one post
CASE_NOTE = "case_note"  # text to copy; also the button to it
COPY = "file_copy"  # for the child's file; also the button to it

# Buttons
CHOICE = "choice"  # one choice of a step; the choice is in the value
STEP = "step"  # the one form of a step
AGREEMENT = "agreement"  # what a stage asked for needs
JOINT = "joint"  # the joint answer that waits
OPEN = "open"  # a dispute
ACTION = "action"  # what became of an agreed action; which one is in the value
READ = "read"  # one entry of its history
HISTORY = "history"  # its history, over another form
HISTORY_PAGE = "history_page"  # another page of the history, in place
RAISED = "raised"  # what was raised, over another form
RECORD = "record"  # the receipt of a copy that is owed; its number is the value
ACKNOWLEDGE = "acknowledge"  # a message; the value says which line of the history owed it
APART_START = "apart_start"  # what is sent apart; which is in the value
APART_READ = "apart_read"  # its number is the value
ADD_START = "add_start"  # to the record; the value may name a draft of another form
DATE_AGREE = "date_agree"  # a new date; the number of its line in the history is in the value
DATE_KEEP = "date_keep"
ON_CALL_WHY = "on_call_why"  # which opening is in the value
SAFETY_OPEN = "safety_open"
SAFETY_WHO = "safety_who"
START_RAISE = "raise_start"
ROW_ADD = "row_add"
ROW_REMOVE = "row_remove"
FORM_ADD = "form_add"
GUIDANCE = "guidance"  # what a procedure says that binds nobody
CHILD_ADD = "child_add"
CHILD_REMOVE = "child_remove"
SAVE_DRAFT = "save_draft"
DRAFT_CONTINUE = "draft_continue"
DRAFT_DELETE = "draft_delete"
DRAFTS_PAGE = "drafts_page"  # of all of one's drafts; the number of the page is its value
COVER_SET = "cover_set"
COVER_CHANGE = "cover_change"  # its id is the value, here and below
COVER_END = "cover_end"
COVER_UNTIL = "cover_until"  # the form in which its last day is changed
LIST_OPEN = "list_open"  # with the filter in its value
LIST_SHOW = "list_show"
LIST_PAGE = "list_page"
LIST_MORE = "list_more"  # filters, of which the list has fewer at first
START_FROM_DATE = "raise_from_date"  # under the procedure in its value, where there are several
RAISE_NEW = "raise_new"  # beside drafts of others
PEOPLE_OPEN = "people_open"
PEOPLE_PAGE = "people_page"
PEOPLE_ADD = "people_add"
PEOPLE_CHANGE = "people_change"  # which posting is the value, as its mark
PEOPLE_ANOTHER = "people_another"  # one post more for whoever has this one
PEOPLE_EMPTY = "people_empty"  # the posts that nobody is found for
PEOPLE_END = "people_end"
PEOPLE_WAITING = "people_move"  # what waits for somebody; their id is the value
MAIL_SEE = "mail_see"  # what to do about an e-mail; its key is the value, here and below
MAIL_AGAIN = "mail_again"
MAIL_ELSEWHERE = "mail_elsewhere"  # also the form
MAIL_BY_HAND = "mail_by_hand"  # also the form
MENDING_SEE = "mending_see"  # references; of which row is the value
MENDING_AGAIN = "mending_again"  # the key of a message that did not arrive is the value
SETTINGS_CHECK = "settings_check"

# Boxes: the action id of an input says its kind, the block id which question it is
BOX = "box"
PERSON = "person"

#: The answer that leaves a gate open: nothing is recorded by it.
NOT_YET = "not_yet"

_ABOUT = re.compile(r"([^:]*):([0-9]{1,9}):([^:]*)", re.ASCII)
_A_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

# Blocks that are not questions of the procedure
LEVEL_FORM, LEVEL_FIELD = "raise", "level"
NEXT_FORM, NEXT_FIELD = "review", "next"
NEED_FORM, NEED_FIELD = "needs", "need"
WHICH_FORM, WHICH_FIELD = "safety", "dispute"
ANSWER_FORM, ANSWER_FIELD = "answer", "choice"
BACK_FORM, BACK_FIELD = "back", "words"  # said back to whoever sent something apart
FIND_FORM, FIND_FIELD = "find", "text"
FIND_CATEGORY, FIND_STAGE = "category", "stage"  # beside it, once more filters are asked for
FIND_SINCE, FIND_UNTIL = "since", "until"
COPY_FORM, COPY_FIELD, COPY_LOOK = "file_copy", "formats", "looks"
NOTE_FORM = "case_note"
DATES_FORM, DATES_ON, DATES_MISSED = "dates", "on", "missed"
COVER_FORM = "cover"
AWAY_FIELD, COVER_FIELD = "away", "cover"
SINCE_FIELD, UNTIL_FIELD, MOVES_FIELD = "since", "until", "moves"
ANSWERS_FORM, ANSWERS_FIELD = "next", "responder"
STAGE_FIELD = "stage"  # beside who answers next: to which stage
REPORT_FORM = "report"
REPORT_FROM, REPORT_TO, REPORT_PROCEDURE = "from", "to", "procedure"
NOW_FORM, NOW = "now", "now"  # of what a stage needs, what is recorded in this very form


def block(form: str, field: str, *, row: str = "", part: str = "", version: str = "") -> str:
    """Name the block of one box. A new *version* gives it a new name, so its default holds anew."""
    name = f"{form}.{field}"
    if row:
        name += f".{row}.{part}"
    return f"{name}~{version}" if version else name


def anew(block_id: str, drawn: int) -> str:
    """Name a box as drawn anew: Slack keeps what was typed in a box for as long as it keeps its id.

    https://docs.slack.dev/surfaces/modals (updating views)
    """
    return f"{block_id}@{drawn}" if drawn else block_id


@dataclass(frozen=True, kw_only=True)
class BoxName:
    """What the id of a block says."""

    form: str
    field: str
    row: str = ""
    part: str = ""
    version: str = ""


def read_block(block_id: str) -> BoxName | None:
    """Read the id of a block; None for one that is no box."""
    name, _, version = block_id.partition("@")[0].partition("~")
    parts = name.split(".")
    if len(parts) == 2:
        return BoxName(form=parts[0], field=parts[1], version=version)
    if len(parts) == 4:
        return BoxName(form=parts[0], field=parts[1], row=parts[2], part=parts[3], version=version)
    return None


def about(dispute: str, visit: int, choice: str = "") -> str:
    """Write the value of a button: a dispute, which question of it, and perhaps a choice."""
    return f"{dispute}:{visit}:{choice}"


def of_draft(draft: str, version: str) -> str:
    """Write the value of the button that deletes a draft: as it is shown, and no other."""
    return f"{draft}:{version}"


class NotOurs(ValueError):
    """This was written by no version of this app that is still known."""


def read_about(value: str) -> tuple[str, int, str]:
    """Read the value of a button. Raises NotOurs for one that we did not write."""
    found = _ABOUT.fullmatch(value)
    if not found:
        raise NotOurs
    dispute, visit, choice = found.groups()
    return dispute, int(visit), choice


def read_number(value: str) -> int:
    """Read a number that we wrote. Raises NotOurs for anything else."""
    if not _A_NUMBER.fullmatch(value):
        raise NotOurs
    return int(value)
