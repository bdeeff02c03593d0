"""App Home in a real browser: two tabs, by mouse or keyboard, kept up to date."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.person import Person
from tests.sandbox.apps import HomeTab
from tests.sandbox.blocks import actions, button, header, home, section
from tests.sandbox.browsing import browsing
from tests.sandbox.sample import ANNA, APP, Aside, a_sandbox, attaching


@pytest.fixture(scope="module")
def desk() -> HomeTab:
    return HomeTab()


@pytest.fixture(scope="module")
def sandbox(aside: Aside, desk: HomeTab) -> Iterator[Sandbox]:
    sandbox = a_sandbox(ack_seconds=3.0, trigger_seconds=3.0)
    sandbox.start()
    with attaching(sandbox, aside) as attach:
        attach(desk.listeners)
        yield sandbox


@pytest.fixture
def screen(chromium: Browser, sandbox: Sandbox) -> Iterator[Page]:
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}") as page:
        yield page


def test_the_home_tab_is_reached_with_the_keyboard_and_fills_itself(screen: Page, desk: HomeTab):
    screen.get_by_role("link", name="Home", exact=True).focus()
    screen.keyboard.press("Enter")

    expect(screen.get_by_role("heading", name="Awaiting you")).to_be_visible()
    tabs = screen.get_by_role("navigation", name="Tabs of Sample App")
    expect(tabs.locator("[aria-current=page]")).to_have_text("Home")
    assert [body["event"]["tab"] for body in desk.opened[:2]] == ["messages", "home"]
    tabs.get_by_role("link", name="Messages").click()
    expect(screen.get_by_role("combobox", name="Message or command")).to_be_visible()


def test_a_button_on_the_home_tab_opens_a_form_on_top(screen: Page, sandbox: Sandbox, anna: Person):
    screen.goto(f"{sandbox.url}/as/{ANNA}/home")  # until its script can hear a press
    screen.get_by_role("button", name="Look at one").click()

    expect(screen.get_by_role("dialog", name="From the Home tab")).to_be_visible()
    screen.keyboard.press("Escape")
    expect(screen.get_by_role("dialog")).to_have_count(0)
    expect(screen.get_by_role("button", name="Look at one")).to_be_focused()


def test_a_message_stays_unread_while_one_looks_at_the_home_tab(
    screen: Page, client: WebClient, anna: Person
):
    screen.get_by_role("link", name="Home", exact=True).click()
    client.chat_postMessage(channel=ANNA, text="Hello")

    expect(screen.get_by_role("link", name="1 unread")).to_be_visible()
    for title in ("Soon", "Later"):  # whatever the page does about the message, it has done by then
        client.views_publish(user_id=ANNA, view=home(header(title)))
        expect(screen.get_by_role("heading", name=title)).to_be_visible()
    expect(screen.get_by_role("link", name="1 unread")).to_be_visible()
    screen.get_by_role("link", name="Messages", exact=True).click()
    expect(screen.get_by_role("link", name="1 unread")).to_have_count(0)


@pytest.fixture
def quiet(chromium: Browser, aside: Aside) -> Iterator[tuple[Page, WebClient]]:
    """Anna's Home tab, and who fills it; no app answers the opening."""
    sandbox = a_sandbox()
    sandbox.start()
    with browsing(chromium, f"{sandbox.url}/as/{ANNA}/home") as page:
        yield page, WebClient(APP.bot_token, base_url=sandbox.api_url)
    aside(sandbox.stop)


def test_an_empty_home_tab_says_so_until_it_is_published(quiet: tuple[Page, WebClient]):
    page, client = quiet
    expect(page.get_by_text("Sample App has put nothing here yet.")).to_be_visible()

    client.views_publish(user_id=ANNA, view=home(header("Awaiting you")))
    expect(page.get_by_role("heading", name="Awaiting you")).to_be_visible()
    client.views_publish(user_id=ANNA, view=home(header("Nothing awaits you")))

    expect(page.get_by_role("heading", name="Nothing awaits you")).to_be_visible()
    expect(page.get_by_role("heading", name="Awaiting you", exact=True)).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_home_tab_fits_the_screen(quiet: tuple[Page, WebClient], width: int):
    page, client = quiet
    page.set_viewport_size({"width": width, "height": 800})
    many = actions(*(button(f"b{n}", f"A button with some words {n}") for n in range(6)))

    client.views_publish(user_id=ANNA, view=home(section("Long words. " * 40), many))
    expect(page.get_by_text("A button with some words 5")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == width
