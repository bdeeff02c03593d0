"""A slow Slack costs nobody their answer: forms open after it, on threads of their own."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_sdk import WebClient

from slackapp import wiring
from slackapp.runtime import Runtime
from tests.office import APP, Office
from tests.world import CHANNEL

BURST = 24


class SlowClient(WebClient):
    """Each form takes Slack a second to open."""

    def views_open(self, **arguments: Any) -> Any:  # type: ignore[override]
        time.sleep(1)
        return super().views_open(**arguments)


def test_a_burst_of_24_while_slack_takes_a_second_loses_no_answer_and_no_form(office: Office):
    office.runtime.stop()
    known = wiring.client(office.has)
    client = SlowClient(known.token, base_url=known.base_url, retry_handlers=[])
    front = wiring.front(office.has, office.world.desk)
    office.runtime = Runtime(front, client, APP.app_token, CHANNEL, pace=0)
    office.runtime.start()

    def type_command(_: int) -> tuple[bool, float]:
        started = time.monotonic()
        acked = office.person("chair").types("/drp new")
        return acked, time.monotonic() - started

    with ThreadPoolExecutor(BURST) as people:
        answers = list(people.map(type_command, range(BURST)))

    assert [acked for acked, _ in answers] == [True] * BURST
    assert max(took for _, took in answers) < 2.5
    assert sorted(took for _, took in answers)[BURST // 2] < 1
    office.control.wait_for(lambda: opened(office) or None, lambda: "not every form opened")


def opened(office: Office) -> bool:
    calls = office.control.calls("views.open")
    assert [call["error"] for call in calls if not call["ok"]] == []
    return len(calls) == BURST
