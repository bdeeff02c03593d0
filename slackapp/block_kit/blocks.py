"""The blocks, and which surface accepts which.

See docs.slack.dev/reference/block-kit/blocks.
The inside of blocks that only show things (tables, cards, rich text) is not checked here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from slackapp.block_kit.composition import any_text, plain_text
from slackapp.block_kit.elements import (
    EVERY_ELEMENT,
    IMAGE,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    one_source,
)
from slackapp.block_kit.rules import (
    Code,
    Json,
    Problem,
    Rule,
    anything,
    boolean,
    by_type,
    distinct,
    each,
    one_of,
    record,
    string,
)

_ANY: dict[str, Rule] = {"block_id": string(255)}

_IN_CONTEXT: dict[str, Rule] = {
    "image": IMAGE,
    "plain_text": record({"text": string(3000)}, {"emoji": boolean}),
    "mrkdwn": record({"text": string(3000)}, {"verbatim": boolean}),
}


def _text_or_fields(value: Any, at: str) -> Iterator[Problem]:
    if "text" not in value and "fields" not in value:
        yield Problem(at, Code.MISSING, "must define either `text` or `fields`")


def _distinct_actions(value: Any, at: str) -> Iterator[Problem]:
    yield from distinct(value["elements"], "action_id", f"{at}/elements")


_RICH: dict[str, Rule] = {
    "text": record({"text": string(40_000)}, {"style": anything}),
}
#: Lists, quotes and preformatted text are not looked into.
_IN_RICH_TEXT: dict[str, Rule] = {
    "rich_text_section": record({"elements": each(by_type(_RICH), most=1000)}, {}),
    "rich_text_list": anything,
    "rich_text_quote": anything,
    "rich_text_preformatted": anything,
}
_CHECKED: dict[str, Rule] = {
    "section": record(
        {},
        {
            **_ANY,
            "text": any_text(3000),
            "fields": each(any_text(2000), most=10),
            "accessory": by_type(IN_SECTION, elsewhere=EVERY_ELEMENT),
            "expand": boolean,
        },
        _text_or_fields,
    ),
    "header": record({"text": plain_text(150)}, _ANY),
    "divider": record({}, _ANY),
    "context": record(
        {"elements": each(by_type(_IN_CONTEXT, elsewhere=EVERY_ELEMENT), most=10)}, _ANY
    ),
    "actions": record(
        {"elements": each(by_type(IN_ACTIONS, elsewhere=EVERY_ELEMENT), most=25)},
        _ANY,
        _distinct_actions,
    ),
    "input": record(
        {"label": plain_text(2000), "element": by_type(IN_INPUT, elsewhere=EVERY_ELEMENT)},
        {
            **_ANY,
            "hint": plain_text(2000),
            "optional": boolean,
            "dispatch_action": boolean,
        },
    ),
    "image": record(
        {"alt_text": string(2000)},
        {
            **_ANY,
            "image_url": string(3000),
            "slack_file": anything,
            "title": plain_text(2000),
        },
        one_source,
    ),
    "alert": record(
        {"text": any_text(200)},
        {**_ANY, "level": one_of("default", "info", "warning", "error", "success")},
    ),
    "rich_text": record({"elements": each(by_type(_IN_RICH_TEXT), most=100)}, _ANY),
    "markdown": record({"text": string(12_000)}, _ANY),
}

_EVERYWHERE = frozenset(
    ("actions", "card", "context", "divider", "header", "image", "input", "rich_text", "section")
) | {"video"}
_LARGE = frozenset(("carousel", "container", "data_table", "data_visualization", "table"))
_ONLY_MESSAGES = frozenset(("context_actions", "file", "markdown", "plan", "task_card"))

SURFACES: dict[str, frozenset[str]] = {
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | _LARGE,
    "message": _EVERYWHERE | _LARGE | _ONLY_MESSAGES,
}
_EVERY_BLOCK = frozenset().union(*SURFACES.values())


def _unchecked(value: Any, at: str) -> Iterator[Problem]:
    if "block_id" in value:
        yield from _ANY["block_id"](value["block_id"], f"{at}/block_id")


def _rules_for(surface: str) -> Mapping[str, Rule]:
    return {kind: _CHECKED.get(kind, _unchecked) for kind in SURFACES[surface]}


BLOCK: dict[str, Rule] = {
    surface: by_type(_rules_for(surface), elsewhere=_EVERY_BLOCK) for surface in SURFACES
}


def interactive(block: Json) -> list[tuple[str, Json]]:
    """Each element of a block that a person can use, with its place inside the block."""
    match block.get("type"):
        case "actions":
            return [(f"/elements/{i}", element) for i, element in enumerate(block["elements"])]
        case "input":
            return [("/element", block["element"])]
        case "section" if block.get("accessory", {}).get("type", "image") != "image":
            return [("/accessory", block["accessory"])]
        case _:
            return []
