"""The Web API answers as Slack does: what it returns, and each of its ways to say no."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.sandbox.server import Sandbox
from tests.person import Control, Person
from tests.sandbox.sample import (
    ANNA,
    APP,
    ARCHIVED,
    BEN,
    BOT,
    GONE,
    OPEN,
    ROBOT,
    STRANGER,
    WITHOUT_APP,
    a_sandbox,
)

DIVIDER = {"type": "divider"}
WRONG = {"type": "section", "text": {"type": "mrkdwn", "text": ""}}


pytestmark = pytest.mark.filterwarnings("ignore:The top-level `text` argument is missing")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One for all these tests, since none minds what the others posted."""
    sandbox = a_sandbox()
    sandbox.start()
    yield sandbox
    sandbox.stop()


def refused(call: Callable[..., Any], **arguments: Any) -> SlackApiError:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return caught.value


def error(call: Callable[..., Any], **arguments: Any) -> str:
    return str(refused(call, **arguments).response["error"])


def test_a_message_to_a_person_opens_their_direct_messages(client: WebClient, control: Control):
    answer = client.chat_postMessage(channel=ANNA, text="Hello")

    assert answer["channel"] == f"D{ANNA}"
    assert answer["message"]["text"] == "Hello"
    message = Person(control, ANNA).direct_messages()[-1]
    assert (message.ts, message.text) == (answer["ts"], "Hello")


def test_every_message_is_later_than_the_one_before_whatever_the_clock_says():
    sandbox = a_sandbox(now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    client = WebClient(APP.bot_token, base_url=f"{sandbox.start()}/api/")

    stamps = [client.chat_postMessage(channel=OPEN, text="Hello")["ts"] for _ in range(3)]
    sandbox.stop()

    assert stamps == ["1795392000.000000", "1795392000.000001", "1795392000.000002"]


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        (WITHOUT_APP, "not_in_channel"),
        (ARCHIVED, "is_archived"),
        ("C99", "channel_not_found"),
        ("U99", "channel_not_found"),
        (GONE, "channel_not_found"),
        (STRANGER, "channel_not_found"),
        (ROBOT, "cannot_dm_bot"),
        (BOT, "cannot_dm_bot"),
    ],
)
def test_a_message_cannot_be_posted_there(client: WebClient, channel: str, code: str):
    assert error(client.chat_postMessage, channel=channel, text="Hello") == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "Hello", "blocks": [DIVIDER] * 51}, "invalid_blocks"),
        ({"text": "Hello", "blocks": "nonsense"}, "invalid_blocks_format"),
    ],
)
def test_a_message_cannot_say_that(client: WebClient, content: dict[str, Any], code: str):
    assert error(client.chat_postMessage, channel=OPEN, **content) == code


def test_too_many_words_in_blocks_are_refused(client: WebClient):
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}

    code = error(client.chat_postMessage, channel=OPEN, text="Hello", blocks=[long] * 5)

    assert code == "msg_blocks_too_long"


def test_refused_blocks_are_explained(client: WebClient):
    caught = refused(client.chat_postMessage, channel=OPEN, text="Hello", blocks=[WRONG])

    where = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert caught.response["errors"] == [where]
    assert caught.response["response_metadata"] == {"messages": [f"[ERROR] {where}"]}


def test_blocks_without_text_are_posted_with_a_warning(client: WebClient):
    answer = client.chat_postMessage(channel=OPEN, blocks=[DIVIDER])

    assert answer["warning"] == "missing_text_in_message"
    assert answer["message"]["text"] == "This content can't be displayed."


def test_a_changed_message_keeps_its_blocks_unless_others_come(client: WebClient):
    posted = client.chat_postMessage(channel=OPEN, text="Old", blocks=[DIVIDER])
    where = {"channel": OPEN, "ts": posted["ts"]}

    kept = client.chat_update(**where, text="New")["message"]
    emptied = client.chat_update(**where, text="Newer", blocks=[])["message"]

    assert (kept["text"], [block["type"] for block in kept["blocks"]]) == ("New", ["divider"])
    assert (emptied["text"], "blocks" in emptied) == ("Newer", False)


def test_only_the_apps_own_standing_messages_can_be_changed(client: WebClient, anna: Person):
    own = client.chat_postMessage(channel=ANNA, text="Hello")
    hidden = client.chat_postEphemeral(channel=OPEN, user=ANNA, text="Psst")
    annas = anna.says("Good morning", channel=OPEN)

    def changing(channel: str, ts: str, text: str = "New") -> str:
        return error(client.chat_update, channel=channel, ts=ts, text=text)

    assert changing(ANNA, own["ts"]) == "channel_not_found"
    assert changing(own["channel"], "1.1") == "message_not_found"
    assert changing(OPEN, hidden["message_ts"]) == "message_not_found"
    assert changing(OPEN, annas) == "cant_update_message"
    assert changing(own["channel"], own["ts"], "x" * 4001) == "msg_too_long"


