"""A date that is near: by when each step before it was due, and which were missed."""

from collections.abc import Iterator, Sequence
from datetime import date

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import beginning as say
from slackapp.wording import raising as raising_words
from workflows.counting_back import WorkedBack
from workflows.procedure import Procedure


def button() -> Json:
    """Lead to raising from a date."""
    return blocks.button(say.FROM_DATE, ids.START_FROM_DATE)


def form(steps: Sequence[WorkedBack], on: date | None, meta: Meta) -> Json:
    """Ask for the date; then say what was due before it, and ask which of that was missed."""
    block_id = ids.block(ids.DATES_FORM, ids.DATES_ON)
    box = elements.date_box(on.isoformat() if on else "")
    made = [blocks.safety_first()]
    made.append(blocks.input_block(say.WHEN, box, block_id, hint=say.WHEN_HELP, redraws=True))
    made += _steps(steps, on) if on else []
    return blocks.modal(ids.FROM_DATE, say.FROM_DATE, made, submit=say.USE, metadata=meta.write())


def _steps(steps: Sequence[WorkedBack], on: date) -> Iterator[Json]:
    """What has not come yet was not missed, so that it cannot be ticked."""
    if not steps:
        yield blocks.section(raising_words.NOT_WORKED_BACK, "steps")
        return
    lines = [
        say.step(each.label, each.due_on, each.working_days, passed=each.passed) for each in steps
    ]
    yield blocks.section(blocks.escape("\n".join(f"\N{BULLET} {line}" for line in lines)), "steps")
    passed = [blocks.option(each.label, str(n)) for n, each in enumerate(steps) if each.passed]
    if not passed:
        yield blocks.context(say.NONE_PASSED, "none")
        return
    block_id = ids.block(ids.DATES_FORM, ids.DATES_MISSED, version=on.isoformat())
    box = elements.tick_box(passed, [])
    yield blocks.input_block(say.WHICH_MISSED, box, block_id, optional=True)


def which(procedures: Sequence[Procedure]) -> Json:
    """Ask under which procedure, where several work dates back."""
    made = [blocks.safety_first(), blocks.header(raising_words.WHICH, "which")]
    for each in procedures:
        label = raising_words.choose_label(each.title)
        action = f"{ids.START_FROM_DATE}:{each.key}"
        choose = blocks.button(raising_words.CHOOSE, action, value=each.key, label=label)
        made.append(blocks.section(f"*{blocks.escape(each.title)}*", f"under-{each.key}", choose))
    return blocks.modal(ids.PAGE, say.FROM_DATE, made)
