"""Slack's rules for blocks, as a table of what is wrong, where, and why it is refused."""

import copy
from typing import Any

import pytest

from slackapp.block_kit import Code, options_problems, problems

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str, text: str = "An option") -> Json:
    return {"text": plain(text), "value": value}


def options(count: int) -> list[Json]:
    return [option(f"v{number}") for number in range(count)]


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "text": plain("Go"), **more}


def ask(element_type: str, **more: Any) -> Json:
    element = {"type": element_type, "action_id": "answer", **more}
    return {"type": "input", "block_id": "asked", "label": plain("A question"), "element": element}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "title": plain("A form"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }


def message(*blocks: Json, **more: Any) -> Json:
    return {"text": "Words", "blocks": list(blocks), **more}


def section(**more: Any) -> Json:
    return {"type": "section", **more}


DIVIDER = {"type": "divider"}
CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("It is removed."),
    "confirm": plain("Remove"),
    "deny": plain("Keep"),
}

EVERYTHING = modal(
    section(block_id="s1", text=mrkdwn("*Words*"), accessory=button(confirm=CONFIRM)),
    section(block_id="s2", fields=[plain("One"), mrkdwn("Two")]),
    {"type": "header", "text": plain("Heading")},
    {"type": "context", "elements": [mrkdwn("small"), plain("print")]},
    {"type": "alert", "text": plain("Careful"), "level": "warning"},
    {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A chart"},
    DIVIDER,
    {
        "type": "actions",
        "elements": [
            button(style="primary", value="v", accessibility_label="Go now"),
            {"type": "overflow", "action_id": "more", "options": options(5)},
            {"type": "users_select", "action_id": "who"},
            {"type": "timepicker", "action_id": "time", "initial_time": "14:30"},
            {"type": "datetimepicker", "action_id": "when", "initial_date_time": 1795703400},
        ],
    },
    ask("plain_text_input", multiline=True, max_length=3000, initial_value="Typed"),
    {**ask("radio_buttons", options=options(10), initial_option=option("v3")), "block_id": "b"},
    {**ask("checkboxes", options=options(10), initial_options=[option("v0")]), "block_id": "c"},
    {**ask("static_select", options=options(100), placeholder=plain("Choose")), "block_id": "d"},
    {**ask("external_select", min_query_length=0, initial_option=option("x")), "block_id": "e"},
    {**ask("multi_users_select", initial_users=["U1"], max_selected_items=2), "block_id": "f"},
    {**ask("datepicker", initial_date="2026-11-23"), "block_id": "g", "optional": True},
    {**ask("number_input", is_decimal_allowed=False, min_value="1"), "block_id": "h"},
    {**ask("email_text_input"), "block_id": "i", "hint": plain("At work"), "dispatch_action": True},
    callback_id="everything",
    private_metadata="x" * 3000,
    close=plain("Close"),
    notify_on_close=True,
    clear_on_close=False,
)


def test_a_form_with_every_kind_of_block_is_accepted():
    assert problems(EVERYTHING) == []


def test_judging_a_view_leaves_it_as_it_was():
    before = copy.deepcopy(EVERYTHING)
    problems(EVERYTHING)

    assert before == EVERYTHING


REFUSED = [
    # views
    ("a title of 25", modal(title=plain("x" * 25)), "/title/text", Code.TOO_LONG),
    ("no title", {"type": "modal", "blocks": []}, "", Code.MISSING),
    ("a title with markup", modal(title=mrkdwn("*A*")), "/title/type", Code.NOT_ALLOWED_HERE),
    ("a submit of 25", modal(submit=plain("x" * 25)), "/submit/text", Code.TOO_LONG),
    ("a close of 25", modal(close=plain("x" * 25)), "/close/text", Code.TOO_LONG),
    ("101 blocks", modal(*[DIVIDER] * 101), "/blocks", Code.TOO_MANY),
    ("metadata of 3001", modal(private_metadata="x" * 3001), "/private_metadata", Code.TOO_LONG),
    ("a callback id of 256", modal(callback_id="x" * 256), "/callback_id", Code.TOO_LONG),
    ("an external id of 256", modal(external_id="x" * 256), "/external_id", Code.TOO_LONG),
    ("an unknown key", modal(colour="red"), "", Code.UNKNOWN_KEY),
    ("a null", modal(close=None), "/close", Code.WRONG_TYPE),
    (
        "an input without submit",
        {"type": "modal", "title": plain("A form"), "blocks": [ask("datepicker")]},
        "",
        Code.MISSING,
    ),
    (
        "one block_id twice",
        modal({**DIVIDER, "block_id": "d"}, {**DIVIDER, "block_id": "d"}),
        "/blocks/1/block_id",
        Code.DUPLICATE,
    ),
    (
        "250 KB",
        modal(*[section(text=plain("x" * 3000))] * 90),
        "",
        Code.TOO_LARGE,
    ),
    (
        "two boxes with the cursor",
        modal(
            ask("datepicker", focus_on_load=True),
            {**ask("datepicker", focus_on_load=True), "block_id": "other"},
        ),
        "/blocks/1/element/focus_on_load",
        Code.DUPLICATE,
    ),
    # which block where
    ("a table in a form", modal({"type": "table"}), "/blocks/0/type", Code.NOT_ALLOWED_HERE),
    ("markdown in a form", modal({"type": "markdown"}), "/blocks/0/type", Code.NOT_ALLOWED_HERE),
    ("an alert in a message", message({"type": "alert"}), "/blocks/0/type", Code.NOT_ALLOWED_HERE),
    (
        "an alert in App Home",
        {"type": "home", "blocks": [{"type": "alert"}]},
        "/blocks/0/type",
        Code.NOT_ALLOWED_HERE,
    ),
    ("an invented block", modal({"type": "box"}), "/blocks/0/type", Code.UNSUPPORTED),
    ("a block without type", modal({}), "/blocks/0", Code.MISSING),
    ("a block that is a text", modal("words"), "/blocks/0", Code.WRONG_TYPE),
    # messages
    ("51 blocks", message(*[DIVIDER] * 51), "/blocks", Code.TOO_MANY),
    ("nothing to say", {"text": ""}, "", Code.MISSING),
    ("a text of 40,001", {"text": "x" * 40_001}, "/text", Code.TOO_LONG),
    (
        "blocks of 15,000 characters",
        message(*[section(text=plain("x" * 3000))] * 5),
        "/blocks",
        Code.TOO_LARGE,
    ),
    # blocks
    ("an empty section", modal(section()), "/blocks/0", Code.MISSING),
    ("3001", modal(section(text=plain("x" * 3001))), "/blocks/0/text/text", Code.TOO_LONG),
    ("no words", modal(section(text=mrkdwn(""))), "/blocks/0/text/text", Code.TOO_SHORT),
    (
        "a field of 2001",
        modal(section(fields=[plain("x" * 2001)])),
        "/blocks/0/fields/0/text",
        Code.TOO_LONG,
    ),
    ("11 fields", modal(section(fields=[plain("x")] * 11)), "/blocks/0/fields", Code.TOO_MANY),
    (
        "emoji in mrkdwn",
        modal(section(text={**mrkdwn("x"), "emoji": True})),
        "/blocks/0/text",
        Code.UNKNOWN_KEY,
    ),
    (
        "verbatim in plain text",
        modal(section(text={**plain("x"), "verbatim": True})),
        "/blocks/0/text",
        Code.UNKNOWN_KEY,
    ),
    (
        "a box beside a section",
        modal(section(text=plain("x"), accessory={"type": "plain_text_input"})),
        "/blocks/0/accessory/type",
        Code.NOT_ALLOWED_HERE,
    ),
    (
        "a heading of 151",
        modal({"type": "header", "text": plain("x" * 151)}),
        "/blocks/0/text/text",
        Code.TOO_LONG,
    ),
    (
        "a heading with markup",
        modal({"type": "header", "text": mrkdwn("x")}),
        "/blocks/0/text/type",
        Code.NOT_ALLOWED_HERE,
    ),
    (
        "11 small prints",
        modal({"type": "context", "elements": [plain("x")] * 11}),
        "/blocks/0/elements",
        Code.TOO_MANY,
    ),
    (
        "a button in the small print",
        modal({"type": "context", "elements": [button()]}),
        "/blocks/0/elements/0/type",
        Code.NOT_ALLOWED_HERE,
    ),
    (
        "26 buttons",
        modal({"type": "actions", "elements": [button(action_id=str(i)) for i in range(26)]}),
        "/blocks/0/elements",
        Code.TOO_MANY,
    ),
    ("no buttons", modal({"type": "actions", "elements": []}), "/blocks/0/elements", Code.TOO_FEW),
    (
        "one action_id twice",
        modal({"type": "actions", "elements": [button(), button()]}),
        "/blocks/0/elements/1/action_id",
        Code.DUPLICATE,
    ),
    (
        "an id of 256",
        modal({**DIVIDER, "block_id": "x" * 256}),
        "/blocks/0/block_id",
        Code.TOO_LONG,
    ),
    ("a divider with words", modal({**DIVIDER, "text": "x"}), "/blocks/0", Code.UNKNOWN_KEY),
    (
        "an image from two places",
        modal({"type": "image", "alt_text": "x", "image_url": "https://a", "slack_file": {}}),
        "/blocks/0",
        Code.CONFLICT,
    ),
    (
        "an image without words",
        modal({"type": "image", "image_url": "https://a"}),
        "/blocks/0",
        Code.MISSING,
    ),
    # inputs
    (
        "a label with markup",
        modal({**ask("datepicker"), "label": mrkdwn("x")}),
        "/blocks/0/label/type",
        Code.NOT_ALLOWED_HERE,
    ),
    (
        "a label of 2001",
        modal({**ask("datepicker"), "label": plain("x" * 2001)}),
        "/blocks/0/label/text",
        Code.TOO_LONG,
    ),
    (
        "a hint of 2001",
        modal({**ask("datepicker"), "hint": plain("x" * 2001)}),
        "/blocks/0/hint/text",
        Code.TOO_LONG,
    ),
    ("a button to fill in", modal(ask("button")), "/blocks/0/element/type", Code.NOT_ALLOWED_HERE),
    ("an unknown box", modal(ask("slider")), "/blocks/0/element/type", Code.UNSUPPORTED),
    (
        "max_length 3001",
        modal(ask("plain_text_input", max_length=3001)),
        "/blocks/0/element/max_length",
        Code.OUT_OF_RANGE,
    ),
    (
        "min above max",
        modal(ask("plain_text_input", min_length=5, max_length=4)),
        "/blocks/0/element/min_length",
        Code.CONFLICT,
    ),
    (
        "a text longer than its box",
        modal(ask("plain_text_input", max_length=3, initial_value="four")),
        "/blocks/0/element/initial_value",
        Code.TOO_LONG,
    ),
    (
        "a placeholder of 151",
        modal(ask("plain_text_input", placeholder=plain("x" * 151))),
        "/blocks/0/element/placeholder/text",
        Code.TOO_LONG,
    ),
    (
        "an unknown trigger",
        modal(ask("plain_text_input", dispatch_action_config={"trigger_actions_on": ["blur"]})),
        "/blocks/0/element/dispatch_action_config/trigger_actions_on/0",
        Code.BAD_FORMAT,
    ),
    (
        "a date in another order",
        modal(ask("datepicker", initial_date="23-11-2026")),
        "/blocks/0/element/initial_date",
        Code.BAD_FORMAT,
    ),
    (
        "a day that does not exist",
        modal(ask("datepicker", initial_date="2026-11-31")),
        "/blocks/0/element/initial_date",
        Code.BAD_FORMAT,
    ),
    (
        "a time with seconds",
        modal(ask("timepicker", initial_time="14:30:00")),
        "/blocks/0/element/initial_time",
        Code.BAD_FORMAT,
    ),
    (
        "a moment as text",
        modal(ask("datetimepicker", initial_date_time="1795703400")),
        "/blocks/0/element/initial_date_time",
        Code.WRONG_TYPE,
    ),
    (
        "a moment in milliseconds",
        modal(ask("datetimepicker", initial_date_time=1795703400000)),
        "/blocks/0/element/initial_date_time",
        Code.BAD_FORMAT,
    ),
    (
        "a moment beside a section",
        modal(section(text=plain("x"), accessory={"type": "datetimepicker"})),
        "/blocks/0/accessory/type",
        Code.NOT_ALLOWED_HERE,
    ),
    ("a number of any kind", modal(ask("number_input")), "/blocks/0/element", Code.MISSING),
    # options
    (
        "11 radio buttons",
        modal(ask("radio_buttons", options=options(11))),
        "/blocks/0/element/options",
        Code.TOO_MANY,
    ),
    (
        "11 boxes to tick",
        modal(ask("checkboxes", options=options(11))),
        "/blocks/0/element/options",
        Code.TOO_MANY,
    ),
    (
        "101 options",
        modal(ask("static_select", options=options(101))),
        "/blocks/0/element/options",
        Code.TOO_MANY,
    ),
    (
        "6 in an overflow menu",
        modal({"type": "actions", "elements": [{"type": "overflow", "options": options(6)}]}),
        "/blocks/0/elements/0/options",
        Code.TOO_MANY,
    ),
    (
        "an option of 76",
        modal(ask("radio_buttons", options=[option("v", "x" * 76)])),
        "/blocks/0/element/options/0/text/text",
        Code.TOO_LONG,
    ),
    (
        "a value of 151",
        modal(ask("radio_buttons", options=[option("x" * 151)])),
        "/blocks/0/element/options/0/value",
        Code.TOO_LONG,
    ),
    (
        "a description of 76",
        modal(ask("radio_buttons", options=[{**option("v"), "description": plain("x" * 76)}])),
        "/blocks/0/element/options/0/description/text",
        Code.TOO_LONG,
    ),
    (
        "markup in a menu",
        modal(ask("static_select", options=[{"text": mrkdwn("x"), "value": "v"}])),
        "/blocks/0/element/options/0/text/type",
        Code.NOT_ALLOWED_HERE,
    ),
    (
        "a type on an option",
        modal(ask("static_select", options=[{**option("v"), "type": "option"}])),
        "/blocks/0/element/options/0",
        Code.UNKNOWN_KEY,
    ),
    ("a menu without options", modal(ask("static_select")), "/blocks/0/element", Code.CONFLICT),
    (
        "two options of one value",
        modal(ask("static_select", options=[option("v"), option("v", "Other")])),
        "/blocks/0/element",
        Code.DUPLICATE,
    ),
    (
        "a choice that is not offered",
        modal(ask("radio_buttons", options=options(2), initial_option=option("v1", "Other"))),
        "/blocks/0/element/initial_option",
        Code.NOT_AN_OPTION,
    ),
    (
        "a tick that is not offered",
        modal(ask("checkboxes", options=options(2), initial_options=[option("v9")])),
        "/blocks/0/element/initial_options/0",
        Code.NOT_AN_OPTION,
    ),
    (
        "more chosen than allowed",
        modal(ask("multi_users_select", initial_users=["U1", "U2"], max_selected_items=1)),
        "/blocks/0/element/initial_users",
        Code.TOO_MANY,
    ),
    # buttons and confirmations
    (
        "a button of 76",
        modal(section(text=plain("x"), accessory=button(text=plain("x" * 76)))),
        "/blocks/0/accessory/text/text",
        Code.TOO_LONG,
    ),
    (
        "a button in bold",
        modal(section(text=plain("x"), accessory=button(text=mrkdwn("*Go*")))),
        "/blocks/0/accessory/text/type",
        Code.NOT_ALLOWED_HERE,
    ),
    (
        "a button value of 2001",
        modal(section(text=plain("x"), accessory=button(value="x" * 2001))),
        "/blocks/0/accessory/value",
        Code.TOO_LONG,
    ),
    (
        "a link to nowhere",
        modal(section(text=plain("x"), accessory=button(url="example"))),
        "/blocks/0/accessory/url",
        Code.BAD_FORMAT,
    ),
    (
        "an invented style",
        modal(section(text=plain("x"), accessory=button(style="warning"))),
        "/blocks/0/accessory/style",
        Code.BAD_FORMAT,
    ),
    (
        "an accessibility label of 76",
        modal(section(text=plain("x"), accessory=button(accessibility_label="x" * 76))),
        "/blocks/0/accessory/accessibility_label",
        Code.TOO_LONG,
    ),
    (
        "a question of 301",
        modal(
            section(
                text=plain("x"), accessory=button(confirm={**CONFIRM, "text": plain("x" * 301)})
            )
        ),
        "/blocks/0/accessory/confirm/text/text",
        Code.TOO_LONG,
    ),
    (
        "a refusal of 31",
        modal(
            section(text=plain("x"), accessory=button(confirm={**CONFIRM, "deny": plain("x" * 31)}))
        ),
        "/blocks/0/accessory/confirm/deny/text",
        Code.TOO_LONG,
    ),
]


@pytest.mark.parametrize(
    ("view_or_message", "pointer", "code"),
    [row[1:] for row in REFUSED],
    ids=[r[0] for r in REFUSED],
)
def test_slack_refuses(view_or_message: Json, pointer: str, code: Code):
    found = [(problem.pointer, problem.code) for problem in problems(view_or_message)]

    assert found == [(pointer, code)]


def test_a_problem_reads_as_slack_writes_it():
    [problem] = problems(modal(title=plain("x" * 25)))

    assert str(problem) == "must be less than 25 characters [json-pointer:/title/text]"


def test_suggested_options_are_either_options_or_groups():
    both = {
        "options": [option("v")],
        "option_groups": [{"label": plain("Group"), "options": [option("v")]}],
    }

    assert options_problems({"options": [option("v")]}) == []
    assert [problem.code for problem in options_problems(both)] == [Code.CONFLICT]
    assert [problem.code for problem in options_problems({"options": options(101)})] == [
        Code.TOO_MANY
    ]
