"""``drp worker`` says how it is, as ``drp run`` does: for whoever watches it from outside."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from slackapp import equipping
from slackapp.status import OK
from slackapp.watch import STOPPED
from slackapp.way_in import WayIn
from slackapp.worker import Worker
from tests.slackapp.scripted_slack import ScriptedSlack
from tests.world import CHANNEL, World, settings_for


@pytest.fixture
def worker(world: World, slack: ScriptedSlack, tmp_path: Path) -> Iterator[Worker]:
    has = settings_for(tmp_path, SLACK_API_URL=slack.url)
    front, client = equipping.front(has, world.desk), equipping.client(has)
    made = Worker(front, client, WayIn(port=0), CHANNEL)
    made.start()
    yield made
    made.stop()


def asked(worker: Worker, address: str) -> httpx.Response:
    return httpx.get(f"http://127.0.0.1:{worker.port}{address}", timeout=10)


def test_a_worker_that_works_is_alive_and_ready_and_says_nothing_of_a_line_it_has_not(
    worker: Worker,
):
    assert asked(worker, "/healthz").text == "ok\n"
    ready = asked(worker, "/readyz")
    assert (ready.status_code, ready.json()) == (
        200,
        {"database": OK, "tick": OK, "due": OK, "sending": OK},
    )
    figures = asked(worker, "/metrics").text
    assert "drp_tick_age_seconds" in figures
    assert "drp_slack_errors" in figures
    assert "drp_slack_connected" not in figures  # an alert asks whether any process says 1
    assert asked(worker, "/slack/events").status_code == 404


def test_one_that_sees_nothing_looked_at_is_not_ready(worker: Worker):
    assert asked(worker, "/readyz").status_code == 200
    worker._background.watch._changed_at -= STOPPED + 1

    found = asked(worker, "/readyz")

    assert found.status_code == 503
    assert found.json()["due"].startswith("nothing has looked at what is due since ")
    assert 'drp_standstill{why="stopped"} 1.0' in asked(worker, "/metrics").text
