"""The few words that stand in the picture of a procedure."""

from workflows.parts import Limit
from workflows.procedure import Procedure

RAISED = "Raised"
AT_ANY_TIME = "At any time"
ENDS = "How it ends"
AGREED = "by an agreed date"
ANSWERED = "Answered by {who}."
NEEDS = "Before it opens: {needs}."
WHOLE_STAGE = "The whole stage: {limit}."


def limit(rule: Limit) -> str:
    """Say by when in a few words."""
    return str(rule.fixed) if rule.fixed else AGREED


def on_condition(words: str, by: str, *, late: bool) -> str:
    """Say whose a choice is, and that it is there once the date has passed."""
    more = ", ".join(filter(None, (by.removeprefix("the "), "once late" if late else "")))
    return f"{more}: {words}" if more else words


def leads(procedure: Procedure, step: str, stage: str, end: str) -> str:
    """Say in a few words where a choice leads."""
    if step:
        return f"to the {procedure.steps[step].what}"
    if stage:
        return f"up to {procedure.stages[stage].title}"
    return f"ends as {procedure.ends[end].title}" if end else "moves nothing"
