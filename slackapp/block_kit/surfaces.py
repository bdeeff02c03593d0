"""Whole views and messages: how many blocks, ids that must differ, what needs a submit button.

See docs.slack.dev/reference/views and docs.slack.dev/reference/methods/chat.postMessage.
"""

import json
from collections.abc import Iterator
from typing import Any

from slackapp.block_kit.blocks import BLOCK, interactive
from slackapp.block_kit.composition import MENU_OPTIONS, options_or_groups, plain_text
from slackapp.block_kit.rules import (
    Code,
    Json,
    Problem,
    Rule,
    boolean,
    by_type,
    distinct,
    each,
    record,
    string,
)

MOST_BLOCKS = {"modal": 100, "home": 100, "message": 50}
LARGEST_VIEW = 250_000
LONGEST_TEXT = 40_000
LONGEST_BLOCKS = 13_000  # undocumented; measured by others, see slackapi/bolt-js issue 2509

_OF_EVERY_VIEW: dict[str, Rule] = {
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
_MODAL: dict[str, Rule] = {
    **_OF_EVERY_VIEW,
    "close": plain_text(24),
    "submit": plain_text(24),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
    "submit_disabled": boolean,
}


def problems(view_or_message: Json) -> list[Problem]:
    """Everything Slack would refuse in a view, or else in a message with `text` or `blocks`."""
    if view_or_message.get("type") in ("modal", "home"):
        return view_problems(view_or_message)
    return message_problems(view_or_message)


def view_problems(view: Any, *surfaces: str) -> list[Problem]:
    """What is wrong with a view meant for one of *surfaces*; by default for any that has views."""
    here = {kind: rule for kind, rule in _VIEWS.items() if not surfaces or kind in surfaces}
    rule = by_type(here, elsewhere=frozenset(_VIEWS))
    return list(rule(view, "")) or list(_too_large(view))


def message_problems(message: Json) -> list[Problem]:
    return [*_text_problems(message), *_block_problems(message)]


def options_problems(answer: Any) -> list[Problem]:
    """What is wrong with the options that an app offers for an external menu."""
    return list(record({}, MENU_OPTIONS, options_or_groups)(answer, ""))


def _text_problems(message: Json) -> Iterator[Problem]:
    text = message.get("text")
    if text is not None:
        yield from string(LONGEST_TEXT, least=0)(text, "/text")
    if not text and not message.get("blocks") and not message.get("attachments"):
        yield Problem("", Code.MISSING, "no text")


def _block_problems(message: Json) -> Iterator[Problem]:
    if not message.get("blocks"):
        return
    found = list(_blocks("message")(message["blocks"], "/blocks"))
    yield from found
    if not found:
        yield from _compared(message, "")
    if not found and _words(message["blocks"]) > LONGEST_BLOCKS:
        wrong = f"must hold less than {LONGEST_BLOCKS} characters"
        yield Problem("/blocks", Code.TOO_LARGE, wrong, LONGEST_BLOCKS)


def _blocks(surface: str) -> Rule:
    return each(BLOCK[surface], most=MOST_BLOCKS[surface], least=0)


def _words(part: Any) -> int:
    """How many characters of text stand in the blocks."""
    if isinstance(part, list):
        return sum(_words(item) for item in part)
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(_words(item) for item in part.values())
    return 0


def _compared(surface: Any, at: str) -> Iterator[Problem]:
    """What only shows when the blocks of a view or message are seen together."""
    yield from distinct(surface["blocks"], "block_id", f"{at}/blocks")
    yield from _one_focus(surface["blocks"], f"{at}/blocks")


def _one_focus(blocks: list[Json], at: str) -> Iterator[Problem]:
    focused = [
        f"{at}/{index}{place}/focus_on_load"
        for index, block in enumerate(blocks)
        for place, element in interactive(block)
        if element.get("focus_on_load")
    ]
    for place in focused[1:]:
        yield Problem(place, Code.DUPLICATE, "only one element can have focus_on_load")


def _submit_for_inputs(view: Any, at: str) -> Iterator[Problem]:
    asks = any(block["type"] == "input" for block in view["blocks"])
    if asks and "submit" not in view:
        yield Problem(at, Code.MISSING, "submit is required when there is an input block")


def _too_large(view: Json) -> Iterator[Problem]:
    if len(json.dumps(view).encode()) > LARGEST_VIEW:
        message = f"must be less than {LARGEST_VIEW} bytes"
        yield Problem("", Code.TOO_LARGE, message, LARGEST_VIEW)


_VIEWS: dict[str, Rule] = {
    "modal": record(
        {"title": plain_text(24), "blocks": _blocks("modal")},
        _MODAL,
        _compared,
        _submit_for_inputs,
    ),
    "home": record({"blocks": _blocks("home")}, _OF_EVERY_VIEW, _compared),
}
