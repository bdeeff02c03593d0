"""A real Bolt app over Socket Mode, used as a person would use it."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import httpx
import websockets.sync.client
from slack_bolt import Ack, App
from slack_sdk import WebClient
from websockets.sync.client import ClientConnection

from slackapp.sandbox.server import Sandbox
from tests.person import Control, Outcome, Person
from tests.sandbox.blocks import actions, ask, button, modal, option, section
from tests.sandbox.sample import ACK_SECONDS, APP, BEN, OPEN, Attach

Json = dict[str, Any]


def test_from_command_to_form_to_message_to_button(attach: Attach, anna: Person, control: Control):
    """Errors keep the form, an update replaces it, a used button changes the message."""

    def listeners(app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=modal(ask("name", "Name")))
            ack()

        @app.view("form")
        def send(ack: Ack, view: Json, client: WebClient) -> None:
            name = view["state"]["values"]["name"]["answer"]["value"]
            if name == "Nobody":
                ack(response_action="errors", errors={"name": "Somebody, please."})
                return
            client.chat_postMessage(
                channel=BEN,
                text=f"{name} asks",
                blocks=[section(f"*{name}* asks"), actions(button("agree", "Agree", value="7"))],
            )
            done = {**modal(section("It is sent."), title="Sent"), "clear_on_close": True}
            ack(response_action="update", view=done)

        @app.action("agree")
        def agree(ack: Ack, body: Json, client: WebClient) -> None:
            ack()
            message = body["message"]
            client.chat_update(
                channel=body["channel"]["id"],
                ts=message["ts"],
                text="Agreed",
                blocks=[message["blocks"][0], section("Agreed by Ben.")],
            )

    attach(listeners)
    ben = Person(control, BEN)

    assert anna.types("/sample new")
    form = anna.modal("A form")
    form.fill("Name", "Nobody")
    assert form.submit() == Outcome("errors", {"Name": "Somebody, please."})
    assert form.value("Name") == "Nobody"
    form.fill("Name", "Anna")
    assert form.errors == {}
    assert form.submit() == Outcome("updated", {})
    assert (form.title, form.text) == ("Sent", "It is sent.")
    form.close()
    assert anna.has_no_modal()

    request = ben.direct_message("asks")
    assert (request.text, request.buttons) == ("Anna asks", ["Agree"])
    assert request.press("Agree")
    answered = ben.direct_message("Agreed")
    assert (answered.words, answered.buttons) == ("*Anna* asks\nAgreed by Ben.", [])


def test_a_command_may_answer_with_words_for_one_person(attach: Attach, anna: Person):
    attach(lambda app: app.command("/sample")(lambda ack, command: ack(f"You: {command['text']}")))

    anna.types("/sample  list all ", channel=OPEN)

    assert anna.ephemeral_message("You:").text == "You: list all"
    assert anna.channel(OPEN).messages() == []


def test_blocks_that_break_the_rules_are_not_shown_as_an_answer(attach: Attach, anna: Person):
    attach(lambda app: app.command("/sample")(lambda ack: ack(text="x", blocks=[{"type": "box"}])))

    anna.types("/sample")

    assert anna.ephemeral_message("invalid_command_response")


def test_a_command_that_nobody_acknowledges_fails_before_the_persons_eyes(
    attach: Attach, anna: Person
):
    attach(lambda app: app.command("/sample")(lambda: None))
    started = time.monotonic()

    answered = anna.types("/sample")

    assert not answered
    assert time.monotonic() - started >= ACK_SECONDS
    assert anna.ephemeral_message("/sample failed because the app did not respond")


def test_without_any_app_attached_a_command_fails_at_once(anna: Person):
    started = time.monotonic()

    assert not anna.types("/sample")
    assert time.monotonic() - started < ACK_SECONDS
    assert anna.ephemeral_message("the app did not respond")


def test_an_unknown_command_is_no_concern_of_the_app(anna: Person, control: Control):
    assert not anna.types("/other")
    assert anna.ephemeral_message("/other is not a command of this workspace.")
    assert control.acks() == []


def test_a_global_shortcut_opens_a_form(attach: Attach, anna: Person):
    def listeners(app: App) -> None:
        @app.shortcut("start_sample")
        def start(ack: Ack, shortcut: Json, client: WebClient) -> None:
            client.views_open(trigger_id=shortcut["trigger_id"], view=modal(ask("name", "Name")))
            ack()

    attach(listeners)

    assert anna.uses("start_sample")
    assert anna.modal().labels() == ["Name"]


def test_a_button_that_nobody_acknowledges_carries_a_warning(
    attach: Attach, anna: Person, client: WebClient
):
    attach(lambda app: app.action("go")(lambda: None))
    client.chat_postMessage(channel=anna.id, text="Go?", blocks=[actions(button("go", "Go"))])

    assert not anna.direct_message("Go?").press("Go")
    assert anna.direct_message("Go?").warns


def test_a_suggestion_carries_what_was_typed_and_no_other_answer(attach: Attach, anna: Person):
    asked: list[Json] = []

    def listeners(app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            boxes = [
                ask("name", "Name", initial_value="Typed"),
                ask("who", "Who", "external_select", min_query_length=1),
            ]
            client.views_open(trigger_id=body["trigger_id"], view=modal(*boxes))
            ack()

        @app.options("answer")
        def suggest(ack: Ack, payload: Json) -> None:
            asked.append(payload)
            names = ["Sample Worker", "Sample Manager"]
            found = [n for n in names if payload["value"].lower() in n.lower()]
            ack(options=[option(name.lower(), name) for name in found])

    attach(listeners)
    anna.types("/sample")
    form = anna.modal()

    assert form.options("Who", "") == {}
    form.pick("Who", "Sample Worker", query="work")

    assert form.value("Who") == "Sample Worker"
    assert [payload["value"] for payload in asked] == ["work"]
    assert asked[0]["view"]["state"] == {"values": {}}


def test_a_response_url_answers_five_times(
    attach: Attach, anna: Person, client: WebClient, control: Control
):
    addresses: list[str] = []

    def listeners(app: App) -> None:
        @app.action("go")
        def go(ack: Ack, body: Json) -> None:
            addresses.append(body["response_url"])
            ack()

    attach(listeners)
    client.chat_postMessage(channel=anna.id, text="Go?", blocks=[actions(button("go", "Go"))])
    anna.direct_message("Go?").press("Go")

    def respond(**body: Any) -> tuple[int, str]:
        answer = httpx.post(addresses[0], json=body)
        return answer.status_code, answer.text

    assert respond(text="Only you") == (200, "ok")
    assert anna.ephemeral_message("Only you")
    assert respond(text="Gone", replace_original=True) == (200, "ok")
    assert anna.direct_message("Gone").buttons == []
    assert respond(text="") == (400, "no_text")
    assert respond(text="All", response_type="in_channel") == (200, "ok")
    assert respond(delete_original=True) == (200, "ok")
    assert [message.text for message in anna.direct_messages()] == ["All"]
    assert respond(text="Five") == (200, "ok")
    assert respond(text="Six") == (404, "used_url")


def test_a_view_that_asked_for_it_is_told_that_it_was_closed(
    attach: Attach, anna: Person, control: Control
):
    def listeners(app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            form = modal(ask("name", "Name"), notify_on_close=True)
            client.views_open(trigger_id=body["trigger_id"], view=form)
            ack()

        @app.view_closed("form")
        def closed(ack: Ack, body: Json, client: WebClient) -> None:
            ack()
            client.chat_postMessage(channel=OPEN, text=f"cleared: {body['is_cleared']}")

    attach(listeners)
    for leave in (lambda form: form.close(), lambda form: form.leave()):
        anna.types("/sample")
        leave(anna.modal())

    assert anna.channel(OPEN).message("cleared: False")
    assert anna.channel(OPEN).message("cleared: True")


def test_each_envelope_goes_to_one_of_several_connections(
    attach: Attach, anna: Person, control: Control
):
    heard: list[str] = []

    def named(name: str) -> Callable[[App], None]:
        return lambda app: app.command("/sample")(lambda ack: (heard.append(name), ack()))

    attach(named("first"))
    attach(named("second"))
    for _ in range(4):
        anna.types("/sample")

    assert sorted(heard) == ["first", "first", "second", "second"]


def test_an_eleventh_connection_is_turned_away(sandbox: Sandbox):
    def connect() -> ClientConnection:
        token = {"Authorization": f"Bearer {APP.app_token}"}
        answer = httpx.post(f"{sandbox.api_url}apps.connections.open", headers=token).json()
        return websockets.sync.client.connect(answer["url"])

    with ExitStack() as open_ones:
        connections = [open_ones.enter_context(connect()) for _ in range(11)]
        said = [json.loads(connection.recv()) for connection in connections]

    assert [hello["num_connections"] for hello in said[:10]] == list(range(1, 11))
    assert said[10] == {"type": "disconnect", "reason": "too_many_websockets"}


def test_an_answer_that_comes_too_late_is_only_noted(
    attach: Attach, anna: Person, control: Control
):
    def listeners(app: App) -> None:
        @app.command("/sample")
        def answer_late(ack: Ack) -> None:
            time.sleep(ACK_SECONDS * 1.5)
            ack("Too late")

    attach(listeners)

    assert not anna.types("/sample")
    late = control.wait_for(
        lambda: [e for e in control.see("/log")["entries"] if e["kind"] == "late"] or None,
        lambda: "nothing came late",
    )
    assert [entry["payload"] for entry in late] == [{"text": "Too late"}]
    assert "Too late" not in [message.text for message in anna.ephemeral()]


def test_suggestions_that_break_the_rules_are_not_offered(attach: Attach, anna: Person):
    def listeners(app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            form = modal(ask("who", "Who", "external_select", min_query_length=0))
            client.views_open(trigger_id=body["trigger_id"], view=form)
            ack()

        app.options("answer")(lambda ack: ack(options=[option("x" * 151)]))

    attach(listeners)
    anna.types("/sample")

    assert anna.modal().options("Who") == {}


def test_a_ticket_is_good_for_one_connection(sandbox: Sandbox):
    answer = httpx.get(
        f"{sandbox.url}/socket?ticket=stolen",
        headers={
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        },
    )

    assert answer.status_code == 403
