"""A stand-in for Slack's Web API in a process of its own: as slow as it is told to be.

It says yes to everything, notes when each form was asked for, and counts messages.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any

from tests.bench.apart import CONTEXT, apart, live_while_needed

#: Seconds in which the last form must have been asked for.
PATIENCE = 20
#: One answer to every method: each caller finds in it what it looks for.
YES = {"ok": True, "team_id": "T01", "channel": "C01", "ts": "1.0", "view": {"hash": "1.a"}}


@dataclass(frozen=True)
class Slack:
    """The stand-in, as whoever measures sees it."""

    url: str
    delay: Any
    asked_for: Any
    posts: Any

    def posted(self) -> int:
        """Count the messages that were posted so far."""
        return int(self.posts.value)

    def takes(self, seconds: float) -> None:
        """Let every call take so long from now on."""
        self.delay.value = seconds

    def forms(self, many: int) -> dict[str, float]:
        """Wait until so many forms are open; give when each was asked for, by what triggered it."""
        return dict(self.asked_for.get(timeout=PATIENCE) for _ in range(many))


@contextmanager
def slack(sockets: str) -> Iterator[Slack]:
    """Run the stand-in; *sockets* is where an app is sent that asks for a socket."""
    delay, asked_for, posts = CONTEXT.Value("d", 0.0), CONTEXT.Queue(), CONTEXT.Value("l", 0)
    with apart(_serve, sockets, delay, asked_for, posts) as port:
        yield Slack(f"http://127.0.0.1:{port}/api/", delay, asked_for, posts)


def _serve(line: Connection, sockets: str, delay: Any, asked_for: Any, posts: Any) -> None:
    server = _Server(("127.0.0.1", 0), _Method)
    server.sockets, server.delay, server.asked_for, server.posts = sockets, delay, asked_for, posts
    threading.Thread(target=server.serve_forever, daemon=True).start()
    line.send(server.server_port)
    live_while_needed(line)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # a burst must not wait for the kernel
    daemon_threads = True
    sockets: str
    delay: Any
    asked_for: Any
    posts: Any


class _Method(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        """Answer any method of the Web API. All processes of a machine share this clock."""
        came = time.monotonic()
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        time.sleep(self.server.delay.value)
        self._say({**YES, "url": f"{self.server.sockets}/{self._token}"})
        if self.path.endswith("/views.open"):
            self.server.asked_for.put((json.loads(body)["trigger_id"], came))
        if self.path.endswith("/chat.postMessage"):
            with self.server.posts.get_lock():
                self.server.posts.value += 1

    @property
    def _token(self) -> str:
        return self.headers["Authorization"].removeprefix("Bearer ")

    def _say(self, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):  # an app that is not needed any more ends at once
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing: a line for each call would cost more than the call."""
