"""Menus whose options the app suggests: in forms, on the Home tab and in messages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.people.shown import Shown
from tests.person import Modal, NotOnScreen, Person
from tests.sandbox.blocks import actions, ask, home, modal, option, plain, section
from tests.sandbox.browsing import browsing
from tests.sandbox.sample import ANNA, Aside, a_sandbox, attaching

Json = dict[str, Any]

OPEN_ONES = [option("7F3K", "DRP-7F3K-92"), option("2B8M", "DRP-2B8M-41")]
CLOSED_ONES = [option("9Q1Z", "DRP-9Q1Z-07")]


def menu(kind: str = "external_select", **more: Any) -> Json:
    shown = {"placeholder": plain("Find a dispute"), "min_query_length": 0}
    return {"type": kind, "action_id": "find", **shown, **more}


class Finder:
    """An app that suggests disputes in two groups, and keeps what was asked and chosen."""

    def __init__(self) -> None:
        self.asked: list[Json] = []
        self.chosen: list[Json] = []
        self.form = modal(ask("a", "Nothing"))

    def listeners(self, app: App) -> None:
        @app.command("/sample")
        def open_form(ack: Ack, body: Json, client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=self.form)
            ack()

        @app.options("find")
        def suggest(ack: Ack, body: Json) -> None:
            self.asked.append(body)
            ack(option_groups=list(self._groups(body["value"])))

        @app.action("find")
        def choose(ack: Ack, body: Json) -> None:
            self.chosen.append(body)
            ack()

        @app.view("form")
        def send(ack: Ack) -> None:
            ack()

    @staticmethod
    def _groups(query: str) -> Iterator[Json]:
        for label, options in [("Open", OPEN_ONES), ("Closed", CLOSED_ONES)]:
            found = [one for one in options if query.lower() in one["text"]["text"].lower()]
            if found:
                yield {"label": plain(label), "options": found}

    def last(self, anna: Person, count: int = 1) -> Json:
        """What was chosen last, as soon as so many choices were heard."""
        anna.control.wait_for(lambda: self.chosen[count - 1 :] or None, lambda: "nothing chosen")
        action: Json = self.chosen[-1]["actions"][0]
        return {key: action[key] for key in action if key.startswith("selected_")}


@pytest.fixture(scope="module")
def server_and_finder(aside: Aside) -> Iterator[tuple[Sandbox, Finder]]:
    sandbox, finder = a_sandbox(ack_seconds=3.0, trigger_seconds=3.0), Finder()
    sandbox.start()
    with attaching(sandbox, aside) as attach:
        attach(finder.listeners)
        yield sandbox, finder


@pytest.fixture
def sandbox(server_and_finder: tuple[Sandbox, Finder]) -> Sandbox:
    return server_and_finder[0]


@pytest.fixture
def finder(server_and_finder: tuple[Sandbox, Finder]) -> Finder:
    finder = server_and_finder[1]
    finder.asked.clear()
    finder.chosen.clear()
    return finder


@pytest.fixture
def form(finder: Finder, anna: Person) -> Iterator[Callable[..., Modal]]:
    """A form of Anna's with one such menu; none is left open."""

    def form(kind: str = "external_select", **more: Any) -> Modal:
        finder.form = modal(ask("find", "Which", kind, optional=True, action_id="find", **more))
        anna.types("/sample")
        return anna.modal()

    yield form
    if anna.views():
        anna.modal().leave()


def on_the_home_tab(client: WebClient, anna: Person, *blocks: Json) -> Shown:
    client.views_publish(user_id=ANNA, view=home(*blocks))
    return anna.home_now()


def in_a_message(client: WebClient, anna: Person, *blocks: Json) -> Shown:
    client.chat_postMessage(channel=ANNA, text="Choose", blocks=list(blocks))
    return anna.direct_messages()[-1]


Puts = Callable[..., Shown]


@pytest.mark.parametrize("put", [on_the_home_tab, in_a_message])
@pytest.mark.parametrize("block", [actions(menu()), section("Which?", accessory=menu())])
def test_a_suggestion_is_chosen_outside_of_forms(
    client: WebClient, anna: Person, finder: Finder, put: Puts, block: Json
):
    place = put(client, anna, block)

    place.pick("Find a dispute", "DRP-2B8M-41", query="2b8")

    assert [asked["value"] for asked in finder.asked] == ["2b8"]
    assert finder.last(anna) == {"selected_option": OPEN_ONES[1]}


def test_the_app_is_told_where_it_was_asked(client: WebClient, anna: Person, finder: Finder):
    on_the_home_tab(client, anna, actions(menu())).options("Find a dispute")
    in_a_message(client, anna, actions(menu())).options("Find a dispute")

    kinds = [asked["container"]["type"] for asked in finder.asked]
    assert kinds == ["view", "message"]
    assert finder.asked[0]["view"]["type"] == "home"
    assert finder.asked[1]["channel"]["id"] == f"D{ANNA}"
    assert finder.asked[1]["message"]["text"] == "Choose"


def test_several_are_chosen_up_to_the_limit(client: WebClient, anna: Person, finder: Finder):
    several = menu("multi_external_select", max_selected_items=2)
    page = on_the_home_tab(client, anna, section("Which?", accessory=several))

    page.pick("Find a dispute", "DRP-7F3K-92", "DRP-9Q1Z-07", query="")

    assert finder.last(anna) == {"selected_options": [OPEN_ONES[0], CLOSED_ONES[0]]}
    with pytest.raises(NotOnScreen, match="Only 2 can be chosen"):
        page.pick("Find a dispute", "DRP-7F3K-92", "DRP-9Q1Z-07", "DRP-2B8M-41", query="")


def test_suggestions_come_in_groups_and_from_as_many_letters_as_the_menu_says(
    form: Callable[..., Modal], finder: Finder
):
    which = form(min_query_length=2)

    assert which.options("Which", "d") == {}
    assert list(which.options("Which", "dr")) == ["DRP-7F3K-92", "DRP-2B8M-41", "DRP-9Q1Z-07"]
    assert [asked["value"] for asked in finder.asked] == ["dr"]


def test_a_menu_that_does_not_say_asks_from_three_letters(
    form: Callable[..., Modal], finder: Finder
):
    which = form()

    assert which.options("Which", "dr") == {}
    assert len(which.options("Which", "drp")) == 3
    assert [asked["value"] for asked in finder.asked] == ["drp"]


def test_what_was_chosen_beforehand_stands_until_something_else_is(form: Callable[..., Modal]):
    which = form("multi_external_select", initial_options=OPEN_ONES, min_query_length=0)
    assert which.value("Which") == ["DRP-7F3K-92", "DRP-2B8M-41"]

    which.pick("Which", "DRP-9Q1Z-07")
    assert which.value("Which") == ["DRP-9Q1Z-07"]
    which.clear("Which")
    assert which.value("Which") == []


# --- in a real browser ---------------------------------------------------------------------------


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
