"""The stand-in as a server on this computer: `Sandbox(...)`, `start()`, `url`, `stop()`."""

import asyncio
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from slackapp.sandbox import commands, control, pages
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.dated import Dated
from slackapp.sandbox.faults import Faults
from slackapp.sandbox.guard import OwnBrowserOnly
from slackapp.sandbox.lines import hang_up
from slackapp.sandbox.responses import serve_response
from slackapp.sandbox.terms import Terms
from slackapp.sandbox.web_api import serve_call

HOST = "127.0.0.1"
START_SECONDS = 10


@dataclass(kw_only=True, eq=False)
class Sandbox(Terms):
    """A workspace with one app installed, which connects to it as it would to Slack.

    The app needs `base_url=sandbox.api_url` on its WebClient and the two tokens of *app*; what
    else can be said when it is made, its `Terms` say.
    """

    faults: Faults = field(default_factory=Faults, init=False)
    url: str = field(default="", init=False)
    _server: "_Server | None" = field(default=None, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def start(self, port: int = 0) -> str:
        """Serve on *port*, or on a free one; returns the address once it answers."""
        listening = socket.create_server((HOST, port))
        self.url = f"http://{HOST}:{listening.getsockname()[1]}"
        backend = Backend(self, self.url, self.faults)
        self._server = _served(_application(backend), backend)
        self._thread = threading.Thread(
            target=self._server.run, args=([listening],), name="sandbox", daemon=True
        )
        self._thread.start()
        if not wait([self._server.answering], START_SECONDS).done:
            raise RuntimeError("the sandbox did not start")
        return self.url

    def stop(self) -> None:
        """End every connection; stopping twice does no harm."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()

    def post_to(self, url: str | None) -> None:
        """Deliver to this Request URL from now on, as to an app without Socket Mode.

        With None the app's sockets are used again. Any thread may call this, after `start`.
        """
        self._do(lambda backend: backend.post_to(url))

    def say(self, person_id: str, text: str, channel_id: str) -> None:
        """Let somebody write a message in a channel."""
        self._do(lambda backend: commands.say(backend, person_id, text, channel_id))

    def outage(self, on: bool) -> None:
        """Begin or end a time in which the app reaches nothing here, nor is reached by socket."""
        self._do(lambda backend: backend.outage(on))

    def _do(self, change: Callable[[Backend], object]) -> None:
        """Change something on the event loop, which alone may, and wait until it is done."""
        if self._server is None:
            raise RuntimeError("the sandbox was not started")
        self._server.do(change)


class _Server(uvicorn.Server):
    """Says when it answers, and lets nobody wait for a change once it is to stop."""

    def __init__(self, config: uvicorn.Config, backend: Backend) -> None:
        super().__init__(config)
        self._backend = backend
        self.answering: Future[asyncio.AbstractEventLoop] = Future()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answering.set_result(asyncio.get_running_loop())

    def do(self, change: Callable[[Backend], object]) -> None:
        async def on_the_loop() -> None:
            change(self._backend)

        asyncio.run_coroutine_threadsafe(on_the_loop(), self.answering.result()).result()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._backend.journal.change()
        await super().shutdown(sockets)


def _served(application: Starlette, backend: Backend) -> _Server:
    config = uvicorn.Config(
        application,
        ws="websockets-sansio",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        date_header=False,  # it would say this machine's time; see ``Dated``
    )
    server = _Server(config, backend)
    application.state.lines = server.server_state.connections
    return server


def _application(backend: Backend) -> Starlette:
    async def serve_socket(websocket: WebSocket) -> None:
        if backend.faults.outage:
            hang_up(websocket)
        else:
            await backend.connections.serve(websocket)

    application = Starlette(
        routes=[
            Route("/api/{method}", serve_call, methods=["GET", "POST"]),
            Route("/response/{key}", serve_response, methods=["POST"]),
            WebSocketRoute("/socket", serve_socket),
            Mount("/control", routes=control.ROUTES),
            *pages.ROUTES,
        ],
        middleware=[Middleware(OwnBrowserOnly), Middleware(Dated, now=backend.now)],
    )
    application.state.backend = backend
    return application
