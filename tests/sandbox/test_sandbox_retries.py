"""An event that was not heard comes again, the same one, and says how often and why."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from slack_bolt import App, BoltRequest

from slackapp.sandbox.server import Sandbox
from tests.person import Control, NotOnScreen, Person, sandbox_person
from tests.sandbox.over_http import serving
from tests.sandbox.sample import ACK_SECONDS, ANNA, Aside, Attach, a_sandbox

Json = dict[str, Any]
Wsgi = Callable[..., Iterable[bytes]]


@pytest.fixture
def sandbox(aside: Aside) -> Iterator[Sandbox]:
    sandbox = a_sandbox(retry_after=(0, 0.1, 0.2))
    sandbox.start()
    yield sandbox
    aside(sandbox.stop)


class Deaf:
    """An application that hears an event only when it comes for the *hears*-th time."""

    def __init__(self, hears: int, status: str = "500 Internal Server Error", after: float = 0):
        self.hears, self.status, self.after = hears, status, after
        self.retries: list[tuple[str | None, str | None]] = []
        self.bodies: list[bytes] = []

    def __call__(self, environ: Json, start_response: Callable[..., Any]) -> list[bytes]:
        heads = ("HTTP_X_SLACK_RETRY_NUM", "HTTP_X_SLACK_RETRY_REASON")
        self.retries.append(tuple(environ.get(head) for head in heads))
        self.bodies.append(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        heard = len(self.retries) == self.hears
        time.sleep(0 if heard else self.after)
        start_response("200 OK" if heard else self.status, [])
        return []


def acks(control: Control, count: int) -> list[bool]:
    def look() -> list[bool] | None:
        found = [ack["acked"] for ack in control.acks()]
        return found if len(found) >= count else None

    return control.wait_for(look, lambda: f"only {control.acks()}")


def test_an_event_is_delivered_four_times_at_most(sandbox: Sandbox, anna: Person, control: Control):
    deaf = Deaf(hears=0)
    with serving(deaf) as url:
        sandbox.post_to(url)
        anna.home()
        assert acks(control, 4) == [False] * 4
        time.sleep(0.3)

    assert deaf.retries == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_error"),
        ("3", "http_error"),
    ]
    assert len(set(deaf.bodies)) == 1


def test_an_event_that_was_heard_does_not_come_again(
    sandbox: Sandbox, anna: Person, control: Control
):
    deaf = Deaf(hears=2)
    with serving(deaf) as url:
        sandbox.post_to(url)
        anna.home()
        assert acks(control, 2) == [False, True]
        time.sleep(0.4)

    assert len(deaf.retries) == 2


def test_a_slow_answer_is_named_as_the_reason(sandbox: Sandbox, anna: Person, control: Control):
    deaf = Deaf(hears=2, status="200 OK", after=ACK_SECONDS * 1.5)
    with serving(deaf) as url:
        sandbox.post_to(url)
        anna.home()
        acks(control, 2)

    assert deaf.retries[1] == ("1", "http_timeout")


def test_an_app_that_was_away_hears_when_it_is_back(aside: Aside):
    sandbox, deaf = a_sandbox(retry_after=[1]), Deaf(hears=1)
    anna = sandbox_person(sandbox.start(), ANNA)
    anna.home()
    acks(anna.control, 1)
    with serving(deaf) as url:
        sandbox.post_to(url)
        assert acks(anna.control, 2) == [False, True]
    aside(sandbox.stop)

    assert deaf.retries == [("1", "connection_failed")]


def test_over_a_socket_a_retry_says_so_too(attach: Attach, anna: Person, control: Control):
    heard: list[tuple[str, list[str], list[str]]] = []

    def listeners(app: App) -> None:
        @app.event("app_home_opened")
        def opened(body: Json, request: BoltRequest) -> None:
            number = request.headers["x-slack-retry-num"]
            heard.append((body["event_id"], number, request.headers["x-slack-retry-reason"]))
            if len(heard) == 1:
                time.sleep(ACK_SECONDS * 1.5)

    attach(listeners)
    anna.home()
    acks(control, 2)

    assert [retry[1:] for retry in heard] == [(["0"], [""]), (["1"], ["timeout"])]
    assert heard[0][0] == heard[1][0]


def test_an_event_can_be_delivered_again_on_purpose(attach: Attach, anna: Person, control: Control):
    heard: list[str] = []

    def listeners(app: App) -> None:
        @app.event("app_home_opened")
        def opened(body: Json) -> None:
            heard.append(body["event_id"])

    attach(listeners)
    anna.home()
    acks(control, 1)
    anna.home()
    acks(control, 2)

    assert control.redeliver()
    assert control.redeliver(heard[0])
    assert heard == [heard[0], heard[1], heard[1], heard[0]]
    with pytest.raises(NotOnScreen, match="There was no event Ev0"):
        control.redeliver("Ev0")


def test_a_command_is_never_delivered_again(sandbox: Sandbox, anna: Person, control: Control):
    deaf = Deaf(hears=0)
    with serving(deaf) as url:
        sandbox.post_to(url)
        anna.types("/sample")
        time.sleep(0.3)

    assert deaf.retries == [(None, None)]
