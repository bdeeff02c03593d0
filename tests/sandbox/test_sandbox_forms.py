"""Modals: the ids that open them, what a redraw keeps, what the client and the app refuse."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.sandbox.client_checks import REQUIRED
from slackapp.sandbox.server import Sandbox
from slackapp.sandbox.submitting import TROUBLE
from tests.person import Modal, NotOnScreen, Outcome, Person
from tests.sandbox.blocks import actions, ask, button, modal, option, plain, section
from tests.sandbox.sample import TRIGGER_SECONDS, Aside, a_sandbox, attaching

Json = dict[str, Any]
ANYTHING = re.compile(".*")
Shows = Callable[..., Modal]


class Heard:
    """An app that acknowledges everything, keeps what it hears, and answers as it is told."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.triggers: list[str] = []
        self.actions: list[Json] = []
        self.views: list[Json] = []
        self.closed: list[Json] = []
        self.answer: Json | None = {}

    def listeners(self, app: App) -> None:
        app.command("/sample")(self._command)
        app.action(ANYTHING)(self._action)
        app.view(ANYTHING)(self._view)
        app.view_closed(ANYTHING)(self._view_closed)

    def _command(self, ack: Ack, body: Json) -> None:
        self.triggers.append(body["trigger_id"])
        ack()

    def _action(self, ack: Ack, body: Json) -> None:
        self.triggers.append(body["trigger_id"])
        self.actions.append(body["actions"][0])
        ack()

    def _view(self, ack: Ack, body: Json) -> None:
        self.views.append(body["view"])
        if self.answer is not None:
            ack(**self.answer)

    def _view_closed(self, ack: Ack, body: Json) -> None:
        self.closed.append(body)
        ack()


@pytest.fixture(scope="module")
def server_and_app(aside: Aside) -> Iterator[tuple[Sandbox, Heard]]:
    """One pair for all these tests: each opens forms of its own, which replace the last one's."""
    sandbox, heard = a_sandbox(), Heard()
    sandbox.start()
    with attaching(sandbox, aside) as attach:
        attach(heard.listeners)
        yield sandbox, heard


@pytest.fixture
def sandbox(server_and_app: tuple[Sandbox, Heard]) -> Sandbox:
    return server_and_app[0]


@pytest.fixture
def heard(server_and_app: tuple[Sandbox, Heard]) -> Heard:
    heard = server_and_app[1]
    heard.forget()
    return heard


@pytest.fixture
def show(heard: Heard, anna: Person, client: WebClient) -> Iterator[Shows]:
    """Put a form of these blocks in front of Anna; none is left open afterwards."""

    def show(*blocks: Json, **more: Any) -> Modal:
        anna.types("/sample")
        client.views_open(trigger_id=heard.triggers[-1], view=modal(*blocks, **more))
        return anna.modal()

    yield show
    if anna.views():
        anna.modal().leave()


def error(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


# --- trigger ids ---------------------------------------------------------------------------------


def test_a_trigger_opens_one_form_only(heard: Heard, anna: Person, client: WebClient):
    anna.types("/sample")
    form = {"trigger_id": heard.triggers[0], "view": modal(section("Hello"))}

    client.views_open(**form)

    assert error(client.views_open, **form) == "exchanged_trigger_id"


def test_a_refused_form_leaves_the_trigger_good(heard: Heard, anna: Person, client: WebClient):
    anna.types("/sample")
    trigger_id = heard.triggers[0]

    refusal = error(client.views_open, trigger_id=trigger_id, view=modal(section("")))

    assert refusal == "invalid_arguments"
    assert client.views_open(trigger_id=trigger_id, view=modal(section("Hello")))["ok"]


def test_a_trigger_expires(heard: Heard, anna: Person, client: WebClient):
    anna.types("/sample")
    time.sleep(TRIGGER_SECONDS)

    refusal = error(client.views_open, trigger_id=heard.triggers[0], view=modal(section("Hello")))

    assert refusal == "expired_trigger_id"


def test_an_invented_trigger_opens_nothing(client: WebClient):
    form = modal(section("Hello"))

    assert error(client.views_open, trigger_id="1.2.3", view=form) == "invalid_trigger_id"


# --- views and their neighbours ------------------------------------------------------------------


def test_a_refused_view_is_explained_where_it_is_wrong(client: WebClient):
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id="1.2.3", view=modal(title="A title that is too long."))

    assert caught.value.response["response_metadata"] == {
        "messages": ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]
    }


def test_a_view_of_more_than_250_kilobytes_is_too_large(client: WebClient):
    huge = modal(*[section("x" * 3000)] * 90)

    assert error(client.views_open, trigger_id="1.2.3", view=huge) == "view_too_large"


