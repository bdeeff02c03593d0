"""A Slack that answers each call as a script says, over real HTTP, and remembers what it took."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

OK = {"ok": True, "channel": "D01", "ts": "1700000000.000100"}


class ScriptedSlack:
    """``script`` holds the answers to come; when it is empty everything goes well.

    An answer is a JSON body, a status with headers, or "drop": take it, and hang up. A function
    is what happens in the world before everything goes well.
    """

    def __init__(self) -> None:
        self.script: list[Any] = []
        self.taken: list[tuple[str, dict[str, Any]]] = []
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler, method: str, call: dict[str, Any]) -> None:
        self.taken.append((method, call))
        answer = self.script.pop(0) if self.script else OK
        if callable(answer):
            answer()
            answer = OK
        if answer == "drop":
            handler.close_connection = True
            handler.connection.close()
            return
        status, headers, body = (200, {}, answer) if isinstance(answer, dict) else answer
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(json.dumps(body).encode())

    @property
    def texts(self) -> list[str]:
        return [call["text"] for method, call in self.taken if method == "chat.postMessage"]


@contextmanager
def scripted_slack() -> Iterator[ScriptedSlack]:
    slack = ScriptedSlack()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            is_json = "json" in self.headers["Content-Type"]
            call = json.loads(body) if is_json else {k: v[0] for k, v in parse_qs(body).items()}
            slack.answer(self, self.path.rpartition("/")[2], call)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    slack.url = f"http://127.0.0.1:{server.server_address[1]}/api/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield slack
    server.shutdown()
    server.server_close()
    thread.join()
