"""What Slack's own client refuses before it sends a form to the app.

See docs.slack.dev/reference/block-kit/blocks/input-block (`optional`) and the element pages.
"""

import re
from collections.abc import Iterator
from typing import Any

from slackapp.sandbox.values import Json, Values, content, is_empty

REQUIRED = "Please complete this required field."
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_URL = re.compile(r"https?://\S+")


def refusals(blocks: list[Json], values: Values) -> dict[str, str]:
    """One sentence for each input block that the client would not send, by block_id."""
    return {
        block["block_id"]: sentence
        for block in blocks
        if block["type"] == "input"
        if (sentence := _refusal(block, values)) is not None
    }


def _refusal(block: Json, values: Values) -> str | None:
    element = block["element"]
    answer = values[block["block_id"]][element["action_id"]]
    if is_empty(answer):
        return None if block.get("optional") else REQUIRED
    return next(_objections(element, content(answer)), None)


def _objections(element: Json, held: Any) -> Iterator[str]:
    match element["type"]:
        case "plain_text_input":
            yield from _length(element, held)
        case "email_text_input" if not _EMAIL.fullmatch(held):
            yield "Please enter a valid email address."
        case "url_text_input" if not _URL.fullmatch(held):
            yield "Please enter a valid URL."
        case "number_input":
            yield from _number(element, held)


def _length(element: Json, held: str) -> Iterator[str]:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(held) > most:
        yield f"Please use at most {most} characters; this has {len(held)}."
    if len(held) < least:
        yield f"Please use at least {least} characters."


def _number(element: Json, held: str) -> Iterator[str]:
    try:
        number = float(held)
    except ValueError:
        yield "Please enter a number."
        return
    if not element["is_decimal_allowed"] and not number.is_integer():
        yield "Please enter a whole number."
    if "min_value" in element and number < float(element["min_value"]):
        yield f"Please enter {element['min_value']} or more."
    if "max_value" in element and number > float(element["max_value"]):
        yield f"Please enter {element['max_value']} or less."
