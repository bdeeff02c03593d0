"""The words about a meeting: in messages, in the history, on the page, and in calendars."""

from datetime import datetime

from slackapp.wording.messages import place
from slackapp.wording.times import moment
from workflows.notices import Facts

ON_THE_PAGE = "Meeting"
#: Where it is was typed, so no message and no e-mail says it.
SEE_WHERE = "Open it to see where."


def told(facts: Facts) -> str:
    """Say when it is, or is now."""
    when = moment(facts.at) if facts.at else ""
    return f"{place(facts)}: the meeting is {'now ' if facts.reported_done else ''}at {when}."


def cancelled(facts: Facts) -> str:
    """Say that it is not held then."""
    when = moment(facts.at) if facts.at else ""
    return f"{place(facts)}: the meeting at {when} is cancelled."


def reminder(facts: Facts) -> str:
    """Say it once more, on the working day before."""
    when = moment(facts.at) if facts.at else ""
    return f"{place(facts)}: the meeting is at {when}. {SEE_WHERE}"


def entry_set(at: datetime, *, moved: bool) -> str:
    """Say in the history when it is."""
    return f"The meeting is {'now ' if moved else ''}at {moment(at)}."


def entry_cancelled(at: datetime) -> str:
    """Say in the history that it is not held then."""
    return f"The meeting at {moment(at)} was cancelled."


def on_the_page(at: datetime, where: str) -> str:
    """Say on the page of the dispute when and where it is."""
    return f"{moment(at)}\n{where}".strip()


INVITATION_FILE = "invitation.ics"
