"""Menus whose options the app suggests: in forms, on the Home tab and in messages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.people.shown import Shown
from tests.person import Modal, NotOnScreen, Person
from tests.sandbox.apps import CLOSED_ONES, OPEN_ONES, Finder, menu
from tests.sandbox.blocks import actions, ask, home, modal, section
from tests.sandbox.sample import ANNA, Aside, a_sandbox, attaching

Json = dict[str, Any]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder()


@pytest.fixture(autouse=True)
def forgetful(finder: Finder) -> None:
    finder.forget()


@pytest.fixture(scope="module")
def sandbox(aside: Aside, finder: Finder) -> Iterator[Sandbox]:
    """One for all these tests; the app forgets what the others asked."""
    sandbox = a_sandbox(ack_seconds=3.0, trigger_seconds=3.0)
    sandbox.start()
    with attaching(sandbox, aside) as attach:
        attach(finder.listeners)
        yield sandbox


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
