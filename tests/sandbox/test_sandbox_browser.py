"""The pages in a real browser: nothing typed is lost, and the keyboard is enough."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.person import Person
from tests.sandbox.blocks import actions, ask, button, modal, option, section
from tests.sandbox.browsing import browsing
from tests.sandbox.sample import ANNA, APP, BEN, Aside, a_sandbox, attaching

Json = dict[str, Any]

REMOVE = {
    "title": {"type": "plain_text", "text": "Remove it?"},
    "text": {"type": "plain_text", "text": "It is removed for good."},
    "confirm": {"type": "plain_text", "text": "Remove"},
    "deny": {"type": "plain_text", "text": "Keep it"},
}


def the_form(level: str = "one") -> Json:
    levels = [option("one", "Level one"), option("two", "Level two")]
    more = [ask("extra", "Extra", optional=True)] if level == "two" else []
    return modal(
        ask("level", "Level", "radio_buttons", options=levels, dispatch_action=True),
        *more,
        ask("words", "Words", multiline=True, max_length=30),
        ask("who", "Who", "external_select", min_query_length=0),
        actions(button("remove", "Remove", confirm=REMOVE)),
        title="Raise",
    )


def listeners(app: App) -> None:
    @app.command("/sample")
    def open_form(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=the_form())
        ack()

    @app.action({"block_id": "level", "action_id": "answer"})
    def redraw(ack: Ack, body: Json, client: WebClient) -> None:
        level = body["actions"][0]["selected_option"]["value"]
        client.views_update(view_id=body["view"]["id"], view=the_form(level))
        ack()

    @app.action("remove")
    def remove(ack: Ack, body: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=body["user"]["id"], text="Removed")
        ack()

    @app.options("answer")
    def suggest(ack: Ack, payload: Json) -> None:
        names = ["Sample Worker", "Sample Manager"]
        query = payload["value"].lower()
        ack(options=[option(name, name) for name in names if query in name.lower()])

    @app.view("form")
    def send(ack: Ack, view: Json, body: Json, client: WebClient) -> None:
        values = view["state"]["values"]
        words, who = values["words"]["answer"]["value"], values["who"]["answer"]
        ack()
        text = f"{words} for {who['selected_option']['value']}"
        client.chat_postMessage(channel=body["user"]["id"], text=text, blocks=[section(text)])


@pytest.fixture(scope="module")
def sandbox(aside: Aside) -> Iterator[Sandbox]:
    sandbox = a_sandbox(ack_seconds=3.0, trigger_seconds=3.0)
    sandbox.start()
    with attaching(sandbox, aside) as attach:
        attach(listeners)
        yield sandbox


@pytest.fixture
def screen(chromium: Browser, sandbox: Sandbox, anna: Person) -> Iterator[Page]:
    """Anna's page; afterwards nothing has gone wrong in it, and no form is left open."""
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}") as page:
        yield page
    if anna.views():
        anna.modal().leave()


def open_form(page: Page) -> None:
    composer = page.get_by_role("combobox", name="Message or command")
    composer.fill("/sample new")
    composer.press("Enter")
    expect(page.get_by_role("dialog", name="Raise")).to_be_visible()


def test_a_redraw_by_the_app_loses_neither_words_nor_focus_nor_caret(screen: Page, anna: Person):
    open_form(screen)
    words = screen.get_by_label("Words")
    words.press_sequentially("Half a sentence")
    words.press("ArrowLeft")
    words.press("ArrowLeft")

    anna.modal().choose("Level", "Level two")
    expect(screen.get_by_label("Extra")).to_be_visible()

    assert words.evaluate("box => [document.activeElement === box, box.selectionStart]") == [
        True,
        13,
    ]
    expect(words).to_have_value("Half a sentence")
    expect(screen.get_by_label("Level two")).to_be_checked()


