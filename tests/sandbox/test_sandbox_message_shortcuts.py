"""Message shortcuts: something that the app does with a message that somebody chose."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from slack_bolt import Ack, App
from slack_bolt.context.respond import Respond
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.person import NotOnScreen, Person
from tests.sandbox.blocks import modal, section
from tests.sandbox.browsing import browsing
from tests.sandbox.sample import ANNA, OPEN, Attach

Json = dict[str, Any]


@pytest.fixture
def chosen(attach: Attach) -> list[Json]:
    """What the app hears; it shows the message in a form, and answers beside it."""
    heard: list[Json] = []

    def listeners(app: App) -> None:
        @app.message_shortcut("keep_message")
        def keep(ack: Ack, body: Json, client: WebClient, respond: Respond) -> None:
            heard.append(body)
            form = modal(section(body["message"]["text"]), title="Kept")
            client.views_open(trigger_id=body["trigger_id"], view=form)
            ack()
            respond("It is kept.")

    attach(listeners)
    return heard


def test_a_message_shortcut_tells_the_app_which_message(chosen: list[Json], anna: Person):
    ts = anna.says("Good morning", channel=OPEN)

    assert anna.channel(OPEN).message("Good morning").uses("keep_message")

    assert (anna.modal().title, anna.modal().text) == ("Kept", "Good morning")
    assert anna.ephemeral_message("It is kept.")
    [body] = chosen
    told = ("type", "callback_id", "channel", "message_ts")
    assert {key: body[key] for key in told} == {
        "type": "message_action",
        "callback_id": "keep_message",
        "channel": {"id": OPEN, "name": "general"},
        "message_ts": ts,
    }
    assert (body["message"]["user"], body["user"]["id"]) == (ANNA, ANNA)


def test_a_shortcut_that_nobody_acknowledges_fails_before_the_persons_eyes(anna: Person):
    anna.says("Good morning", channel=OPEN)

    assert not anna.channel(OPEN).message("Good morning").uses("keep_message")
    assert anna.ephemeral_message('"Keep this message" failed because the app did not respond')


def test_what_has_no_shortcut(anna: Person, client: WebClient):
    client.chat_postEphemeral(channel=OPEN, user=ANNA, text="Psst")
    anna.says("Good morning", channel=OPEN)

    with pytest.raises(NotOnScreen, match="nobody else sees"):
        anna.ephemeral_message("Psst").uses("keep_message")
    with pytest.raises(NotOnScreen, match="There is no message shortcut 'start_sample'"):
        anna.channel(OPEN).message("Good morning").uses("start_sample")


def test_each_message_has_a_menu_for_the_keyboard(
    chromium: Browser, sandbox: Sandbox, chosen: list[Json], anna: Person
):
    for number in range(30):
        anna.says(f"Message {number}", channel=OPEN)
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}/{OPEN}") as page:
        last = page.get_by_role("article").last
        last.get_by_label("More actions").focus()
        page.keyboard.press("Enter")
        expect(last.get_by_role("button", name="Keep this message")).to_be_in_viewport()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Kept")).to_contain_text("Message 29")
        page.keyboard.press("Escape")

    assert [body["message"]["text"] for body in chosen] == ["Message 29"]