def test_three_forms_may_lie_on_each_other(show: Shows, heard: Heard, client: WebClient):
    form = show(actions(button("more", "More")), title="1")
    for depth in ("2", "3"):
        form.press("More")
        page = modal(actions(button("more", "More")), title=depth)
        client.views_push(trigger_id=heard.triggers[-1], view=page)
        form = form.person.modal(depth)
    form.press("More")

    fourth = {"trigger_id": heard.triggers[-1], "view": modal(section("x"))}
    assert error(client.views_push, **fourth) == "push_limit_reached"
    form.close()
    assert form.person.modal().title == "2"


def test_only_the_form_on_top_can_be_used(show: Shows, heard: Heard, client: WebClient):
    below = show(ask("name", "Name"), actions(button("more", "More")), title="Below")
    below.press("More")
    client.views_push(trigger_id=heard.triggers[-1], view=modal(section("x"), title="Above"))

    with pytest.raises(NotOnScreen, match="'Above' is"):
        below.fill("Name", "Anna")


def test_a_stale_hash_is_refused(show: Shows, client: WebClient):
    form = show(section("First"))
    stale = form.view["hash"]

    client.views_update(view_id=form.id, hash=stale, view=modal(section("Second")))
    refusal = error(client.views_update, view_id=form.id, hash=stale, view=modal(section("Third")))

    assert (refusal, form.text) == ("hash_conflict", "Second")


def test_a_closed_view_cannot_be_updated(show: Shows, client: WebClient):
    form = show(section("First"))
    form.close()

    assert error(client.views_update, view_id=form.id, view=modal(section("x"))) == "not_found"


def test_an_external_id_names_one_view(show: Shows, heard: Heard, client: WebClient):
    form = show(section("First"), actions(button("more", "More")), external_id="one")
    client.views_update(
        external_id="one", view=modal(actions(button("more", "More")), external_id="one")
    )
    form.press("More")

    second = {"trigger_id": heard.triggers[-1], "view": modal(section("x"), external_id="one")}
    assert error(client.views_push, **second) == "duplicate_external_id"


# --- what a redraw keeps -------------------------------------------------------------------------


def test_a_redraw_keeps_what_was_typed_and_a_new_block_id_takes_its_own_beginning(
    show: Shows, client: WebClient
):
    form = show(ask("name", "Name", initial_value="Old"), ask("age", "Age"), ask("town", "Town"))
    form.fill("Name", "Typed")
    form.fill("Town", "Sample Town")

    redrawn = modal(
        ask("name", "Name", initial_value="New"),
        ask("age", "Age", initial_value="5"),
        ask("town_2", "Town", initial_value="New Town"),
    )
    client.views_update(view_id=form.id, view=redrawn)

    assert form.value("Name") == "Typed"
    assert form.value("Age") is None
    assert form.value("Town") == "New Town"
    assert set(form.view["state"]["values"]) == {"name", "age", "town_2"}


def test_a_choice_survives_while_it_is_still_offered(show: Shows, client: WebClient):
    def level(*values: str) -> Json:
        return ask("level", "Level", "radio_buttons", options=[option(v) for v in values])

    form = show(level("one", "two", "three"))
    form.choose("Level", "two")
    client.views_update(view_id=form.id, view=modal(level("two", "four")))
    kept = form.value("Level")
    client.views_update(view_id=form.id, view=modal(level("four")))

    assert (kept, form.value("Level")) == ("two", None)


# --- what is sent --------------------------------------------------------------------------------


def test_every_answer_arrives_in_slacks_shape(show: Shows, heard: Heard):
    ticks = [option("a", "Apple"), option("b", "Bread"), option("c", "Cheese")]
    form = show(
        ask("text", "Text"),
        ask("radio", "Radio", "radio_buttons", options=ticks),
        ask("ticks", "Ticks", "checkboxes", options=ticks),
        ask("menu", "Menu", "static_select", options=ticks, initial_option=ticks[1]),
        ask("day", "Day", "datepicker"),
        ask("time", "Time", "timepicker"),
        ask("when", "When", "datetimepicker"),
        ask("who", "Who", "users_select"),
        ask("count", "Count", "number_input", is_decimal_allowed=False),
        ask("mail", "Mail", "email_text_input"),
        ask("spare", "Spare", optional=True),
    )
    form.fill("Text", "Words")
    form.choose("Radio", "Apple")
    form.choose("Ticks", "Apple", "Cheese")
    form.fill("Day", date(2026, 11, 23))
    form.fill("Time", "14:30")
    form.fill("When", datetime(2026, 11, 26, 14, 30, tzinfo=UTC))
    form.choose("Who", "Ben Sample")
    form.fill("Count", 3)
    form.fill("Mail", "anna@example.org")

    assert form.submit().kind == "closed"
    values = heard.views[0]["state"]["values"]
    assert {block: given["answer"] for block, given in values.items()} == {
        "text": {"type": "plain_text_input", "value": "Words"},
        "radio": {"type": "radio_buttons", "selected_option": ticks[0]},
        "ticks": {"type": "checkboxes", "selected_options": [ticks[0], ticks[2]]},
        "menu": {"type": "static_select", "selected_option": ticks[1]},
        "day": {"type": "datepicker", "selected_date": "2026-11-23"},
        "time": {"type": "timepicker", "selected_time": "14:30"},
        "when": {"type": "datetimepicker", "selected_date_time": 1795703400},
        "who": {"type": "users_select", "selected_user": "U02"},
        "count": {"type": "number_input", "value": "3"},
        "mail": {"type": "email_text_input", "value": "anna@example.org"},
        "spare": {"type": "plain_text_input", "value": None},
    }


