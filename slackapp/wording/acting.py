"""The words of the forms about a dispute: what is asked, where it leads, what came of it."""

from slackapp.wording import opening
from slackapp.wording.filling import capital
from workflows.rungs import stage_name

ADD_ACTION = "Add another action"
ENOUGH_ACTIONS = "Ten actions is the most. Put smaller steps together."
WHAT_DONE = "What will be done?"
WHAT_DONE_HELP = "One clear step for the child."
HOW_KNOWN = "How will you know it is done?"
HOW_KNOWN_HELP = "Something both of you can check."
WHO = "Who will do it?"
BY_WHEN = "By when?"
REMOVE = "Remove"
REMOVE_TEXT = "What you typed in it is removed. The other actions stay."
REMOVE_YES = "Remove action"
REMOVE_NO = "Keep it"
SEE_HISTORY = "See the history"
SEE_RAISED = "What was raised"
WHO_ANSWERS = "Who answers?"


def action(number: int) -> str:
    """Head one action."""
    return f"Action {number}"


def remove_label(number: int) -> str:
    """Name the button that removes an action, for whoever hears it."""
    return f"Remove action {number}"


def remove_title(number: int) -> str:
    """Ask before what was typed goes."""
    return f"Remove action {number}?"


def now_due(stage: str, what: str, due: str) -> str:
    """Say what is asked of the reader, first in their form."""
    return f"{capital(stage_name(stage))}: your {what} is due {due}."


def late_answer(what: str) -> str:
    """Say that a late answer is wanted."""
    return f"The date has passed. Your {what} is still wanted and is recorded with today's date."


def raised_label(reference: str) -> str:
    """Name the button to what was raised, for whoever hears it."""
    return f"What was raised in {reference}"


def history_label(reference: str) -> str:
    """Name the button to the history, for whoever hears it."""
    return f"{SEE_HISTORY} of {reference}"


def raised_by(name: str, at: str) -> str:
    """Say who raised it, and when."""
    return f"Raised by {name} on {at}."


def is_in(stage: str, what: str) -> str:
    """Say that the answer is in."""
    return f"{capital(stage_name(stage))}: the {what} is in."


def came_from(name: str, at: str, *, in_time: bool) -> str:
    """Say who answered and when."""
    return f"From {name} at {at}, {'before' if in_time else 'after'} its due date."


def goes_to(name: str, post: str, what: str, due: str) -> str:
    """Say who is asked next, and by when."""
    return f"Goes to {name}, {post}. Their {what} is due {due}."


def agreement_first(raiser: str, due: str, post: str, limit: str) -> str:
    """Say that the next stage waits for an agreement."""
    return f"The {raiser} records an agreement first, {due}. {opening.then_asked(post, limit)}"


YES_OR_NO = "Nothing is recorded until you choose Yes or No."
RECORD_NO = "Record the no"


def ask_for(stage: str) -> str:
    """Give the button that asks for a stage, which waits for an agreement."""
    return f"Ask for {stage_name(stage)}"


def then_needs(stage: str, needs: str, due: str) -> str:
    """Say that a stage will wait for an agreement, and until when."""
    return f"{capital(stage_name(stage))} then waits for {needs}. Record it {due}."


def stays(stage: str, above: str) -> str:
    """Say what a no will do."""
    return (
        f"It stays at {stage_name(stage)}, and the no is kept. "
        f"A later yes still opens {stage_name(above)}."
    )


def tells(raiser: str, *, waits: bool) -> str:
    """Say what else moving up does."""
    then = "You can still reply until it moves." if waits else "The stage you are in ends."
    return f"The {raiser} is told. {then}"


def will_have(post: str, at: str, rule: str) -> str:
    """Say until when somebody has, in full, with what is not counted."""
    counts = ", not counting hours on days that are not working days" if "hour" in rule else ""
    return f"The {post} will have until {at} ({rule}{counts})."


def has_been_told(name: str, *, several: bool) -> str:
    """Say who has a message now."""
    return f"{name} {'have' if several else 'has'} been told."


def needs_agreement(stage: str, needs: str, due: str) -> str:
    """Say that a stage was asked for and what it waits for."""
    return f"{capital(stage_name(stage))} needs {needs}. Record it {due}."


def asked_for(stage: str, raiser: str) -> str:
    """Say to whoever moved it up that the raiser has a task first."""
    return (
        f"The {raiser} is asked to record an agreement first. Then it moves to {stage_name(stage)}."
    )


def answered_no(stage: str) -> str:
    """Say what a no does: nothing moves."""
    return f"The no is recorded, and {stage_name(stage)} stays closed. Nothing else changed."


def is_recorded(reference: str) -> str:
    """Say that something was recorded and nothing else changed."""
    return f"This is recorded in {reference}. No date has changed."
