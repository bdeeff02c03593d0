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

WHICH_CHILDREN = "Which children this is about"
LOOK_FIRST = "Look before you file"
SHARED = (
    "What is asked about each child is in that child's copy alone; what is asked once is in all of "
    "them, as it was written."
)
LEFT_OUT = "What is left out"
ANSWERS = "Answers, in the order they were given"
IS_LEFT_OUT = "Not filled in, or left out of this copy"
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
    return f"Child {place} of {children}. {SHARED}"


def names_another(forms: Iterable[str]) -> str:
    """Say at the head of a copy that an answer in these forms names another child."""
    return (
        f"An answer in {listed(list(forms))} gives the case number or the initials of another "
        "child. It stands as it was written: decide whether it may be on this child's file."
    )


def procedure(title: str, key: str) -> str:
    """Name the procedure."""
    return f"{title} ({key})"


def with_post(name: str, post: str) -> str:
    """Name somebody with their post."""
    return f"{name}, {post}"


def left_out(forms: Iterable[str], sentence: str) -> str:
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


# ---- the case note, and asking for the copy -----------------------------------------------------

PART = "The child's file"
NOTE = "Case-note text"
NOTE_HELP = "Copy it. Nothing that you change here is kept."
NOTE_DONE = "Done"
NOTE_GOES_ON = "There is more than fits here: the rest stands in the file copy."
ON_FILE = "It is on the child's file"
FILE_COPY = "Make the file copy"
FILE_COPY_TITLE = "File copy"
MAKE = "Ask for the copy"
FORMAT = "Format"
FORMATS = {"docx": "Word", "html": "Web page", "json": "Data, for another program"}
CHOOSE_A_FORMAT = "Choose at least one format."
LOOK = "Another child is named"
LOOKS = {"looks": "I read each copy before it is filed"}
BY_MAIL = (
    "It is sent to your own secure e-mail address, never through Slack. Who asked for it is "
    "recorded."
)
HOW = (
    "An administrator makes it with a command and hands it over by a secure way: it never goes "
    "through Slack. Who asked for it is recorded."
)
ASKED = "Asked for"


def note_label(reference: str) -> str:
    """Name the button, for whoever hears it."""
    return f"{NOTE} of {reference}"


def copy_label(reference: str) -> str:
    """Name the button, for whoever hears it."""
    return f"{FILE_COPY} of {reference}"


def note_at(stage: str, place: int, of: int) -> str:
    """Name the box of a note; *place* is which of several it is, 0 where it is the only one."""
    which = f" ({place} of {of})" if place else ""
    return f"{NOTE}, {stage_name(stage)}{which}"


def notes_wait(stages: Iterable[str]) -> str:
    """Say which notes are not here, for want of room."""
    which = listed([stage_name(each) for each in stages])
    return f"Not here yet: {which}. Each stands here once one of these is on the child's file."


def on_file_label(stage: str) -> str:
    """Name the button of one of several, for whoever hears it."""
    return f"{ON_FILE}: the case note of {stage_name(stage)}"


def note_of(reference: str, procedure: str, stage: str) -> str:
    """Begin a case note."""
    return f"{reference}: {procedure}, {stage_name(stage)}."


def note_raised(by: str, when: str) -> str:
    """Say in a case note who raised it."""
    return f"Raised by {by}, at {when}."


def documents(children: int) -> str:
    """Say how many documents there will be."""
    if children == 1:
        return "It is one document, with every form, the history, and who was copied in."
    return (
        f"It is {children} documents, one for each child. {SHARED} Look there for the names of "
        "brothers and sisters before you file it."
    )


def sent(reference: str) -> str:
    """Say that it goes to their own address."""
    return (
        f"The file copy of {reference} is sent to your own e-mail address. The page of the dispute "
        "says when it was."
    )


def asked(reference: str) -> str:
    """Say that it is asked for."""
    return f"The file copy of {reference} is asked for. An administrator has a message."


def asked_of_nobody(reference: str, command: str) -> str:
    """Say that it is asked for, and that nobody is there to be told."""
    return (
        f"That you asked for the file copy of {reference} is recorded, but no administrator is "
        f"set. Ask whoever runs the app: the command is {command}."
    )