def test_nobody_can_choose_what_is_not_offered(show: Shows):
    form = show(ask("day", "Day", "datepicker"), ask("who", "Who", "external_select"))

    with pytest.raises(NotOnScreen, match="'tomorrow' is not a date such as 2026-11-23"):
        form.fill("Day", "tomorrow")
    with pytest.raises(NotOnScreen, match="on offer: nothing"):
        form.fill("Who", "somebody")


CLIENT_REFUSES = [
    (ask("box", "Box"), None, REQUIRED),
    (ask("box", "Box", "datepicker"), None, REQUIRED),
    (ask("box", "Box", "checkboxes", options=[option("a")]), None, REQUIRED),
    (ask("box", "Box", max_length=3), "four", "Please use at most 3 characters; this has 4."),
    (ask("box", "Box", min_length=5), "four", "Please use at least 5 characters."),
    (ask("box", "Box", "email_text_input"), "anna@", "Please enter a valid email address."),
    (ask("box", "Box", "url_text_input"), "example", "Please enter a valid URL."),
    (
        ask("box", "Box", "number_input", is_decimal_allowed=False),
        "1.5",
        "Please enter a whole number.",
    ),
    (
        ask("box", "Box", "number_input", is_decimal_allowed=True, max_value="9"),
        "10",
        "Please enter 9 or less.",
    ),
]


@pytest.mark.parametrize(("box", "typed", "sentence"), CLIENT_REFUSES)
def test_the_client_refuses_without_asking_the_app(
    show: Shows, heard: Heard, box: Json, typed: str | None, sentence: str
):
    form = show(box)
    if typed is not None:
        form.fill("Box", typed)

    assert form.submit() == Outcome("refused", {"Box": sentence})
    assert heard.views == []
    assert form.submit(unchecked=True) == Outcome("closed", {})
    assert len(heard.views) == 1


def test_only_boxes_that_ask_for_it_are_sent_at_once(show: Shows, heard: Heard):
    form = show(
        ask("quiet", "Quiet", "datepicker"),
        ask("loud", "Loud", "datepicker", dispatch_action=True),
        ask("enter", "Enter", dispatch_action=True),
        ask(
            "letters",
            "Letters",
            dispatch_action=True,
            dispatch_action_config={"trigger_actions_on": ["on_character_entered"]},
        ),
    )
    form.fill("Quiet", "2026-11-23")
    form.fill("Loud", "2026-11-24")
    form.fill("Loud", "2026-11-24")
    form.fill("Enter", "Wor")
    form.fill("Enter", "Words", enter=True)
    form.fill("Letters", "L")

    sent = [(action["block_id"], *list(action.values())[-2:-1]) for action in heard.actions]
    assert sent == [("loud", "2026-11-24"), ("enter", "Words"), ("letters", "L")]


def test_menus_from_which_several_can_be_chosen_keep_to_their_limit(show: Shows, heard: Heard):
    foods = [option("a", "Apple"), option("b", "Bread"), option("c", "Cheese")]
    form = show(
        ask("foods", "Foods", "multi_static_select", options=foods, max_selected_items=2),
        ask("people", "People", "multi_users_select", initial_users=["U01"]),
    )
    form.choose("Foods", "Apple", "Cheese")
    with pytest.raises(NotOnScreen, match="Only 2 can be chosen"):
        form.choose("Foods", "Apple", "Bread", "Cheese")

    assert form.value("Foods") == ["Apple", "Cheese"]
    form.choose("People", "Anna Sample", "Ben Sample")
    assert form.value("People") == ["U01", "U02"]
    form.clear("People")
    assert form.submit().errors == {"People": REQUIRED}


