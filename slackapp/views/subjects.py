"""What one line of the history is called where another line, a menu or a button speaks of it."""

from slackapp.views.laid_open import LaidOpen
from slackapp.wording import adding as say
from workflows.choices import Choice, Step
from workflows.events import Added, Raised
from workflows.history import Entry
from workflows.procedure import Procedure


def of(entry: Entry, opened: LaidOpen) -> str:
    """Name it: by what its step asks for, where it answered that, else by its button.

    Two buttons may bear the same words: taking something on, and agreeing that it is resolved.
    """
    first = entry.events[0]
    if isinstance(first, Raised):
        return say.WHAT_WAS_RAISED
    if isinstance(first, Added):
        return say.WHAT_WAS_ADDED
    made = entry.chosen or entry.proposed
    if made is None or made.choice in opened.procedure.any_time:
        return say.WHAT_WAS_RECORDED
    step = opened.procedure.steps[made.step]
    if made.choice in step.choices:
        return say.answer_to(step.what)
    choice = opened.procedure.choice_made(made.step, made.choice)
    if _resolves(opened.procedure, step, choice):
        return say.THE_RESOLUTION
    return say.written_with(choice.button)


def _resolves(procedure: Procedure, step: Step, choice: Choice) -> bool:
    """Is it resolved by this: with actions to follow, or at once? Closing those is another act."""
    end = procedure.ends.get(choice.to)
    ends_well = end is not None and end.kind == "resolved"
    return choice.resolves or (ends_well and not step.watches_actions)
