"""The most that people may agree on without a reason, for the box that holds the reason."""

from collections.abc import Iterator

from workflows.due import Span
from workflows.parts import Limit
from workflows.procedure import Procedure
from workflows.questions import Form


def beyond_which(procedure: Procedure, form: Form, field: str) -> Span | None:
    """Give how far away the date of a form may be before this field of it must say why."""
    for limit in _limits(procedure):
        if limit.cap and limit.over_cap == field and limit.agreed in form.fields:
            return limit.cap.span
    return None


def _limits(procedure: Procedure) -> Iterator[Limit]:
    yield from (stage.answer_within for stage in procedure.stages.values())
    for key, step in procedure.steps.items():
        choices = procedure.choices_of(key).values()
        yield from filter(None, (step.limit, *(choice.limit for choice in choices)))