def test_what_stands_beside_the_boxes_is_sent_at_once(show: Shows, heard: Heard, anna: Person):
    several = {"type": "overflow", "action_id": "more", "options": [option("x"), option("y")]}
    sort = {
        "type": "static_select",
        "action_id": "sort",
        "placeholder": plain("Sort by"),
        "options": [option("date"), option("name")],
    }
    form = show(actions(several, sort))

    form.choose("Sort by", "name")
    where = {"view_id": form.id, "block_id": "actions", "action_id": "more"}
    anna.do("press", **where, value="y")

    assert [action["selected_option"]["value"] for action in heard.actions] == ["name", "y"]
    with pytest.raises(NotOnScreen, match="'z' is not in this menu"):
        anna.do("press", **where, value="z")
    with pytest.raises(NotOnScreen, match="is filled in, not pressed"):
        form.press("Sort by")
    with pytest.raises(NotOnScreen, match="is pressed, not filled in"):
        anna.do("fill", **where, value="y")


def test_a_choice_in_a_message_is_each_persons_own(heard: Heard, anna: Person, client: WebClient):
    sort = {
        "type": "static_select",
        "action_id": "sort",
        "options": [option("date"), option("name")],
    }
    posted = client.chat_postMessage(channel=anna.id, text="Sorted", blocks=[actions(sort)])
    where = {"channel": posted["channel"], "ts": posted["ts"]}

    anna.do("fill", **where, block_id="actions", action_id="sort", value="name")

    assert heard.actions[0]["selected_option"] == option("name")


def test_a_browsers_date_and_time_is_meant_in_the_workspaces_zone(show: Shows, anna: Person):
    form = show(ask("when", "When", "datetimepicker"))
    where = {"view_id": form.id, "block_id": "when", "action_id": "answer"}

    anna.do("fill", **where, local_time="2026-07-01T10:30")

    assert form.value("When") == datetime(2026, 7, 1, 9, 30, tzinfo=UTC).timestamp()
    anna.do("fill", **where, local_time="")
    assert form.value("When") is None
    with pytest.raises(NotOnScreen, match="is not a date and time"):
        anna.do("fill", **where, local_time="soon")


# --- what the app answers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"elsewhere": "No."}},
        {"response_action": "errors", "errors": {"words": "A section has no error."}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "push", "view": {"type": "home", "blocks": []}},
        {"response_action": "push", "view": modal(section("x"), external_id="taken")},
        {"response_action": "reload"},
    ],
)
def test_an_answer_that_makes_no_sense_is_trouble_and_keeps_the_text(
    show: Shows, heard: Heard, answer: Json
):
    form = show(section("Words", block_id="words"), ask("name", "Name"), external_id="taken")
    form.fill("Name", "Anna")
    heard.answer = answer

    assert form.submit() == Outcome("trouble", {})
    assert (form.trouble, form.value("Name")) == (TROUBLE, "Anna")


def test_an_unanswered_form_is_trouble_and_keeps_the_text(show: Shows, heard: Heard):
    form = show(ask("name", "Name"))
    form.fill("Name", "Anna")
    heard.answer = None

    assert form.submit() == Outcome("trouble", {})
    assert (form.trouble, form.value("Name")) == (TROUBLE, "Anna")


def test_an_answer_may_put_another_form_on_top_or_clear_them_all(
    show: Shows, heard: Heard, anna: Person
):
    form = show(ask("name", "Name", optional=True), title="First")
    heard.answer = {"response_action": "push", "view": modal(section("x"), title="Second")}
    assert form.submit().kind == "pushed"

    heard.answer = {"response_action": "clear"}
    assert anna.modal("Second").submit().kind == "cleared"
    assert anna.has_no_modal()


def test_a_sent_form_shows_the_one_below(show: Shows, heard: Heard, anna: Person):
    form = show(ask("name", "Name", optional=True), title="First")
    heard.answer = {"response_action": "push", "view": modal(section("x"), title="Second")}
    form.submit()
    heard.answer = {}

    assert anna.modal("Second").submit().kind == "closed"
    assert anna.modal().title == "First"


def test_clear_on_close_leaves_nothing_open(show: Shows, heard: Heard, anna: Person):
    form = show(ask("name", "Name", optional=True), title="First")
    second = modal(section("x"), title="Second", clear_on_close=True, notify_on_close=True)
    heard.answer = {"response_action": "push", "view": second}
    form.submit()

    anna.modal("Second").close()

    assert anna.has_no_modal()
    anna.control.wait_for(lambda: heard.closed or None, lambda: "nothing was closed")
    assert [body["is_cleared"] for body in heard.closed] == [True]
