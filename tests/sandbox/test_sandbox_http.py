"""A real Bolt app without Socket Mode: signed requests to its Request URL."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.person import Control, Outcome, Person
from tests.sandbox.blocks import actions, ask, button, modal, option
from tests.sandbox.over_http import attached_over_http, serving
from tests.sandbox.sample import ACK_SECONDS, Attach

Json = dict[str, Any]
Wsgi = Callable[..., Iterable[bytes]]


def answering(status: str, body: str = "", content_type: str = "text/plain") -> Wsgi:
    def application(environ: Json, start_response: Callable[..., Any]) -> list[bytes]:
        start_response(status, [("Content-Type", content_type)])
        return [body.encode()]

    return application


def test_from_command_to_form_to_message_to_button_over_http(
    sandbox: Sandbox, anna: Person, control: Control
):
    pressed: list[Json] = []

    def listeners(app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            boxes = [ask("who", "Who", "external_select", min_query_length=0)]
            client.views_open(trigger_id=body["trigger_id"], view=modal(*boxes))
            ack(f"Opening, {body['user_name']}: {body['text']}")

        @app.options("answer")
        def suggest(ack: Ack) -> None:
            ack(options=[option("worker", "Sample Wörker & Co")])

        @app.view("form")
        def send(ack: Ack, body: Json, client: WebClient) -> None:
            go = actions(button("go", "Go"))
            client.chat_postMessage(channel=body["user"]["id"], text="Go?", blocks=[go])
            ack(response_action="errors", errors={"who": "Somebody else, please."})

        @app.action("go")
        def go(ack: Ack, body: Json) -> None:
            pressed.append(body["message"])
            ack()

    with attached_over_http(sandbox, listeners):
        assert anna.types("/sample a & b=ü")
        assert anna.ephemeral_message("Opening").text == "Opening, anna.sample: a & b=ü"
        anna.modal().pick("Who", "Sample Wörker & Co")
        refused = Outcome("errors", {"Who": "Somebody else, please."})
        assert anna.modal().submit() == refused
        assert anna.direct_message("Go?").press("Go")

    assert [message["text"] for message in pressed] == ["Go?"]
    kinds = [ack["to"] for ack in control.acks()]
    assert kinds == ["slash_commands", "block_suggestion", "view_submission", "block_actions"]


def test_a_request_with_another_signature_is_refused_by_the_app(
    sandbox: Sandbox, anna: Person, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.CRITICAL)  # Bolt logs the refused body

    with attached_over_http(sandbox, lambda app: None, secret="another secret"):
        assert not anna.types("/sample")

    assert anna.ephemeral_message("/sample failed because the app did not respond")


def test_bare_words_answer_a_command(sandbox: Sandbox, anna: Person):
    with serving(answering("200 OK", "Just words")) as url:
        sandbox.post_to(url)
        assert anna.types("/sample")

    assert anna.ephemeral_message("Just words").text == "Just words"


@pytest.mark.parametrize("status", ["500 Internal Server Error", "404 Not Found", "204 No Content"])
def test_any_status_but_200_is_no_acknowledgement(sandbox: Sandbox, anna: Person, status: str):
    with serving(answering(status)) as url:
        sandbox.post_to(url)
        assert not anna.types("/sample")


def test_an_answer_over_http_that_comes_too_late_is_none(
    sandbox: Sandbox, anna: Person, control: Control
):
    def slow(environ: Json, start_response: Callable[..., Any]) -> Iterable[bytes]:
        time.sleep(ACK_SECONDS * 1.5)
        return answering("200 OK", "Too late")(environ, start_response)

    with serving(slow) as url:
        sandbox.post_to(url)
        assert not anna.types("/sample")

    assert control.acks()[-1]["seconds"] == pytest.approx(ACK_SECONDS, abs=0.1)


def test_where_nothing_listens_a_command_fails_at_once(
    sandbox: Sandbox, anna: Person, control: Control
):
    with serving(answering("200 OK")) as url:
        pass  # the server is gone again
    sandbox.post_to(url)

    assert not anna.types("/sample")
    assert control.acks()[-1]["seconds"] < ACK_SECONDS


def test_without_a_request_url_the_sockets_are_used_again(
    sandbox: Sandbox, attach: Attach, anna: Person
):
    attach(lambda app: app.command("/sample")(lambda ack: ack("By socket")))
    with serving(answering("200 OK", "By HTTP")) as url:
        sandbox.post_to(url)
        anna.types("/sample")
        sandbox.post_to(None)
        anna.types("/sample")

    assert [message.text for message in anna.ephemeral()] == ["By HTTP", "By socket"]
