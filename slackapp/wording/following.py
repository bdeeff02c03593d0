"""The words of following actions up: what was agreed, whether it is done, what comes next."""

from slackapp.wording.times import by_date, day
from workflows.actions import Action, Became
from workflows.due import Due
from workflows.events import ActionMarked, ActionReported
from workflows.notices import Facts
from workflows.overview import Count

AGREED = "What was agreed"
RECORD = "Record"
RECORD_DONE = "Record as done"
RECORD_NOT_DONE = "Record as not done"
RECORD_THIS = "Record this"
RECORDED = "Recorded"
RESOLVED = "Resolved"
ALL_DONE = "All actions are done. You can close it once you can say what changed for the child."
CLOSES = "Your record closes this action."
REPORTS = "What you say is passed on. The person who follows it up records it."
WHO_SEES = (
    "Who sees this: those involved in the dispute. Anyone covering for them too. "
    "Each viewing is recorded."
)


def title(number: int) -> str:
    """Name one action."""
    return f"Action {number}"


def place(reference: str) -> str:
    """Say where: "DRP-7F3K-09, follow-up"."""
    return f"{reference}, follow-up"


def label(words: str, number: int, reference: str) -> str:
    """Name a button for whoever hears it."""
    return f"{words}: action {number} of {reference}"


def is_due(number: int, due: Due | None, *, late: bool) -> str:
    """Say when an action is due, or was."""
    when = f" {by_date(due)}" if due else ""
    return f"action {number} {'was' if late else 'is'} due{when}."


def nothing_recorded(facts: Facts) -> str:
    """Ask about one action: what was done may not be recorded yet."""
    said = is_due(facts.number, facts.due, late=facts.late)
    return f"{said} Nothing is recorded yet." if facts.late else said


def reported(facts: Facts) -> str:
    """Say what the person who does it reports."""
    said = "done" if facts.reported_done else "not done"
    return f"action {facts.number} is reported {said}. Your record closes it."


def recorded_by(who: str, at: str) -> str:
    """Say who recorded it, in place of the buttons."""
    return f"Recorded by {who} at {at}."


def state(action: Action, *, past: bool = False) -> str:
    """Say by when, and what became of it; *past*: its date has passed, and it is not done."""
    became = {
        Became.DONE: "Recorded as done.",
        Became.MISSED: "Recorded as not done.",
        Became.OPEN: _open(action),
    }[action.became]
    new = " (new date)" if action.moved else ""
    due = "It was due" if past else "Due"
    return f"{due} {by_date(action.due)}{new}. {became}"


def _open(action: Action) -> str:
    if action.reported is None:
        return "Nothing is recorded yet."
    return f"Reported {'done' if action.reported else 'not done'}, and not recorded yet."


def resolved(reference: str, stage: str, number: int) -> str:
    """Tell whoever answered that it is enough, and what happens to the actions."""
    followed = {0: "", 1: " 1 action is followed to its date."}
    several = f" {number} actions are followed to their dates."
    return f"{reference}, {stage}: recorded as resolved.{followed.get(number, several)}"


def next_of(number: int, first: Due) -> str:
    """Say to whoever resolved it what comes next."""
    actions = "1 action" if number == 1 else f"{number} actions"
    return f"Next: {actions}, the first due {by_date(first)}."


def closed(reference: str, on: str) -> str:
    """Tell those concerned that it is over."""
    return f"{reference}: all actions are done. Closed on {on}. Thank you."


# ---- what was recorded --------------------------------------------------------------------------


def was_marked(event: ActionMarked) -> str:
    """Say to whoever recorded it what counts now."""
    said = f"Action {event.number} is recorded as {'done' if event.done else 'not done'}."
    return f"{said} Its new date is {day(event.due.day)}." if event.due else said


def was_reported(number: int) -> str:
    """Say to whoever does it what their word does."""
    return f"What you said of action {number} is recorded. {REPORTS}"


def left(number: int) -> str:
    """Say how many are still to be done."""
    return "1 action is not done yet." if number == 1 else f"{number} actions are not done yet."


def entry_marked(name: str, event: ActionMarked) -> str:
    """Say in the history what was recorded."""
    said = f"{name} recorded action {event.number} as {'done' if event.done else 'not done'}."
    return f"{said} Its new date is {day(event.due.day)}." if event.due else said


def entry_reported(name: str, event: ActionReported) -> str:
    """Say in the history what was reported."""
    return f"{name} reported action {event.number} {'done' if event.done else 'not done'}."


# ---- supervision --------------------------------------------------------------------------------

SUPERVISION = "Supervision"
SEE_LIST = "See list"
SEE_LIST_LABEL = "See list of what is open for those you supervise"


def supervised(people: int, number: int, past: int) -> str:
    """Say how many are open of those whom somebody supervises (S1-108)."""
    who = "1 person" if people == 1 else f"{people} people"
    return f"{who}, {number} open, {past} past their date."


def supervised_of(name: str, count: Count) -> str:
    """Head what is open of one of them."""
    whose = "its" if count.past == 1 else "their"
    return f"{name}: {count.open} open, {count.past} past {whose} date"
