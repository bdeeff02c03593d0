"""What a box begins with: something that it could hold."""

from collections.abc import Iterator

from workflows.checking.finding import Problem
from workflows.procedure import Procedure
from workflows.questions import FormField

#: What the app works out for a day, and for a moment.
_WORKED_OUT = {"date": ("today", "last_action"), "moment": ("now",)}


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find defaults that nobody could choose in their box."""
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            known = _known(field, procedure)
            if field.default and field.kind != "shown" and field.default not in known:
                yield (
                    ("forms", key, "fields", name, "default"),
                    f'This box cannot begin with "{field.default}".',
                    f"Write one of {', '.join(known)}." if known else "Take default: away.",
                )


def _known(field: FormField, procedure: Procedure) -> tuple[str, ...]:
    """Give what it could begin with; nothing where people type."""
    if field.kind == "person":
        return tuple(procedure.posts)
    return _WORKED_OUT.get(field.kind) or tuple(field.options)
