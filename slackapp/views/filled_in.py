"""What fills itself in: drawn as text in a form, and read out as it was then."""

from datetime import date

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import filled_in as say
from slackapp.wording import times
from slackapp.wording.filling import fill
from workflows.forms import Value
from workflows.questions import FormField

DATES = ("today", "raised_on", "stage_opened_on", "answered_on")


def shown(key: str, name: str, each: FormField, drawing: Drawing) -> list[Json]:
    """Draw the question with its answer, where a box would stand."""
    value = drawing.known.value(each.shown, drawing.stage) if drawing.known else ""
    words = said(each, value) or say.NOT_KNOWN
    return blocks.read_out(fill(each.label, drawing.words), words, ids.block(key, name))


def said(each: FormField, value: Value) -> str:
    """Say what was filled in."""
    if isinstance(value, str):
        is_a_date = each.shown in DATES and value
        return times.day(date.fromisoformat(value)) if is_a_date else value
    words = [str(one) for one in value]
    return say.days_taken(*words) if each.shown == "days_taken" else "\n".join(words)
