"""The words of recording what somebody outside Slack has answered."""

from datetime import date

from slackapp.wording.times import day

RECORD = "Record an answer received"
TITLE = "Answer received"
SUBMIT = "Record the answer"
WHO = "Who answered"
WHICH = "What did they answer?"
CONTINUE = "Continue"
ANSWERS_IN_SLACK = "This person answers in Slack."
IN_THEIR_WORDS = (
    "Below is the form that they would have had. Write it in their words. The record keeps both "
    "names."
)


def label(reference: str) -> str:
    """Name the button, for whoever hears it."""
    return f"{RECORD}: {reference}"


def who(name: str) -> str:
    """Say whose answer it is."""
    return f"*{WHO}*\n{name}"


def entry(name: str, of: str, how: str, on: date) -> str:
    """Say who recorded whose answer, and how and when it was received."""
    return f"Recorded by {name} on behalf of {of}, received by {how.lower()} on {day(on)}."
