"""Slack has its answer first; what the answer leads to begins after it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from slackapp.afterwards import Afterwards
from slackapp.app import Counter
from slackapp.front import Front
from slackapp.hands import SlackHands
from slackapp.home import Homes
from slackapp.press import opens_drawn
from slackapp.status import HEALTHY
from slackapp.web import Answering, Web
from slackapp.wording import refusals
from tests.office import Office
from tests.person import words
from tests.world import a_world
from workflows.ports import StoreUnavailable


class Reader:
    """Whoever waits for an answer; what is held goes on once it was read."""

    def __init__(self) -> None:
        self._has_read = threading.Event()
        self.was_first: list[bool] = []

    def hold(self) -> None:
        self.was_first.append(self._has_read.wait(2))

    def reads(self) -> None:
        self._has_read.set()


def test_over_http_the_answer_is_read_before_what_it_leads_to_begins():
    reader = Reader()
    web = Web("127.0.0.1", 0, 2, {"/": Answering(HEALTHY, reader.hold)})
    web.start()

    answer = httpx.get(f"http://127.0.0.1:{web.port}/")
    reader.reads()
    web.stop()

    assert answer.text == "ok\n"
    assert reader.was_first == [True]


def test_over_a_socket_the_answer_is_sent_before_what_it_leads_to_begins(office: Office):
    reader = Reader()
    line = office.runtime._socket
    assert line
    line._answered = reader.hold

    assert office.person("chair").types("/drp")
    reader.reads()

    office.control.wait_for(lambda: reader.was_first or None, lambda: "nothing was begun")
    assert reader.was_first == [True]


def test_what_one_thread_keeps_back_no_other_begins():
    afterwards, begun = Afterwards(), list[str]()
    afterwards.add(lambda: begun.append("ours"))

    another = threading.Thread(target=afterwards.begin)
    another.start()
    another.join()
    assert begun == []

    afterwards.begin()
    afterwards.begin()
    assert begun == ["ours"]


class Screen(WebClient):
    """A Slack that only opens forms, or posts where it opens none."""

    def __init__(self, *, opens: bool = True) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.posted: list[dict[str, str]] = []
        self._opens = opens

    def views_open(self, **arguments: Any) -> Any:  # type: ignore[override]
        if not self._opens:
            raise TimeoutError
        self.opened.append(words(arguments["view"]["blocks"]))

    def chat_postMessage(self, **arguments: Any) -> Any:  # type: ignore[override]  # noqa: N802
        self.posted.append(arguments)


def told(screen: Screen, folder: Path, draw: Callable[[], Any]) -> None:
    """Let somebody press what opens a form that is drawn so."""
    desk = a_world(folder).desk
    with ThreadPoolExecutor(1) as executor:
        front = Front(desk=desk)
        counter = Counter(
            front=front,
            client=screen,
            team="T01",
            executor=executor,
            homes=Homes(front, screen),
            wake=lambda: None,
        )
        body = {"trigger_id": "1", "user": {"id": "U04"}}
        hands = SlackHands(screen, body, counter.turns, lambda _: None)
        counter._then(opens_drawn(draw), hands, refusals.FORM_DID_NOT_OPEN)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreUnavailable("gone"), refusals.DATABASE_ELSE),
        (ValueError("Zq7canary"), "Something went wrong"),
    ],
)
def test_a_form_that_cannot_be_drawn_is_a_page_that_says_so(
    tmp_path: Path, error: Exception, said: str
):
    def fails() -> Any:
        raise error

    screen = Screen()
    told(screen, tmp_path, fails)

    [page] = screen.opened
    assert said in page
    assert "Zq7canary" not in page


def test_where_not_even_a_page_opens_it_is_said_in_a_direct_message(tmp_path: Path):
    def fails() -> Any:
        raise StoreUnavailable("gone")

    screen = Screen(opens=False)
    told(screen, tmp_path, fails)

    assert screen.posted == [{"channel": "U04", "text": refusals.DATABASE_ELSE}]


def test_what_fails_afterwards_keeps_back_nothing_else():
    began = list[str]()
    afterwards = Afterwards()
    afterwards.add(lambda: {}["nothing is called so"])
    afterwards.add(lambda: began.append("the other"))

    afterwards.begin()

    assert began == ["the other"]