def test_a_form_is_filled_in_and_sent_with_the_keyboard_alone(screen: Page, anna: Person):
    keys = screen.keyboard
    screen.get_by_role("combobox", name="Message or command").focus()
    keys.type("/sa")
    keys.press("Enter")
    keys.press("Enter")
    expect(screen.get_by_role("dialog", name="Raise")).to_be_visible()
    screen.get_by_label("Level one").focus()
    keys.press("Space")
    keys.press("Tab")
    keys.type("By keys")
    keys.press("Tab")
    keys.type("work")
    expect(screen.get_by_role("option", name="Sample Worker")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(screen.get_by_role("combobox", name="Who")).to_have_value("Sample Worker")
    screen.get_by_role("button", name="Send").last.focus()
    keys.press("Enter")

    expect(screen.get_by_role("dialog")).to_have_count(0)
    expect(screen.locator("#lines")).to_contain_text("By keys for Sample Worker")
    assert anna.direct_message("By keys").text == "By keys for Sample Worker"


def test_a_refused_form_names_what_is_missing_and_goes_there(screen: Page):
    open_form(screen)
    screen.get_by_label("Words").fill("Long enough to be seen as too long")
    screen.get_by_label("Level one").check()
    screen.get_by_role("button", name="Send").last.click()

    expect(screen.get_by_role("alert").first).to_have_text(re.compile("at most 30 characters"))
    words = screen.get_by_label("Words")
    expect(words).to_be_focused()
    expect(words).to_have_accessible_description(re.compile("at most 30 characters"))
    expect(screen.get_by_text("4 too many")).to_be_visible()


def test_escape_asks_before_it_throws_words_away(screen: Page):
    open_form(screen)
    screen.get_by_label("Words").press_sequentially("Something")

    screen.keyboard.press("Escape")
    screen.get_by_role("button", name="Go on with it").click()
    expect(screen.get_by_label("Words")).to_have_value("Something")
    screen.keyboard.press("Escape")
    screen.get_by_role("button", name="Discard").click()

    expect(screen.get_by_role("dialog")).to_have_count(0)
    expect(screen.get_by_role("combobox", name="Message or command")).to_be_focused()


def test_escape_closes_a_form_in_which_nothing_was_typed(screen: Page):
    open_form(screen)
    screen.keyboard.press("Escape")

    expect(screen.get_by_role("dialog")).to_have_count(0)


def test_a_button_that_asks_first_does_nothing_when_the_answer_is_no(screen: Page, anna: Person):
    open_form(screen)
    before = len(anna.direct_messages())

    screen.get_by_role("button", name="Remove").click()
    screen.get_by_role("button", name="Keep it").click()
    expect(screen.get_by_role("alertdialog")).to_have_count(0)
    assert len(anna.direct_messages()) == before
    screen.get_by_role("button", name="Remove").click()
    screen.get_by_role("alertdialog").get_by_role("button", name="Remove").click()

    assert anna.direct_message("Removed")


def test_a_message_appears_by_itself_and_on_the_telephone(screen: Page, sandbox: Sandbox):
    WebClient(APP.bot_token, base_url=sandbox.api_url).chat_postMessage(
        channel=ANNA, text="Short and safe", blocks=[section("All of it")]
    )

    expect(screen.locator("#lines")).to_contain_text("All of it")
    expect(screen.get_by_label("Phone notification")).to_contain_text("Short and safe")
    screen.get_by_role("button", name="Put the notification away").click()
    expect(screen.get_by_label("Phone notification")).to_be_empty()


def test_another_person_is_acted_as_by_choosing_them(screen: Page, sandbox: Sandbox):
    screen.get_by_label("Acting as").select_option(BEN)

    screen.wait_for_url(f"{sandbox.url}/as/{BEN}")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out_sideways(screen: Page, width: int):
    screen.set_viewport_size({"width": width, "height": 800})
    open_form(screen)
    wide = "document.documentElement.scrollWidth"

    assert screen.evaluate(wide) == width
    assert (
        screen.locator(".modal-body").evaluate("body => body.scrollWidth - body.clientWidth") == 0
    )
    screen.keyboard.press("Escape")
