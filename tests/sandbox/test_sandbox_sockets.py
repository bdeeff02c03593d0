"""Sockets that end: with Slack's warning, at Slack's request, or with no word at all."""

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import websockets.sync.client
from slack_bolt import App
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from slackapp.sandbox.connections import TIME_TO_LEAVE
from slackapp.sandbox.server import Sandbox
from tests.person import Control, NotOnScreen, Person
from tests.sandbox.sample import APP, Attach

Json = dict[str, Any]


@pytest.fixture
def socket(sandbox: Sandbox) -> Iterator[ClientConnection]:
    """A connection that never leaves by itself, unlike that of a Bolt app."""
    token = {"Authorization": f"Bearer {APP.app_token}"}
    answer = httpx.post(f"{sandbox.api_url}apps.connections.open", headers=token).json()
    with websockets.sync.client.connect(answer["url"]) as connection:
        assert json.loads(connection.recv())["type"] == "hello"
        yield connection


def listeners(app: App) -> None:
    app.command("/sample")(lambda ack: ack("Here"))


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "dropped"])
def test_the_app_connects_anew(attach: Attach, anna: Person, control: Control, reason: str):
    """Bolt does so by itself; that it does is why its sockets may end."""
    attach(listeners)

    control.end_sockets(reason)

    control.wait_for(
        lambda: control.calls("apps.connections.open")[1:] or None,
        lambda: "the app did not connect again",
    )
    control.wait_for(lambda: anna.types("/sample") or None, lambda: "the app did not answer")


def test_a_connection_is_asked_to_leave_and_then_closed(socket: ClientConnection, control: Control):
    control.end_sockets("refresh_requested")
    asked = json.loads(socket.recv())
    started = time.monotonic()

    with pytest.raises(ConnectionClosed) as closed:
        socket.recv()

    assert (asked["type"], asked["reason"]) == ("disconnect", "refresh_requested")
    assert time.monotonic() - started == pytest.approx(TIME_TO_LEAVE["refresh_requested"], abs=0.5)
    assert closed.value.rcvd is not None


def test_a_warned_connection_goes_on_for_a_while(
    socket: ClientConnection, control: Control, anna: Person
):
    control.end_sockets("warning")
    assert json.loads(socket.recv())["reason"] == "warning"

    assert not anna.types("/sample")
    assert json.loads(socket.recv())["type"] == "slash_commands"


def test_a_dropped_connection_ends_without_a_word(socket: ClientConnection, control: Control):
    control.end_sockets("dropped")

    with pytest.raises(ConnectionClosed) as closed:
        socket.recv()

    assert closed.value.rcvd is None
    control.wait_for(
        lambda: not control.see("/workspace")["app"]["attached"] or None,
        lambda: "it still counts as attached",
    )


def test_a_socket_ends_for_no_other_reason(control: Control):
    with pytest.raises(NotOnScreen, match="not 'boredom'"):
        control.end_sockets("boredom")
