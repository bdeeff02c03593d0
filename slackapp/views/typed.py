"""From the state of a view to answers: the other half of ``boxes``."""

from datetime import UTC, datetime
from typing import Any

from slackapp import ids
from workflows.forms import Value

Typed = dict[str, dict[str, Value]]


def answers(view: dict[str, Any]) -> Typed:
    """Read what stands in the boxes of a view, empty ones included.

    A box that belongs to one stage only is kept under its own name, too, so that it comes back
    with its answer when the stage does. An answer of "not yet" answers nothing.
    """
    found: Typed = {}
    rows: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for block_id, by_action in _boxes(view).items():
        name = ids.read_block(block_id)
        if name is None:
            continue
        value = next(iter(_value(state) for state in by_action.values()), "")
        if name.row:
            row = rows.setdefault((name.form, name.field), {})
            row.setdefault(name.row, {"row": name.row})[name.part] = str(value)
            continue
        filled = found.setdefault(name.form, {})
        filled[name.field] = "" if value == ids.NOT_YET else value
        if name.version:
            filled[f"{name.field}~{name.version}"] = value
    for (form, field), kept in rows.items():
        found.setdefault(form, {})[field] = list(kept.values())
    return found


def _boxes(view: dict[str, Any]) -> dict[str, Any]:
    """A press on a page without boxes comes without any."""
    found: dict[str, Any] = (view.get("state") or {}).get("values", {})
    return found


def _value(state: dict[str, Any]) -> Value:
    """Read one box: https://docs.slack.dev/reference/views (view state)."""
    match state["type"]:
        case "plain_text_input" | "number_input" | "email_text_input":
            return state.get("value") or ""
        case "datepicker":
            return state.get("selected_date") or ""
        case "datetimepicker":
            at = state.get("selected_date_time")
            return datetime.fromtimestamp(at, UTC).isoformat() if at else ""
        case "checkboxes":
            return [option["value"] for option in state.get("selected_options") or ()]
        case "users_select":
            return state.get("selected_user") or ""
        case _:
            option = state.get("selected_option")
            return str(option["value"]) if option else ""
