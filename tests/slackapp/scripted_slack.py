"""A Slack that answers each call as a script says, over real HTTP, and remembers what it took."""

import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs

import pytest

from tests import canary

OK = {"ok": True, "channel": "D01", "ts": "1700000000.000100", "view": {"hash": "1.a"}}
DROP = "drop"
HANG = "hang"


#: Slack's client forgets such an answer without closing it; Python does so, and warns.
FORGETS = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
)


@dataclass(frozen=True, kw_only=True)
class CutOff:
    """An answer of which only a *part* arrives, of 1; then the line is closed, or it is reset.

    Whether all of it has come can be known where its length is told.
    """

    body: dict[str, Any]
    part: float
    is_reset: bool
    tells_length: bool

    def give(self, handler: BaseHTTPRequestHandler) -> None:
        """Begin the answer, and do not finish it."""
        said = json.dumps(self.body)
        length = f"Content-Length: {len(said)}\r\n" if self.tells_length else ""
        whole = f"HTTP/1.1 200 OK\r\n{length}\r\n{said}".encode()
        handler.wfile.write(whole[: int(len(whole) * self.part)])
        if self.is_reset:
            now = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)


class ScriptedSlack:
    """``script`` holds the answers to come; when it is empty everything goes well.

    An answer is a JSON body; a status with headers and a body; DROP, to hang up; a CutOff; or HANG,
    to say nothing until everything is over. A function is what happens in the world before Slack
    answers: as the function says, or that all is well. Whether Slack is there is asked outside the
    script: it says so while ``is_there``. So is whose account is gone: that of those in ``left``.
    """

    def __init__(self) -> None:
        self.script: list[Any] = []
        self.taken: list[tuple[str, dict[str, Any]]] = []
        self.asked = 0
        self.is_there = True
        self.left = set[str]()
        #: About whom it was asked.
        self.about: list[str] = []
        self.url = ""
        self.over = threading.Event()

    def answer(self, method: str, call: dict[str, Any]) -> Any:
        if method == "auth.test":
            self.asked += 1
            return {"ok": True, "team_id": "T01"} if self.is_there else DROP
        if method == "users.info":
            self.about.append(call["user"])
            return {"ok": True, "user": {"id": call["user"], "deleted": call["user"] in self.left}}
        self.taken.append((method, call))
        answer = self.script.pop(0) if self.script else OK
        return (answer() or OK) if callable(answer) else answer

    @property
    def texts(self) -> list[str]:
        return [call["text"] for method, call in self.taken if method == "chat.postMessage"]


def _give(handler: BaseHTTPRequestHandler, answer: Any, over: threading.Event) -> None:
    if answer == HANG:
        over.wait()
    if isinstance(answer, CutOff):
        answer.give(handler)
    if answer in (DROP, HANG) or isinstance(answer, CutOff):
        handler.close_connection = True
        handler.connection.close()
        return
    status, headers, body = (200, {}, answer) if isinstance(answer, dict) else answer
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body.encode() if isinstance(body, str) else json.dumps(body).encode())


Slack = TypeVar("Slack", bound=ScriptedSlack)


@contextmanager
def serving(slack: Slack) -> Iterator[Slack]:
    """Serve it on an address of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            is_json = "json" in self.headers.get("Content-Type", "")
            form = {name: values[0] for name, values in parse_qs(body).items()}
            call = json.loads(body or "{}") if is_json else form
            canary.hears(self.path.rpartition("/")[2], call)
            answer = slack.answer(self.path.rpartition("/")[2], call)
            with suppress(ConnectionError):  # whoever asked may have given up meanwhile
                _give(self, answer, slack.over)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    slack.url = f"http://127.0.0.1:{server.server_address[1]}/api/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield slack
    finally:
        slack.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def scripted_slack() -> Iterator[ScriptedSlack]:
    with serving(ScriptedSlack()) as slack:
        yield slack
