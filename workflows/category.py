"""The category of a dispute: by it disputes are listed and counted. The file says what asks it."""

from collections.abc import Iterable

from workflows.boxes import Box
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.questions import FormField


def box_of(procedure: Procedure) -> Box | None:
    """Give the box in which the category is chosen, if there is one."""
    return next(
        (
            Box(form=key, field=name)
            for key in procedure.raising.form
            for name, field in procedure.forms[key].fields.items()
            if field.category
        ),
        None,
    )


def chosen(box: Box | None, asked: Procedure, answers: Answers) -> str:
    """Give what was chosen in a box, by its key; nothing where that is none of the answers there.

    An older text of a procedure may have asked otherwise.
    """
    field = _field(asked, box) if box else None
    said = str(answers.get(box.form, {}).get(box.field, "")) if box else ""
    return said if field and said in field.options else ""


def _field(procedure: Procedure, box: Box) -> FormField | None:
    form = procedure.forms.get(box.form)
    return form.fields.get(box.field) if form else None


def of(procedure: Procedure, answers: Answers) -> str:
    """Give the category that was chosen, by its key, or nothing."""
    return chosen(box_of(procedure), procedure, answers)


def to_choose(procedures: Iterable[Procedure]) -> dict[str, str]:
    """Give every category of these procedures with its words."""
    found: dict[str, str] = {}
    for procedure in procedures:
        if box := box_of(procedure):
            for key, option in procedure.forms[box.form].fields[box.field].options.items():
                found.setdefault(key, option.label)
    return found
