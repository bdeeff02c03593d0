"""What one line of the history is called where another line, a menu or a button speaks of it."""

from slackapp.views.laid_open import LaidOpen
from slackapp.wording import adding as say
from workflows.events import Added, Raised
from workflows.history import Entry


def of(entry: Entry, opened: LaidOpen) -> str:
    """Name it: by what its step asks for, where it answered that, else by its button."""
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
    return say.written_with(opened.procedure.choice_made(made.step, made.choice).button)
