"""Answers that were typed for another text of a procedure, as a form of this text can show them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from workflows.children import form_of
from workflows.forms import Answers, Value
from workflows.questions import Form


def fitting(forms: Mapping[str, Form], answers: Answers) -> Answers:
    """Leave out what stood in a box that is of another kind now: it could not be drawn.

    A box that belongs to one stage only is kept under a name of its own, after "~".
    """
    kinds = {
        key: {name: field.kind for name, field in form.fields.items()}
        for key, form in forms.items()
    }
    return {
        key: {
            name: value
            for name, value in filled.items()
            if _fits(kinds.get(form_of(key), {}).get(name.partition("~")[0], ""), value)
        }
        for key, filled in answers.items()
    }


def _fits(kind: str, value: Value) -> bool:
    match kind, value:
        case (_, "" | []) | ("", _):
            return True
        case "date", str():
            return _is_read(value, date.fromisoformat)
        case "moment", str():
            return _is_read(value, datetime.fromisoformat)
        case "number", str():
            return _is_read(value, int)
        case "actions", list():
            return all(isinstance(row, dict) for row in value)
        case (("many" | "tick"), list()):
            return all(isinstance(one, str) for one in value)
        case _:
            return isinstance(value, str) and kind not in ("actions", "many", "tick")


def _is_read(text: str, reads: Callable[[str], object]) -> bool:
    try:
        reads(text)
    except ValueError:
        return False
    return True
