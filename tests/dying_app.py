"""The app in a process of its own that dies at one named point: ``python -m tests.dying_app``.

Given: the point, what it does (serve people, or look at what has come due), the database, its key,
the address of Slack's Web API, and the time it is. It does everything as it should until the first
transaction that owes messages. Then it is killed as the power would kill it: nothing is closed,
nothing is flushed.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, event

import slackapp.runtime as made_of
from slackapp import settings, wiring
from slackapp.app import Counter
from slackapp.postman import look
from slackapp.runtime import Runtime
from slackapp.sending import Sender
from tests.world import CHANNEL
from workflows.ports import Desk, Owed

#: Everything is written, and the commit has not been asked for yet.
BEFORE_COMMIT = "before commit"
#: It is kept, and Slack was not told that it arrived; or the tick ended, and nothing was sent.
AFTER_COMMIT = "after commit"
#: After Slack was told, before anything of the outbox is sent.
BEFORE_SENDING = "before sending"
#: The outbox has taken a message in hand, and Slack has not been called yet.
IN_HAND = "in hand"
#: Slack has the message, and the outbox does not know it yet.
BEFORE_MARKING = "before marking"

SERVE, LOOK = "serve", "look"
POINTS = {
    SERVE: (BEFORE_COMMIT, AFTER_COMMIT, BEFORE_SENDING, IN_HAND, BEFORE_MARKING),
    LOOK: (BEFORE_COMMIT, AFTER_COMMIT, IN_HAND, BEFORE_MARKING),
}
POINT, DOES, DATABASE, KEY, API, NOW = sys.argv[1:7] if len(sys.argv) > 6 else ("",) * 6
#: Set once the transaction that owes messages is about to be committed.
OWES = threading.Event()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@event.listens_for(Engine, "before_cursor_execute")
def _notes(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    if statement.startswith("INSERT INTO outbox"):
        connection.info["owes"] = True


@event.listens_for(Engine, "commit")
def _commits(connection: Connection) -> None:
    if connection.info.pop("owes", False):
        OWES.set()
        if POINT == BEFORE_COMMIT:
            die()


class DyingCounter(Counter):
    """Dies around the answer to what was done."""

    def _serve(self, ack: Any, body: Any, handler: Any, pressed: Any) -> None:
        answer = self._answer(body, handler, pressed)
        if OWES.is_set() and POINT == AFTER_COMMIT:
            die()
        ack(**answer.ack)
        self.wake()
        if OWES.is_set() and POINT == BEFORE_SENDING:
            threading.Timer(0.2, die).start()  # the answer is on its way
        elif answer.then:
            self.executor.submit(self._then, answer, body)


class DyingSender(Sender):
    """Dies around the call to Slack."""

    def send_waiting(self) -> int:
        return 0 if POINT == BEFORE_SENDING else super().send_waiting()

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        if owed.ts or POINT not in (IN_HAND, BEFORE_MARKING):
            super()._post_or_change(owed, address, written)
            return
        if POINT == BEFORE_MARKING:
            self.client.chat_postMessage(channel=address, **written)
        die()


def main() -> None:
    now = datetime.fromisoformat(NOW)
    has = settings.of(
        SLACK_BOT_TOKEN="xoxb-sample",
        SLACK_APP_TOKEN="xapp-sample",
        SLACK_API_URL=API,
        DRP_DATABASE_URL=DATABASE,
        DRP_ENCRYPTION_KEYS=KEY,
        DRP_CHANNEL=CHANNEL,
        DRP_PORT=0,
    )
    does: dict[str, Callable[[settings.Settings, Desk], None]] = {SERVE: serve, LOOK: look_and_send}
    does[DOES](has, wiring.desk(has, now=lambda: now))
    sys.exit("it did not die")


def look_and_send(has: settings.Settings, desk: Desk) -> None:
    look(desk)
    if POINT == AFTER_COMMIT:
        die()
    DyingSender(desk, wiring.client(has), CHANNEL, pace=0).send_waiting()


def serve(has: settings.Settings, desk: Desk) -> None:
    made_of.Counter = DyingCounter  # type: ignore[misc]
    made_of.Sender = DyingSender  # type: ignore[misc]
    front = wiring.front(has, desk)
    Runtime(front, wiring.client(has), wiring.way_in(has), CHANNEL, pace=0).start()
    print("running", flush=True)  # noqa: T201 # whoever started us waits for it
    threading.Event().wait()


if __name__ == "__main__":
    main()
