"""What is said where a dispute is opened on call: to whoever opens it, and to others."""

from slackapp.wording.times import clock, how_long, moment
from workflows.notices import Facts
from workflows.on_call import LASTS, OnCall
from workflows.stored import Viewing

TITLE = "Open it on call"
WHO_READS = (
    "Your reason stays with the dispute. Whoever may open the dispute reads it, and the data "
    "protection officer."
)
WHY = "Why do you need to read this now?"
HINT = (
    "Say who asked, and what for. Use a reference or initials only if your policy allows. "
    "Do not name children."
)
SUBMIT = "Open it and tell them"
TYPE_WHY = "Write why you need to read this now."
SEE_WHY = "See why"
FOR_OFFICERS = "Only a data protection officer can read this. Ask whoever runs the app who that is."
LOOKED_AT = "*What they were shown*"
NOTHING = "They were shown nothing of it."
RECORDED = "That you read this is recorded."
HEADING = "Opened on call"


def what_happens(reference: str) -> str:
    """Say beforehand what opening it does, and what it does not."""
    return (
        f"You have no part in {reference}. If there is such a dispute, you can read it for "
        f"{how_long(LASTS)}, and do nothing in it. Whoever raised it is told at once, with your "
        "name. Where they are away or have left, whoever acts for them is. "
        "On the next working morning their manager and the data protection officer are told. "
        "Each page that you look at is recorded."
    )


def until(opening: OnCall) -> str:
    """Say at the top of the page how long it can be read."""
    return (
        f"*You opened this on call at {moment(opening.at)}.* You can read it until "
        f"{clock(opening.until)}. Whoever raised it, or acts for them, is being told."
    )


def told(facts: Facts, name: str) -> str:
    """Say that a dispute was opened; why is not posted."""
    when = moment(facts.at) if facts.at else ""
    return f"{facts.reference}: {name} opened it on call at {when}, to read it."


def opened(opening: OnCall, name: str) -> str:
    """Say who opened it, and from when until when."""
    return f"{HEADING} by {name} at {moment(opening.at)}, until {clock(opening.until)}."


def reason(opening: OnCall) -> str:
    """Say why."""
    return f"Reason: {opening.reason}" if opening.reason else "The reason was erased."


def ended(opening: OnCall) -> str:
    """Say until when it could be read."""
    return f"It could be read until {moment(opening.until)}."


def shown(viewing: Viewing) -> str:
    """Say what was shown, and when."""
    return f"{moment(viewing.at)}: {viewing.what.partition(', on call ')[0]}"


def and_more(number: int) -> str:
    """Say how many more there were."""
    return f"And {number} more."


def earlier(number: int) -> str:
    """Say how many openings a page leaves out."""
    times = "time" if number == 1 else "times"
    return f"Opened on call {number} {times} before that. An audit lists them."
