"""The words of App Home and of the list of one's disputes: as safe as a posted message."""

from slackapp.wording import called as words
from slackapp.wording import cover, dates, joint, opening, passing_on
from slackapp.wording.filling import capital
from slackapp.wording.following import SUPERVISION, state
from slackapp.wording.times import by_date
from workflows.dispute import Dispute
from workflows.local_words import Called
from workflows.notices import standing
from workflows.overview import Row, Show
from workflows.procedure import Procedure
from workflows.rungs import stage_name

SHOW = "Show"
SHOW_THESE = "Show these"
OPEN = "Open"
DECIDE = "Decide"
EARLIER = "Earlier page"
NEXT = "Next page"
DRAFTS = "Drafts"
NOTHING_WAITS = "Nothing waits for you."
FIRST_TIME = (
    "When somebody asks you for a reply it appears here, soonest first, with its date. "
    "Messages never say anything about a child; the details are in the forms."
)
NOT_LISTED = "You are not in the people list yet. Ask an administrator to add you"
WITHOUT_POST = (
    "You run this app and hold no post, so no dispute is open to you. "
    "To raise or answer one, add yourself under People."
)

#: The filters of the list, in their order.
SHOWS = {
    Show.WAITING: "Waiting for me",
    Show.RAISED: "I raised",
    Show.INVOLVED: "I am involved in",
    Show.PAST: "Past their date",
    Show.DECISION: "Needs a decision",
    Show.ACTIONS: "Follow-up actions",
    Show.SUPERVISION: SUPERVISION,
    Show.CLOSED: "Closed",
    Show.ALL: "All, closed too",
}
#: The parts of App Home.
PARTS = {
    Show.WAITING: "Waiting for you",
    Show.PAST: "Past their date",
    Show.DECISION: "Needs a decision",
    Show.ACTIONS: "Follow-up actions",
    Show.RAISED: "You raised",
}
NOTHING = {
    Show.WAITING: NOTHING_WAITS,
    Show.RAISED: "You have raised nothing that is open.",
    Show.PAST: "Nothing is past its date.",
    Show.DECISION: "Nothing needs a decision from you.",
    Show.ACTIONS: "No action waits for you.",
    Show.SUPERVISION: "Nobody you supervise has anything open.",
    Show.CLOSED: "None of yours is closed yet.",
}


def heading(part: str, number: int) -> str:
    """Head a part with how many it has."""
    return f"{part} ({number})"


def see_all(number: int) -> str:
    """Name the button to the rest of a part."""
    return f"See all {number}"


def see_all_label(show: Show, number: int, called: Called) -> str:
    """Name it for whoever hears it."""
    return f"{see_all(number)} {words.all_of(show, called)}"


def nothing(show: Show, called: Called) -> str:
    """Say that a list is empty."""
    if show is Show.ALL:
        return words.in_none_at_all(called)
    return NOTHING.get(show, words.in_none(called))


def place(row: Row) -> str:
    """Say where: "DRP-7F3K-09, stage 2"."""
    return f"{row.dispute.reference}, {stage_name(row.dispute.stage)}"


def sentence(row: Row) -> str:
    """Say what is asked, of whom, by when; and for whom the reader covers, without a name."""
    said = _sentence(row)
    return f"{cover.A_COLLEAGUE} {said}" if row.covers else said


def _sentence(row: Row) -> str:
    if row.action:
        return f"Action {row.action.number}. {state(row.action, past=row.past)}"
    if row.dispute.end:
        return f"{row.procedure.ends[row.dispute.end].title}."
    if row.chooses:
        return _choose(row)
    if row.answers_date and row.dispute.new_date:
        return capital(dates.proposed(row.dispute.new_date.due))
    if row.dispute.late:
        return _past(row)
    due = by_date(row.dispute.running.due)
    if row.dispute.opening and row.dispute.waits_to_open:
        record = opening.to_record(row.procedure, row.dispute.opening.stage)
        return f"{capital(record) if row.mine else f'{capital(row.posts)} to {record}'} {due}."
    what = _noun(row)
    if row.mine:
        return f"Your {what} is due {due}."
    taken_on = f" {capital(row.taken_on)}." if row.taken_on else ""
    return f"{capital(row.posts)} to {_verb(row)} {due}.{taken_on}"


def _choose(row: Row) -> str:
    """Say that whoever was asked has left, and what the next person is to do."""
    now = standing(row.procedure, row.dispute)
    return passing_on.row(now.what, now.to_stage, row.dispute.running.due, late=now.late)


def _past(row: Row) -> str:
    """Say what is not recorded: an answer may have been given by telephone."""
    whose = "you" if row.mine else f"the {row.posts}"
    if row.covers:  # it may have been due before the cover began
        whose = ""
    return capital(not_recorded(row.procedure, row.dispute, whose))


def not_recorded(procedure: Procedure, dispute: Dispute, whose: str) -> str:
    """Say what is past its date, from whom it was due where that is said, and by when."""
    what = joint.noun(standing(procedure, dispute))
    if dispute.opening and dispute.waits_to_open:
        stage = dispute.opening.stage
        what = opening.noun(stage, agreement=procedure.needs_agreement_only(stage))
    due = f"from {whose} {by_date(dispute.running.due)}" if whose else by_date(dispute.running.due)
    return f"no {what} is recorded. It was due {due}."


def _noun(row: Row) -> str:
    return joint.noun(standing(row.procedure, row.dispute))


def _verb(row: Row) -> str:
    return joint.verb(standing(row.procedure, row.dispute))


def open_label(reference: str) -> str:
    """Name the button that opens one, for whoever hears it."""
    return f"{OPEN} {reference}"


def decide_label(reference: str) -> str:
    """Name the button to what can be decided, for whoever hears it."""
    return f"{DECIDE} what happens next with {reference}"


def decide_date_label(reference: str) -> str:
    """Name the button to a new date that waits, for whoever hears it."""
    return f"{DECIDE} about the new date of {reference}"


def count(total: int, first: int, last: int) -> str:
    """Say how many there are, and which are shown."""
    if total <= last - first + 1:
        return f"{total} found."
    return f"{total} found. {first} to {last}."


def next_label(first: int, last: int) -> str:
    """Name the button to the next page, for whoever hears it."""
    return f"{NEXT}, {first} to {last}"


def earlier_label(first: int, last: int) -> str:
    """Name the button to the page before, for whoever hears it."""
    return f"{EARLIER}, {first} to {last}"


def draft_of(reference: str, stage: str, form: str) -> str:
    """Say which form a draft is of; a dispute may have several."""
    return ", ".join(filter(None, (reference, stage_name(stage), form, "not sent")))


def saved(at: str) -> str:
    """Say when a draft was kept."""
    return f"Saved at {at}."


def foot(at: str, called: Called) -> str:
    """Say how fresh the page is."""
    return f"Updated at {at}. {words.names_hidden(called)}"
