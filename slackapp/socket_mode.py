"""Slack's socket, which the app opens itself, so that no public address is needed.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from slackapp import payloads
from slackapp.faults import log

#: Slack's client takes a line for dead after a few pings that nobody answered. At its usual 10
#: seconds, clicks are lost for most of a minute before it opens another.
PING_SECONDS = 3
#: After so many seconds Slack takes no answer any more:
#: https://docs.slack.dev/interactivity/handling-user-interaction (acknowledgment response)
LONGEST_ANSWER = 3


class SocketMode:
    """One connection to Slack, which mends itself."""

    def __init__(
        self, app: App, app_token: str, threads: int, answered: Callable[[], object]
    ) -> None:
        """Make it; nothing is opened yet. *answered* is called after each answer."""
        self._answered = answered
        self._in_hand = 0
        self._changed = threading.Condition()
        self._handler = SocketModeHandler(
            app, app_token, concurrency=threads, ping_interval=PING_SECONDS
        )
        self._handler.client.socket_mode_request_listeners = [self._take]
        self._handler.client.on_message_listeners.append(self._greeted)

    @property
    def is_open(self) -> bool:
        """Can Slack reach us now?"""
        return bool(self._handler.client.is_connected())

    def start(self) -> None:
        """Connect. Raises SlackApiError for a token that Slack refuses."""
        self._handler.connect()  # type: ignore[no-untyped-call]

    def stop(self) -> None:
        """Answer what is in hand, and close the socket.

        Slack's client forgets that it must, if it just began to listen; and it first waits some
        seconds for what might still come, so hang up, and give it nothing to take.
        """
        client = self._handler.client
        with self._changed:
            self._changed.wait_for(lambda: not self._in_hand, timeout=LONGEST_ANSWER)
        client.auto_reconnect_enabled = False
        if client.current_session and client.current_session.sock:
            with suppress(OSError):  # the other end was quicker
                client.current_session.sock.shutdown(socket.SHUT_RDWR)
        closing = threading.Thread(target=self._close, name="hanging up", daemon=True)
        closing.start()
        while closing.is_alive():
            client.current_session_state.terminated = True
            client.message_queue.put(None)  # as its worker expects
            closing.join(timeout=0.1)

    def _close(self) -> None:
        """Close Slack's client, again where the socket went between its look and its close."""
        try:
            self._handler.close()  # type: ignore[no-untyped-call]
        except AttributeError:
            self._handler.close()  # type: ignore[no-untyped-call]

    def _take(self, client: Any, request: Any) -> None:
        """Answer one thing that Slack tells; unanswered, a form stays open with its text."""
        if not payloads.is_one(request.payload):
            log.warning("not answered: nothing that Slack sends")
            return
        with self._answering():
            try:
                self._handler.handle(client, request)
            finally:
                self._answered()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        with self._changed:
            self._in_hand += 1
        try:
            yield
        finally:
            with self._changed:
                self._in_hand -= 1
                self._changed.notify_all()

    def _greeted(self, message: str) -> None:
        """Log how many share the clicks: one that nobody knows of would take some of them away."""
        if '"hello"' not in message:
            return
        with suppress(ValueError, AttributeError):
            counted = json.loads(message).get("num_connections")
            if counted:
                log.info("connected; Slack counts %d connections of this app", int(counted))
