"""The app in a process of its own that dies at one named point: ``python -m tests.dying_app``.

Given: the point, the database, its key, the address of Slack's Web API, and the time it is.
The process is killed as the power would kill it: nothing is closed, nothing is flushed.
"""

import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slackapp import settings, wiring
from slackapp.app import Counter
from slackapp.press import Answer
from slackapp.runtime import Runtime
from slackapp.sending import Sender
from tests.world import CHANNEL
from workflows.ports import Owed
from workflows.use_cases.chasing import chase

#: After the commit of what a person did, before Slack is told that it arrived.
BEFORE_ACK = "before ack"
#: After Slack was told, before anything of the outbox is sent.
BEFORE_SENDING = "before sending"
#: The outbox has taken a message in hand, and Slack has not been called yet.
IN_HAND = "in hand"
#: Slack has the message, and the outbox does not know it yet.
BEFORE_MARKING = "before marking"
POINTS = (BEFORE_ACK, BEFORE_SENDING, IN_HAND, BEFORE_MARKING)


def die() -> None:
    os._exit(9)


class DyingCounter(Counter):
    """Dies around the answer to a form that was sent."""

    def _serve(self, ack: Any, body: Any, handler: Any, pressed: Any) -> None:
        if body["type"] != "view_submission":
            super()._serve(ack, body, handler, pressed)
            return
        answer: Answer = self._answer(body, handler, pressed)
        if POINT == BEFORE_ACK:
            die()
        ack(**answer.ack)
        threading.Timer(0.2, die).start()  # the answer is on its way; nothing is sent meanwhile


class DyingSender(Sender):
    """Dies around the call to Slack."""

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        if POINT == IN_HAND and owed.kind == KIND:
            die()
        if POINT == BEFORE_MARKING and owed.kind == KIND:
            self.client.chat_postMessage(channel=address, **written)
            die()
        super()._post_or_change(owed, address, written)


POINT, DATABASE, KEY, API, NOW, KIND = sys.argv[1:7] if len(sys.argv) > 6 else ("",) * 6


def main() -> None:
    now = datetime.fromisoformat(NOW)
    has = settings.of(
        SLACK_BOT_TOKEN="xoxb-sample",
        SLACK_APP_TOKEN="xapp-sample",
        SLACK_API_URL=API,
        DRP_DATABASE_URL=DATABASE,
        DRP_ENCRYPTION_KEYS=KEY,
        DRP_CHANNEL=CHANNEL,
    )
    desk = wiring.desk(has, now=lambda: now)
    client = wiring.client(has)
    if POINT in (IN_HAND, BEFORE_MARKING):
        chase(desk)
        DyingSender(desk, client, CHANNEL, pace=0).send_waiting()
        sys.exit("it did not die")
    _serve_until_it_dies(has, desk, client)


def _serve_until_it_dies(has: settings.Settings, desk: Any, client: Any) -> None:
    import slackapp.runtime as made_of

    made_of.Counter = DyingCounter  # type: ignore[misc]
    made_of.Postman = _Nobody  # type: ignore[assignment, misc]
    runtime = Runtime(wiring.front(has, desk), client, wiring.way_in(has), CHANNEL)
    runtime.start()
    print("running", flush=True)  # noqa: T201 # whoever started us waits for it
    threading.Event().wait()


class _Nobody:
    """Sends nothing, so that death comes before sending."""

    wake: Callable[[], None]

    def __init__(self, *_: Any) -> None:
        self.wake = self.start = self.stop = lambda: None


if __name__ == "__main__":
    main()
