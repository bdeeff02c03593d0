"""What every part of a run shares: its size, the stand-in for Slack, the databases, the apps."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from slackapp.settings import Settings
from tests.bench.apart import apart
from tests.bench.databases import Databases
from tests.bench.lines import Http, Lines, Sockets
from tests.bench.slack import Slack
from tests.office import APP

HTTP, SOCKET = "HTTP", "Socket Mode"


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is measured; *few* and *many* disputes are open while some come due."""

    repetitions: int
    clicks: int
    bursts: int
    submissions: int
    few: int
    many: int
    sweeps: int = 7
    due: int = 100
    messages: int = 200
    interactions: int = 10_000
    starts: int = 3


USUAL = Size(repetitions=9, clicks=40, bursts=5, submissions=480, few=10_000, many=1_000_000)
QUICK = Size(
    repetitions=3,
    clicks=12,
    bursts=1,
    submissions=96,
    few=1_000,
    many=10_000,
    sweeps=2,
    messages=40,
    interactions=1_000,
    starts=2,
)
TINY = Size(
    repetitions=1,
    clicks=3,
    bursts=1,
    submissions=16,
    few=20,
    many=40,
    sweeps=1,
    due=5,
    messages=6,
    interactions=40,
    starts=1,
)


@dataclass(frozen=True)
class Bench:
    """One run."""

    size: Size
    slack: Slack
    sockets: Sockets
    databases: Databases

    @contextmanager
    def running(self, app: Callable[..., None], url: str, way: str = HTTP) -> Iterator[Lines]:
        """Run an app on a database in a process of its own; give the way to it."""
        token = f"xapp-{secrets.token_hex(4)}"
        with apart(app, self._settings(url, way, token)) as port:
            yield Http(port) if way == HTTP else self.sockets.of(token)

    def _settings(self, url: str, way: str, token: str) -> Settings:
        over: dict[str, Any] = {"SLACK_APP_TOKEN": token}
        if way == HTTP:
            over = {"SLACK_APP_TOKEN": None, "SLACK_SIGNING_SECRET": APP.signing_secret}
        return self.databases.settings(url, SLACK_API_URL=self.slack.url, **over)
