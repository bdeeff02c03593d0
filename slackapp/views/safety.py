"""Immediate safety: what to do now, whom to telephone, and a place to record it afterwards."""

from slackapp import ids
from slackapp.views import blocks, boxes, elements
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import called as called_words
from slackapp.wording import safety
from workflows.choices import ALERT
from workflows.local_words import called
from workflows.people import Person


def form(
    drawing: Drawing,
    lead: Person | None,
    numbers: tuple[str, str],
    references: tuple[tuple[str, str], ...],
) -> Json:
    """The three steps first; recording is optional. *numbers*: on duty, and out of hours."""
    made = [_steps(), _telephone(lead, numbers)]
    made.append(blocks.context(called_words.nothing_moves(called([drawing.procedure])), "optional"))
    for key in drawing.procedure.any_time[ALERT].form:
        made += boxes.form(key, drawing)
    if references:
        made.append(_which(references, drawing))
    return blocks.modal(
        ids.SAFETY,
        safety.TITLE,
        made,
        submit=drawing.procedure.any_time[ALERT].says,
        metadata=drawing.meta.write(),
    )


def steps_only(numbers: tuple[str, str]) -> Json:
    """The three steps, when nothing else works."""
    made = [_steps(), _telephone(None, numbers)]
    return blocks.modal(ids.PAGE, safety.TITLE, made)


def _steps() -> Json:
    return blocks.section("\n".join(f"*{step}*" for step in safety.STEPS), "steps")


def _telephone(lead: Person | None, numbers: tuple[str, str]) -> Json:
    on_duty, out_of_hours = numbers
    number = (lead.phone if lead else "") or on_duty
    lines = []
    if lead:
        lines.append(safety.lead(lead.name, number))
    elif number:
        lines.append(safety.lead_on_duty(number))
    if not number:
        lines.append(safety.NO_NUMBER)
    if out_of_hours:
        lines.append(safety.out_of_hours(out_of_hours))
    return blocks.section(blocks.escape("\n".join(lines)), "telephone")


def _which(references: tuple[tuple[str, str], ...], drawing: Drawing) -> Json:
    options = [blocks.option(reference, dispute) for dispute, reference in references]
    element = elements.menu_box(options, drawing.meta.dispute)
    block_id = ids.block(ids.WHICH_FORM, ids.WHICH_FIELD)
    return blocks.input_block(
        called_words.about_which(called([drawing.procedure])), element, block_id, optional=True
    )


def recorded(lead: Person | None, *, held: bool) -> Json:
    """What follows once it is recorded. *held*: the message to the lead waits for Slack."""
    asked = safety.RECORDED_NOT_TOLD if held else safety.RECORDED
    words = asked if lead else safety.RECORDED_NO_LEAD
    return blocks.modal(
        ids.PAGE,
        safety.TITLE,
        [blocks.section(words, "recorded"), _steps()],
    )


def telephone_whom(person: Person) -> Json:
    """Say to the safeguarding lead whom to telephone."""
    words = safety.telephone_whom(person.name, person.phone)
    return blocks.modal(ids.PAGE, safety.TITLE, [blocks.section(blocks.escape(words), "who")])
