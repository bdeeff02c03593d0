"""The little web server: what Slack posts in HTTP mode, and how the app is, in both modes."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from slackapp.faults import record
from slackapp.line import Line
from slackapp.wording import status as say

#: Slack's largest view is 250 KB; written as a form's field it grows to about three times that.
LARGEST_BODY = 2_000_000
#: A proxy in front keeps connections open; each waits at most this many seconds for a request.
IDLE_SECONDS = 60
#: So many connections at once. Whoever comes then waits until one of them ends.
CONNECTIONS = 100
#: All that stands before a body; Slack's is one or two thousand.
LARGEST_HEAD = 32_000
#: What is answered is for whoever asks now, and is what it says it is.
ALWAYS = (("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"))

Environment = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environment, StartResponse], Iterable[bytes]]


@dataclass(frozen=True)
class Page:
    """A short answer: its status, its text, and of which kind that is."""

    status: str
    text: str
    kind: str = "text/plain; charset=utf-8"

    def __call__(self, _: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as a WSGI application does."""
        body = self.text.encode()
        headers = [("Content-Type", self.kind), ("Content-Length", str(len(body))), *ALWAYS]
        start_response(self.status, headers)
        return [body]


class _Closing(list[bytes]):
    """An answer that says when it has gone: servers close an answer then (PEP 3333)."""

    def __init__(self, body: Iterable[bytes], close: Callable[[], object]) -> None:
        super().__init__(body)
        self.close = close


@dataclass(frozen=True)
class Answering:
    """An application, and what is called after each of its answers."""

    application: Application
    answered: Callable[[], object]

    def __call__(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does."""
        return _Closing(self.application(environment, start_response), self.answered)


NOT_FOUND = Page("404 Not Found", f"{say.NOTHING_HERE}\n")
FAILED = Page("500 Internal Server Error", f"{say.FAILED}\n")


class Web:
    """Serves some addresses on one port, in threads of its own, until it is stopped."""

    def __init__(
        self, host: str, port: int, threads: int, addresses: Mapping[str, Application]
    ) -> None:
        """Take the port; nothing is answered yet. Raises OSError where it is taken."""
        self._addresses = addresses
        self._connections: dict[int, Any] = {}
        self._server = create_server(
            self._serve,
            map=self._connections,
            host=host,
            port=port,
            threads=threads,
            ident="",
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST_BODY,
            inbuf_overflow=2 * LARGEST_BODY,  # what was typed stays in memory, and in no file
            channel_timeout=IDLE_SECONDS,
            connection_limit=CONNECTIONS,
            clear_untrusted_proxy_headers=True,
        )
        self._server.channel_class = Line
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    @property
    def port(self) -> int:
        """The port that was taken: 0 asks for any that is free."""
        return int(self._server.effective_port)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer what is in hand, take nothing new, and end; stopping again does no harm."""
        if self._stopping.is_set():
            return
        self._server.task_dispatcher.shutdown()
        self._stopping.set()
        self._server.pull_trigger()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            wasyncore.loop(timeout=1, use_poll=True, map=self._connections, count=1)
            self._hang_up_on_the_slow()
        wasyncore.loop(timeout=0.05, use_poll=True, map=self._connections, count=3)  # last answers
        wasyncore.close_all(self._connections)

    def _hang_up_on_the_slow(self) -> None:
        for line in self._server.active_channels.values():
            line.will_close = line.will_close or line.is_too_slow()

    def _serve(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Find who answers. What fails is logged by us: the server's own words could quote it."""
        answer = self._addresses.get(environment["PATH_INFO"], NOT_FOUND)
        try:
            return answer(environment, start_response)
        except Exception as error:
            record(error, "the web server")
            return FAILED(environment, start_response)
