"""Help where a form is filled in: the paper's words, what to think of, dates worked back."""

from datetime import date, datetime

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import raising as say
from workflows.questions import Form, FormField
from workflows.working_calendar import FIRST_YEAR, LAST_YEAR, LONDON, Span, Unit


def guidance(form: Form, key: str) -> list[Json]:
    """Give the paper's words on a form, as small help above its questions."""
    if not form.guidance:
        return []
    words = "\n".join(each.says for each in form.guidance)
    return [blocks.context(blocks.escape(words), f"guidance-{key}")]


def prompts(each: FormField, block_id: str) -> Json:
    """Give what to think of when answering, a line each, under the box."""
    words = "\n".join(f"\N{BULLET} {prompt}" for prompt in each.prompts)
    return blocks.context(blocks.escape(words), block_id)


def worked_back(each: FormField, day: date, drawing: Drawing) -> str:
    """Say when each preparation step was due (S1-21, S1-23, S1-24, S1-51)."""
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return say.NOT_WORKED_BACK
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)
    lines = []
    for step in each.counts_back:
        span = Span(number=step.working_days, unit=Unit.WORKING_DAYS_BEFORE)
        due = drawing.calendar.due(noon, span)
        missed = due.at < drawing.now
        lines.append(say.counted_back(step.label, due.day, step.working_days, missed=missed))
    return "\n".join(lines)
