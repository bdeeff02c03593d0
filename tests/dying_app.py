"""The app in a process of its own that dies at one named point.

It does everything as it should until the first transaction that adds certain rows. Then it is
killed as the power would kill it: nothing is closed, nothing is flushed.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any, ClassVar

from sqlalchemy import Connection as DatabaseConnection
from sqlalchemy import Engine, event

from slackapp import background, equipping, runtime, wiring
from slackapp.app import Counter
from slackapp.postman import look
from slackapp.runtime import Runtime
from slackapp.sending import Sender
from slackapp.settings import Settings
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
#: What is said once it can be pressed, or told to look.
RUNNING = "running"


@dataclass
class Death:
    """Where this process dies, and of which rows: those of some tables, named with commas.

    *added* is set once the transaction that adds them is about to be committed.
    """

    point: str
    adds: str
    added: threading.Event = field(default_factory=threading.Event, init=False)

    def __reduce__(self) -> tuple[type["Death"], tuple[str, str]]:
        """It is sent to another process before anything has happened."""
        return Death, (self.point, self.adds)

    def waits(self) -> None:
        """Watch what is written from now on."""
        event.listen(Engine, "before_cursor_execute", self._notes)
        event.listen(Engine, "commit", self._commits)

    def _notes(
        self, connection: DatabaseConnection, _cursor: object, statement: str, *_: object
    ) -> None:
        if statement.startswith(tuple(f"INSERT INTO {table} " for table in self.adds.split(","))):
            connection.info["adds"] = True

    def _commits(self, connection: DatabaseConnection) -> None:
        if connection.info.pop("adds", False):
            self.added.set()
            if self.point == BEFORE_COMMIT:
                die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DyingCounter(Counter):
    """Dies around the answer to what was done."""

    death: ClassVar[Death]

    def _serve(self, ack: Any, body: Any, handler: Any, pressed: Any) -> None:
        def answers(**answer: Any) -> None:
            if self.death.added.is_set() and self.death.point == AFTER_COMMIT:
                die()
            if self.death.added.is_set() and self.death.point == BEFORE_SENDING:
                self.afterwards.add(die)
            ack(**answer)

        super()._serve(answers, body, handler, pressed)


class DyingSender(Sender):
    """Dies around the call to Slack."""

    death: ClassVar[Death]

    def send_waiting(self) -> int:
        return 0 if self.death.point == BEFORE_SENDING else super().send_waiting()

    def _post_or_change(self, owed: Owed, address: str, written: dict[str, Any]) -> None:
        point = self.death.point
        if point not in (
            (CHANGE_IN_HAND, BEFORE_MARKING_CHANGE) if owed.ts else (IN_HAND, BEFORE_MARKING)
        ):
            super()._post_or_change(owed, address, written)
            return
        if point == BEFORE_MARKING:
            self.client.chat_postMessage(channel=address, **written)
        if point == BEFORE_MARKING_CHANGE:
            shown = {name: written[name] for name in ("text", "blocks")}
            self.client.chat_update(channel=str(owed.channel), ts=str(owed.ts), **shown)
        die()


def live_and_die(death: Death, does: str, has: Settings, now: datetime, line: Connection) -> None:
    """Serve people, or look at what has come due, at that time; say that it runs."""
    death.waits()
    DyingCounter.death = DyingSender.death = death
    ways: dict[str, Callable[[Settings, Desk, Connection], None]] = {
        SERVE: serve,
        LOOK: look_and_send,
    }
    ways[does](has, wiring.desk(has, now=lambda: now), line)
    sys.exit("it did not die")


def look_and_send(has: Settings, desk: Desk, line: Connection) -> None:
    line.send(RUNNING)
    line.recv()
    look(desk)
    if DyingSender.death.point == AFTER_COMMIT:
        die()
    DyingSender(desk, equipping.client(has), CHANNEL, pace=0).send_waiting()


def serve(has: Settings, desk: Desk, line: Connection) -> None:
    runtime.Counter = DyingCounter  # type: ignore[misc]
    background.Sender = DyingSender  # type: ignore[misc]
    front = equipping.front(has, desk)
    Runtime(front, equipping.client(has), equipping.way_in(has), CHANNEL, pace=0).start()
    line.send(RUNNING)
    threading.Event().wait()
