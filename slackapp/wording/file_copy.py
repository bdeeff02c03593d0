"""The words of the copy for the child's file, in whatever format it is written."""

from collections.abc import Iterable

from slackapp.wording.filling import listed
from workflows.rungs import stage_name

COPY = "Copy for the child's file"
FORMS_ALONE = "Forms"
ABOUT = "About this record"
CHILD = "Child"
REFERENCE = "Reference"
PROCEDURE = "Procedure"
FINGERPRINT = "Version of the procedure (SHA-256 of its text)"
RAISED_BY = "Raised by"
RAISED_ON = "Raised on"
RAISED_LATE = "This was later than the procedure asks."
STANDS = "Where it stands"
STAGES = "Stages"
COPIED_IN = "Copied in"
COPIES = "Copies made"
MADE = "This copy was made"
NOBODY = "Nobody"
NONE_YET = "None"

LEFT_OUT = "What is left out"
OTHER_ANSWERS = "Other answers, in the order they were given"
FILLED_IN_BY = "Filled in by"
NOT_FILLED_IN = "Not filled in"
HISTORY = "History, oldest first"
WHEN = "When"
WHAT = "What happened"
YES, NO, NOT_YET = "Yes", "No", "Not decided yet"
STILL_OPEN = "Still open"


def title(reference: str, procedure: str) -> str:
    """Name the document: nobody's name is in it."""
    return f"{reference}: {procedure}"


def one_of(place: int, children: int) -> str:
    """Say of whom this one is, where there are several."""
    return (
        f"Child {place} of {children}. Each has a record of their own, with nothing of the others."
    )


def procedure(title: str, key: str) -> str:
    """Name the procedure."""
    return f"{title} ({key})"


def with_post(name: str, post: str) -> str:
    """Name somebody with their post."""
    return f"{name}, {post}"


def left_out(forms: Iterable[str], record: str, sentence: str) -> str:
    """Say which forms are left out of this copy, and why."""
    return f"Left out of this copy: {listed(list(forms))}. {sentence}"


def form_at(title: str, stage: str) -> str:
    """Head a form that stands on no printed one."""
    return f"{title}, {stage_name(stage)}"


def given(who: str, when: str) -> str:
    """Say who filled in a form, and when."""
    return f"{who}, at {when}"


def of_form(title: str, who: str, when: str) -> str:
    """Say of one of several forms who filled it in, and when."""
    return f"{title}: {given(who, when)}"


def as_cover(name: str, away: str) -> str:
    """Say who did it, and for whom."""
    return f"{name}, covering for {away}"


def received(name: str, by: str) -> str:
    """Say whose answer it is, and who recorded it."""
    return f"{name}, recorded by {by}"


def printed_at(reference: str, made: str) -> str:
    """Stand at the foot of each page."""
    return f"{reference}. Copy made at {made}."


PAGE, OF = "Page", "of"
APP = "Dispute Resolution"
