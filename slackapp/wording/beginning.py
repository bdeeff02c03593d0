"""The words of raising from a message, or from a date."""

from datetime import date

from slackapp.wording.times import day, days_before

#: What stands above a form that was begun from a message, by what is said of it.
STARTED = {
    "message": (
        "Started from a message. Only you see where it came from. Shorten it to what matters."
    ),
    "full": "The box is full, so the end of the message may be missing. Check its last lines.",
    "files": "Files in the message are not copied.",
}
GO_ON = "Go on with the message"
SOMEBODY = "somebody"
A_CHANNEL = "a channel"
A_GROUP = "a group"

FROM_DATE = "Raise from a date"
USE = "Use these dates"
WHEN = "Conference or review date"
WHEN_HELP = "The date by which each step before it was due is worked out from this one."
WHICH_MISSED = "Which of these were missed?"
NONE_PASSED = "No date before it has passed yet, so there is nothing to tick."
NO_DATE = "Enter the date of the conference or review."
NOT_YOURS = "Your post does not raise anything from a date here. Ask your manager who does."


def started(of: tuple[str, ...]) -> str:
    """Say where a form was begun from, and what of that is not in it."""
    return " ".join(STARTED[each] for each in of)


def step(label: str, due_on: date, number: int, *, passed: bool) -> str:
    """Say by when a step before a date was due."""
    to_come = "" if passed else ", to come"
    return f"{label}: {day(due_on)} ({days_before(number)}){to_come}"


def missed(label: str, due_on: date, number: int) -> str:
    """Begin the concern with a step that was missed."""
    return f"{label}: due by {day(due_on)}, {days_before(number)}, and missed."