def test_a_message_can_be_deleted(client: WebClient, anna: Person):
    posted = client.chat_postMessage(channel=ANNA, text="Hello")

    client.chat_delete(channel=posted["channel"], ts=posted["ts"])

    assert posted["ts"] not in [message.ts for message in anna.direct_messages()]


def test_an_ephemeral_message_is_seen_by_one_member_only(
    client: WebClient, anna: Person, control: Control
):
    client.chat_postEphemeral(channel=OPEN, user=ANNA, text="For Anna")

    assert [message.text for message in anna.ephemeral()][-1] == "For Anna"
    assert Person(control, BEN).ephemeral() == []
    assert "For Anna" not in [message.text for message in anna.channel(OPEN).messages()]
    assert error(client.chat_postEphemeral, channel=OPEN, user=GONE, text="Psst") == (
        "user_not_in_channel"
    )


def test_the_app_can_be_removed_from_a_channel_and_invited_again(
    client: WebClient, control: Control
):
    control.app_in_channel(OPEN, present=False)
    refusal = error(client.chat_postMessage, channel=OPEN, text="Hello")
    control.app_in_channel(OPEN, present=True)

    assert refusal == "not_in_channel"
    assert client.chat_postMessage(channel=OPEN, text="Hello")["ok"]


def test_people_are_told_apart(client: WebClient):
    def facts(person_id: str) -> dict[str, Any]:
        user = client.users_info(user=person_id)["user"]
        keys = ("real_name", "deleted", "is_bot", "is_restricted", "is_stranger", "team_id")
        return {key: user[key] for key in keys if user[key]}

    assert facts(ANNA) == {"real_name": "Anna Sample", "team_id": "T01"}
    assert facts(GONE) == {"real_name": "Gone Sample", "team_id": "T01", "deleted": True}
    assert facts(BOT) == {"real_name": "Sample App", "team_id": "T01", "is_bot": True}
    assert facts(STRANGER) == {
        "real_name": "Stranger Sample",
        "team_id": "T99",
        "is_stranger": True,
    }
    assert error(client.users_info, user="U99") == "user_not_found"


@pytest.mark.parametrize(
    ("users", "code"),
    [
        ("", "users_list_not_supplied"),
        ("U99", "user_not_found"),
        (GONE, "user_disabled"),
        (BOT, "cannot_dm_bot"),
        (STRANGER, "invalid_user_combination"),
    ],
)
def test_direct_messages_cannot_be_opened(client: WebClient, users: str, code: str):
    assert error(client.conversations_open, users=users) == code


def test_direct_messages_can_be_opened_before_anything_is_said(client: WebClient):
    assert client.conversations_open(users=ANNA)["channel"] == {"id": f"D{ANNA}"}


@pytest.mark.parametrize(
    ("method", "token", "code"),
    [
        ("auth.test", "", "not_authed"),
        ("auth.test", "xoxb-other", "invalid_auth"),
        ("auth.test", APP.app_token, "not_allowed_token_type"),
        ("apps.connections.open", APP.bot_token, "not_allowed_token_type"),
        ("chat.shout", APP.bot_token, "unknown_method"),
    ],
)
def test_a_token_opens_only_its_own_doors(sandbox: Sandbox, method: str, token: str, code: str):
    answer = httpx.post(f"{sandbox.api_url}{method}", data={"token": token})

    assert (answer.status_code, answer.json()["error"]) == (200, code)


def test_a_scope_that_was_not_granted_is_named():
    sandbox = a_sandbox(app=replace(APP, scopes=frozenset({"chat:write"})))
    client = WebClient(APP.bot_token, base_url=f"{sandbox.start()}/api/")

    caught = refused(client.users_info, user=ANNA)
    sandbox.stop()

    assert caught.response["error"] == "missing_scope"
    assert (caught.response["needed"], caught.response["provided"]) == ("users:read", "chat:write")


def test_arguments_come_as_form_or_as_json(sandbox: Sandbox):
    blocks = '[{"type": "divider"}]'
    bearer = {"Authorization": f"Bearer {APP.bot_token}"}
    address = f"{sandbox.api_url}chat.postMessage"

    as_form = httpx.post(
        address, data={"token": APP.bot_token, "channel": OPEN, "text": "1", "blocks": blocks}
    )
    as_json = httpx.post(
        address, headers=bearer, json={"channel": OPEN, "text": "2", "blocks": blocks}
    )

    assert [answer.json()["ok"] for answer in (as_form, as_json)] == [True, True]
    assert as_form.json()["message"]["blocks"][0]["type"] == "divider"


def test_every_call_is_in_the_log_without_its_token(client: WebClient, control: Control):
    client.chat_postMessage(channel=OPEN, text="Hello")
    refused(client.chat_postMessage, channel="C99", text="Hello")

    calls = [(call["args"], call["ok"], call["error"]) for call in control.calls()[-2:]]
    assert calls == [
        ({"channel": OPEN, "text": "Hello"}, True, None),
        ({"channel": "C99", "text": "Hello"}, False, "channel_not_found"),
    ]
