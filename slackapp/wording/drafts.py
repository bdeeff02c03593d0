"""The words about what was typed and not sent."""

from slackapp.wording import called as words
from slackapp.wording.filling import capital
from workflows.local_words import Called
from workflows.rungs import stage_name

SAVE = "Save draft"
CONTINUE = "Continue"
DELETE = "Delete draft"
KEEP = "Keep draft"
THIS_FORM = "this form"
DELETE_TITLE = "Delete this draft?"
DELETE_TEXT = "What you typed is removed for good. Nothing was sent."
DELETED_TITLE = "Draft deleted"
DELETED = "What you typed is removed. Nothing was sent."
START_NEW = "Start a new one"
BEGUN_BEFORE = (
    "You have begun from this message already. Go on with that draft. "
    "To begin from the message anew, delete it first."
)
CHANGED = (
    "You have written in this draft since this page was drawn, so it is not deleted. "
    "Look at it again."
)
NOT_SENT = "Not sent"
ALL_TITLE = "Your drafts"
SEE_ALL = "See all drafts"
NONE = "You have no draft."
GONE = "This draft is not there any more: it was sent, or deleted. App Home shows those you have."
BOTH_HERE = (
    "Both texts are in this form now, one after the other where they differ. "
    "Check them before you send."
)
STALE = "Your text was not sent, and cannot be any more. It is kept for you until you delete it."


#: Characters of a draft that are shown, so that its writer knows which it is.
BEGINNING = 80


def see_all_label(number: int) -> str:
    """Name the button to all of them, for whoever hears it."""
    return f"See all {number} drafts"


def have(number: int, *, others: bool) -> str:
    """Say that there is something begun; *others*: beside one that was named just now."""
    if number == 1:
        return "You have another draft." if others else "You have a draft."
    return "You have other drafts." if others else "You have drafts."


def begins(text: str) -> str:
    """Say how a draft begins, on one line."""
    line = " ".join(text.split())
    return f"Begins: {line if len(line) <= BEGINNING else f'{line[:BEGINNING].rstrip()} ...'}"


def save_label(reference: str, called: Called) -> str:
    """Name the button that saves, for whoever hears it."""
    return f"{SAVE} for {reference}" if reference else f"{SAVE} of {words.this(called)}"


def saved(at: str) -> str:
    """Say that it is kept, and how to come back to it."""
    return (
        f"Draft saved at {at}. You can close this form and go on later, on any device. "
        "If Slack asks about discarding, the saved draft stays."
    )


def changed_elsewhere(at: str) -> str:
    """Say why a form shows more than was typed in it."""
    return f"You saved this form on another device at {at}."


def continue_label(number: int, at: str) -> str:
    """Name the button that goes on, for whoever hears it: two may be of one minute."""
    return f"{CONTINUE} draft {number}, saved at {at}"


def delete_label(number: int, at: str) -> str:
    """Name the button that deletes, for whoever hears it."""
    return f"{DELETE} {number}, saved at {at}"


def of_raising(stage: str, at: str, under: str = "") -> str:
    """Say which draft of a new dispute; *under* which procedure, where there are several."""
    where = capital(", ".join(filter(None, (under, stage_name(stage)))))
    return f"{where}, saved at {at}" if where else f"Saved at {at}"


def moved_on(reference: str) -> str:
    """Say why a text cannot be sent any more."""
    return f"{reference} has moved on since you wrote this."


def sent_elsewhere(at: str, reference: str) -> str:
    """Say that it was sent from another device."""
    return f"This draft was sent at {at} from another device as {reference}."
