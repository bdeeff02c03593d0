"""The interactive elements, and which block may hold which.

See docs.slack.dev/reference/block-kit/block-elements.
"""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from slackapp.block_kit.composition import (
    CONFIRM,
    DISPATCH_ACTION_CONFIG,
    MENU_OPTION,
    MENU_OPTIONS,
    MOST_SELECTED,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    TICK_OPTION,
    distinct_options,
    initial_among_options,
    initial_within_limit,
    options_or_groups,
    plain_text,
)
from slackapp.block_kit.rules import (
    Code,
    Problem,
    Rule,
    anything,
    boolean,
    each,
    integer,
    one_of,
    record,
    string,
    too_long,
    written_as,
)

MOST_TEXT = 3000


def read_date(value: str) -> date:
    """The day that *value* names as YYYY-MM-DD; ValueError when it is written otherwise."""
    day = date.fromisoformat(value)
    if day.isoformat() != value:
        raise ValueError(value)
    return day


def read_time(value: str) -> time:
    moment = time.fromisoformat(value)
    if moment.strftime("%H:%M") != value:
        raise ValueError(value)
    return moment


DATE = written_as("YYYY-MM-DD", read_date)
TIME = written_as("HH:mm", read_time)
NUMBER = written_as("a number", float)
PERSON = string(255)

_ANY: dict[str, Rule] = {"action_id": string(255)}
_ASKING: dict[str, Rule] = {**_ANY, "confirm": CONFIRM, "focus_on_load": boolean}
_MENU: dict[str, Rule] = {**_ASKING, "placeholder": PLACEHOLDER}
_TYPED: dict[str, Rule] = {
    **_ANY,
    "placeholder": PLACEHOLDER,
    "focus_on_load": boolean,
    "dispatch_action_config": DISPATCH_ACTION_CONFIG,
}
_MINIMUM_QUERY = {"min_query_length": integer(0)}


def _lengths(value: Any, at: str) -> Iterator[Problem]:
    least, most = value.get("min_length", 0), value.get("max_length", MOST_TEXT)
    initial = value.get("initial_value")
    if least > most:
        yield Problem(f"{at}/min_length", Code.CONFLICT, "must not be more than max_length")
    if initial is not None and len(initial) > most:
        yield too_long(f"{at}/initial_value", most)


def _number_range(value: Any, at: str) -> Iterator[Problem]:
    low, high = value.get("min_value"), value.get("max_value")
    if low is not None and high is not None and float(low) > float(high):
        yield Problem(f"{at}/min_value", Code.CONFLICT, "must not be more than max_value")


def _ten_digits(value: Any, at: str) -> Iterator[Problem]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem(at, Code.WRONG_TYPE, "must provide an integer")
    elif len(str(value)) != 10:
        yield Problem(at, Code.BAD_FORMAT, "must be a Unix timestamp of 10 digits")


def one_source(value: Any, at: str) -> Iterator[Problem]:
    """An image is either at an address or an uploaded file."""
    if ("image_url" in value) == ("slack_file" in value):
        yield Problem(at, Code.CONFLICT, "must define either `image_url` or `slack_file`")


def _real_url(value: Any, at: str) -> Iterator[Problem]:
    if not value.get("url", "https://").startswith(("http://", "https://", "slack://")):
        yield Problem(f"{at}/url", Code.BAD_FORMAT, "must be a valid URL")


BUTTON = record(
    {"text": plain_text(75)},
    {
        **_ANY,
        "value": string(2000),
        "url": string(3000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
    _real_url,
)
IMAGE = record(
    {"alt_text": string(2000)}, {"image_url": string(3000), "slack_file": anything}, one_source
)
OVERFLOW = record({"options": each(OVERFLOW_OPTION, most=5)}, {**_ANY, "confirm": CONFIRM})

_ONE_OPTION = {"initial_option": MENU_OPTION}
_SOME_OPTIONS = {"initial_options": each(MENU_OPTION, most=100)}

CHOICES: dict[str, Rule] = {
    "static_select": record(
        {},
        {**_MENU, **MENU_OPTIONS, **_ONE_OPTION},
        options_or_groups,
        distinct_options,
        initial_among_options,
    ),
    "multi_static_select": record(
        {},
        {**_MENU, **MENU_OPTIONS, **_SOME_OPTIONS, **MOST_SELECTED},
        options_or_groups,
        distinct_options,
        initial_among_options,
        initial_within_limit,
    ),
    "external_select": record({}, {**_MENU, **_MINIMUM_QUERY, **_ONE_OPTION}),
    "multi_external_select": record(
        {}, {**_MENU, **_MINIMUM_QUERY, **_SOME_OPTIONS, **MOST_SELECTED}, initial_within_limit
    ),
    "users_select": record({}, {**_MENU, "initial_user": PERSON}),
    "multi_users_select": record(
        {},
        {**_MENU, "initial_users": each(PERSON, most=100), **MOST_SELECTED},
        initial_within_limit,
    ),
    "radio_buttons": record(
        {"options": each(TICK_OPTION, most=10)},
        {**_ASKING, "initial_option": TICK_OPTION},
        distinct_options,
        initial_among_options,
    ),
    "checkboxes": record(
        {"options": each(TICK_OPTION, most=10)},
        {**_ASKING, "initial_options": each(TICK_OPTION, most=10)},
        distinct_options,
        initial_among_options,
    ),
    "datepicker": record({}, {**_MENU, "initial_date": DATE}),
    "timepicker": record({}, {**_MENU, "initial_time": TIME, "timezone": string(100)}),
}
DATE_AND_TIME: dict[str, Rule] = {
    "datetimepicker": record({}, {**_ASKING, "initial_date_time": _ten_digits})
}
TYPED: dict[str, Rule] = {
    "plain_text_input": record(
        {},
        {
            **_TYPED,
            "multiline": boolean,
            "initial_value": string(MOST_TEXT, least=0),
            "min_length": integer(0, MOST_TEXT),
            "max_length": integer(1, MOST_TEXT),
        },
        _lengths,
    ),
    "email_text_input": record({}, {**_TYPED, "initial_value": string(MOST_TEXT, least=0)}),
    "url_text_input": record({}, {**_TYPED, "initial_value": string(MOST_TEXT, least=0)}),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        {**_TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        _number_range,
    ),
}

IN_ACTIONS: dict[str, Rule] = {"button": BUTTON, "overflow": OVERFLOW, **CHOICES, **DATE_AND_TIME}
IN_SECTION: dict[str, Rule] = {"button": BUTTON, "overflow": OVERFLOW, "image": IMAGE, **CHOICES}
IN_INPUT: dict[str, Rule] = {**CHOICES, **DATE_AND_TIME, **TYPED}
EVERY_ELEMENT = frozenset(IN_ACTIONS) | frozenset(IN_SECTION) | frozenset(IN_INPUT)
