"""The app as it runs: Slack's socket, the thread that sends, the tick; one start, one stop."""

import threading
from concurrent.futures import ThreadPoolExecutor

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from slackapp.app import Counter, build, team_of
from slackapp.front import Front
from slackapp.postman import Postman
from slackapp.sending import PACE, Sender

#: A burst of people at once while Slack takes a second must not wait for a thread.
THREADS = 24


class Runtime:
    """One running app. ``start`` returns once Slack can reach it."""

    def __init__(
        self, front: Front, client: WebClient, app_token: str, channel: str, pace: float = PACE
    ) -> None:
        """Put it together; asks Slack who we are, so it raises SlackApiError on a wrong token."""
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="drp")
        self.postman = Postman(front.desk, Sender(front.desk, client, channel, pace))
        counter = Counter(
            front=front,
            client=client,
            team=team_of(client),
            executor=self._executor,
            wake=self.postman.wake,
        )
        self._socket = SocketModeHandler(build(counter), app_token, concurrency=THREADS)

    def start(self) -> None:
        """Connect to Slack, and begin to tick and to send."""
        self._socket.connect()  # type: ignore[no-untyped-call]
        self.postman.start()

    def stop(self) -> None:
        """Take nothing new, finish what is in hand, and end."""
        self._hang_up()
        self._executor.shutdown(wait=True)
        self.postman.stop()

    def _hang_up(self) -> None:
        """Close the socket. Slack's client forgets that it must, if it just began to listen."""
        closing = threading.Thread(target=self._socket.close, name="hanging up", daemon=True)
        closing.start()
        while closing.is_alive():
            closing.join(timeout=2)
            self._socket.client.current_session_state.terminated = True
