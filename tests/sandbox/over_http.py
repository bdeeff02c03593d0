"""A real Bolt app behind a Request URL, on a small server of its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from slackapp.sandbox.server import Sandbox
from tests.sandbox.sample import APP

Wsgi = Callable[..., Any]


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: a test says enough by itself."""


@contextmanager
def serving(application: Wsgi) -> Iterator[str]:
    """The Request URL at which *application* answers."""
    server = make_server("127.0.0.1", 0, application, _Threaded, _Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def attached_over_http(
    sandbox: Sandbox, add_listeners: Callable[[App], None], secret: str = APP.signing_secret
) -> Iterator[None]:
    """A Bolt app that the sandbox posts to, with the listeners that the given function adds."""
    client = WebClient(APP.bot_token, base_url=sandbox.api_url)
    app = App(client=client, signing_secret=secret, process_before_response=True)
    add_listeners(app)
    with serving(SlackRequestHandler(app)) as url:
        sandbox.post_to(url)
        yield
        sandbox.post_to(None)
