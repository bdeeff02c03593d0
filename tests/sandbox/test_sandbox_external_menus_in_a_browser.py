"""Menus whose options the app suggests, in a real browser, by mouse or keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.person import Person
from tests.sandbox.apps import CLOSED_ONES, OPEN_ONES, Finder, menu
from tests.sandbox.blocks import actions, home, plain, section
from tests.sandbox.browsing import browsing
from tests.sandbox.sample import ANNA, Aside, a_sandbox, attaching


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder()


@pytest.fixture(autouse=True)
def forgetful(finder: Finder) -> None:
    finder.forget()


@pytest.fixture(scope="module")
def sandbox(aside: Aside, finder: Finder) -> Iterator[Sandbox]:
    sandbox = a_sandbox(ack_seconds=3.0, trigger_seconds=3.0)
    sandbox.start()
    with attaching(sandbox, aside) as attach:
        attach(finder.listeners)
        yield sandbox


@pytest.fixture
def screen(chromium: Browser, sandbox: Sandbox, client: WebClient) -> Iterator[Page]:
    """Anna's Home tab, with one menu for one dispute, and one for several."""
    several = menu(
        "multi_external_select",
        initial_options=OPEN_ONES[:1],
        placeholder=plain("Find several"),
    )
    view = home(actions(menu()), section("Several", block_id="several", accessory=several))
    client.views_publish(user_id=ANNA, view=view)
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}/home") as page:
        yield page


def test_groups_are_named_and_walked_through_with_the_keyboard(
    screen: Page, anna: Person, finder: Finder
):
    box = screen.get_by_role("combobox", name="Find a dispute")
    box.focus()
    screen.keyboard.press("ArrowDown")
    expect(screen.get_by_role("group", name="Open")).to_contain_text("DRP-2B8M-41")
    expect(screen.get_by_role("group", name="Closed").get_by_role("option")).to_have_count(1)
    for _ in range(3):
        screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Enter")

    expect(box).to_have_value("DRP-9Q1Z-07")
    expect(screen.get_by_role("listbox")).to_have_count(0)
    assert finder.last(anna) == {"selected_option": CLOSED_ONES[0]}


def test_several_stand_as_chips_that_can_be_taken_away(screen: Page, anna: Person, finder: Finder):
    box = screen.get_by_role("combobox", name="Find several")
    box.click()
    screen.get_by_role("option", name="DRP-9Q1Z-07").click()
    expect(screen.get_by_role("button", name="Remove DRP-9Q1Z-07")).to_be_visible()
    assert anna.home_now().value("Find several") == ["DRP-7F3K-92", "DRP-9Q1Z-07"]

    screen.get_by_role("button", name="Remove DRP-7F3K-92").click()

    expect(screen.get_by_role("button", name="Remove DRP-7F3K-92")).to_have_count(0)
    assert finder.last(anna, 2) == {"selected_options": [CLOSED_ONES[0]]}


def test_a_menu_in_a_message_is_used_in_the_browser_too(
    chromium: Browser, sandbox: Sandbox, client: WebClient, anna: Person, finder: Finder
):
    client.chat_postMessage(channel=ANNA, text="Choose", blocks=[actions(menu())])
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}") as page:
        box = page.get_by_role("article").last.get_by_role("combobox", name="Find a dispute")
        box.fill("7f3")
        page.get_by_role("option", name="DRP-7F3K-92").click()
        assert finder.last(anna) == {"selected_option": OPEN_ONES[0]}
        page.reload()
        expect(box).to_have_value("DRP-7F3K-92")

    assert finder.chosen[0]["response_url"]
