"""Slack's end of both lines to an app: it tells it of a click, and waits for the answer."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from http.client import HTTPConnection
from queue import Empty, SimpleQueue
from typing import Protocol
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from slackapp.runtime import EVENTS
from tests.bench.clicks import Click, Json

#: Seconds after which nobody waits for an answer any more.
PATIENCE = 15


class NotAnswered(Exception):
    """The app gave no answer, or not the one that it gives when all is well."""


@dataclass(frozen=True)
class Answered:
    """A click by its trigger, when it was made, how many seconds its answer took, the answer."""

    trigger: str
    at: float
    seconds: float
    answer: Json


class Line(Protocol):
    """What one person's clicks go through."""

    def tell(self, click: Click) -> Answered:
        """Tell the app, and wait for its answer. Raises NotAnswered."""


class Lines(Protocol):
    """A way to one app, for any number of people."""

    def line(self) -> AbstractContextManager[Line]:
        """Give a line to one more person, for as long as they click."""


@dataclass(frozen=True)
class Http:
    """An app that Slack posts to."""

    port: int

    def line(self) -> AbstractContextManager["HttpLine"]:
        """Open a connection, which stays open."""
        return closing(HttpLine(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)))


@dataclass(frozen=True)
class HttpLine:
    """One open connection."""

    connection: HTTPConnection

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def tell(self, click: Click) -> Answered:
        """Post a click, signed. Raises NotAnswered."""
        body, headers = click.request()
        at = time.monotonic()
        try:
            self.connection.request("POST", EVENTS, body, headers)
            response = self.connection.getresponse()
            text = response.read()
        except OSError as error:
            raise NotAnswered(type(error).__name__) from None
        took = time.monotonic() - at
        if response.status != 200:
            raise NotAnswered(str(response.status))
        return Answered(click.trigger, at, took, json.loads(text) if text else {})


@dataclass(frozen=True)
class Socket:
    """An app that has opened a socket, which everybody's clicks share."""

    connection: ServerConnection
    waiting: dict[str, "SimpleQueue[tuple[float, Json]]"] = field(default_factory=dict)

    def line(self) -> AbstractContextManager["Socket"]:
        """Give the one socket that there is."""
        return nullcontext(self)

    def tell(self, click: Click) -> Answered:
        """Send a click in its envelope. Raises NotAnswered."""
        envelope = click.envelope()
        answers = self.waiting[click.trigger] = SimpleQueue()
        at = time.monotonic()
        self.connection.send(envelope)
        try:
            came, answer = answers.get(timeout=PATIENCE)
        except Empty:
            raise NotAnswered("silence") from None
        return Answered(click.trigger, at, came - at, answer)

    def listen(self) -> None:
        """Hand each answer to whoever waits for it, until the app hangs up."""
        for text in self.connection:
            came, answer = time.monotonic(), json.loads(text)
            self.waiting.pop(answer["envelope_id"]).put((came, answer.get("payload") or {}))


@dataclass
class Sockets:
    """Where apps open their sockets, each under the name of its token."""

    url: str = ""
    opened: dict[str, Socket] = field(default_factory=dict)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def of(self, token: str) -> Socket:
        """Wait until the app of this token has opened its socket."""
        with self._news:
            if not self._news.wait_for(lambda: token in self.opened, PATIENCE):
                raise NotAnswered("no socket")
            return self.opened[token]

    def take(self, connection: ServerConnection) -> None:
        """Greet an app, as Slack does, and listen to it."""
        assert connection.request
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        socket = Socket(connection)
        with self._news:
            self.opened[urlsplit(connection.request.path).path.strip("/")] = socket
            self._news.notify_all()
        try:
            socket.listen()
        except ConnectionClosed:
            return


@contextmanager
def sockets() -> Iterator[Sockets]:
    """Listen for apps that open a socket."""
    made = Sockets()
    with serve(made.take, "127.0.0.1", 0) as server:
        made.url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()
