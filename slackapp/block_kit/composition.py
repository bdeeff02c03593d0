"""Text, options and confirmations, the parts that elements and blocks share.

See docs.slack.dev/reference/block-kit/composition-objects.
"""

from collections.abc import Iterator
from typing import Any

from slackapp.block_kit.rules import (
    Code,
    Problem,
    Rule,
    boolean,
    by_type,
    each,
    integer,
    one_of,
    record,
    string,
    too_many,
)

MOST_OPTIONS = 100


def plain_text(most: int) -> Rule:
    """Text without formatting, which Slack demands for labels, titles and buttons."""
    return by_type({"plain_text": _plain(most)}, elsewhere=frozenset({"mrkdwn"}))


def any_text(most: int) -> Rule:
    marked = record({"text": string(most)}, {"verbatim": boolean})
    return by_type({"plain_text": _plain(most), "mrkdwn": marked})


def _plain(most: int) -> Rule:
    return record({"text": string(most)}, {"emoji": boolean})


PLACEHOLDER = plain_text(150)

CONFIRM = record(
    {
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    {"style": one_of("primary", "danger")},
)

DISPATCH_ACTION_CONFIG = record(
    {"trigger_actions_on": each(one_of("on_enter_pressed", "on_character_entered"), most=2)}
)

MENU_OPTION = record(
    {"text": plain_text(75), "value": string(150)}, {"description": plain_text(75)}
)
TICK_OPTION = record({"text": any_text(75), "value": string(150)}, {"description": any_text(75)})
OVERFLOW_OPTION = record(
    {"text": plain_text(75), "value": string(150)},
    {"description": plain_text(75), "url": string(3000)},
)
OPTION_GROUP = record({"label": plain_text(75), "options": each(MENU_OPTION, most=MOST_OPTIONS)})

MENU_OPTIONS: dict[str, Rule] = {
    "options": each(MENU_OPTION, most=MOST_OPTIONS),
    "option_groups": each(OPTION_GROUP, most=100),
}
MOST_SELECTED = {"max_selected_items": integer(1)}


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """Every option of a menu, in groups or not."""
    groups = element.get("option_groups") or []
    grouped = [option for group in groups for option in group["options"]]
    return grouped or list(element.get("options") or [])


def options_or_groups(value: Any, at: str) -> Iterator[Problem]:
    given = [key for key in MENU_OPTIONS if value.get(key) is not None]
    if len(given) != 1:
        yield Problem(at, Code.CONFLICT, "must define either `options` or `option_groups`")


def distinct_options(value: Any, at: str) -> Iterator[Problem]:
    """Slack lets two options share a value, but then nobody can tell which was chosen."""
    seen: set[str] = set()
    for option in options_of(value):
        if option["value"] in seen:
            yield Problem(at, Code.DUPLICATE, f"option value is not unique: {option['value']}")
        seen.add(option["value"])


def initial_among_options(value: Any, at: str) -> Iterator[Problem]:
    """What is chosen beforehand must equal one of the options exactly, description included."""
    for key in ("initial_option", "initial_options"):
        chosen = value.get(key) or []
        for index, option in enumerate(chosen if isinstance(chosen, list) else [chosen]):
            if option not in options_of(value):
                place = f"{at}/{key}/{index}" if isinstance(chosen, list) else f"{at}/{key}"
                yield Problem(place, Code.NOT_AN_OPTION, "must equal one of the options exactly")


def initial_within_limit(value: Any, at: str) -> Iterator[Problem]:
    most = value.get("max_selected_items")
    for key in ("initial_options", "initial_users"):
        if most is not None and len(value.get(key) or []) > most:
            yield too_many(f"{at}/{key}", most)
