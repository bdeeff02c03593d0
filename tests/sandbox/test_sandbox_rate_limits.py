"""Too many calls: which are counted together, and when the next may come."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.sandbox.server import Sandbox
from tests.person import Control, Person
from tests.sandbox.blocks import home, section
from tests.sandbox.sample import ANNA, BEN, OPEN, Aside, a_sandbox

Json = dict[str, Any]


@pytest.fixture
def sandbox(aside: Aside) -> Iterator[Sandbox]:
    sandbox = a_sandbox(rate_limits=True)
    sandbox.start()
    yield sandbox
    aside(sandbox.stop)


def waits(caught: pytest.ExceptionInfo[SlackApiError]) -> int:
    response = caught.value.response
    assert (response.status_code, response["error"]) == (429, "ratelimited")
    return int(response.headers["retry-after"])


def test_a_second_message_within_a_second_is_told_to_come_later(client: WebClient, anna: Person):
    client.chat_postMessage(channel=ANNA, text="One")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=f"D{ANNA}", text="Two")

    assert waits(caught) == 1
    assert [message.text for message in anna.direct_messages()] == ["One"]
    time.sleep(1)
    assert client.chat_postMessage(channel=ANNA, text="Three")["ok"]


def test_each_place_has_a_second_of_its_own(client: WebClient):
    for channel in (ANNA, BEN, OPEN):
        assert client.chat_postMessage(channel=channel, text="Hello")["ok"]


def test_a_message_that_was_refused_uses_up_nothing(client: WebClient):
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.chat_postMessage(channel=OPEN, text="Hello", blocks=[section("")])

    assert client.chat_postMessage(channel=OPEN, text="Hello")["ok"]


def test_a_message_is_changed_fifty_times_a_minute(client: WebClient, control: Control):
    posted = client.chat_postMessage(channel=OPEN, text="0")
    where = {"channel": OPEN, "ts": posted["ts"]}
    for number in range(50):
        client.chat_update(**where, text=str(number))

    with pytest.raises(SlackApiError) as caught:
        client.chat_update(**where, text="50")

    assert 50 < waits(caught) <= 60
    last = control.calls("chat.update")[-1]
    assert (last["ok"], last["error"]) == (False, "ratelimited")


def test_a_home_tab_is_published_a_hundred_times_a_minute(client: WebClient):
    view = home(section("Hello"))
    for _ in range(100):
        client.views_publish(user_id=ANNA, view=view)

    with pytest.raises(SlackApiError) as caught:
        client.views_publish(user_id=BEN, view=view)

    assert waits(caught) > 50
    assert client.users_info(user=ANNA)["ok"]
