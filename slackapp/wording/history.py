"""The history of a dispute, a sentence for each thing that happened."""

from slackapp.wording.filling import capital
from slackapp.wording.times import until
from workflows.due import Due
from workflows.rungs import stage_name


def entry_raised(name: str, stage: str, due: Due, what: str, *, was_late: bool) -> str:
    """Say that it began."""
    said = " It was raised late." if was_late else ""
    return f"{name} raised it at {stage_name(stage)}. {capital(what)} due by {until(due.at)}.{said}"


def entry_passed(what: str) -> str:
    """Say that a date passed."""
    return f"The {what} date passed with nothing recorded. Those concerned were told."


def entry_silence(post: str) -> str:
    """Say that whoever stands in may decide."""
    return f"Nobody decided in time. The {post} may decide from now on."


def entry_agreed(stage: str) -> str:
    """Say that a gate was met."""
    return f"The agreement to {stage_name(stage)} was recorded."


def entry_not_agreed(stage: str) -> str:
    """Say that a gate was answered with no."""
    return f"{capital(stage_name(stage))} was not agreed to. That is recorded."


def entry_asked_for(stage: str) -> str:
    """Say that a stage waits."""
    return f"{capital(stage_name(stage))} waits for an agreement."


def entry_recorded(name: str) -> str:
    """Say who recorded what a stage waited for."""
    return f"{name} recorded an answer about the next stage."


def entry_now_with(stage: str) -> str:
    """Say that it is at a new stage."""
    return f"It is now at {stage_name(stage)}."


ENTRY_OVERALL = "The date for the whole process passed. Whoever decides was told."
ENTRY_LATE = "This was after the due date."


def entry_asks(name: str, stage: str) -> str:
    """Say that somebody moved it up, and that it waits."""
    return f"{name} asked to move it to {stage}"
