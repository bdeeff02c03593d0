"""The app in a process of its own that dies at one named point: ``python -m tests.dying_app``.

Given: the point, what it does (serve people, or look at what has come due), which rows its last
transaction adds, the database, its key, and the address of Slack's Web API. It waits for a line
that tells the time; to look, for another one. It does everything as it should until the first
transaction that adds such rows. Then it is killed as the power would kill it: nothing is closed,
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

from slackapp import background, equipping, runtime, settings, wiring
from slackapp.app import Counter
from slackapp.postman import look
from slackapp.runtime import Runtime
from slackapp.sending import Sender
from tests.world import CHANNEL
from workflows.desk import Desk
from workflows.outbox import Owed

#: Everything is written, and the commit has not been asked for yet.
BEFORE_COMMIT = "before commit"
#: It is kept, and Slack was not told that it arrived; or the tick ended, and nothing was sent.
AFTER_COMMIT = "after commit"
#: After Slack was told, before anything that follows from it.
BEFORE_SENDING = "before sending"
#: The outbox has taken a message in hand, and Slack has not been called yet.
IN_HAND = "in hand"
#: Slack has the message, and the outbox does not know it yet.
BEFORE_MARKING = "before marking"
#: The same two, of a message that Slack has already and that must look different now.
CHANGE_IN_HAND = "change in hand"
BEFORE_MARKING_CHANGE = "before marking a change"

SERVE, LOOK = "serve", "look"
#: What an act or a tick adds, and what keeping a draft adds.
ACTS, DRAFTS = "history,outbox", "drafts"
ARGUMENTS = sys.argv[1:] if len(sys.argv) == 7 else [""] * 6
POINT, DOES, ADDS, DATABASE, KEY, API = ARGUMENTS
FATAL = tuple(f"INSERT INTO {table} " for table in ADDS.split(","))
#: Set once the transaction that adds them is about to be committed.
ADDED = threading.Event()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@event.listens_for(Engine, "before_cursor_execute")
def _notes(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    if statement.startswith(FATAL):
        connection.info["adds"] = True


@event.listens_for(Engine, "commit")
def _commits(connection: Connection) -> None:
    if connection.info.pop("adds", False):
        ADDED.set()
        if POINT == BEFORE_COMMIT:
            die()


class DyingCounter(Counter):
    """Dies around the answer to what was done."""

    def _serve(self, ack: Any, body: Any, handler: Any, pressed: Any) -> None:
        def answers(**answer: Any) -> None:
            if ADDED.is_set() and POINT == AFTER_COMMIT:
                die()
            if ADDED.is_set() and POINT == BEFORE_SENDING:
                self.afterwards.add(die)
            ack(**answer)

        super()._serve(answers, body, handler, pressed)


class DyingSender(Sender):
    """Dies around the call to Slack."""

    def send_waiting(self) -> int:
        return 0 if POINT == BEFORE_SENDING else super().send_waiting()

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        points = (CHANGE_IN_HAND, BEFORE_MARKING_CHANGE) if owed.ts else (IN_HAND, BEFORE_MARKING)
        if POINT not in points:
            super()._post_or_change(owed, address, written)
            return
        if POINT == BEFORE_MARKING:
            self.client.chat_postMessage(channel=address, **written)
        if POINT == BEFORE_MARKING_CHANGE:
            shown = {name: written[name] for name in ("text", "blocks")}
            self.client.chat_update(channel=str(owed.channel), ts=str(owed.ts), **shown)
        die()


def main() -> None:
    now = datetime.fromisoformat(sys.stdin.readline().strip())
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
    says_that_it_runs()
    sys.stdin.readline()
    look(desk)
    if POINT == AFTER_COMMIT:
        die()
    DyingSender(desk, equipping.client(has), CHANNEL, pace=0).send_waiting()


def serve(has: settings.Settings, desk: Desk) -> None:
    runtime.Counter = DyingCounter  # type: ignore[misc]
    background.Sender = DyingSender  # type: ignore[misc]
    front = equipping.front(has, desk)
    Runtime(front, equipping.client(has), equipping.way_in(has), CHANNEL, pace=0).start()
    says_that_it_runs()
    threading.Event().wait()


def says_that_it_runs() -> None:
    """Whoever started us waits for it."""
    print("running", flush=True)  # noqa: T201 # they read it


if __name__ == "__main__":
    main()
