"""manifest.yml asks for what the code uses, and for nothing else."""

import re
import textwrap
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from slackapp import ids, routes
from slackapp.doctor.at_slack import SCOPES
from slackapp.runtime import EVENTS
from slackapp.wording import commands

ROOT = Path(__file__).parents[2]

#: The scope that each Web API method needs: https://docs.slack.dev/reference/methods
SCOPE_OF_METHOD = {
    "auth_test": None,
    "apps_connections_open": None,  # an app-level token's
    "chat_postMessage": "chat:write",
    "chat_postEphemeral": "chat:write",
    "chat_update": "chat:write",
    "users_info": "users:read",
    "views_open": None,
    "views_publish": None,
    "views_push": None,
    "views_update": None,
}


@pytest.fixture(scope="module")
def manifest() -> Any:
    return YAML(typ="safe").load((ROOT / "manifest.yml").read_text())


def source() -> str:
    files = (ROOT / "slackapp").rglob("*.py")
    return "\n".join(path.read_text() for path in files if "sandbox" not in path.parts)


def test_each_method_that_is_called_is_known_here_with_its_scope():
    prefixes = "auth|apps|chat|conversations|files|users|usergroups|views|reactions|pins"

    called = set(re.findall(rf"client\.((?:{prefixes})_\w+)", source()))

    assert called == set(SCOPE_OF_METHOD)


def test_the_scopes_are_those_that_the_code_needs(manifest: Any):
    needed = {scope for scope in SCOPE_OF_METHOD.values() if scope} | {"commands"}

    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed
    assert needed == SCOPES  # which drp doctor compares with those that were granted


def test_the_command_and_the_shortcuts_are_those_that_are_heard(manifest: Any):
    [command] = manifest["features"]["slash_commands"]
    shortcuts = manifest["features"]["shortcuts"]

    assert command["command"] == ids.COMMAND
    assert (command["description"], command["usage_hint"]) == (
        commands.DESCRIPTION,
        commands.USAGE,
    )
    assert [(each["name"], each["callback_id"], each["type"]) for each in shortcuts] == [
        (commands.SHORTCUT, ids.RAISE_SHORTCUT, "global"),
        (commands.SEND_SHORTCUT, ids.APART_SHORTCUT, "global"),
        (commands.MESSAGE_SHORTCUT, ids.MESSAGE_SHORTCUT, "message"),
    ]
    assert {each["callback_id"] for each in shortcuts} == set(routes.SHORTCUTS)


def test_the_events_are_those_that_are_heard_and_none_needs_a_scope(manifest: Any):
    heard = re.findall(r'\.event\("(\w+)"\)', source())

    assert manifest["settings"]["event_subscriptions"]["bot_events"] == heard
    assert heard == ["app_home_opened"]
    assert manifest["features"]["app_home"]["home_tab_enabled"] is True


def over_http(manifest: Any, address: str) -> Any:
    """The manifest of an app that Slack posts to: all to one address, which routes by itself."""
    made = deepcopy(manifest)
    for command in made["features"]["slash_commands"]:
        command["url"] = address
    settings = made["settings"]
    settings["event_subscriptions"]["request_url"] = address
    settings["interactivity"]["request_url"] = address
    settings["interactivity"]["message_menu_options_url"] = address
    settings["socket_mode_enabled"] = False
    return made


def laid_over(manifest: Any, lines: Any) -> Any:
    """Change these lines of a manifest, as somebody does who follows the instructions."""
    if isinstance(lines, dict):
        changed = {key: laid_over(manifest.get(key), value) for key, value in lines.items()}
        return {**(manifest or {}), **changed}
    if isinstance(lines, list):
        pairs = zip(manifest, lines, strict=True)
        return [laid_over(each, change) for each, change in pairs]
    return lines


def test_the_manifest_for_http_is_that_for_sockets_with_the_lines_that_the_instructions_name(
    manifest: Any,
):
    text = (ROOT / "docs" / "install.md").read_text()
    [lines] = re.findall(r"```yaml\n(.*?)```", text, re.S)
    named = YAML(typ="safe").load(textwrap.dedent(lines))

    made = over_http(manifest, "https://drp.example.gov.uk/slack/events")

    assert laid_over(manifest, named) == made
    assert made["oauth_config"] == manifest["oauth_config"]
    assert EVENTS == "/slack/events"


def test_it_fits_what_slack_takes(manifest: Any):
    """https://docs.slack.dev/reference/app-manifest"""
    shown, features = manifest["display_information"], manifest["features"]

    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert len(features["bot_user"]["display_name"]) <= 80
    assert all(len(each["name"]) <= 24 for each in features["shortcuts"])
    assert all(len(each["description"]) <= 150 for each in features["shortcuts"])
    assert manifest["settings"]["socket_mode_enabled"] is True


def test_every_id_that_a_view_draws_is_heard():
    """A button, a box or a form without a handler would leave somebody waiting."""
    drawn = set(re.findall(r"ids\.([A-Z_]+)", "\n".join(
        path.read_text() for path in (ROOT / "slackapp" / "views").glob("*.py")
    )))  # fmt: skip
    buttons = set(routes.BUTTONS) | {
        ids.ROW_ADD,
        ids.ROW_REMOVE,
        ids.FORM_ADD,
        ids.CHILD_ADD,
        ids.CHILD_REMOVE,
        ids.BOX,
        ids.PERSON,
        ids.SAVE_DRAFT,
    }
    views = set(routes.FORMS) | {ids.SHOW, ids.PAGE, ids.HOME}
    others = {"COMMAND", "LEVEL_FORM", "LEVEL_FIELD", "NEXT_FORM", "NEXT_FIELD", "WHICH_FORM",
              "WHICH_FIELD", "ANSWERS_FORM", "ANSWERS_FIELD", "FIND_FORM", "FIND_FIELD",
              "ANSWER_FORM", "ANSWER_FIELD", "BACK_FORM", "BACK_FIELD", "AWAY_FIELD",
              "SINCE_FIELD", "UNTIL_FIELD", "MOVES_FIELD",
              "COVER_FORM", "COVER_FIELD", "NOT_YET", "NOW", "NOW_FORM", "STAGE_FIELD",
              "FIND_CATEGORY", "FIND_STAGE", "FIND_SINCE", "FIND_UNTIL",
              "REPORT_FORM", "REPORT_FROM", "REPORT_TO", "REPORT_PROCEDURE",
              "NEED_FORM", "NEED_FIELD", "DATES_FORM", "DATES_ON", "DATES_MISSED",
              "COPY_FORM", "COPY_FIELD", "COPY_LOOK", "NOTE_FORM"}  # fmt: skip

    values = {getattr(ids, name) for name in drawn - others}

    assert values == buttons | views
