"""What a person has put into an element, in the shapes that Slack sends.

See docs.slack.dev/reference/views/view-submission (`view.state.values`).
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from slackapp.block_kit.composition import options_of
from slackapp.block_kit.elements import read_date, read_time

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]


class NotPossible(Exception):
    """What was asked for is nothing a person could do; the text says why."""


#: element type -> key of the answer, key of what is filled in beforehand
_KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}

SEVERAL = ("selected_options", "selected_users")
TYPED = frozenset(kind for kind, keys in _KEYS.items() if keys[0] == "value")


def holds_answer(element: Json) -> bool:
    """Buttons and overflow menus are pressed; every other element keeps what was put in."""
    return element["type"] in _KEYS


def starting(element: Json) -> Json:
    """The answer before anybody touched it."""
    key, initial = _KEYS[element["type"]]
    nothing: Any = [] if key in SEVERAL else None
    return {"type": element["type"], key: element.get(initial) or nothing}


def content(answer: Json) -> Any:
    """What an answer holds, without its shape: a text, an option, a list, a date, a number."""
    return answer[_KEYS[answer["type"]][0]]


def is_empty(answer: Json) -> bool:
    """Nothing at all: a text of spaces is an answer, which the app itself must judge."""
    return content(answer) in (None, "", [])


def carried(old: Json, element: Json) -> Json:
    """The answer after a redraw: kept, unless the element changed its kind or lost the option."""
    if old["type"] != element["type"]:
        return starting(element)
    offered = {option["value"]: option for option in options_of(element)}
    key, held = _KEYS[element["type"]][0], content(old)
    if not offered or held is None:
        return old
    if isinstance(held, list):
        return {**old, key: [offered[o["value"]] for o in held if o["value"] in offered]}
    return {**old, key: offered[held["value"]]} if held["value"] in offered else starting(element)


def answered(element: Json, given: Any, offered: Sequence[Json], people: Collection[str]) -> Json:
    """*given*, which is plain (a text, an option's value, a list of them), in Slack's shape.

    *offered* is what an external menu has suggested so far.
    """
    key = _KEYS[element["type"]][0]
    read = _readers(offered or options_of(element), people)[key]
    if key in SEVERAL:
        most = element.get("max_selected_items", len(given or []))
        if len(given or []) > most:
            raise NotPossible(f"Only {most} can be chosen.")
        return {"type": element["type"], key: [read(one) for one in given or []]}
    nothing = given is None or given == ""
    return {"type": element["type"], key: None if nothing else read(given)}


def _readers(
    options: Sequence[Json], people: Collection[str]
) -> dict[str, Callable[[Any], object]]:
    def option(value: Any) -> Json:
        for one in options:
            if one["value"] == value:
                return one
        offers = ", ".join(one["text"]["text"] for one in options) or "nothing"
        raise NotPossible(f"{value!r} is not one of the options; on offer: {offers}.")

    def person(value: Any) -> str:
        if value not in people:
            raise NotPossible(f"There is nobody with the id {value!r}.")
        return str(value)

    return {
        "value": str,
        "selected_option": option,
        "selected_options": option,
        "selected_user": person,
        "selected_users": person,
        "selected_date": _written(read_date, "a date such as 2026-11-23"),
        "selected_time": _written(read_time, "a time such as 14:30"),
        "selected_date_time": _whole_seconds,
    }


def _written(read: Callable[[str], object], form: str) -> Callable[[Any], object]:
    def check(value: Any) -> str:
        try:
            read(value)
        except (TypeError, ValueError):
            raise NotPossible(f"{value!r} is not {form}.") from None
        return str(value)

    return check


def _whole_seconds(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise NotPossible(f"{value!r} is not a Unix time in seconds.") from None
