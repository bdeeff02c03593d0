"""What a form to raise a dispute begins with: the text of a message, or a date that is near.

Which of its questions takes a text, and which a date, the procedure says.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workflows.boxes import Box
from workflows.forms import Answers, Value
from workflows.procedure import Procedure
from workflows.questions import FormField

#: Box by box, form by form, as a draft holds it.
Begun = dict[str, dict[str, Value]]


def asked_at_raising(procedure: Procedure) -> Iterator[str]:
    """Give the forms that are asked when a dispute is raised, at whatever stage it begins."""
    begins_at = (stage for stage in procedure.stages.values() if stage.enter.directly)
    for keys in (procedure.raising.form, *(stage.form for stage in begins_at)):
        yield from keys


def text_box(procedure: Procedure) -> Box | None:
    """Give the box in which a text begins, if there is one."""
    return next((box for box, field in _fields(procedure) if field.begins), None)


def date_box(procedure: Procedure) -> Box | None:
    """Give the box of the date from which others are worked back, if there is one."""
    return next((box for box, field in _fields(procedure) if field.counts_back), None)


def works_back(procedures: Iterable[Procedure]) -> bool:
    """Does one of these work dates back when a dispute is raised?"""
    return any(date_box(each) for each in procedures)


def _fields(procedure: Procedure) -> Iterator[tuple[Box, FormField]]:
    for key in dict.fromkeys(asked_at_raising(procedure)):
        for name, field in procedure.forms[key].fields.items():
            yield Box(form=key, field=name), field


def field_at(procedure: Procedure, box: Box) -> FormField:
    """Give the question of a box."""
    return procedure.forms[box.form].fields[box.field]


def with_text(procedure: Procedure, text: str) -> Begun:
    """Begin with a text, as much of it as its box takes."""
    box = text_box(procedure)
    if box is None or not text:
        return {}
    return {box.form: {box.field: text[: longest_text(procedure)]}}


def text_of(procedure: Procedure, answers: Answers) -> str:
    """Give the text that stands where one begins."""
    box = text_box(procedure)
    return str(answers.get(box.form, {}).get(box.field, "")) if box else ""


def is_begun_with(procedure: Procedure, answers: Answers, text: str) -> bool:
    """Does a text still stand at the beginning, whole, with or without more under it?"""
    begun, stands = text[: longest_text(procedure)].strip(), text_of(procedure, answers).strip()
    return bool(begun) and (stands == begun or stands.startswith(f"{begun}\n"))


def is_full(procedure: Procedure, answers: Answers) -> bool:
    """Does the box in which a text begins take no more?"""
    return text_box(procedure) is not None and len(text_of(procedure, answers)) == longest_text(
        procedure
    )


def longest_text(procedure: Procedure) -> int:
    """Say how much of a text can be begun with."""
    box = text_box(procedure)
    return field_at(procedure, box).longest if box else 0


def with_date(procedure: Procedure, on: date, missed: Sequence[str]) -> Begun:
    """Begin with a date, the answers that ask for it, and a line for each step that was missed."""
    box = date_box(procedure)
    assert box is not None  # noqa: S101 # the callers have looked
    begun = with_text(procedure, "\n".join(missed))
    fields = procedure.forms[box.form].fields
    asks = {
        other: list(values[:1]) if fields[other].kind in ("many", "tick") else values[0]
        for other, values in fields[box.field].asked_if.items()
    }
    here = {**asks, box.field: on.isoformat()}
    return {**begun, box.form: {**begun.get(box.form, {}), **here}}
