"""A sandbox for each test, somebody in it, and a way to attach a real Bolt app."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.person import Control, Person
from tests.sandbox.sample import ANNA, APP, Aside, Attach, a_sandbox, attaching


@pytest.fixture(scope="session")
def aside() -> Iterator[Aside]:
    """Where servers and clients are closed: each takes a while, for which no test needs to wait."""
    closing: list[Future[None]] = []
    with ThreadPoolExecutor() as pool:
        yield lambda close: closing.append(pool.submit(close))
    for closed in closing:
        closed.result()


@pytest.fixture
def sandbox(aside: Aside) -> Iterator[Sandbox]:
    sandbox = a_sandbox()
    sandbox.start()
    yield sandbox
    aside(sandbox.stop)


@pytest.fixture
def client(sandbox: Sandbox) -> WebClient:
    return WebClient(APP.bot_token, base_url=sandbox.api_url)


@pytest.fixture
def control(sandbox: Sandbox) -> Control:
    return Control(sandbox.url)


@pytest.fixture
def anna(control: Control) -> Person:
    return Person(control, ANNA)


@pytest.fixture
def attach(sandbox: Sandbox, aside: Aside) -> Iterator[Attach]:
    with attaching(sandbox, aside) as attach:
        yield attach
