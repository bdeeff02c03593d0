"""People who leave, come back, or turn out to belong to another organisation."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.sandbox.server import Sandbox
from tests.person import Control, NotOnScreen, Person
from tests.sandbox.blocks import actions, button
from tests.sandbox.browsing import browsing
from tests.sandbox.sample import ANNA, BEN, GONE, OPEN, STRANGER, Attach

Json = dict[str, Any]


@pytest.fixture
def ben(control: Control) -> Person:
    return Person(control, BEN)


def error(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def test_who_has_left_can_do_nothing_any_more(control: Control, ben: Person, client: WebClient):
    client.chat_postMessage(channel=BEN, text="Go?", blocks=[actions(button("go", "Go"))])

    control.change_person(BEN, deleted=True)

    request = ben.direct_message("Go?")
    for deed in (lambda: ben.types("/sample"), lambda: request.press("Go"), ben.home):
        with pytest.raises(NotOnScreen, match="The account of Ben Sample is deactivated"):
            deed()


def test_who_has_left_cannot_be_written_to(control: Control, ben: Person, client: WebClient):
    posted = client.chat_postMessage(channel=BEN, text="Hello")

    control.change_person(BEN, deleted=True)

    assert client.users_info(user=BEN)["user"]["deleted"]
    assert error(client.chat_postMessage, channel=BEN, text="Hello?") == "channel_not_found"
    assert error(client.chat_postMessage, channel=f"D{BEN}", text="?") == "channel_not_found"
    assert error(client.conversations_open, users=BEN) == "user_disabled"
    what_stands = {"channel": posted["channel"], "ts": posted["ts"]}
    assert client.chat_update(**what_stands, text="Over")["ok"]


def test_who_comes_back_finds_everything_as_it_was(
    control: Control, ben: Person, client: WebClient
):
    client.chat_postMessage(channel=BEN, text="Before")
    control.change_person(BEN, deleted=True)
    control.change_person(BEN, deleted=False)

    client.chat_postMessage(channel=BEN, text="After")

    assert [message.text for message in ben.direct_messages()] == ["Before", "After"]
    assert ben.says("I am back", channel=OPEN)


def test_whoever_belongs_to_another_organisation_says_so_in_every_payload(
    attach: Attach, control: Control, ben: Person, client: WebClient
):
    heard: list[Json] = []
    told: list[Json] = []

    def listeners(app: App) -> None:
        @app.action("go")
        def go(ack: Ack, body: Json) -> None:
            heard.append(body)
            ack()

        @app.event("app_home_opened")
        def opened(body: Json) -> None:
            told.append(body)

    attach(listeners)
    control.change_person(BEN, team_id="T99")
    client.chat_postMessage(channel=BEN, text="Go?", blocks=[actions(button("go", "Go"))])
    ben.direct_message("Go?").press("Go")
    ben.says("Hello", channel=OPEN)
    ben.home()
    [event] = control.wait_for(lambda: told or None, lambda: "the app was not told")

    assert (event["team_id"], event["context_team_id"]) == ("T99", "T01")
    assert (heard[0]["user"]["team_id"], heard[0]["team"]["id"]) == ("T99", "T01")
    assert ben.channel(OPEN).message("Hello").source["team"] == "T99"
    known = client.users_info(user=BEN)["user"]
    assert (known["team_id"], known["is_stranger"]) == ("T99", False)


def test_an_outsider_who_shares_no_channel_is_a_stranger_until_they_belong_here(
    control: Control, client: WebClient
):
    assert client.users_info(user=STRANGER)["user"]["is_stranger"]
    assert error(client.chat_postMessage, channel=STRANGER, text="Hello") == "channel_not_found"

    control.change_person(STRANGER, team_id=None)

    assert not client.users_info(user=STRANGER)["user"]["is_stranger"]
    assert client.chat_postMessage(channel=STRANGER, text="Hello")["ok"]


def test_nothing_else_about_a_person_changes(control: Control):
    with pytest.raises(NotOnScreen, match="Of a person, name cannot be changed"):
        control.change_person(BEN, name="Somebody Else")
    with pytest.raises(NotOnScreen, match="nobody with the id 'U99'"):
        control.change_person("U99", deleted=True)


def test_the_list_says_who_has_left_and_who_is_of_another_organisation(
    chromium: Browser, sandbox: Sandbox, control: Control
):
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}") as page:
        acting = page.get_by_label("Acting as")
        option = acting.get_by_role("option")
        expect(option.filter(has_text="Gone Sample (has left)")).to_be_disabled()
        expect(option.filter(has_text="Stranger Sample (of organisation T99)")).to_be_enabled()

        control.change_person(BEN, deleted=True)
        control.change_person(GONE, deleted=False)

        expect(option.filter(has_text="Ben Sample, Service manager (has left)")).to_be_disabled()
        acting.select_option(GONE)
        page.wait_for_url(f"{sandbox.url}/as/{GONE}")
