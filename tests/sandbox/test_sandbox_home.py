"""App Home: a tab of one's own that the app fills, and hears of when it is opened."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.person import Control, NotOnScreen, Person, sandbox_person
from tests.sandbox.apps import HomeTab
from tests.sandbox.blocks import ask, home, modal, section
from tests.sandbox.sample import ANNA, APP, BEN, Attach, a_sandbox

Json = dict[str, Any]


def error(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


@pytest.fixture
def desk(attach: Attach) -> HomeTab:
    desk = HomeTab()
    attach(desk.listeners)
    return desk


def test_opening_the_home_tab_tells_the_app_which_fills_it(desk: HomeTab, anna: Person):
    page = anna.home().shows("Opened 1 times")

    assert page.headers == ["Awaiting you"]
    assert page.text == "Awaiting you\nOpened 1 times\nLook\nKind\nLate\nOpen"
    assert page.buttons == ["Look"]
    anna.home().shows("Opened 2 times")
    assert [body["event"]["tab"] for body in desk.opened] == ["home", "home"]


def test_the_event_carries_what_stands_there_already(desk: HomeTab, anna: Person):
    anna.home().shows("Opened 1 times")
    anna.home().shows("Opened 2 times")
    anna.do("open-messages")
    anna.control.wait_for(lambda: desk.opened[2:] or None, lambda: "the app was not told")

    first, second, third = (body["event"] for body in desk.opened)
    assert {key: first[key] for key in ("type", "user", "channel", "tab")} == {
        "type": "app_home_opened",
        "user": ANNA,
        "channel": f"D{ANNA}",
        "tab": "home",
    }
    assert "view" not in first
    assert second["view"]["callback_id"] == "desk"
    assert (third["tab"], "view" in third) == ("messages", False)
    assert {body["type"] for body in desk.opened} == {"event_callback"}
    assert len({body["event_id"] for body in desk.opened}) == 3


def test_nobody_waits_for_the_app_when_a_tab_is_opened(anna: Person, control: Control):
    """No app is attached at all."""
    assert not anna.home().is_published
    first = control.wait_for(lambda: control.acks() or None, lambda: "nothing was delivered")[0]
    told = ("event_callback", "app_home_opened", False)
    assert (first["to"], first["about"], first["acked"]) == told


def test_an_app_that_did_not_subscribe_hears_nothing():
    sandbox = a_sandbox(app=replace(APP, events=frozenset()))
    anna = sandbox_person(sandbox.start(), ANNA)

    anna.home()
    anna.says("Something else", channel="C01")
    acks = anna.control.acks()
    sandbox.stop()

    assert acks == []


def test_looking_again_tells_nobody(desk: HomeTab, anna: Person):
    anna.home().shows("Opened 1 times")

    assert anna.home_now().headers == ["Awaiting you"]
    assert len(desk.opened) == 1


def test_a_button_on_the_home_tab_opens_a_form(desk: HomeTab, anna: Person):
    page = anna.home()

    assert page.press("Look at one")
    assert anna.modal().title == "From the Home tab"
    [body] = desk.pressed
    assert body["view"]["type"] == "home"
    assert body["container"] == {"type": "view", "view_id": page.view["id"]}
    assert "response_url" not in body
    assert "channel" not in body


def test_a_menu_on_the_home_tab_tells_its_choice(desk: HomeTab, anna: Person):
    page = anna.home()

    page.choose("Kind", "Late")

    assert page.value("Kind") == "Late"
    assert desk.pressed[0]["actions"][0]["selected_option"]["value"] == "late"
    assert desk.pressed[0]["view"]["state"]["values"]["actions"]["kind"]["selected_option"]


def test_a_button_that_nobody_acknowledges_warns_on_the_home_tab(
    attach: Attach, anna: Person, client: WebClient
):
    attach(lambda app: app.action("open")(lambda: None))
    client.views_publish(user_id=ANNA, view=HomeTab.view(1))

    assert not anna.home_now().press("Look")
    assert anna.home_now().warns


def test_nothing_can_be_put_on_top_of_a_home_tab(attach: Attach, anna: Person, client: WebClient):
    """There is no form open onto which another could be pushed."""
    triggers: list[str] = []

    def listeners(app: App) -> None:
        @app.action("open")
        def keep(ack: Ack, body: Json) -> None:
            triggers.append(body["trigger_id"])
            ack()

    attach(listeners)
    client.views_publish(user_id=ANNA, view=HomeTab.view(1))
    anna.home_now().press("Look")

    refusal = error(client.views_push, trigger_id=triggers[0], view=modal(section("x")))

    assert refusal == "not_found"


def test_each_person_has_a_home_tab_of_their_own(client: WebClient, anna: Person, control: Control):
    client.views_publish(user_id=ANNA, view=home(section("For Anna")))
    client.views_publish(user_id=BEN, view=home(section("For Ben")))

    assert anna.home_now().text == "For Anna"
    assert Person(control, BEN).home_now().text == "For Ben"


def test_the_home_tab_stays_the_same_view_with_another_hash(client: WebClient, anna: Person):
    first = client.views_publish(user_id=ANNA, view=home(section("One")))["view"]
    second = client.views_publish(user_id=ANNA, view=home(section("Two")))["view"]
    third = client.views_update(view_id=first["id"], view=home(section("Three")))["view"]

    assert first["id"] == second["id"] == third["id"]
    assert first["root_view_id"] == first["id"]
    assert len({first["hash"], second["hash"], third["hash"]}) == 3
    assert anna.home_now().text == "Three"
    assert anna.views() == []


def test_a_stale_hash_publishes_nothing(client: WebClient, anna: Person):
    first = client.views_publish(user_id=ANNA, view=home(section("One")))["view"]
    stale = {"user_id": ANNA, "hash": first["hash"]}

    client.views_publish(**stale, view=home(section("Two")))

    assert error(client.views_publish, **stale, view=home(section("Three"))) == "hash_conflict"
    assert anna.home_now().text == "Two"


@pytest.mark.parametrize(
    "wrong",
    [
        {"view": modal(section("A form is no Home tab"))},
        {"view": home(section(""))},
        {"view": home({"type": "markdown", "text": "not on a Home tab"})},
        {"user_id": "U99"},
        {"user_id": ""},
    ],
)
def test_what_cannot_be_published(client: WebClient, anna: Person, wrong: Json):
    right = {"user_id": ANNA, "view": home(section("Right"))}

    assert error(client.views_publish, **{**right, **wrong}) == "invalid_arguments"
    assert not anna.home_now().is_published


def test_a_home_tab_cannot_become_a_form_nor_be_sent(client: WebClient, anna: Person):
    view_id = client.views_publish(user_id=ANNA, view=home(section("One")))["view"]["id"]

    turned = error(client.views_update, view_id=view_id, view=modal(section("Two")))

    assert turned == "invalid_arguments"
    with pytest.raises(NotOnScreen, match="has no form open"):
        anna.do("submit", view_id=view_id)


def test_what_was_filled_in_stays_when_it_is_published_again(client: WebClient, anna: Person):
    boxes = [ask("name", "Name", optional=True)]
    client.views_publish(user_id=ANNA, view=home(*boxes))
    anna.home_now().fill("Name", "Anna")

    client.views_publish(user_id=ANNA, view=home(section("New"), *boxes))

    assert anna.home_now().value("Name") == "Anna"
