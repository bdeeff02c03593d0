"""The app behind its own web server and its socket, in this very process: whatever is handed in."""

import hmac
import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from slack_bolt import App
from slack_sdk.socket_mode.request import SocketModeRequest

from slackapp import equipping
from slackapp.runtime import EVENTS, Runtime
from slackapp.socket_mode import SocketMode
from slackapp.way_in import WayIn
from slackapp.web import Web
from tests.campaigns.instant_slack import InstantSlack
from tests.world import CHANNEL, World, settings_for

SECRET = "sample-secret"  # of this stand-in
FORM = "application/x-www-form-urlencoded"
#: What is written because somebody looked, or typed and sent nothing yet.
NO_STATE = frozenset({"viewings", "drafts", "recorded_forms", "heard"})


def signed(body: bytes, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """Give the headers with which Slack signs a request."""
    stamp = str(int(time.time() if at is None else at))
    made = hmac.digest(secret.encode(), f"v0:{stamp}:".encode() + body, sha256).hex()
    return {
        "Content-Type": FORM,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={made}",
    }


@dataclass
class Door:
    """Where requests come in, the Slack that the app calls, and what is kept."""

    world: World
    slack: InstantSlack
    runtime: Runtime
    socket: SocketMode
    database: sqlite3.Connection

    def posts(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Hand in a request, as the web server does; give its status and its answer."""
        named = {f"HTTP_{key.upper().replace('-', '_')}": said for key, said in headers.items()}
        environment = {
            **named,
            "CONTENT_TYPE": headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "PATH_INFO": EVENTS,
            "QUERY_STRING": "",
            "REQUEST_METHOD": "POST",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": BytesIO(body),
        }
        said: list[str] = []
        assert self.runtime._web
        answer = self.runtime._web._serve(environment, lambda status, _: said.append(status))
        text = b"".join(answer).decode()
        if hasattr(answer, "close"):
            answer.close()
        return int(said[-1][:3]), text

    def sends(self) -> None:
        """Send all that is owed, and that may go now."""
        self.runtime.postman._sender.send_waiting()

    def tells(self, payload: Any) -> bool:
        """Hand it in as the socket does; say whether it was answered."""
        heard = _Heard()
        self.socket._take(heard, SocketModeRequest("interactive", "e1", payload))
        return heard.answered

    @property
    def changes(self) -> int:
        """Give a number that is another once anything was written."""
        [[number]] = self.database.execute("PRAGMA data_version")
        return int(number)

    @property
    def state(self) -> dict[str, list[Any]]:
        """Give every row of what counts."""
        named = self.database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for [name] in named} - NO_STATE
        return {name: self.database.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 # names of our own tables


class _Heard:
    """The other end of the socket."""

    answered, logger = False, logging.getLogger("the other end")

    def send_socket_mode_response(self, _: object) -> None:
        self.answered = True


class _Known(Runtime):
    """Its framework can be handed in to over the socket, too, which is never opened."""

    def _served(self, app: App, way_in: WayIn) -> Web | None:
        self.socket = SocketMode(app, "xapp-sample", 1, self._answered)
        return super()._served(app, way_in)


@contextmanager
def a_door(folder: Path, world: World) -> Iterator[Door]:
    """Open the app of a world on SQLite; nothing ticks and nothing is sent by itself."""
    has = settings_for(folder, SLACK_APP_TOKEN=None, SLACK_SIGNING_SECRET=SECRET)
    slack = InstantSlack()
    way_in = WayIn(signing_secret=SECRET, port=0)
    runtime = _Known(equipping.front(has, world.desk), slack.client, way_in, CHANNEL, pace=0)
    runtime._executor.submit = lambda does, *to: does(*to)  # type: ignore[method-assign,assignment] # at once
    database = sqlite3.connect(f"file:{folder / 'test.db'}?mode=ro", uri=True)
    try:
        yield Door(world, slack, runtime, runtime.socket, database)
    finally:
        runtime._executor.shutdown(wait=True)
        runtime.homes.stop()
        assert runtime._web
        runtime._web._server.close()
        database.close()


def command(text: str, user: str = "U04", team: str = "T01", **more: str) -> bytes:
    """Give the body of a slash command."""
    said = {"command": "/drp", "text": text, "user_id": user, "team_id": team, "trigger_id": "t"}
    return urlencode({**said, **more}, errors="surrogatepass").encode()
