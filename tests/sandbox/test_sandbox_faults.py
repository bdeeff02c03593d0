"""Faults that were ordered: what the app meets, what happened all the same, and the journal."""

import time
from collections.abc import Callable
from http.client import RemoteDisconnected
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.sandbox.faults import Fault
from slackapp.sandbox.server import Sandbox
from tests.person import Control, NotOnScreen, Person
from tests.sandbox.sample import APP, OPEN, Attach

Json = dict[str, Any]
Post = Callable[[], Any]


@pytest.fixture
def client(sandbox: Sandbox) -> WebClient:
    """A client that tries once only, so that every fault is seen."""
    return WebClient(APP.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=1)


@pytest.fixture
def post(client: WebClient) -> Post:
    return lambda: client.chat_postMessage(channel=OPEN, text="Hello")


@pytest.fixture
def posted(anna: Person) -> Callable[[], int]:
    return lambda: len(anna.channel(OPEN).messages())


def met(control: Control) -> list[tuple[str, str]]:
    return [(fault["method"], fault["fault"]) for fault in control.faults()]


def test_a_call_may_be_told_to_come_later(control: Control, post: Post, posted: Post):
    control.fault("ratelimited", "chat.postMessage", retry_after=2)

    with pytest.raises(SlackApiError) as caught:
        post()

    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["retry-after"] == "2"
    assert caught.value.response["error"] == "ratelimited"
    assert posted() == 0
    assert post()["ok"]
    assert met(control) == [("chat.postMessage", "ratelimited")]


def test_a_server_may_break(control: Control, post: Post, posted: Post):
    control.fault("status", status=503)

    with pytest.raises(SlackApiError) as caught:
        post()

    assert caught.value.response.status_code == 503
    assert posted() == 0


def test_a_call_may_be_refused_with_any_of_slacks_words(control: Control, post: Post, posted: Post):
    control.fault("error", error="account_inactive")

    with pytest.raises(SlackApiError, match="account_inactive"):
        post()

    assert posted() == 0


def test_an_answer_may_never_come(control: Control, post: Post, posted: Post):
    control.fault("hang", seconds=0.3)
    started = time.monotonic()

    with pytest.raises(RemoteDisconnected):
        post()

    assert time.monotonic() - started >= 0.3
    assert posted() == 0


def test_a_connection_may_close_before_anything_happens(control: Control, post: Post, posted: Post):
    control.fault("refuse")

    with pytest.raises(RemoteDisconnected):
        post()

    assert posted() == 0


def test_a_message_may_be_posted_though_its_answer_is_lost(
    control: Control, post: Post, posted: Post
):
    control.fault("drop")

    with pytest.raises(RemoteDisconnected):
        post()

    assert posted() == 1
    assert met(control) == [("chat.postMessage", "drop")]
    assert [call["ok"] for call in control.calls("chat.postMessage")] == [True]


def test_a_fault_comes_as_often_as_it_was_ordered_to_its_own_method_only(
    sandbox: Sandbox, control: Control, client: WebClient, post: Post
):
    sandbox.faults.add(Fault(kind="error", method="chat.postMessage", times=2))

    for _ in range(2):
        assert client.auth_test()["ok"]
        with pytest.raises(SlackApiError, match="fatal_error"):
            post()
    assert post()["ok"]


def test_a_fault_may_last_until_it_is_cleared(control: Control, post: Post):
    control.fault("error", times=None)
    for _ in range(3):
        with pytest.raises(SlackApiError):
            post()

    control.clear_faults()

    assert post()["ok"]


def test_what_is_no_fault_is_refused(control: Control):
    with pytest.raises(NotOnScreen, match="a fault is one of"):
        control.fault("explode")
    with pytest.raises(NotOnScreen, match="A fault has no loudness"):
        control.fault("drop", loudness=11)


def test_an_outage_closes_every_door_and_ends(
    sandbox: Sandbox, attach: Attach, anna: Person, control: Control, post: Post, posted: Post
):
    heard: list[str] = []

    def listeners(app: App) -> None:
        @app.command("/sample")
        def hear(ack: Ack, command: Json) -> None:
            heard.append(command["text"])
            ack()

    attach(listeners)
    sandbox.outage(True)
    with pytest.raises(RemoteDisconnected):
        post()
    assert not anna.types("/sample during")
    control.wait_for(
        lambda: ("apps.connections.open", "outage") in met(control) or None,
        lambda: f"the app did not try to connect: {met(control)}",
    )
    control.outage(on=False)
    control.wait_for(
        lambda: control.see("/workspace")["app"]["attached"] or None,
        lambda: "the app did not come back",
    )

    assert anna.types("/sample after")
    assert heard == ["after"]
    assert post()["ok"]
    assert posted() == 1
