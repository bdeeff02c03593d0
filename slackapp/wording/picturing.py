"""The few words that stand in the picture of a procedure."""

from slackapp.wording import in_plain_words as say
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
    """Say whose a choice is, and that it is there once the date has passed.

    Where it leads comes first: what follows may be cut short.
    """
    return ", ".join(filter(None, (words, "once late" if late else "", by and f"by {by}")))


def leads(procedure: Procedure, step: str, stage: str, end: str) -> str:
    """Say in a few words where a choice leads."""
    if step:
        return _to_step(procedure, step)
    if stage:
        return f"up to {procedure.stages[stage].title}"
    return f"ends as {procedure.ends[end].title}" if end else "moves nothing"


def _to_step(procedure: Procedure, step: str) -> str:
    named, what = say.step_named(procedure, step), procedure.steps[step].what
    return f"to the {what}" if named == what else f"to: {named}"
