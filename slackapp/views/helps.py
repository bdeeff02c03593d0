"""Help where a form is filled in: the paper's words, what to think of, dates worked back."""

from datetime import date

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import guidance as words
from slackapp.wording import open_questions as open_words
from slackapp.wording import raising as say
from workflows import counting_back, open_questions
from workflows.caps import beyond_which
from workflows.procedure import Procedure
from workflows.questions import Form, FormField


def of_form(form: Form, key: str) -> list[Json]:
    """Give what to know before a form is filled in, such as where its words go."""
    if not form.help:
        return []
    return [blocks.context(blocks.escape(form.help), f"help-{key}")]


def guidance(form: Form, key: str) -> list[Json]:
    """Give the paper's words on a form, as small help above its questions."""
    if not form.guidance:
        return []
    said = "\n".join(each.says for each in form.guidance)
    return [blocks.context(blocks.escape(said), f"guidance-{key}")]


def button(procedure: Procedure) -> list[Json]:
    """Give the button to what the whole procedure says, where it says something."""
    if not procedure.guidance:
        return []
    return blocks.actions(
        [blocks.button(words.BUTTON, ids.GUIDANCE, value=procedure.key)], "guidance"
    )


def still_to_decide(procedure: Procedure, stage: str = "") -> list[Json]:
    """Say plainly which limits the owner of the file has yet to settle, and how they run.

    Once it is known where a dispute begins, only those of that stage and of the whole.
    """
    limits = open_questions.at(procedure, stage) if stage else open_questions.of(procedure)
    asked = [open_words.asked(limit) for limit in limits]
    if not asked:
        return []
    words = "\n".join((f"*{open_words.STILL_TO_DECIDE}*", *map(blocks.escape, asked)))
    return [blocks.section(words, "open_questions")]


def page(procedure: Procedure) -> Json:
    """The paper's own words, each in a paragraph."""
    made = [blocks.context(words.BINDS_NOBODY, "binds_nobody")]
    made += [
        blocks.section(blocks.escape(each.says), f"says-{number}")
        for number, each in enumerate(procedure.guidance)
    ]
    return blocks.modal(ids.PAGE, words.TITLE, [*made, blocks.safety_last()])


def prompts(each: FormField, block_id: str) -> Json:
    """Give what to think of when answering, a line each, under the box."""
    said = "\n".join(f"\N{BULLET} {prompt}" for prompt in each.prompts)
    return blocks.context(blocks.escape(said), block_id)


def of_field(name: str, each: FormField, made: Form, procedure: Procedure) -> str:
    """Give the help under a box; a reason for a late date says from when on it is needed."""
    cap = beyond_which(procedure, made, name)
    return " ".join(filter(None, (each.help, say.needed_beyond(str(cap)) if cap else "")))


def worked_back(each: FormField, day: date, drawing: Drawing) -> str:
    """Say when each preparation step was due (S1-21, S1-23, S1-24, S1-51)."""
    if not counting_back.can_be_worked_back(day):
        return say.NOT_WORKED_BACK
    steps = counting_back.worked_back(each, day, drawing.now, drawing.calendar)
    return "\n".join(
        say.counted_back(step.label, step.due_on, step.working_days, passed=step.passed)
        for step in steps
    )
